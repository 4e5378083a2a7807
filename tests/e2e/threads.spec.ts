import { experimentOf } from '../../src/components/figure/experiment.ts';
import { infoOf } from '../../src/components/figure/make-info.ts';
import { defaultState, type State, writeState } from '../../src/components/figure/state.ts';
import { viewOf } from '../../src/components/figure/view.ts';
import { figures } from '../../src/content/figures/index.ts';
import { loadModels, solveNow } from '../../src/engine/index.ts';
import { expect, test } from './site.ts';

// Several draws of a figure that takes long enough: on a machine with several cores, more than one worker does them.
const figure = figures.find(f => f.id === 'balanced-network');
if (!figure) throw new Error('There is no figure balanced-network.');
const models = await loadModels();
const info = infoOf(
	figure,
	models,
	figures.map(f => f.id),
);
const state: State = { ...defaultState(info), n: 8 };

test('draws in several threads show what one thread in Node does', async ({ page }) => {
	test.setTimeout(240_000);
	const view = viewOf(info, solveNow(experimentOf(info, state), Object.fromEntries(models)), state.compare);
	await page.goto(`/figures/${figure.id}/?${writeState(info, state, view.digest)}`);
	let most = 0;
	await expect(async () => {
		most = Math.max(most, page.workers().length);
		await expect(page.locator('.state')).toContainText('Mean ± SD of 8 draws', { timeout: 50 });
	}).toPass({ timeout: 200_000 });
	await expect(page.locator('.says [role=status]')).toHaveText(view.says);
	await expect(page.locator('figure.fig figcaption')).toHaveText(view.caption);
	const plain = (text: string): string => text.replace(/\s+/g, ' ');
	const shown = plain((await page.locator('.read:visible').allInnerTexts()).join(' '));
	const numbers = Object.values(view.readouts).flatMap(({ items }) => items);
	expect(numbers.some(({ spread }) => spread)).toBe(true);
	for (const { value, spread } of numbers)
		for (const text of [value, spread ?? '']) expect(shown).toContain(plain(text));
	const cores = await page.evaluate(() => navigator.hardwareConcurrency);
	expect(Math.max(most, page.workers().length)).toBeGreaterThan(cores > 1 ? 1 : 0);
});
