/**
 * The service worker: after one visit the site works without a network. It keeps all pages, scripts and fonts of one version and
 * answers from them. A newer version takes over as soon as it is complete, and the next page is of it. The version before is kept
 * until then and once longer: the names of scripts hold a mark of their content, so a page that is open goes on with the engine it
 * came with, and never meets another. Built by integrations/offline.ts.
 */
import { setCacheNameDetails } from 'workbox-core';
import { addRoute, matchPrecache, precache } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

/** Every file that is kept, from the site's root, with a mark of its content; and a mark of them all. Set at build. */
declare const KEPT: { url: string; revision: string | null }[];
declare const VERSION: string;

const worker = self as unknown as {
	clients: { claim(): Promise<void> };
	skipWaiting(): Promise<void>;
	addEventListener(
		type: 'install' | 'activate',
		act: (event: { waitUntil(until: Promise<unknown>): void }) => void,
	): void;
};

setCacheNameDetails({ prefix: 'ei-lens', precache: VERSION });
precache(KEPT);
worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', event => {
	const tidy = async () => {
		// In the order in which they were made.
		const versions = (await caches.keys()).filter(name => name.startsWith('ei-lens-'));
		await Promise.all(versions.slice(0, -2).map(name => caches.delete(name)));
		await worker.clients.claim();
	};
	event.waitUntil(tidy());
});

/** The kept page for an address: without the state of a figure, with the last slash, and not by the name of its file. */
const page = async ({ origin, pathname }: URL): Promise<Response | undefined> =>
	(await matchPrecache(origin + pathname.replace(/index\.html$/, ''))) ??
	(await matchPrecache(`${origin}${pathname}/`));

registerRoute(
	({ request }) => request.mode === 'navigate',
	async ({ request, url }) => {
		const kept = await page(url);
		if (kept) return kept;
		try {
			return await fetch(request);
		} catch {
			return (await matchPrecache('offline/')) ?? Response.error();
		}
	},
);
// What pages ask for. Pagefind puts the time behind a question mark.
addRoute({ ignoreURLParametersMatching: [/./] });
// What only pages of the version before ask for.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && /\/(_astro|pagefind)\//.test(url.pathname),
	async ({ request }) => (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request),
);
