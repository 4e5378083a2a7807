import type { APIRoute } from 'astro';
import { address } from '../components/layout/href.ts';

/** Everything may be read; where the public address is known, the list of all pages is named. */
export const GET: APIRoute = ({ site }) =>
	new Response(`User-agent: *\nAllow: /\n${site ? `\nSitemap: ${address('/sitemap-index.xml')}\n` : ''}`);
