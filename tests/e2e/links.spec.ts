import { hostileLinks } from '../figures/hostile-links.ts';
import { expect, test } from './site.ts';

for (const [query, says] of hostileLinks) {
	test(`?${query.slice(0, 60)}: a sentence and a working page`, async ({ page }) => {
		await page.goto(`/figures/wilson-cowan-plane/?${query}`);
		const box = page.locator('figure.fig');
		await expect(box).toHaveAttribute('data-awake', 'true');
		await expect(page.getByRole('alert')).toContainText(says);
		// Nothing of the link has become a part of the page.
		expect(await page.locator('figure.fig script, figure.fig b:not(.ok b)').count()).toBe(0);
		await page.getByRole('slider').first().press('PageDown');
		await expect(box).toHaveAttribute('data-live', 'true');
		await expect(page.getByRole('alert')).toHaveCount(0);
	});
}
