/** What search engines and reference managers are told, in schema.org's words. */

import type { Reference } from './schemas/reference.ts';
import { authorYear, year } from './wording.ts';

/** The review that this site is an edition of. */
export const review = {
	title: 'Revisiting Neurological Disorders Through the Lens of Excitation–Inhibition Balance',
	author: 'M. T. Dominguez',
	DOI: '10.56397/CRMS.2025.11.04',
} as const;

/** The edition, and what it is an edition of. */
export const bookLd = {
	'@type': 'Book',
	name: 'E/I Lens',
	isBasedOn: {
		'@type': 'ScholarlyArticle',
		name: review.title,
		author: review.author,
		identifier: `https://doi.org/${review.DOI}`,
	},
} as const;

const types: Partial<Record<Reference['type'], string>> = { book: 'Book', chapter: 'Chapter', thesis: 'Thesis' };

/** A work of the bibliography. */
export function referenceLd(entry: Reference): Record<string, unknown> {
	return {
		'@type': types[entry.type] ?? 'ScholarlyArticle',
		name: entry.title,
		alternateName: authorYear(entry, false),
		author: entry.author.map(({ family, given, literal }) => ({
			'@type': literal ? 'Organization' : 'Person',
			name: literal ?? [given, family].filter(Boolean).join(' '),
		})),
		datePublished: String(year(entry)),
		...(entry.DOI && { sameAs: `https://doi.org/${entry.DOI}` }),
		...(entry['container-title'] && {
			isPartOf: { '@type': entry.type === 'chapter' ? 'Book' : 'Periodical', name: entry['container-title'] },
		}),
	};
}
