import type { APIRoute, GetStaticPaths } from 'astro';
import { embedCode, frame } from '../../../components/figure/embed.ts';
import { takePath } from '../../../components/figure/take.ts';
import { address } from '../../../components/layout/href.ts';
import { pictureSize } from '../../../components/layout/metadata.ts';
import { edition } from '../../../content/edition.ts';
import { figureOf, figures } from '../../../content/figures/index.ts';

/** oEmbed wants whole addresses, so there is none where the public address is not known. */
export const getStaticPaths = (() =>
	import.meta.env.SITE ? figures.map(({ id }) => ({ params: { id } })) : []) satisfies GetStaticPaths;

/** What a site asks for that turns a link to a figure into the figure itself (oembed.com, 2.3.4.4). */
export const GET: APIRoute = ({ params: { id = '' } }) => {
	const figure = figureOf(id);
	return Response.json({
		type: 'rich',
		version: '1.0',
		title: figure.title,
		author_name: edition.name,
		author_url: address('/'),
		provider_name: edition.name,
		provider_url: address('/'),
		html: embedCode(figure),
		...frame,
		thumbnail_url: address(takePath(id, { suffix: '-card.png' })),
		thumbnail_width: pictureSize.width,
		thumbnail_height: pictureSize.height,
	});
};
