import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import { citations } from './integrations/citations.ts';
import { mathematics } from './integrations/mathematics.ts';
import { search } from './integrations/search.ts';
import { sectionAnchors } from './integrations/section-anchors.ts';

// SITE is the public address, BASE the path under it. Without SITE everything that needs an absolute address is left out.
const site = process.env.SITE;

export default defineConfig({
	...(site && { site }),
	base: process.env.BASE ?? '/',
	outDir: process.env.OUT_DIR ?? 'dist',
	trailingSlash: 'always',
	build: { format: 'directory' },
	devToolbar: { enabled: false },
	integrations: [mdx(), preact(), ...(site ? [sitemap()] : []), search()],
	markdown: {
		processor: satteri({
			features: { math: true },
			mdastPlugins: [mathematics, citations],
			hastPlugins: [sectionAnchors],
		}),
	},
	vite: { worker: { format: 'es' } },
});
