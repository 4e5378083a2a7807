import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { filesUnder } from '../scripts/check-dist.mjs';
import { figures } from '../src/content/figures/index.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A worker may not start from an address of another origin, and to a page in a sandbox every address is one. */
const fromBlob: Plugin = {
	name: 'thread-from-a-blob',
	setup: ({ onResolve }) => {
		onResolve({ filter: /\/thread\.ts$/ }, () => ({ path: here('../src/components/embed/blob-thread.ts') }));
	},
};

/** One file holds everything that figures may run, and no more. */
const modelsOfFigures: Plugin = {
	name: 'models-of-figures',
	setup: ({ onLoad }) => {
		const used = new Set<string>(figures.flatMap(({ runs }) => Object.values(runs).map(run => run.model)));
		onLoad({ filter: /\/engine\/models\/index\.ts$/ }, async ({ path }) => ({
			contents: (await readFile(path, 'utf8')).replace(/^\t'?([\w-]+)'?: \(\) => import\(.*\n/gm, (line, id) =>
				used.has(id) ? line : '',
			),
			loader: 'ts',
		}));
	},
};

async function packed(entry: string, { plugins = [], ...options }: BuildOptions = {}): Promise<string> {
	const { outputFiles } = await build({
		entryPoints: [here(`../src/${entry}`)],
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		legalComments: 'none',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		plugins: [modelsOfFigures, ...plugins],
		...options,
	});
	return outputFiles?.[0]?.text ?? '';
}

/**
 * The scripts of a figure in a frame with `sandbox`. Such a page has no origin, so that a host that sends no CORS headers, as plain ones
 * do, gives it no module, no import and no worker. Classic scripts it gives to anyone: hence the same figure and the same engine once more,
 * in one file each. They lie beside the pages that need them, whose addresses are written into these pages.
 */
export function sandboxed(): AstroIntegration {
	// What stands for what in the site's own scripts does so here.
	let alias: Record<string, string> = {};
	return {
		name: 'sandboxed',
		hooks: {
			'astro:config:done': ({ config }) => {
				alias = { ...(config.vite.resolve?.alias as Record<string, string> | undefined) };
			},
			'astro:build:done': async ({ dir }) => {
				const out = fileURLToPath(dir);
				const put = async (name: string, text: string): Promise<string> => {
					const file = `${name}.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
					await writeFile(join(out, 'embed', file), text);
					return file;
				};
				const worker = await put('worker', await packed('engine/worker/worker.ts'));
				const figure = await put(
					'figure',
					await packed('components/embed/sandboxed.tsx', {
						alias,
						plugins: [fromBlob],
						define: { WORKER: JSON.stringify(worker) },
					}),
				);
				for (const file of filesUnder(join(out, 'embed'), '.html'))
					await writeFile(file, (await readFile(file, 'utf8')).replaceAll('sandboxed-figure.js', figure));
			},
		},
	};
}
