import { hostileLinks } from '../figures/hostile-links.ts';
import { expect, test } from './site.ts';

test('a link that is wrong is a sentence and a working page', async ({ page }) => {
	test.setTimeout(180_000);
	const box = page.locator('figure.fig');
	for (const [query, says] of hostileLinks)
		await test.step(`?${query.slice(0, 60)}`, async () => {
			await page.goto(`/figures/wilson-cowan-plane/?${query}`);
			await expect(box).toHaveAttribute('data-awake', 'true');
			await expect(page.getByRole('alert')).toContainText(says);
			// Nothing of the link has become a part of the page.
			expect(await page.locator('figure.fig script, figure.fig b:not(.ok b)').count()).toBe(0);
			await page.getByRole('slider').first().press('PageDown');
			await expect(page.getByRole('alert')).toHaveCount(0);
			await expect(box).toHaveAttribute('data-live', 'true');
		});
});
