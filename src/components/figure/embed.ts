/** A figure in a frame on another site. */

import type { Figure } from '../../content/schemas/figure.ts';
import { escaped } from '../layout/escaped.ts';
import { address } from '../layout/href.ts';

/** In CSS pixels. A frame is as wide as there is room for, up to this; what is higher than this scrolls inside it. */
export const frame = { width: 640, height: 900 } as const;

export const embedPath = (id: string): string => `/embed/${id}/`;

/** What a site puts into its page. */
export const embedCode = ({ id, title }: Pick<Figure, 'id' | 'title'>): string =>
	`<iframe src="${address(embedPath(id))}" title="${escaped(title)}" width="${frame.width}" height="${frame.height}" loading="lazy" style="border:0;width:100%;max-width:${frame.width}px"></iframe>`;
