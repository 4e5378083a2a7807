/** A figure's exact state, and how a person cites it. */

export interface Citable {
	/** Of the figure. */
	title: string;
	/** 'c_2 = 8, seed 7', or empty for the default. */
	state: string;
	/** Of the site, and of the figure. */
	edition: { name: string; version: string; year: number };
	figureVersion: number;
	/** Address of exactly this state. */
	url: string;
	/** 64 hex digits. */
	digest: string;
	/** The review that this is an edition of. */
	review: { title: string; DOI: string };
}

const forms = ['APA', 'BibTeX', 'RIS', 'CSL'] as const;
export type CitationForm = (typeof forms)[number];
export { forms as citationForms };

export const note = ({ digest, review }: Citable): string =>
	`Digest (SHA256): ${digest}. Related work: ${review.title}, doi:${review.DOI}`;

export const titleOf = ({ title, state }: Citable): string => (state ? `${title} (${state})` : title);

export const versionOf = ({ edition, figureVersion }: Citable): string =>
	`${edition.version}, figure version ${figureVersion}`;

export const apa = (item: Citable): string =>
	`${item.edition.name}. (${item.edition.year}). ${titleOf(item)} (Version ${versionOf(item)}) [Interactive figure]. ${item.url}. ${note(item)}`;
