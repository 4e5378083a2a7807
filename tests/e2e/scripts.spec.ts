/** Scripts for other simulators: of the state that is set, loaded only when asked for. */
import type { Page } from '@playwright/test';
import { expect, readBuilt, test } from './site.ts';

const menu = (page: Page) => page.locator('details', { hasText: 'Scripts for other simulators' });

async function saved(page: Page, button: string): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		menu(page).getByRole('button', { name: button, exact: true }).click(),
	]);
	const chunks: Buffer[] = [];
	for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

test('a figure gives the state that is set as scripts, and loads the exporters only then', async ({ page }) => {
	const asked: string[] = [];
	page.on('request', request => asked.push(request.url()));
	await page.goto('/figures/balanced-network/?balanced-network=g:6');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');
	expect(asked.filter(url => /Scripts\./.test(url))).toEqual([]);
	await menu(page).locator('summary').click();
	const nest = await saved(page, 'Save NEST');
	expect(nest).toContain("g = 6  # strength of inhibition (the model's own value: 5)");
	expect(nest).toMatch(/Digest of the run in E\/I Lens: {2}[0-9a-f]{64}\n/);
	expect(nest).toMatch(/Figure: {2}http\S+\/figures\/balanced-network\/\?\S*g:6/);
	expect(await saved(page, 'Save Brian2')).toContain("'g': 6,");
});

test('where NEST has no counterpart the menu says why, run by run', async ({ page }) => {
	await page.goto('/figures/one-spike-chaos/');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	await menu(page).locator('summary').click();
	await expect(menu(page).getByRole('button')).toHaveText([
		'Save Brian2, deleted',
		'Save Brian2, kept',
		'Save NEST, kept',
	]);
	await expect(menu(page)).toContainText('NEST, deleted: NEST has no counterpart');
});

test('a page’s own scripts are of the default state, and say where it is', () => {
	const script = readBuilt('figures/balanced-network/balanced-network-nest.py');
	expect(script).toContain('g = 5  # strength of inhibition\n');
	expect(script).toContain('/figures/balanced-network/');
	expect(readBuilt('figures/one-spike-chaos/one-spike-chaos-kept-nest.py')).toContain('N_E = 1000');
});
