import { expect, readBuilt, test } from './site.ts';

test('the print edition numbers works in the order of their first citation, and lists each', async ({ page }) => {
	await page.goto('/review/print/');
	const numbers = await page
		.locator('.cite')
		.evaluateAll(links =>
			links.map(link => [link.getAttribute('href'), Number(/\[(\d+)\]$/.exec(link.textContent ?? '')?.[1])]),
		);
	const seen = new Map<unknown, unknown>();
	for (const [href, number] of numbers) {
		if (!seen.has(href)) expect(number, String(href)).toBe(seen.size + 1);
		else expect(number).toBe(seen.get(href));
		if (!seen.has(href)) seen.set(href, number);
	}
	const listed = await page.locator('.works > li').evaluateAll(items => items.map(item => `#${item.id}`));
	expect(listed).toEqual([...seen.keys()]);
});

test('the print edition holds still pictures and nothing to press', async ({ page }) => {
	await page.goto('/review/print/');
	expect(readBuilt('review/print/index.html')).not.toContain('<astro-island');
	await page.emulateMedia({ media: 'print' });
	for (const kind of ['button', 'input', '.bar', '.card', 'summary'])
		for (const found of await page.locator(kind).all()) await expect(found).toBeHidden();
	await expect(page.locator('.fig svg.chart').first()).toBeVisible();
	// The text names formulas by their numbers.
	await expect(page.locator('.eq .no').first()).toBeVisible();
});
