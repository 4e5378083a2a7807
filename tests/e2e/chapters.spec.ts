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
