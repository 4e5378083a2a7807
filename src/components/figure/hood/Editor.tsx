import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Edit, type Model, nameToMathML, type Problem, sentence } from '../../../engine/index.ts';
import type { Edits, FigureInfo } from '../info.ts';
import type { Edited } from '../state.ts';
import { type Models, tried } from './edited.ts';
import { type Draft, draftOf, editOf, fieldsOf, startsOf, type Typed } from './fields.ts';
import { Mistake, spanOf } from './Mistake.tsx';

interface Props {
	/** Unique on the page. */
	id: string;
	published: FigureInfo;
	models: Models;
	model: Model;
	/** What is changed in all models of the figure. */
	edits: Edits;
	/** What a link or a run has found wrong with it. */
	problem: Problem | undefined;
	/** Takes a checked version of the figure, or the published one. */
	onRun(edit: Edited | undefined): void;
}

/** How long after the last key a text that was wrong is looked at again, ms. */
const pause = 600;

/** A model's texts and numbers, to be changed. Nothing runs before all of it was checked; what is wrong is said at its place. */
export default function Editor({ id, published, models, model, edits, problem: brought, onRun }: Props): JSX.Element {
	const edit = edits[model.id];
	const [draft, setDraft] = useState(() => draftOf(published, model, edit));
	/** Undefined: nothing was found here, and what was brought counts; null: what was brought was mended. */
	const [own, setOwn] = useState<Problem | null>();
	const [said, setSaid] = useState('');
	const form = useRef<HTMLFormElement>(null);
	const later = useRef<ReturnType<typeof setTimeout>>();
	const problem = own === null ? undefined : (own ?? brought);
	const fields = fieldsOf(model);
	const starts = startsOf(published, model);
	const apart = Object.keys(model.parameters).filter(name => !(name in starts));

	// Undo, reset and links change a model, too; what is being written stays until they do.
	const written = JSON.stringify(edit);
	useEffect(() => setDraft(draftOf(published, model, edit)), [written]);
	useEffect(() => setOwn(undefined), [brought]);
	useEffect(() => () => clearTimeout(later.current), []);

	const idOf = (name: string): string => `${id}-${name.replace(/\W+/g, '-')}`;
	const placeOf = (where: string): string | undefined =>
		fields.some(field => field.name === where) || /^parameter /.test(where) ? idOf(where) : undefined;
	const wrong = (where: string): boolean => problem?.in === where;
	/** What a field of this name has in common with all others. */
	const about = (where: string) => ({
		id: idOf(where),
		'aria-invalid': wrong(where),
		...(wrong(where) && { 'aria-describedby': `${id}-mistake` }),
	});

	/** The changes of the form among all changes, checked. */
	async function checked(now: Draft): Promise<{ problem: Problem } | { edit: Edited | undefined }> {
		const read = editOf(published, model, now);
		if ('problem' in read) return read;
		const { [model.id]: _, ...others } = edits;
		const all: Edits = { ...others, ...(read.edit && { [model.id]: read.edit as Edit }) };
		return Object.keys(all).length > 0 ? tried(published, models, all) : { edit: undefined };
	}

	function change(now: Draft): void {
		setDraft(now);
		if (!problem) return;
		clearTimeout(later.current);
		later.current = setTimeout(async () => {
			const outcome = await checked(now);
			if ('problem' in outcome) return setOwn(outcome.problem);
			setOwn(null);
			setSaid('Nothing wrong is found any more. Run the model to see it.');
		}, pause);
	}

	function show(found: Problem, texts: Draft['texts']): void {
		setOwn(found);
		const place = document.getElementById(placeOf(found.in) ?? '');
		// Beside a field the sentence is its description, which is read when the field takes the focus.
		setSaid(`Not run; the picture is that of the last model that ran.${place ? '' : ` ${sentence(found)}`}`);
		place?.focus();
		if (place instanceof HTMLTextAreaElement && found.at)
			place.setSelectionRange(...spanOf(texts[found.in] ?? '', found.at));
	}

	async function run(): Promise<void> {
		clearTimeout(later.current);
		const outcome = await checked(draft);
		if ('problem' in outcome) return show(outcome.problem, draft.texts);
		setOwn(undefined);
		setSaid(
			outcome.edit
				? 'The edited model runs. The figure, its link and its files say that it is edited.'
				: 'Nothing differs from the published model, which runs.',
		);
		onRun(outcome.edit);
	}

	async function back(): Promise<void> {
		clearTimeout(later.current);
		const start = draftOf(published, model);
		setDraft(start);
		setOwn(null);
		setSaid('Back to the published model.');
		const outcome = await checked(start);
		if ('edit' in outcome) onRun(outcome.edit);
	}

	const type = (k: number, part: Partial<Typed>): void =>
		change({ ...draft, added: draft.added.map((typed, j) => (j === k ? { ...typed, ...part } : typed)) });

	return (
		<form
			class="edit"
			ref={form}
			noValidate
			onSubmit={event => {
				event.preventDefault();
				run();
			}}
			onKeyDown={event => {
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
			}}
		>
			<p>
				The text that runs: one equation a line, each with its unit after a colon. <kbd>Ctrl</kbd> <kbd>Enter</kbd> runs
				it.
			</p>
			{fields.map(({ name }) => (
				<div class="text" key={name}>
					<label for={idOf(name)}>{name.charAt(0).toUpperCase() + name.slice(1)}</label>
					<textarea
						class="inp"
						{...about(name)}
						rows={(draft.texts[name] ?? '').split('\n').length + (name.startsWith('equations') ? 1 : 0)}
						spellcheck={false}
						autocapitalize="off"
						autocomplete="off"
						value={draft.texts[name]}
						onInput={event => change({ ...draft, texts: { ...draft.texts, [name]: event.currentTarget.value } })}
					/>
					{wrong(name) && problem && <Mistake id={`${id}-mistake`} problem={problem} text={draft.texts[name]} />}
				</div>
			))}
			<fieldset class="values">
				<legend>Values where the figure starts</legend>
				{Object.keys(starts).map(name => (
					<div class="value" key={name}>
						<label for={idOf(`parameter ${name}`)}>
							<span class="sr">{name}, </span>
							<span aria-hidden="true" dangerouslySetInnerHTML={{ __html: nameToMathML(name) }} />{' '}
							{model.parameters[name]?.label}
						</label>
						<span class="row">
							<input
								class="inp"
								{...about(`parameter ${name}`)}
								inputMode="decimal"
								autocomplete="off"
								value={draft.values[name]}
								onInput={event => change({ ...draft, values: { ...draft.values, [name]: event.currentTarget.value } })}
							/>
							{model.parameters[name]?.unit !== '1' && <span>{model.parameters[name]?.unit}</span>}
						</span>
						{wrong(`parameter ${name}`) && problem && <Mistake id={`${id}-mistake`} problem={problem} />}
					</div>
				))}
			</fieldset>
			{apart.length > 0 && <p>The runs of this figure differ in {apart.join(', ')}; each keeps its own value.</p>}
			{draft.added.map(({ name, value, unit }, k) => (
				<fieldset class="added" key={k}>
					<legend>Parameter of your own</legend>
					<label>
						Name
						<input
							class="inp"
							{...about(`parameter ${name}`)}
							autocapitalize="off"
							autocomplete="off"
							spellcheck={false}
							value={name}
							onInput={event => type(k, { name: event.currentTarget.value })}
						/>
					</label>
					<label>
						Value
						<input
							class="inp"
							inputMode="decimal"
							autocomplete="off"
							value={value}
							onInput={event => type(k, { value: event.currentTarget.value })}
						/>
					</label>
					<label>
						Unit
						<input
							class="inp"
							autocapitalize="off"
							autocomplete="off"
							spellcheck={false}
							value={unit}
							onInput={event => type(k, { unit: event.currentTarget.value })}
						/>
					</label>
					<button
						type="button"
						class="btn quiet"
						onClick={() => change({ ...draft, added: draft.added.filter((_, j) => j !== k) })}
					>
						Remove{name && ` ${name}`}
					</button>
					{wrong(`parameter ${name}`) && problem && <Mistake id={`${id}-mistake`} problem={problem} />}
				</fieldset>
			))}
			{problem && !placeOf(problem.in) && <Mistake id={`${id}-mistake`} problem={problem} />}
			<div class="row">
				<button type="submit" class="btn on">
					Run this model
				</button>
				<button
					type="button"
					class="btn"
					onClick={() => change({ ...draft, added: [...draft.added, { name: '', value: '1', unit: '1' }] })}
				>
					Add a parameter
				</button>
				<button type="button" class="btn" onClick={back}>
					Back to the published model
				</button>
			</div>
			<p class="said" role="status">
				{said}
			</p>
		</form>
	);
}
