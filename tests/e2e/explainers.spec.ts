/** Explainers: the switch between plain words and full text, links into states, and the lesson on paper. */
import { expect, pages, test } from './site.ts';

const explainers = pages.filter(path => /\/(disorders|therapies)\/[^/]+\/$/.test(path));

test('there are explainers of disorders and of therapies', () => {
	expect(explainers.some(path => path.includes('/disorders/'))).toBe(true);
	expect(explainers.some(path => path.includes('/therapies/'))).toBe(true);
});

for (const path of explainers) {
	test.describe(path, () => {
		test('shows plain words first; the full text by a choice that stays and by a link', async ({ page }) => {
			await page.goto(path);
			const detail = page.locator('.part-evidence .detail');
			await expect(detail).toBeHidden();
			await page.getByText('Full text', { exact: true }).click();
			await expect(detail).toBeVisible();
			expect(new URL(page.url()).searchParams.get('read')).toBe('full');
			await page.goto(path);
			await expect(detail, 'remembered').toBeVisible();
			await page.goto(`${path}?read=plain`);
			await expect(detail, 'a link says more than the memory').toBeHidden();
			await page.goto(`${path}?read=nonsense`);
			await expect(page.getByRole('radio', { name: 'Plain words' })).toBeChecked();
		});

		test('works by keyboard', async ({ page }) => {
			await page.goto(`${path}?read=plain`);
			await page.getByRole('radio', { name: 'Plain words' }).focus();
			await page.keyboard.press('ArrowRight');
			await expect(page.getByRole('radio', { name: 'Full text' })).toBeChecked();
			await expect(page.locator('.part-evidence .detail')).toBeVisible();
		});

		test('the state of a figure in the address survives the switch', async ({ page }) => {
			await page.goto(path);
			const link = await page.locator('.chain a').first().getAttribute('href');
			await page.goto(link as string);
			const state = new URL(page.url()).search.slice(1);
			await page.getByText('Full text', { exact: true }).click();
			const { search } = new URL(page.url());
			expect(decodeURIComponent(search)).toContain(decodeURIComponent(state));
			expect(search).toContain('read=full');
		});

		test('prints the lesson alone, without answers or with them', async ({ page }) => {
			await page.goto(`${path}#lesson`);
			await page.emulateMedia({ media: 'print' });
			await expect(page.locator('.task').first()).toBeVisible();
			await expect(page.locator('.write').first()).toBeVisible();
			await expect(page.locator('.part-lesson .answer').first()).toBeHidden();
			await expect(page.locator('.part-chain')).toBeHidden();
			await expect(page.locator('#banner')).toBeVisible();
			await page.goto(`${path}#answers`);
			await expect(page.locator('.part-lesson .answer').first()).toBeVisible();
			await expect(page.locator('.part-chain')).toBeHidden();
			await page.goto(path);
			await expect(page.locator('.part-chain')).toBeVisible();
		});
	});
}

test.describe('without a script', () => {
	test.use({ javaScriptEnabled: false });
	for (const path of explainers)
		test(`${path} shows either text`, async ({ page }) => {
			await page.goto(path);
			const detail = page.locator('.part-evidence .detail');
			await expect(detail).toBeHidden();
			await page.getByText('Full text', { exact: true }).click();
			await expect(detail).toBeVisible();
			await page.getByText('Plain words', { exact: true }).click();
			await expect(detail).toBeHidden();
		});
});
