/** Name, colours and icons, for a device that keeps the site among its applications. */
import type { APIRoute } from 'astro';
import { href } from '../components/layout/href.ts';
import { paper } from '../components/layout/mark.ts';

const png = (size: number) => ({
	src: href(`/icon-${size}.png`),
	sizes: `${size}x${size}`,
	type: 'image/png',
	purpose: 'any maskable',
});

export const GET: APIRoute = () =>
	new Response(
		JSON.stringify({
			name: 'E/I Lens',
			short_name: 'E/I Lens',
			description: 'An interactive edition of a review of excitation–inhibition balance, with live models.',
			lang: 'en',
			id: href('/'),
			start_url: href('/'),
			scope: href('/'),
			display: 'minimal-ui',
			background_color: paper.light,
			theme_color: paper.light,
			icons: [{ src: href('/favicon.svg'), sizes: 'any', type: 'image/svg+xml' }, png(192), png(512)],
		}),
		{ headers: { 'content-type': 'application/manifest+json' } },
	);
