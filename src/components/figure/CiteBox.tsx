import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { apa, type Citable, type CitationForm, citationForms } from './apa.ts';

interface Props {
	item: Citable;
	/** The digits that the link this page was opened with had cited. */
	cited?: string | undefined;
	/** Whether `item.digest` is what this browser calculated, or what the build did. */
	live: boolean;
	copy(text: string, what: string): void;
	/** Offers a text as a file. */
	save(ending: string, type: string, text: string): void;
}

/** The exact state as a reference: four forms, the link, the fingerprint. */
export function CiteBox({ item, cited, live, copy, save }: Props): JSX.Element {
	const [form, setForm] = useState<CitationForm>('APA');
	/** What is said where a link had cited a digest. */
	const [Reproduced, setReproduced] = useState<typeof import('./Reproduced.tsx').default>();
	useEffect(() => {
		if (cited) import('./Reproduced.tsx').then(({ default: loaded }) => setReproduced(() => loaded));
	}, [cited]);
	/** The other forms, once one of them was asked for. */
	const [others, setOthers] = useState<typeof import('./cite.ts')>();
	const text = form === 'APA' ? apa(item) : (others?.citation(item, form) ?? '');
	const file = others?.fileForms.find(each => each.form === form);
	const choose = (next: CitationForm): void => {
		setForm(next);
		if (next !== 'APA' && !others) import('./cite.ts').then(setOthers);
	};
	return (
		<div class="cite-box">
			<div class="seg needs-js" role="group" aria-label="Form of the citation">
				{citationForms.map(name => (
					<button key={name} type="button" aria-pressed={name === form} onClick={() => choose(name)}>
						{name}
					</button>
				))}
			</div>
			{form === 'APA' ? <p class="apa">{text}</p> : <pre class="code">{text}</pre>}
			<p class="cite-acts needs-js">
				<button type="button" class="btn" onClick={() => copy(text, 'Citation')}>
					Copy citation
				</button>{' '}
				<button type="button" class="btn" onClick={() => copy(item.url, 'Link')}>
					Copy link
				</button>
				{file && ' '}
				{file && (
					<button
						type="button"
						class="btn"
						onClick={() => save(file.ending, file.type, others?.citationFile(item, file.form) ?? '')}
					>
						Save .{file.ending}
					</button>
				)}
			</p>
			{cited && live && Reproduced && <Reproduced cited={cited} digest={item.digest} />}
			<p class="digest">
				Digest of the recorded numbers, SHA-256: <code>{item.digest}</code>
			</p>
		</div>
	);
}
