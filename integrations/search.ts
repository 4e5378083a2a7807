import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from '../src/content/search-record.ts';

/** Pagefind writes several ready-made interfaces; the site has its own and uses the engine alone. */
const USED =
	/^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..*\.pagefind|.*\.pf_(meta|index|fragment|filter|sort)|(index|fragment|filter)\/.*)$/;

/**
 * The index behind /search/: every page that marks its text with data-pagefind-body, and one record for each reference, claim,
 * figure, model and term, which the page /data/search-records.json lists at build.
 */
export function search(): AstroIntegration {
	return {
		name: 'search',
		hooks: {
			'astro:build:done': async ({ dir, logger }) => {
				const out = fileURLToPath(dir);
				// Without these characters "E/I", "γ" and "GABA-A" would fall apart into letters that are not indexed.
				const { index, errors } = await createIndex({ includeCharacters: '/γ-+' });
				if (!index) throw new Error(`The search index cannot be made: ${errors.join('; ')}`);
				const pages = await index.addDirectory({ path: out });
				const recordsFile = join(out, 'data', 'search-records.json');
				const records: SearchRecord[] = JSON.parse(await readFile(recordsFile, 'utf8'));
				for (const { url, title, text, kind, sort } of records) {
					const added = await index.addCustomRecord({
						url,
						content: `${title}. ${text}`,
						language: 'en',
						meta: { title, kind },
						filters: { kind: [kind] },
						...(sort && { sort: { year: sort } }),
					});
					if (added.errors.length > 0) throw new Error(`No search record for ${url}: ${added.errors.join('; ')}`);
				}
				const { files } = await index.getFiles();
				for (const file of files) {
					if (!USED.test(file.path)) continue;
					const target = join(out, 'pagefind', file.path);
					await mkdir(dirname(target), { recursive: true });
					await writeFile(target, file.content);
				}
				await close();
				logger.info(`${pages.page_count} pages and ${records.length} records can be searched`);
			},
		},
	};
}
