import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { figures } from '../src/content/figures/index.ts';
import type { Figure } from '../src/content/schemas/figure.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A worker may not start from an address of another origin, and to a page in a sandbox every address is one. */
const fromBlob: Plugin = {
	name: 'thread-from-a-blob',
	setup: ({ onResolve }) => {
		onResolve({ filter: /\/thread\.ts$/ }, () => ({ path: here('../src/components/embed/blob-thread.ts') }));
	},
};

const withoutPool: Plugin = {
	name: 'without-a-pool',
	setup: ({ onResolve }) => {
		onResolve({ filter: /\/pool\.ts$/ }, () => ({ path: here('../src/components/embed/no-pool.ts') }));
	},
};

/** Of a list of what is imported on demand, a line each, what a figure has. */
const linesOf = (list: string, has: ReadonlySet<string>): string =>
	list.replace(/^\t'?([\w-]+)'?: .*import\(.*\n/gm, (line, name) => (has.has(name) ? line : ''));

/** One file holds all that its figure may load: its models and its kinds of panel, and no others. */
const partsOf = ({ runs, panels }: Figure): Plugin => ({
	name: 'parts-of-a-figure',
	setup: ({ onLoad }) => {
		const only = (filter: RegExp, names: readonly string[]): void =>
			onLoad({ filter }, async ({ path }) => ({
				contents: linesOf(await readFile(path, 'utf8'), new Set(names)),
				loader: 'ts',
			}));
		only(
			/\/engine\/models\/index\.ts$/,
			Object.values(runs).map(run => run.model),
		);
		only(
			/\/figure\/panels\/index\.ts$/,
			panels.map(panel => panel.kind),
		);
	},
});

async function packed(entry: string, options: BuildOptions): Promise<string> {
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
		...options,
	});
	return outputFiles?.[0]?.text ?? '';
}

/**
 * The scripts of a figure in a frame with `sandbox`. Such a page has no origin, so that a host that sends no CORS headers, as plain ones
 * do, gives it no module, no import and no worker. Classic scripts it gives to anyone: hence each figure and its engine once more, in one
 * file each. They lie beside the page that needs them, and their names are written into it.
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
				for (const drawn of figures) {
					const folder = join(out, 'embed', drawn.id);
					const put = async (name: string, text: string): Promise<string> => {
						const file = `${name}.${createHash('sha256').update(text).digest('hex').slice(0, 8)}.js`;
						await writeFile(join(folder, file), text);
						return file;
					};
					const parts = partsOf(drawn);
					const worker = await put(
						'worker',
						await packed('engine/worker/worker.ts', { plugins: [parts, withoutPool] }),
					);
					const figure = await put(
						'figure',
						await packed('components/embed/sandboxed.tsx', {
							alias,
							plugins: [parts, fromBlob],
							define: { WORKER: JSON.stringify(worker) },
						}),
					);
					const page = join(folder, 'index.html');
					await writeFile(page, (await readFile(page, 'utf8')).replaceAll('sandboxed-figure.js', figure));
				}
			},
		},
	};
}
