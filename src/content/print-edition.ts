/** The whole review on one page, made to be printed: where it is, and the numbers that its references have there. */

import { citedKeys } from '../../integrations/citations.ts';
import { chapters, claim } from './library.ts';

export const printPath = '/review/print/';

/** Whether a component stands on that page. */
export const isPrintEdition = (url: URL): boolean => url.pathname.endsWith(printPath);

/** Keys of all works that the text and its evidence cite, in the order in which a reader meets them: the first has number 1. */
export function citationOrder(): string[] {
	const keys = chapters().flatMap(({ body }) =>
		[...body.matchAll(/<Evidence\s[^>]*?\bclaim="([^"]*)"[^>]*>|\[@[^\]]*\]|<Cite\s[^>]*>/g)].flatMap(([whole, id]) =>
			id === undefined ? citedKeys(whole) : claim(id).evidence.cites,
		),
	);
	return [...new Set(keys)];
}

/** The chapter that shows a figure first; there it stands, and later places point to it. */
export const firstChapterWith = (figure: string): number | undefined =>
	chapters().find(({ figures }) => figures.includes(figure))?.number;
