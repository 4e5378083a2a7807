import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { expect, pages, test } from './site.ts';

const chapters = pages.filter(path => /^\/review\/\d/.test(path));

test('side notes stand beside the text, never over a figure or over one another', async ({ page }) => {
	for (const width of [1440, 1000]) {
		await page.setViewportSize({ width, height: 900 });
		for (const path of chapters) {
			await page.goto(path);
			const over = await page.evaluate(async () => {
				await document.fonts.ready;
				// A note may reach out of its box, so what counts is where its words are.
				const placeOf = (element: Element): DOMRect => {
					const words = document.createRange();
					words.selectNodeContents(element);
					return (element.matches('.note') ? words : element).getBoundingClientRect();
				};
				const things = [...document.querySelectorAll('.article > :is(.note, .wide)')].map(element => ({
					name: element.id,
					note: element.matches('.note'),
					place: placeOf(element),
				}));
				return things.flatMap((a, k) =>
					things
						.slice(k + 1)
						.filter(b => a.note || b.note)
						.filter(b => a.place.top < b.place.bottom - 1 && b.place.top < a.place.bottom - 1)
						.map(b => `${a.name} and ${b.name}`),
				);
			});
			expect(over, `${path} at ${width}`).toEqual([]);
		}
	}
});

test('the contents beside a chapter mark the section that is read, to its end', async ({ page }) => {
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.goto('/review/2-foundations/');
	const current = page.locator('.rail a[aria-current]');
	await expect(current).toHaveText(/^2\s*Foundations/);
	await page.locator('.pager').scrollIntoViewIfNeeded();
	await expect(current).toHaveText(/^2\.5/);
	await expect(current).toBeInViewport();
});

test('equations have their numbers on a phone, beside or below the formula', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	for (const path of chapters) {
		await page.goto(path);
		const faults = await page.locator('.eq').evaluateAll(lines =>
			lines.flatMap(line => {
				const number = line.querySelector('.no')?.getBoundingClientRect();
				const formula = line.querySelector('math')?.getBoundingClientRect();
				if (!number?.width || !formula) return [`${line.textContent} has no number`];
				const apart = number.left >= formula.right || number.top >= formula.bottom;
				return apart && number.right <= innerWidth ? [] : [`${line.textContent} meets its number`];
			}),
		);
		expect(faults, path).toEqual([]);
	}
});

/** How many pixels of an element are not as the one in its corner. */
async function inkOf(page: Page, selector: string): Promise<number> {
	const image = await loadImage(await page.locator(selector).first().screenshot());
	const g = createCanvas(image.width, image.height).getContext('2d');
	g.drawImage(image, 0, 0);
	const pixels = new Uint32Array(g.getImageData(0, 0, image.width, image.height).data.buffer);
	return pixels.filter(pixel => pixel !== pixels[0]).length;
}

test('the pictures of figures come when the page rests; without scripts they are drawn from the same file', async ({
	page,
	browser,
	site,
}) => {
	const path = '/review/1-introduction/';
	await page.goto(path);
	await expect(page.locator('.still > noscript, svg.chart > use:only-child')).toHaveCount(0);
	const pictures = await page.locator('.still svg.chart').count();
	const context = await browser.newContext({ javaScriptEnabled: false });
	const plain = await context.newPage();
	await plain.goto(site + path);
	await expect(plain.locator('.still svg.chart > use')).toHaveCount(pictures);
	const first = '.still svg.chart:visible';
	await plain.locator(first).first().scrollIntoViewIfNeeded();
	const ink = await inkOf(page, first);
	expect(ink).toBeGreaterThan(1000);
	await expect.poll(() => inkOf(plain, first)).toBeGreaterThan(0.9 * ink);
	expect(await inkOf(plain, first)).toBeLessThan(1.1 * ink);
	await context.close();
});

test('a link into a chapter leads to its place, however much above it is still to be laid out', async ({ page }) => {
	for (const width of [390, 1440]) {
		await page.setViewportSize({ width, height: 900 });
		for (const anchor of ['s2-5', 'figure-attractor-landscape']) {
			await page.goto('about:blank');
			await page.goto(`/review/2-foundations/#${anchor}`);
			await page.waitForLoadState('networkidle');
			const top = await page.locator(`#${anchor}`).evaluate(element => element.getBoundingClientRect().top);
			expect(Math.abs(top), `${anchor} at ${width}`).toBeLessThan(100);
		}
	}
});

test('a figure whose files cannot be fetched stays as it was built, and wakes when the network is back', async ({
	page,
	complaints,
}) => {
	const figures = /\/_astro\/(figure|pictures)\.[0-9a-f]+\.(json|svg)$/;
	let away = true;
	await page.route(figures, route => (away ? route.abort() : route.continue()));
	const missed = (kind: string): Promise<unknown> =>
		page.waitForEvent('requestfailed', request => figures.exec(request.url())?.[1] === kind);
	const all = Promise.all([missed('pictures'), missed('figure')]);
	await page.goto('/review/2-foundations/');
	const box = page.locator('.figure-box').first();
	await box.scrollIntoViewIfNeeded();
	await all;
	await expect(box.locator('.eq, .read').first()).toBeVisible();
	away = false;
	// The first time may be before the page knows of its failure.
	await expect(async () => {
		await page.evaluate(() => dispatchEvent(new Event('online')));
		await expect(box.locator('figure.fig')).toHaveAttribute('data-awake', 'true', { timeout: 1000 });
		await expect(box.locator('svg.chart:visible path').first()).toBeAttached({ timeout: 1000 });
	}).toPass();
	// The browser says that files are missing; the page itself has no error.
	expect(complaints.filter(text => !/Failed to load resource/.test(text))).toEqual([]);
	complaints.length = 0;
});
