import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { build } from 'esbuild';
import { filesUnder } from '../scripts/check-dist.mjs';

/**
 * Pages with what they run and are set in, and the search. Data, pictures for links and citations are fetched when they are asked
 * for; pages for frames belong to other sites. The pages of single works would double what is kept, and their list holds the gist.
 */
export const isKept = (file: string): boolean =>
	/\.(html|js|css|woff2|webmanifest)$|^favicon\.svg$|^(_astro|pagefind)\//.test(file) &&
	!/^(embed\/|references\/[^/]+\/|404\.html$|sw\.js$)/.test(file);

const mark = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex').slice(0, 16);

/** While the site is being written, a copy kept from the same address would hide what is written: this worker takes it away. */
const farewell = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil((async () => {
	for (const name of await caches.keys()) await caches.delete(name);
	await self.registration.unregister();
	for (const client of await self.clients.matchAll()) client.navigate(client.url);
})()));`;

/** The service worker of src/offline, with the list of all files it keeps. It comes after everything that writes or changes files. */
export function offline(): AstroIntegration {
	return {
		name: 'offline',
		hooks: {
			'astro:server:setup': ({ server }) => {
				server.middlewares.use((request, response, next) => {
					if (!request.url?.split('?')[0]?.endsWith('/sw.js')) return next();
					response.setHeader('content-type', 'text/javascript').end(farewell);
				});
			},
			'astro:build:done': async ({ dir, logger }) => {
				const out = fileURLToPath(dir);
				let bytes = 0;
				let zipped = 0;
				const kept = await Promise.all(
					filesUnder(out, '')
						.map(path => relative(out, path))
						.filter(isKept)
						.map(async file => {
							const content = await readFile(join(out, file));
							bytes += content.length;
							zipped += /woff2$|^pagefind\/.*pf_|wasm/.test(file) ? content.length : gzipSync(content).length;
							// Names under _astro/ hold the mark of their content already.
							return {
								url: file.replace(/(^|\/)index\.html$/, '$1') || './',
								revision: file.startsWith('_astro/') ? null : mark(content),
							};
						}),
				);
				await build({
					entryPoints: [fileURLToPath(new URL('../src/offline/worker.ts', import.meta.url))],
					outfile: join(out, 'sw.js'),
					bundle: true,
					minify: true,
					target: 'es2022',
					legalComments: 'none',
					define: {
						KEPT: JSON.stringify(kept),
						VERSION: JSON.stringify(mark(JSON.stringify(kept))),
						'process.env.NODE_ENV': '"production"',
					},
				});
				const mega = (n: number) => `${(n / 1e6).toFixed(1)} MB`;
				logger.info(
					`${kept.length} files are kept for reading offline: ${mega(bytes)}, ${mega(zipped)} over the network`,
				);
			},
		},
	};
}
