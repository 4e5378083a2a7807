import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { filesUnder, unescaped } from '../scripts/check-dist.mjs';

/** Puts a text into a file whose name holds the mark of its content, and gives its address. */
type Put = (name: string, ending: string, text: string) => string;

/** A figure's island without its props, which come when it wakes. */
function withoutProps(island: string, put: Put): string {
	return island.replace(
		/ props="([^"]*)"/,
		(_, props: string) => ` data-props="${put('figure', 'json', unescaped(props))}"`,
	);
}

const picture = /(<svg class="chart"[^>]*>)([\s\S]*?)<\/svg>/g;

/**
 * An element, `host` its start, whose pictures lie in a file and come when it comes near. Without scripts its pictures refer to that file.
 * They take their colours and their face from the page either way.
 */
function withoutPictures(element: string, host: string, put: Put): string {
	const drawn = [...element.matchAll(picture)].map(([, , inside = '']) => inside);
	if (drawn.length === 0) return element;
	const id = (k: number): string => `picture-${k}`;
	const parts = drawn.map((inside, k) => `<g id="${id(k)}">${inside}</g>`).join('\n');
	// As definitions, so that a browser need not lay them out in their own file.
	const file = put('pictures', 'svg', `<svg xmlns="http://www.w3.org/2000/svg"><defs>\n${parts}\n</defs></svg>\n`);
	let k = 0;
	return element
		.replace(picture, (_, head: string) => `<noscript>${head}<use href="${file}#${id(k++)}"/></svg></noscript>`)
		.replace(host, () => `${host} data-pictures="${file}"`);
}

/**
 * What a page carries for its figures and a reader wants later, as files of their own: pictures, save where a figure is what a page
 * opens with, and what a figure needs to wake. `src/components/figure/bring.ts` brings them. A page in a frame with `sandbox` can
 * fetch nothing and keeps all.
 */
export function apart(): AstroIntegration {
	let folder = '';
	let base = '';
	return {
		name: 'apart',
		hooks: {
			'astro:config:setup': ({ addClientDirective }) => {
				addClientDirective({
					name: 'near',
					entrypoint: fileURLToPath(new URL('../src/components/figure/near.ts', import.meta.url)),
				});
			},
			'astro:config:done': ({ config }) => {
				folder = config.build.assets;
				base = config.base.replace(/\/?$/, '/');
			},
			'astro:build:done': async ({ dir }) => {
				const out = fileURLToPath(dir);
				const files = new Map<string, string>();
				const put: Put = (name, ending, text) => {
					const mark = createHash('sha256').update(text).digest('hex').slice(0, 8);
					const path = `${folder}/${name}.${mark}.${ending}`;
					files.set(path, text);
					return base + path;
				};
				/** Pages whose first view is a figure. */
				const opensWithFigure = (page: string): boolean => page.startsWith('figures/') || page === 'index.html';
				for (const file of filesUnder(out, '.html')) {
					const page = relative(out, file);
					if (page.startsWith('embed/')) continue;
					const html = await readFile(file, 'utf8');
					const lighter = html
						.replace(/<astro-island\b[\s\S]*?<\/astro-island>/g, island =>
							withoutProps(opensWithFigure(page) ? island : withoutPictures(island, '<astro-island', put), put),
						)
						.replace(/<article class="thumb">[\s\S]*?<\/article>/g, card =>
							withoutPictures(card, '<div class="pic"', put),
						);
					if (lighter !== html) await writeFile(file, lighter);
				}
				await mkdir(join(out, folder), { recursive: true });
				for (const [path, text] of files) await writeFile(join(out, path), text);
			},
		},
	};
}
