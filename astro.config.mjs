import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { apart } from './integrations/apart.ts';
import { chapterNumber } from './integrations/chapter-number.ts';
import { citations } from './integrations/citations.ts';
import { contentSecurity } from './integrations/content-security.ts';
import { mathematics } from './integrations/mathematics.ts';
import { modelsToRun } from './integrations/models-to-run.ts';
import { offline } from './integrations/offline.ts';
import { plainImports } from './integrations/plain-imports.ts';
import { sandboxed } from './integrations/sandboxed.ts';
import { search } from './integrations/search.ts';
import { sectionAnchors } from './integrations/section-anchors.ts';
import { stillCharts } from './integrations/still-charts.ts';
import { terms } from './integrations/terms.ts';
import { terms as glossary } from './src/content/library.ts';

// SITE is the public address, BASE the path under it. Without SITE everything that needs an absolute address is left out.
const site = process.env.SITE;

export default defineConfig({
	...(site && { site }),
	base: process.env.BASE ?? '/',
	outDir: process.env.OUT_DIR ?? 'dist',
	trailingSlash: 'always',
	// One stylesheet of ten kilobytes in the page itself spares a reader on a slow line a round trip before the first word.
	build: { format: 'directory', inlineStylesheets: 'always' },
	devToolbar: { enabled: false },
	// What repeats another page, for other sites, is no page to be found. The last five work on the built files: the index reads them, pages for frames
	// get their second script, what is wanted later leaves them, the policy names what is in them, the worker lists them all.
	integrations: [
		mdx(),
		preact(),
		...(site ? [sitemap({ filter: page => !/\/(embed\/|search\/$|offline\/$)/.test(page) })] : []),
		search(),
		sandboxed(),
		apart(),
		contentSecurity(),
		offline(),
	],
	markdown: {
		processor: satteri({
			features: { math: true },
			mdastPlugins: [mathematics, citations, chapterNumber, terms(glossary)],
			hastPlugins: [sectionAnchors],
		}),
	},
	vite: {
		plugins: [stillCharts(), plainImports()],
		resolve: {
			alias: { '@kurkle/color': fileURLToPath(new URL('src/components/chart/no-colours.ts', import.meta.url)) },
		},
		// Importing a file of the engine does nothing by itself, so a page need not carry what it does not call; and reading a property does
		// nothing either, so that Chart.js leaves out its scales that no chart has.
		// What a figure loads on demand needs little else that is not there already: the list of what goes with what would be longer.
		build: {
			modulePreload: false,
			rolldownOptions: {
				treeshake: { propertyReadSideEffects: false, moduleSideEffects: id => !/src\/engine\/|fft\.js/.test(id) },
			},
		},
		worker: {
			format: 'es',
			plugins: () => [modelsToRun()],
			// The analysis is a file of its own beside the engine, so that each has its own budget.
			rolldownOptions: {
				output: {
					advancedChunks: {
						includeDependenciesRecursively: false,
						groups: [
							{
								name: 'engine',
								test: /src\/engine\/(?!analysis|driving|models|worker|grid|pairing|plastic|regular|sums|field\.ts|kernel\/interpret)/,
								priority: 2,
							},
							{
								name: 'analysis',
								test: /src\/engine\/(analysis\/(?!measures-of-(?!spikes)|mean-field|rate-map|phase-plane|contour|landscape|exponential))|fft\.js/,
								priority: 1,
							},
						],
					},
				},
			},
		},
	},
});
