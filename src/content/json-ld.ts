/** What search engines and reference managers are told, in schema.org's words: small nodes that pages put into one graph. */

import { edition, licence } from './edition.ts';
import type { Reference } from './schemas/reference.ts';
import { authorYear, year } from './wording.ts';

/** The review that this site is an edition of. */
export const review = {
	title: 'Revisiting Neurological Disorders Through the Lens of Excitation–Inhibition Balance',
	author: 'M. T. Dominguez',
	year: 2025,
	DOI: '10.56397/CRMS.2025.11.04',
} as const;

type Node = Record<string, unknown>;
/** A path inside the site as the address that others see. */
type Address = (path: string) => string;

const doi = (DOI: string): string => `https://doi.org/${DOI}`;

/** All that is said of a page, as one graph. */
export const graph = (nodes: readonly object[]): Node => ({ '@context': 'https://schema.org', '@graph': nodes });

export const reviewLd = {
	'@type': 'ScholarlyArticle',
	'@id': doi(review.DOI),
	name: review.title,
	author: { '@type': 'Person', name: review.author },
	datePublished: String(review.year),
} as const;

/** What holds for everything of this site: who made it, from what, how it may be used. */
export const ours = {
	author: { '@type': 'Organization', name: edition.name },
	version: edition.version,
	inLanguage: 'en',
	license: licence,
	isAccessibleForFree: true,
	isBasedOn: reviewLd,
} as const;

const bookId = (at: Address): Node => ({ '@type': 'Book', '@id': `${at('/')}#edition` });

/** The edition. */
export const bookLd = (at: Address): Node => ({
	...bookId(at),
	name: edition.name,
	url: at('/'),
	datePublished: String(edition.year),
	...ours,
});

/** A chapter; `figures` are the ids of those that stand in it. */
export const chapterLd = (
	chapter: { id: string; number: number; title: string; description: string; since: string },
	figures: readonly string[],
	cites: readonly Reference[],
	at: Address,
): Node => ({
	'@type': ['Chapter', 'ScholarlyArticle'],
	'@id': `${at(`/review/${chapter.id}/`)}#chapter`,
	name: chapter.title,
	headline: chapter.title,
	position: chapter.number,
	description: chapter.description,
	datePublished: chapter.since,
	...ours,
	isPartOf: { ...bookId(at), name: edition.name },
	hasPart: figures.map(id => ({ '@id': figureId(id, at) })),
	citation: cites.map(referenceLd),
});

/** An explainer of a disorder or a therapy; `figures` are the ids of those that stand in it. Nothing medical is claimed for it. */
export const explainerLd = (
	explainer: { kind: string; id: string; title: string; description: string; since: string },
	figures: readonly string[],
	cites: readonly Reference[],
	at: Address,
): Node => ({
	'@type': ['Article', 'LearningResource'],
	'@id': `${at(`/${explainer.kind}/${explainer.id}/`)}#explainer`,
	name: explainer.title,
	headline: explainer.title,
	description: explainer.description,
	datePublished: explainer.since,
	...ours,
	learningResourceType: 'lesson',
	isPartOf: { ...bookId(at), name: edition.name },
	hasPart: figures.map(id => ({ '@id': figureId(id, at) })),
	citation: cites.map(referenceLd),
});

export const figureId = (id: string, at: Address): string => `${at(`/figures/${id}/`)}#figure`;

/** The way down to a page; the last step is the page itself. */
export const crumbsLd = (items: readonly { label: string; href?: string }[], here: string, at: Address): Node => ({
	'@type': 'BreadcrumbList',
	itemListElement: items.map(({ label, href }, k) => ({
		'@type': 'ListItem',
		position: k + 1,
		name: label,
		item: at(href ?? here),
	})),
});

const types: Partial<Record<Reference['type'], string>> = { book: 'Book', chapter: 'Chapter', thesis: 'Thesis' };

/** A work of the bibliography. */
export function referenceLd(entry: Reference): Node {
	return {
		'@type': types[entry.type] ?? 'ScholarlyArticle',
		...(entry.DOI && { '@id': doi(entry.DOI) }),
		name: entry.title,
		alternateName: authorYear(entry, false),
		author: entry.author.map(({ family, given, literal }) => ({
			'@type': literal ? 'Organization' : 'Person',
			name: literal ?? [given, family].filter(Boolean).join(' '),
		})),
		datePublished: String(year(entry)),
		...(entry['container-title'] && {
			isPartOf: { '@type': entry.type === 'chapter' ? 'Book' : 'Periodical', name: entry['container-title'] },
		}),
	};
}
