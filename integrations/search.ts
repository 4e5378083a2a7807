import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '../src/content/search-record.ts';
import { otherWords } from '../src/content/synonyms.ts';

/** Pagefind writes several ready-made interfaces; the site has its own and uses the engine alone. */
const USED =
	/^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment|filter|sort)|(index|fragment|filter)\/.*)$/;

/** Without these characters "E/I", "γ" and "GABA-A" would fall apart into letters that are not indexed. */
const includeCharacters = '/γ-+';

/** What Pagefind stores of a page: its words, and after how many of them each element with an id begins. */
interface Fragment {
	url: string;
	content: string;
	meta: { title: string; kind: SearchRecord['kind'] };
	anchors: { element: string; id: string; text: string; location: number }[];
}

async function index() {
	// What is written on a figure's controls and charts is no sentence; each figure has a record of its own.
	const { index, errors } = await createIndex({ includeCharacters, excludeSelectors: ['.figure-box'] });
	if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
	return index;
}

/** The pages that mark their text with data-pagefind-body, as Pagefind reads them. */
async function readPages(path: string): Promise<Fragment[]> {
	const pages = await index();
	await pages.addDirectory({ path });
	const { files } = await pages.getFiles();
	return files
		.filter(file => file.path.endsWith('.pf_fragment'))
		.map(file => {
			// A signature stands before the JSON.
			const text = gunzipSync(file.content).toString('utf8');
			return JSON.parse(text.slice(text.indexOf('{'))) as Fragment;
		});
}

/** A page up to its first heading that can be linked to, then every section under such a heading. */
export function sectionsOf({ url, content, meta, anchors }: Fragment): SearchRecord[] {
	const words = content.split(/\s+/);
	const heads = anchors.filter(({ element }) => /^h[23]$/.test(element));
	const text = (from: number, to?: number) => words.slice(from, to).join(' ');
	return [
		{ url, title: meta.title, kind: meta.kind, text: text(0, heads[0]?.location) },
		...heads.map(({ id, text: title, location }, k): SearchRecord => {
			const kind = 'Section';
			return { url: `${url}#${id}`, title, kind, within: meta.title, text: text(location, heads[k + 1]?.location) };
		}),
	];
}

/** Words with a long dash inside, which Pagefind would glue together, with a hyphen. */
const dashed = (text: string): Set<string> =>
	new Set([...text.matchAll(/\p{L}+(?:[–‑]\p{L}+)+/gu)].map(([word]) => word.replace(/[–‑]/g, '-')));

/**
 * The index behind /search/: every section of every page, and one record for each reference, claim, figure, model and term, which
 * the page /data/search-records.json lists at build.
 */
export function search(): AstroIntegration {
	return {
		name: 'search',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const out = fileURLToPath(dir);
				const listed: SearchRecord[] = JSON.parse(await readFile(join(out, 'data', 'search-records.json'), 'utf8'));
				const sections = (await readPages(out)).flatMap(sectionsOf);
				const records = await index();
				for (const { url, title, text, kind, within, sort } of [...sections, ...listed]) {
					const content = text.startsWith(title) ? text : `${title}. ${text}`;
					const also = [...otherWords(content), ...dashed(content)].join(', ');
					const { errors } = await records.addCustomRecord({
						url,
						content,
						language: 'en',
						// All of it can be found; what each weighs is said where the search begins. A work's title is not our word for a thing.
						meta: {
							[kind === 'Reference' ? 'work' : 'title']: title,
							...(within && { within }),
							...(also && { also }),
						},
						filters: { kind: [kind] },
						...(sort && { sort: { year: sort } }),
					});
					if (errors.length > 0) throw new Error(`No search record for ${url}: ${errors.join('; ')}`);
				}
				const { files } = await records.getFiles();
				for (const file of files) {
					if (!USED.test(file.path)) continue;
					const target = join(out, 'pagefind', file.path);
					await mkdir(dirname(target), { recursive: true });
					await writeFile(target, file.content);
				}
				await close();
				logger.info(`${sections.length} sections of pages and ${listed.length} records can be searched`);
			},
		},
	};
}
