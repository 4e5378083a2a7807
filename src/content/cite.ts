/** Citations in the four forms that readers take away. Runs at build and in tests; the browser never loads it. */
import { Cite, plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';
import '@citation-js/plugin-ris';
import type { citationFiles } from './citation-files.ts';
import type { Reference } from './schemas/reference.ts';

/** A CSL-JSON item: a reference, or something of this site such as a figure in one state. */
export interface CslItem {
	id: string;
	type: string;
	title: string;
	[field: string]: unknown;
}

export { citationFiles } from './citation-files.ts';
export type CitationFormat = 'apa' | (typeof citationFiles)[number]['format'];

// Otherwise BibTeX gets made-up labels instead of the keys that the site and its links use.
plugins.config.get('@bibtex').format.useIdAsLabel = true;

/** Without `custom`, which is ours and in no format's vocabulary. */
const plain = ({ custom: _, ...item }: CslItem): CslItem => item;

/** A doctoral thesis is known to BibTeX, but not under the name that CSL's genre gives it. */
const bibtex = (item: CslItem): string => {
	// The apostrophe as a command is lost on some parsers, and every one knows the plain sign.
	const text = new Cite(item)
		.format('bibtex')
		.trim()
		.replace(/\\textquoteright(\{\})?/g, "'");
	return item.type === 'thesis' && /doctor|phd/i.test(String(item.genre)) ? text.replace(/^@\w+/, '@phdthesis') : text;
};

/** One tag a line, words unbroken, first and last page apart: what reference managers read. */
const ris = (item: CslItem): string =>
	new Cite(item)
		.format('ris')
		.trim()
		.replace(/\n(?![A-Z][A-Z0-9] {2}-)/g, '')
		.replace(/^SP {2}- (\w+)[-–](\w+)$/m, 'SP  - $1\nEP  - $2')
		.replace(/ER {2}-$/, 'ER  - ');

/** The whole list as one text: a paragraph per entry in APA, or the content of a .bib, .ris or CSL-JSON file. */
export function bibliography(entries: readonly (CslItem | Reference)[], format: CitationFormat): string {
	const items = entries.map(entry => plain(entry as CslItem));
	switch (format) {
		case 'apa':
			return new Cite(items).format('bibliography', { template: 'apa', lang: 'en-US', format: 'text' }).trim();
		case 'bibtex':
			return `${items.map(bibtex).join('\n\n')}\n`;
		case 'ris':
			// Some readers of RIS stand by its line ends.
			return `${items.map(ris).join('\n\n')}\n`.replaceAll('\n', '\r\n');
		case 'csl':
			return `${JSON.stringify(items, null, '\t')}\n`;
	}
}

/** One entry in APA as inline HTML, italics kept. citation-js wraps it in <div>s, which would close the paragraph around it. */
export function apaHtml(entry: CslItem | Reference): string {
	return new Cite(plain(entry as CslItem))
		.format('bibliography', { template: 'apa', lang: 'en-US', format: 'html' })
		.replace(/<\/?div[^>]*>/g, '')
		.trim();
}
