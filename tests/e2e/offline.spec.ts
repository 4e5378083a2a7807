import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serve } from '../../scripts/serve.mjs';
import { expect, test as silent } from './site.ts';

/** A host of our own, which can be shut and whose files can change. */
const test = silent.extend<{ host: { url: string; folder: string; shut(): void } }>({
	serviceWorkers: 'allow',
	// biome-ignore lint/correctness/noEmptyPattern: the runner wants a pattern here, even an empty one
	host: async ({}, use) => {
		const folder = mkdtempSync(join(tmpdir(), 'ei-lens-'));
		cpSync(process.env.SITE_DIR ?? 'dist', folder, { recursive: true });
		const { url, server } = await serve(folder, { port: 0 });
		const shut = () => {
			server.close();
			server.closeAllConnections();
		};
		await use({ url: url.replace(/\/$/, ''), folder, shut });
		shut();
		rmSync(folder, { recursive: true });
	},
	baseURL: async ({ host }, use) => use(host.url),
});

/** Until the worker has fetched all it keeps and answers for this page. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (!navigator.serviceWorker.controller)
			await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
	});

test('after one visit a chapter, a live figure and the search work without a network', async ({
	page,
	context,
	host,
	complaints,
}) => {
	test.setTimeout(180_000);
	await page.goto('/about/');
	await kept(page);

	// As long as there is a network, an address without a page still answers 404.
	const answer = await page.goto('/no-such-page/');
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing fires at this address');
	expect(complaints.filter(text => !text.includes('404'))).toEqual([]);
	complaints.length = 0;

	host.shut();
	await context.setOffline(true);

	await page.goto('/review/2-foundations/#s2-3');
	await expect(page.locator('#s2-3')).toBeInViewport();
	// Its pictures are files of their own.
	await expect(page.locator('.still > noscript')).toHaveCount(0);
	expect(await page.evaluate(() => document.fonts.load('1em "Source Serif 4 Variable"').then(f => f.length))).toBe(1);

	await page.goto('/figures/wilson-cowan-plane/');
	const box = page.locator('figure.fig');
	await expect(box).toHaveAttribute('data-awake', 'true');
	const slider = page.getByRole('slider').first();
	await slider.press('PageDown');
	await expect(box).toHaveAttribute('data-live', 'true');
	await expect(box).toHaveAttribute('data-kernel', 'wasm');
	await expect(page.locator('.live-chart canvas').first()).toBeVisible();
	// The address now holds the state, and is still this page.
	const digest = await box.getAttribute('data-digest');
	expect(page.url()).toContain('?wilson-cowan-plane=');
	await page.reload();
	await expect(box).toHaveAttribute('data-digest', digest as string);

	await page.goto('/figures/seizure-clock');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('A storm that ends itself');

	await page.goto('/search/?q=seizure');
	await expect(page.locator('[data-search-hits] h2 a').first()).toBeVisible();
	await page.goto('/about/');
	await page.keyboard.press('/');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.type('inhibition');
	await expect(page.getByRole('dialog').locator('h2 a').first()).toBeVisible();

	// A page that is not kept says so.
	await page.goto('/no-such-page/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('No network, and no copy of this page');
	await page.getByRole('link', { name: 'figures', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Figures');
});

/** Puts a next version on the host, as a deployment does: other words, and an engine under another name. */
function deploy(folder: string, words: string): void {
	const about = join(folder, 'about/index.html');
	writeFileSync(about, readFileSync(about, 'utf8').replace(/<h1>[^<]*<\/h1>/, `<h1>${words}</h1>`));
	for (const name of readdirSync(join(folder, '_astro')).filter(name => /^(worker|engine)[-.]/.test(name)))
		renameSync(join(folder, '_astro', name), join(folder, '_astro', name.replace('.js', '.next.js')));
	const worker = join(folder, 'sw.js');
	const text = readFileSync(worker, 'utf8')
		.replace(/(url:"about\/",revision:")[^"]+/, `$1${words}`)
		.replace(/(url:"_astro\/(?:worker|engine)[^"]*)\.js"/g, '$1.next.js"')
		.replace(/precache:"(?:[0-9a-f]{16}|The [^"]+)"/, `precache:"${words}"`);
	expect(text).not.toBe(readFileSync(worker, 'utf8'));
	writeFileSync(worker, text);
}

/** Until the worker now on the host is the one that answers. */
const update = (page: Page) =>
	page.evaluate(async () => {
		const changed = new Promise(done =>
			navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
		);
		await (await navigator.serviceWorker.ready).update();
		await changed;
	});

test('a newer version is there with the next page, and an open page keeps the engine it came with', async ({
	page,
	host,
}) => {
	// Two whole sites are fetched and kept.
	test.setTimeout(240_000);
	await page.goto('/figures/wilson-cowan-plane/');
	await kept(page);
	const other = await page.context().newPage();
	await other.goto('/about/');
	deploy(host.folder, 'The next edition');
	await update(other);
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('About this edition');
	await other.reload();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText('The next edition');

	// Its engine was not loaded yet, is no longer on the host, and shall not come from the browser's own memory.
	await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
	await page.getByRole('slider').first().press('PageDown');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');

	// Two versions are kept, never three.
	deploy(host.folder, 'The third edition');
	await update(other);
	const versions = () =>
		other.evaluate(async () => (await caches.keys()).map(name => /The \w+/.exec(name)?.[0] ?? 'the first'));
	await expect.poll(versions).toEqual(['The next', 'The third']);
});

test('the manifest names the site and icons that exist', async ({ page, request }) => {
	await page.goto('/');
	const address = await page.locator('link[rel=manifest]').getAttribute('href');
	const answer = await request.get(address as string);
	expect(answer.headers()['content-type']).toContain('application/manifest+json');
	const manifest = await answer.json();
	expect(manifest.name).toBe('E/I Lens');
	for (const { src, type } of manifest.icons) {
		const icon = await request.get(src);
		expect(icon.ok(), src).toBe(true);
		expect(icon.headers()['content-type']).toBe(type);
	}
});
