import { expect, test } from './site.ts';

const chapter = '/review/2-foundations/';

test.describe('the cards of terms and citations', () => {
	test('open under the pointer and with the keyboard, and close on Escape', async ({ page }) => {
		await page.goto(chapter);
		for (const kind of ['term', 'cite']) {
			const link = page.locator(`article .${kind}, .article .${kind}`).first();
			const card = link.locator('xpath=following-sibling::*[contains(@class, "card")]');
			await expect(card).toBeHidden();
			await link.hover();
			await expect(card).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(card).toBeHidden();
			await page.mouse.move(0, 0);
			await link.focus();
			await expect(card).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(card).toBeHidden();
			await expect(link).toBeFocused();
		}
	});

	test('say to a screen reader what the term means', async ({ page }) => {
		await page.goto(chapter);
		const link = page.locator('.term').first();
		const says = await page.locator(`#${await link.getAttribute('aria-describedby')}`).textContent();
		expect(says?.length).toBeGreaterThan(20);
	});

	test.describe('where there is no hover', () => {
		test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

		test('open on the first tap, close on one elsewhere, and follow the link on the second', async ({ page }) => {
			await page.goto(chapter);
			const link = page.locator('.term').first();
			const card = link.locator('xpath=following-sibling::*[contains(@class, "card")]');
			await link.tap();
			await expect(card).toBeVisible();
			await expect(page).toHaveURL(chapter);
			await page.locator('.plain .label').tap();
			await expect(card).toBeHidden();
			await link.tap();
			await expect(card).toBeVisible();
			await link.tap();
			await expect(page).toHaveURL(/\/glossary\/#/);
		});
	});

	test.describe('without scripts', () => {
		test.use({ javaScriptEnabled: false });

		test('a term leads to the glossary', async ({ page }) => {
			await page.goto(chapter);
			await page.locator('.term').first().click();
			await expect(page).toHaveURL(/\/glossary\/#/);
		});
	});
});
