/**
 * A figure's exact state in the four forms that readers take away. Written here and not by the citation library of the build, because
 * it happens in the reader's browser; a test reads every form back with that library. Loaded when a form is chosen.
 */
import { citationFiles } from '../../content/citation-files.ts';
import { apa, type Citable, type CitationForm, note, titleOf, versionOf } from './apa.ts';

/** TeX's own characters, so that a title prints as it stands. */
const tex = (text: string): string => text.replace(/[&%$#_{}]/g, '\\$&');

const key = ({ url, edition }: Citable): string =>
	`eilens${edition.year}${(/figures\/([\w-]+)/.exec(url)?.[1] ?? '').replaceAll('-', '')}`;

/** CSL-JSON. */
export function cslItem(item: Citable): Record<string, unknown> {
	return {
		id: key(item),
		type: 'software',
		title: titleOf(item),
		author: [{ literal: item.edition.name }],
		issued: { 'date-parts': [[item.edition.year]] },
		version: versionOf(item),
		genre: 'Interactive figure',
		URL: item.url,
		note: note(item),
	};
}

export function citation(item: Citable, form: CitationForm): string {
	const { edition, url } = item;
	switch (form) {
		case 'APA':
			return apa(item);
		case 'BibTeX':
			return [
				`@software{${key(item)},`,
				`\tauthor = {{${edition.name}}},`,
				`\ttitle = {${tex(titleOf(item))}},`,
				`\tyear = {${edition.year}},`,
				`\tversion = {${versionOf(item)}},`,
				`\turl = {${url}},`,
				`\tnote = {${tex(note(item))}}`,
				'}',
			].join('\n');
		case 'RIS':
			return [
				'TY  - COMP',
				// The comma says that the name has one part only.
				`AU  - ${edition.name},`,
				`TI  - ${titleOf(item)}`,
				`PY  - ${edition.year}`,
				`ET  - ${versionOf(item)}`,
				`UR  - ${url}`,
				`N1  - ${note(item)}`,
				'ER  - ',
			].join('\r\n');
		case 'CSL':
			return JSON.stringify([cslItem(item)], null, 2);
	}
}

const formOf = { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL' } as const;

/** The forms that are files for a reference manager, too; APA is for people. */
export const fileForms = citationFiles.map(file => ({ ...file, form: formOf[file.format] }));

/** The content of such a file. */
export const citationFile = (item: Citable, form: (typeof fileForms)[number]['form']): string =>
	`${citation(item, form)}${form === 'RIS' ? '\r\n' : '\n'}`;
