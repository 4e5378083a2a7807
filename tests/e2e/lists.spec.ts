import { expect, test } from './site.ts';

const shown = '[data-item]:not([hidden])';

test('references narrow, sort and keep both in the address', async ({ page }) => {
	await page.goto('/references/');
	const all = await page.locator(shown).count();
	expect(all).toBeGreaterThanOrEqual(76);
	await page.getByRole('searchbox').fill('sparsely connected networks');
	await expect(page.locator(shown)).toHaveCount(1);
	await page.getByRole('searchbox').fill('');
	await page.getByRole('checkbox', { name: /Cited, not listed/ }).check();
	await expect(page.locator(shown)).toHaveCount(9);
	await page.getByRole('button', { name: 'Newest' }).click();
	const years = await page.locator(`${shown} .y`).allTextContents();
	expect(years).toEqual([...years].sort().reverse());
	expect(page.url()).toContain('standing=cited-only&sort=year');
	await page.reload();
	await expect(page.getByRole('status')).toHaveText(/^9 of \d+ works/);
	expect(await page.locator(`${shown} .y`).allTextContents()).toEqual(years);
	await page.getByRole('button', { name: 'Show all works' }).click();
	await expect(page.locator(shown)).toHaveCount(all);
	await page.getByRole('searchbox').fill('xyzzy');
	await expect(page.getByRole('status')).toHaveText(/None of \d+ works with “xyzzy” fits/);
});

test('a nonsense address shows the whole list', async ({ page }) => {
	await page.goto('/references/?standing=nobody&sort=colour&from=abc');
	expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(76);
});

test('claims narrow by what a model says, and a link to one opens it in any selection', async ({ page }) => {
	await page.goto('/claims/');
	await expect(page.locator(shown)).toHaveCount(91);
	await page.getByRole('checkbox', { name: /^Shows/ }).check();
	const few = await page.locator(shown).count();
	expect(few).toBeGreaterThan(0);
	expect(few).toBeLessThan(91);
	await page.goto('/claims/?verdict=shows#claim-7a');
	await expect(page.locator('#claim-7a')).toBeInViewport();
});

test('on a phone the filters stand behind one button', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 800 });
	await page.goto('/references/');
	const box = page.getByRole('checkbox', { name: /Listed in the review/ });
	await expect(box).toBeHidden();
	await page.getByRole('button', { name: 'Filter and sort' }).click();
	await expect(box).toBeVisible();
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });
	test('the lists are whole and offer nothing that cannot work', async ({ page }) => {
		await page.goto('/references/');
		expect(await page.locator(shown).count()).toBeGreaterThanOrEqual(76);
		await expect(page.getByRole('checkbox')).toHaveCount(0);
		await page.goto('/claims/');
		await expect(page.locator(shown)).toHaveCount(91);
	});
});
