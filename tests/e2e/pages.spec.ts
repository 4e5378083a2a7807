import AxeBuilder from '@axe-core/playwright';
import { expect, pages, test } from './site.ts';

const sizes = [390, 1440] as const;
const themes = ['light', 'dark'] as const;

/** Walks down the page, so that everything that waits to be seen has been seen. */
const walk = async (): Promise<void> => {
	for (let y = 0; y < document.body.scrollHeight; y += 600) {
		scrollTo(0, y);
		await new Promise(done => setTimeout(done, 20));
	}
	scrollTo(0, 0);
};

for (const theme of themes) {
	for (const width of sizes) {
		test.describe(`${width} px, ${theme}`, () => {
			test.use({ viewport: { width, height: 800 }, colorScheme: theme });
			for (const path of pages) {
				// The pages of single references are alike: a few of them stand for all in the slow checks.
				const alike = /^\/references\/[b-z]/.test(path);
				test(`${path} fits, is accessible and silent`, async ({ page }) => {
					const answer = await page.goto(path);
					expect(answer?.ok()).toBe(true);
					await page.evaluate(walk);
					expect(
						await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
						'sideways scroll',
					).toBeLessThanOrEqual(0);
					if (alike && (theme === 'dark' || width === 390)) return;
					const { violations } = await new AxeBuilder({ page }).analyze();
					expect(violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' ')}`)).toEqual([]);
				});
			}
		});
	}
}
