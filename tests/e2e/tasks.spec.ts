/** What people come to a figure for, from the first step to the last. Others stand where their parts are: links, embed, hood, older, print. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { BibLatexParser } from 'biblatex-csl-converter';
import { figureOf } from '../../src/content/figures/index.ts';
import { expect, test } from './site.ts';

async function awake(page: Page, id: string): Promise<Locator> {
	await page.goto(`/figures/${id}/`);
	const figure = page.locator('figure.fig');
	await expect(figure).toHaveAttribute('data-awake', 'true');
	return figure;
}

test('cite a state, paste the BibTeX into a reference manager', async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const figure = await awake(page, 'wilson-cowan-plane');
	await page.getByRole('button', { name: 'Damped', exact: true }).click();
	await expect(figure).toHaveAttribute('data-live', 'true');
	await page.getByRole('button', { name: 'BibTeX', exact: true }).click();
	await expect(figure.locator('.cite-box pre')).toContainText('@software{');
	await page.getByRole('button', { name: 'Copy citation' }).click();
	await expect(figure.getByText('Citation copied.')).toBeAttached();
	// The parser takes no address of this machine for one.
	const here = new URL(page.url()).origin;
	const pasted = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll(here, 'https://example.org');
	const { entries, errors } = new BibLatexParser(pasted, { processUnknown: true }).parse() as unknown as {
		entries: Record<string, { bib_type: string; fields: Record<string, unknown> }>;
		errors: unknown[];
	};
	expect(errors).toEqual([]);
	const [entry] = Object.values(entries);
	expect(entry?.bib_type).toBe('software');
	expect(JSON.stringify(entry?.fields.title)).toContain(figureOf('wilson-cowan-plane').title.split(' ')[0]);
	// The address that was cited leads back to the very state.
	const address = String(entry?.fields.url);
	expect(address).toContain('wilson-cowan-plane=');
	await page.goto(new URL(address).pathname + new URL(address).search);
	await expect(page.getByText('This browser reproduced the digest.')).toBeVisible();
});

/** Goes on by the tabulator until the focus is there. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
	for (let k = 0; k < 120; k++) {
		if (await goal.evaluate(element => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('The tabulator does not lead there.');
}

test('compare healthy and altered by keyboard alone', async ({ page }) => {
	const figure = await awake(page, 'epilepsy');
	await tabTo(page, page.getByRole('button', { name: 'Weak inhibition alone', exact: true }));
	await page.keyboard.press('Enter');
	await expect(figure).toHaveAttribute('data-live', 'true');
	await tabTo(page, page.getByLabel('Compare with'));
	// A list takes the first letters of what is wanted.
	await page.keyboard.type('Hea');
	await expect(page.locator('.says')).toContainText('Compared with “Healthy”: ');
	await expect(page.locator('.says')).toContainText(', there ');
	expect(page.url()).toContain('compare:healthy');
	// The focus stays where the hand was.
	expect(await page.getByLabel('Compare with').evaluate(element => element === document.activeElement)).toBe(true);
});

test('run twenty draws and see their spread', async ({ page }) => {
	const figure = await awake(page, 'critical-slowing');
	await page.getByRole('button', { name: 'Another draw' }).click();
	await expect(figure).toHaveAttribute('data-live', 'true');
	const one = await page.locator('.live-chart canvas').first().screenshot();
	await page.getByLabel('Mean of draws').fill('20');
	await page.getByLabel('Mean of draws').press('Enter');
	await expect(page.locator('.state')).toContainText('Mean ± SD of 20 draws', { timeout: 60_000 });
	await expect(page.locator('.read:visible small', { hasText: '±' }).first()).toBeVisible();
	expect((await page.locator('.live-chart canvas').first().screenshot()).equals(one)).toBe(false);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save CSV' }).click(),
	]);
	const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
	const spreads = lines.map(line => line.split(',')).filter(cells => cells[3] === 'sd');
	expect(spreads.length).toBeGreaterThan(10);
	expect(spreads.some(cells => Number(cells[5]) > 0)).toBe(true);
});

test('download the numbers and find the one in the sentence again', async ({ page }) => {
	const figure = await awake(page, 'wilson-cowan-plane');
	await page.getByRole('button', { name: 'Damped', exact: true }).click();
	await expect(figure).toHaveAttribute('data-live', 'true');
	await expect(page.locator('.says')).toContainText('E ends at');
	const [, e, i] =
		/E ends at ([\d.]+) of its cells, I at ([\d.]+)\./.exec((await page.locator('.says').textContent()) ?? '') ?? [];
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Save CSV' }).click(),
	]);
	const rows = (await readFile(await download.path(), 'utf8'))
		.trim()
		.split('\r\n')
		.map(line => line.split(','));
	const last = (name: string): number =>
		Number(rows.filter(([run, observable]) => run === 'plane' && observable === name).at(-1)?.[5]);
	expect(last('E').toFixed(3)).toBe(e);
	expect(last('I').toFixed(3)).toBe(i);
});

test('a run that ends leaves what is being typed', async ({ page }) => {
	const figure = await awake(page, 'critical-slowing');
	await page.getByRole('button', { name: 'Another draw' }).click();
	await page.getByLabel('Mean of draws').fill('5');
	await expect(figure).toHaveAttribute('data-live', 'true');
	await expect(page.getByLabel('Mean of draws')).toHaveValue('5');
	await page.getByLabel('Mean of draws').press('Enter');
	await expect(page.locator('.state')).toContainText('draws', { timeout: 60_000 });
});
