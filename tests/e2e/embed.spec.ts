import { figures } from '../../src/content/figures/index.ts';
import { expect, pages, readBuilt, test } from './site.ts';

const id = 'epilepsy';

test.describe('a figure in a frame', () => {
	test.use({ colorScheme: 'light' });

	test('stands alone, takes its state and its theme from the address, and leads out of the frame', async ({ page }) => {
		await page.goto(`/embed/${id}/?theme=dark&${id}=x_0:-2.4`);
		const figure = page.locator('figure.fig');
		await expect(figure).toHaveAttribute('data-live', 'true');
		await expect(page.getByRole('slider').first()).toHaveValue('-2.4');
		await expect(page.getByRole('alert')).toHaveCount(0);
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await expect(page.locator('nav, header, footer')).toHaveCount(0);
		await expect(page.locator('base')).toHaveAttribute('target', '_top');
		await expect(page.getByRole('link', { name: 'E/I Lens' })).toHaveAttribute('rel', 'home');
		await expect(page.getByRole('link', { name: 'CC BY 4.0' })).toHaveAttribute('rel', 'license');
	});

	test('follows the system, not what was chosen on this site', async ({ page }) => {
		await page.goto('/about/');
		await page.evaluate(() => localStorage.setItem('theme', 'dark'));
		await page.goto(`/embed/${id}/`);
		await expect(page.locator('html')).not.toHaveAttribute('data-theme');
	});

	for (const width of [320, 640])
		test(`fits ${width} px and tells the page around it how high it is`, async ({ page, site }) => {
			await page.setViewportSize({ width: 800, height: 800 });
			// Not a page of this site: those let nothing be framed.
			await page.route('**/host.html', route =>
				route.fulfill({ contentType: 'text/html', body: '<title>A host</title>' }),
			);
			await page.goto('/host.html');
			await page.evaluate(
				([src, width]) => {
					addEventListener('message', ({ data, origin }) => Object.assign(window, { told: { ...data, origin } }));
					document.body.innerHTML = `<iframe src="${src}" title="A figure" width="${width}" height="600"></iframe>`;
				},
				[`${site}/embed/${id}/`, width] as const,
			);
			await expect(page.frameLocator('iframe').locator('figure.fig')).toHaveAttribute('data-awake', 'true');
			const frame = page.frames()[1];
			if (!frame) throw new Error('there is no frame');
			const height = (): Promise<number> =>
				frame.evaluate(() => Math.ceil(document.querySelector('main')?.getBoundingClientRect().height ?? 0));
			const wide = await frame.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
			);
			expect(wide, 'sideways scroll').toBeLessThanOrEqual(0);
			const told = async (): Promise<void> =>
				expect(await page.evaluate(() => (window as { told?: unknown }).told)).toEqual({
					type: 'ei-lens:height',
					id,
					height: await height(),
					origin: site,
				});
			await expect(told).toPass();
			// Again when it grows.
			const before = await height();
			await frame.getByText('Data table').click();
			await expect(told).toPass();
			expect(await height()).toBeGreaterThan(before);
		});
});

test('the code of a frame is complete, and is copied', async ({ page, site, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`/figures/${id}/`);
	await page.getByRole('button', { name: 'Copy code' }).click();
	await expect(page.locator('[data-copied]')).toHaveText('Copied.');
	const code = await page.evaluate(() => navigator.clipboard.readText());
	expect(code).toContain(`src="${site}/embed/${id}/"`);
	expect(code).toBe(await page.locator('[data-embed-code]').textContent());
});

test('without a public address no page claims one', () => {
	for (const path of pages) {
		const html = readBuilt(path.endsWith('/') ? `${path}index.html` : path);
		expect(html, path).not.toMatch(/og:|rel="canonical"|json\+oembed|rss\+xml|DC\.identifier/);
	}
	expect(() => readBuilt('/rss.xml')).toThrow();
	for (const figure of figures) expect(() => readBuilt(`/embed/${figure.id}/oembed.json`)).toThrow();
});
