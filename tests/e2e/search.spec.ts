import type { Page } from '@playwright/test';
import { queries } from './search-queries.ts';
import { accessibilityFaults, expect, test } from './site.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search for' });
const hits = (page: Page) => page.locator('[data-search-hits] h2 a');
/** What of the search was asked for. */
const watch = (page: Page, what: RegExp): string[] => {
	const asked: string[] = [];
	page.on('request', request => {
		if (what.test(request.url())) asked.push(request.url());
	});
	return asked;
};

test('a reader, a teacher and a patient find a right answer among the first three', async ({ page }) => {
	test.setTimeout(180_000);
	await page.goto('/search/');
	for (const { who, query, right } of queries)
		await test.step(`a ${who} asks “${query}”`, async () => {
			await field(page).fill('');
			await expect(hits(page)).toHaveCount(0);
			await field(page).fill(query);
			await expect(page.locator('[data-search-status]')).toContainText(/result|holds? some/);
			await expect(hits(page).first()).toBeVisible();
			const first = await hits(page).evaluateAll(links =>
				links.slice(0, 3).map(link => (link as HTMLAnchorElement).pathname + (link as HTMLAnchorElement).hash),
			);
			expect
				.soft(
					first.some(address => right.some(start => address.startsWith(start))),
					`“${query}” found first: ${first.join(', ')}`,
				)
				.toBe(true);
		});
});

const spellings: readonly [readonly string[], string][] = [
	[['PV', 'parvalbumin', 'pv+'], '/glossary/#pv-cell'],
	[['GABA-A', 'GABAA', 'GABA_A', 'gaba a receptor'], '/glossary/#gaba-a-receptor'],
	[['γ', 'gamma'], '/review/5-clinic-and-therapy/#s5-2'],
	[['NMDA', 'NMDAR', 'N-methyl-D-aspartate'], '/review/5-clinic-and-therapy/#s5-2'],
	[['E/I', 'e/i', 'excitation-inhibition', 'excitation–inhibition', 'excitation/inhibition'], '/glossary/#e-i-ratio'],
	[['ISN', 'inhibition-stabilised', 'inhibition-stabilized'], '/models/isn-pair/'],
];
test('every spelling finds the same', async ({ page }) => {
	test.setTimeout(180_000);
	await page.goto('/search/');
	for (const [words, address] of spellings)
		for (const word of words) {
			await field(page).fill('');
			await expect(hits(page)).toHaveCount(0);
			await field(page).fill(word);
			await expect(page.locator(`[data-search-hits] h2 a[href="${address}"]`), word).toBeVisible();
		}
});

test('a section is a result of its own, under its heading', async ({ page }) => {
	await page.goto('/search/?q=Networks+and+balanced+states');
	await expect(hits(page).first()).toHaveAttribute('href', '/review/2-foundations/#s2-3');
	await expect(page.locator('[data-search-hits] li').first()).toContainText('Section');
	await expect(page.locator('[data-search-hits] li').first()).toContainText('in Foundations');
});

test('a kind can be chosen, and stays in the address', async ({ page }) => {
	await page.goto('/search/?q=inhibition');
	await page.getByRole('radio', { name: /^Figure/ }).check();
	await expect(page.locator('[data-search-status]')).toContainText('of kind Figure');
	for (const label of await page.locator('[data-search-hits] .label').allTextContents()) expect(label).toBe('Figure');
	await page.reload();
	await expect(page.getByRole('radio', { name: /^Figure/ })).toBeChecked();
});

test('words that never stand together still find what holds some of them', async ({ page }) => {
	await page.goto('/search/?q=Vreeswijk+flashes');
	await expect(page.locator('[data-search-status]')).toContainText('No text holds all of these words');
	await expect(hits(page).first()).toBeVisible();
});

test('nothing is fetched for the search before it is used', async ({ page }) => {
	const own = watch(page, /\/search/);
	for (const path of ['/', '/about/', '/review/2-foundations/']) {
		await page.goto(path);
		await page.waitForLoadState('networkidle');
	}
	expect(own, 'neither page nor script of the search').toEqual([]);
	const asked = watch(page, /\/pagefind\//);
	await page.goto('/search/');
	await page.waitForLoadState('networkidle');
	expect(asked).toEqual([]);
	await field(page).press('s');
	await expect.poll(() => asked.length).toBeGreaterThan(0);
});

test('a search whose index cannot be loaded says so, and works once it can', async ({ page, complaints }) => {
	await page.route('**/pagefind/**', route => route.abort());
	await page.goto('/search/?q=seizure');
	await expect(page.locator('[data-search-status]')).toContainText('cannot be loaded');
	expect(complaints.length).toBeGreaterThan(0);
	complaints.length = 0;
	await page.unroute('**/pagefind/**');
	await field(page).fill('seizures');
	await expect(hits(page).first()).toBeVisible();
	expect(complaints).toEqual([]);
});

test('"/" and Ctrl-K open the search over a page; Escape empties, then closes, and the focus returns', async ({
	page,
}) => {
	await page.goto('/about/');
	const link = page.getByRole('link', { name: 'Licence' }).first();
	const dialog = page.getByRole('dialog', { name: 'Search' });
	for (const key of ['/', 'Control+k']) {
		await link.focus();
		await page.keyboard.press(key);
		await expect(dialog).toBeVisible();
		await expect(field(page)).toBeFocused();
		await expect(field(page)).toHaveValue('');
		await page.keyboard.type('flashing');
		await expect(hits(page).first()).toBeVisible();
		await page.keyboard.press('ArrowDown');
		await expect(hits(page).first()).toBeFocused();
		await page.keyboard.press('/');
		await expect(field(page)).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(field(page)).toHaveValue('');
		await expect(dialog).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(dialog).toBeHidden();
		await expect(link).toBeFocused();
	}
	expect(new URL(page.url()).search, 'the page keeps its address').toBe('');
	await page.keyboard.press('/');
	await dialog.getByRole('button', { name: 'Close' }).click();
	await expect(dialog).toBeHidden();
	await page.keyboard.press('/');
	await expect(dialog).toBeVisible();
	await expect(dialog.getByRole('button', { name: 'Close' })).toHaveCount(1);
	await page.keyboard.type('flashing');
	await page.locator('[data-search-hits] h2 a[href="/about/#safety"]').click();
	await expect(dialog).toBeHidden();
	await expect(page.locator('#safety')).toBeInViewport();
});

test('results are accessible, on the page and in the dialog, from 390 px up', async ({ page }) => {
	for (const width of [390, 1440]) {
		await page.setViewportSize({ width, height: 800 });
		for (const path of ['/search/', '/about/']) {
			await page.goto(path);
			await page.keyboard.press('Control+k');
			await field(page).fill('inhibition');
			await expect(hits(page).first()).toBeVisible();
			expect(await accessibilityFaults(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		}
	}
});

test('"/" is a letter in a field, and can be switched off', async ({ page }) => {
	await page.goto('/search/');
	await field(page).fill('E');
	await page.keyboard.press('/');
	await expect(field(page)).toHaveValue('E/');
	await page.getByRole('checkbox', { name: /Search with/ }).uncheck();
	await page.goto('/about/');
	await page.keyboard.press('/');
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	await page.waitForTimeout(200);
	await expect(page.getByRole('dialog')).toBeHidden();
});

test('in the search page Escape empties the field, then leaves it', async ({ page }) => {
	await page.goto('/search/');
	await field(page).fill('seizure');
	await page.keyboard.press('Escape');
	await expect(field(page)).toHaveValue('');
	await expect(field(page)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(field(page)).not.toBeFocused();
});
