/**
 * Every built page, wide and narrow, light and dark. A browser window serves for many pages, since opening one takes longer than a page, and
 * a visit for all four: dark differs from light in its colours only, so of axe's rules those of colours are tried again.
 *
 * Of a site under another path (BASE) the markup is the same but for addresses, so there axe is not asked again: each page is opened narrow,
 * and has to answer, to fit and to be silent.
 */
import { accessibilityFaults, expect, ofColours, pages, test } from './site.ts';

const wide = { width: 1440, height: 800 };
const narrow = { width: 390, height: 800 };
const elsewhere = process.env.BASE !== undefined && process.env.BASE !== '/';
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

test.use({ viewport: elsewhere ? narrow : wide });

for (const batch of batches) {
	test(`${batch[0]} to ${batch.at(-1)} fit, are accessible and silent, wide and narrow, light and dark`, async ({
		page,
		complaints,
	}) => {
		test.setTimeout(300_000);
		const fits = async (what: string): Promise<void> => {
			const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect.soft(over, `${what}: sideways scroll`).toBeLessThanOrEqual(0);
		};
		const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
		for (const path of batch) {
			const before = complaints.length;
			await page.setViewportSize(elsewhere ? narrow : wide);
			await page.emulateMedia({ colorScheme: 'light' });
			const answer = await page.goto(path);
			expect.soft(answer?.ok(), path).toBe(true);
			await page.evaluate(walk);
			await fits(path);
			if (!elsewhere) {
				expect.soft(await accessibilityFaults(page), path).toEqual([]);
				const light = await ground();
				await page.emulateMedia({ colorScheme: 'dark' });
				expect.soft(await ground(), `${path}: its ground in the dark`).not.toBe(light);
				expect.soft(await accessibilityFaults(page, ofColours), `${path}, dark`).toEqual([]);
				await page.setViewportSize(narrow);
				await fits(`${path}, narrow`);
				expect.soft(await accessibilityFaults(page, ofColours), `${path}, narrow and dark`).toEqual([]);
				await page.emulateMedia({ colorScheme: 'light' });
				expect.soft(await accessibilityFaults(page), `${path}, narrow`).toEqual([]);
			}
			// What the page said, with its name.
			complaints.splice(before, Number.POSITIVE_INFINITY, ...complaints.slice(before).map(c => `${path}: ${c}`));
		}
	});
}
