import { figures } from '../../src/content/figures/index.ts';
import { foreignHost } from './host.ts';
import { representatives } from './representatives.ts';
import { expect, pages, readBuilt, test } from './site.ts';

const id = 'seizure-clock';

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

/** What a host has to write, and the script of `Height and sandbox` beside the code. */
const hostPage = (src: string, sandbox: string | undefined): string => `<!doctype html><title>A host</title>
<iframe src="${src.replaceAll('&', '&amp;')}" title="A figure" width="640" height="300"${sandbox === undefined ? '' : ` sandbox="${sandbox}"`}></iframe>
<script>
addEventListener('message', ({ data, source }) => {
	if (data?.type !== 'ei-lens:height') return;
	for (const frame of document.querySelectorAll('iframe'))
		if (frame.contentWindow === source) frame.height = data.height;
});
</script>`;

for (const sandbox of [undefined, 'allow-scripts'])
	for (const theme of ['light', 'dark'])
		test(`on a foreign page ${sandbox === undefined ? 'without a sandbox' : 'in a sandbox'}, ${theme}: the state of the link, a control, the height`, async ({
			page,
			site,
			complaints,
		}) => {
			const src = `${site}/embed/${id}/?theme=${theme}&${id}=x_0:-2.4`;
			const host = await foreignHost(hostPage(src, sandbox));
			await page.goto(host.url);
			const inside = page.frameLocator('iframe');
			const figure = inside.locator('figure.fig');
			await expect(inside.locator('html')).toHaveAttribute('data-theme', theme);
			await expect(inside.getByRole('slider').first()).toHaveValue('-2.4');
			await expect(figure).toHaveAttribute('data-live', 'true');
			await expect(inside.getByRole('alert')).toHaveCount(0);
			const digest = (): Promise<string | null> => figure.getAttribute('data-digest');
			const before = await digest();
			await inside.getByRole('slider').first().press('PageUp');
			await expect.poll(digest).not.toBe(before);
			await expect(figure).toHaveAttribute('data-kernel', 'wasm');
			const frame = page.frames().find(each => each.url().startsWith(site));
			expect(await frame?.evaluate(() => origin)).toBe(sandbox === undefined ? site : 'null');
			// Nothing scrolls in it: the host has been told how high it is, at first and whenever that changes.
			const hidden = (): Promise<number | undefined> =>
				frame?.evaluate(() => document.documentElement.scrollHeight - innerHeight) as Promise<number | undefined>;
			await expect.poll(hidden).toBeLessThanOrEqual(0);
			await inside.getByText('Data table').click();
			await expect.poll(hidden).toBeLessThanOrEqual(0);
			// The numbers are those that the figure's own page gives for the state.
			const shown = await digest();
			const value = await inside.getByRole('slider').first().inputValue();
			await page.goto(`${site}/figures/${id}/?${id}=x_0:${value}`);
			await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');
			expect(await page.locator('figure.fig').getAttribute('data-digest')).toBe(shown);
			host.close();
			// The page of the host is no request to a stranger here; and a plain host sends a page without an origin no fonts.
			const expected = new RegExp(`^request to ${host.url}|/fonts/[\\w-]+\\.woff2`);
			const rest = complaints.filter(text => !expected.test(text) && !(sandbox && /net::ERR_FAILED/.test(text)));
			expect(rest).toEqual([]);
			complaints.length = 0;
		});

test('in a sandbox a figure of every kind runs, from scripts of its own form', async ({ page, site, complaints }) => {
	test.setTimeout(300_000);
	const host = await foreignHost(
		hostPage(`${site}/embed/${id}/`, 'allow-scripts').replace('<iframe', '<iframe id="frame"'),
	);
	await page.goto(host.url);
	for (const { id, presets } of representatives()) {
		await page.evaluate(src => document.querySelector('iframe')?.setAttribute('src', src), `${site}/embed/${id}/`);
		const inside = page.frameLocator('iframe');
		await expect(inside.locator(`main[data-embed="${id}"] figure.fig`)).toHaveAttribute('data-awake', 'true');
		await inside
			.getByRole('button', { name: presets.at(-1)?.label as string })
			.first()
			.click();
		await expect(inside.locator('figure.fig'), id).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
		await expect(inside.getByRole('alert'), id).toHaveCount(0);
	}
	host.close();
	expect(complaints.filter(text => /^error|^console(?!.*(fonts|ERR_FAILED))/.test(text))).toEqual([]);
	complaints.length = 0;
});

test('the code of a frame is complete, is copied with state and theme, and is shown at work when asked for', async ({
	page,
	site,
	context,
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`/figures/${id}/`);
	await page.getByRole('button', { name: 'Copy code' }).click();
	await expect(page.locator('[data-embed-says]')).toHaveText('Copied.');
	const code = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
	expect(await code()).toContain(`src="${site}/embed/${id}/"`);
	expect(await code()).toBe(await page.locator('[data-embed-code]').textContent());
	await expect(page.locator('iframe')).toHaveCount(0);
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	await page.getByRole('slider').first().press('PageUp');
	const value = await page.getByRole('slider').first().inputValue();
	await page.getByLabel('Light or dark').selectOption('dark');
	await page.getByRole('button', { name: 'Copy code' }).click();
	await expect.poll(code).toContain(`/embed/${id}/?theme=dark&amp;${id}=x_0:${value},`);
	await page.getByText('Preview').click();
	const inside = page.frameLocator('iframe');
	await expect(inside.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(inside.getByRole('slider').first()).toHaveValue(value);
	const frame = page.frames()[1];
	await expect
		.poll(() => frame?.evaluate(() => document.documentElement.scrollHeight - innerHeight))
		.toBeLessThanOrEqual(0);
	await page.getByText('Preview').click();
	await expect(page.locator('iframe')).toHaveCount(0);
});

test('without a public address no page claims one', () => {
	for (const path of pages) {
		const html = readBuilt(path.endsWith('/') ? `${path}index.html` : path);
		expect(html, path).not.toMatch(/og:|rel="canonical"|json\+oembed|rss\+xml|DC\.identifier/);
	}
	expect(() => readBuilt('/rss.xml')).toThrow();
	for (const figure of figures) expect(() => readBuilt(`/embed/${figure.id}/oembed.json`)).toThrow();
});
