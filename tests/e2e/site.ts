import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { type Page, test as plain } from '@playwright/test';
import { filesUnder } from '../../scripts/check-dist.mjs';
import { serve } from '../../scripts/serve.mjs';

const folder = process.env.SITE_DIR ?? 'dist';
/** The path under which the site is served; another one is tried by the stage `base`. */
const base = process.env.BASE ?? '/';
if (!existsSync(join(folder, 'index.html')))
	throw new Error(`There is no site in ${folder}: run 'npm run build' first.`);

/** Every built page, as its address. */
export const pages: readonly string[] = filesUnder(folder, '.html').map(file =>
	`${base}${relative(folder, file)}`.replace(/index\.html$/, ''),
);

export const readBuilt = (path: string): string => readFileSync(join(folder, path), 'utf8');

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds in a page (WCAG 2.2 AA and best practice), a line each; `rules` are those to try, else all. No page frames another. Asked
 * for violations alone axe takes a third of the time that it takes to tell of everything that is right, too.
 */
export async function accessibilityFaults(page: Page, rules?: string[]): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
	return page.evaluate(async runOnly => {
		const { axe } = window as unknown as { axe: typeof import('axe-core') };
		const { violations } = await axe.run({
			...(runOnly && { runOnly }),
			resultTypes: ['violations'],
		});
		return violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`);
	}, rules);
}

/** What a change of colours can break. */
export const ofColours = ['color-contrast', 'link-in-text-block'];

/** A test with the built site behind it; whatever the console says or a foreign host is asked fails the test. */
export const test = plain.extend<{ complaints: string[] }, { site: string }>({
	site: [
		// biome-ignore lint/correctness/noEmptyPattern: the runner wants a pattern here, even an empty one
		async ({}, use) => {
			const { url, close } = await serve(folder, { port: 0, base });
			await use(new URL(url).origin);
			close();
		},
		{ scope: 'worker' },
	],
	baseURL: async ({ site }, use) => use(site),
	complaints: [
		async ({ page, baseURL }, use) => {
			const complaints: string[] = [];
			page.on('console', message => {
				if (
					['error', 'warning'].includes(message.type()) &&
					!/^Service Worker registration blocked/.test(message.text())
				)
					complaints.push(`console: ${message.text()}`);
			});
			page.on('pageerror', error => complaints.push(`error: ${error.message}`));
			page.on('request', request => {
				const url = request.url();
				if (!url.startsWith(baseURL ?? '') && !/^(data|blob):/.test(url)) complaints.push(`request to ${url}`);
			});
			await use(complaints);
			plain.expect(complaints).toEqual([]);
		},
		{ auto: true },
	],
});
export const { expect } = test;
