/**
 * What a page's head says of the page to libraries, reference managers and other sites. Everything here is a list of plain tags; a tag
 * without content is never made, because some readers take an empty one for an answer.
 */
import { edition, editionTitle, licence } from '../../content/edition.ts';
import { review } from '../../content/json-ld.ts';

export interface Tag {
	name?: string;
	property?: string;
	content: string;
}

/** A page as it is catalogued. */
export interface Catalogued {
	title: string;
	description: string;
	/** '2026-11-25', or the year of the edition. */
	date: string;
	/** Of the DCMI types: text to read, or something that answers. */
	type: 'Text' | 'InteractiveResource';
	/** Absolute, where the public address is known. */
	address?: string | undefined;
}

/** A picture for links to a page. */
export interface Picture {
	/** Absolute. */
	address: string;
	alt: string;
}

/** Every such picture has this size, in px. */
export const pictureSize = { width: 1200, height: 630 } as const;

const named = (tags: Readonly<Record<string, string | undefined>>): Tag[] =>
	Object.entries(tags).flatMap(([name, content]) => (content ? [{ name, content }] : []));

/** Dublin Core: reference managers read it, and it cannot pass for the review's own record. */
export const dublinCore = ({ title, description, date, type, address }: Catalogued): Tag[] =>
	named({
		'DC.title': title,
		'DC.creator': edition.name,
		'DC.description': description,
		'DC.date': date,
		'DC.type': type,
		'DC.language': 'en',
		'DC.rights': licence,
		'DC.source': `https://doi.org/${review.DOI}`,
		'DC.identifier': address,
	});

/** Open Graph, for previews of a link. It wants absolute addresses throughout. */
export function openGraph(
	{ title, description, date, address }: Catalogued & { address: string },
	article: boolean,
	picture: Picture,
): Tag[] {
	const tags: [string, string][] = [
		['og:site_name', edition.name],
		['og:type', article ? 'article' : 'website'],
		['og:title', title],
		['og:description', description],
		['og:url', address],
		['og:locale', 'en_GB'],
		['og:image', picture.address],
		['og:image:type', 'image/png'],
		['og:image:width', String(pictureSize.width)],
		['og:image:height', String(pictureSize.height)],
		['og:image:alt', picture.alt],
		...(article ? [['article:published_time', date] as [string, string]] : []),
	];
	return [
		...tags.map(([property, content]) => ({ property, content })),
		{ name: 'twitter:card', content: 'summary_large_image' },
	];
}

/**
 * Highwire tags, as scholarly search engines and reference managers read them. They belong on the one page that holds the whole text, as a
 * work of this site: on a part of it they would make a work of their own, and with the review's journal or DOI they would pass for the review.
 */
export const highwire = ({ date, address }: Pick<Catalogued, 'date' | 'address'>): Tag[] =>
	named({
		citation_title: editionTitle,
		citation_author: edition.name,
		// With slashes: other forms are not read.
		citation_publication_date: date.replaceAll('-', '/'),
		citation_publisher: edition.name,
		citation_language: 'en',
		citation_fulltext_html_url: address,
	});
