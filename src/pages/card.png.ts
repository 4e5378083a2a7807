import type { APIRoute } from 'astro';
import { cardOf } from '../components/chart/card.ts';
import { review } from '../content/json-ld.ts';

/** The picture of the whole site for links on other sites. */
export const GET: APIRoute = () =>
	new Response(
		new Uint8Array(
			cardOf({
				label: 'An interactive edition',
				title: 'The balance of excitation and inhibition',
				says: `Live models behind the review “${review.title}”`,
			}),
		),
		{ headers: { 'content-type': 'image/png' } },
	);
