/**
 * Every built page, at two widths, light and dark. A browser window serves for many pages, since opening one takes longer than a page, and a
 * page for both themes: dark differs from light in its colours only, so of axe's rules those of colours are tried again.
 */
import { accessibilityFaults, expect, ofColours, pages, test } from './site.ts';

const sizes = [390, 1440] as const;
const together = 12;

/** Walks down the page, so that everything that waits to be seen has been seen. */
const walk = async (): Promise<void> => {
	for (let y = 0; y < document.body.scrollHeight; y += 600) {
		scrollTo(0, y);
		await new Promise(done => setTimeout(done, 20));
	}
	scrollTo(0, 0);
};

const batches = Array.from({ length: Math.ceil(pages.length / together) }, (_, k) =>
	pages.slice(k * together, (k + 1) * together),
);

for (const width of sizes) {
	test.describe(`${width} px`, () => {
		test.use({ viewport: { width, height: 800 } });
		for (const batch of batches) {
			test(`${batch[0]} to ${batch.at(-1)} fit, are accessible and silent, light and dark`, async ({
				page,
				complaints,
			}) => {
				test.setTimeout(300_000);
				for (const path of batch) {
					const before = complaints.length;
					await page.emulateMedia({ colorScheme: 'light' });
					const answer = await page.goto(path);
					expect.soft(answer?.ok(), path).toBe(true);
					await page.evaluate(walk);
					const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
					const light = await ground();
					expect.soft(await accessibilityFaults(page), path).toEqual([]);
					await page.emulateMedia({ colorScheme: 'dark' });
					expect.soft(await ground(), `${path}: its ground in the dark`).not.toBe(light);
					expect.soft(await accessibilityFaults(page, ofColours), `${path}, dark`).toEqual([]);
					const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
					expect.soft(over, `${path}: sideways scroll`).toBeLessThanOrEqual(0);
					// What the page said, with its name.
					complaints.splice(before, Number.POSITIVE_INFINITY, ...complaints.slice(before).map(c => `${path}: ${c}`));
				}
			});
		}
	});
}
