import { readFile } from 'node:fs/promises';
import { loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { XMLValidator } from 'fast-xml-parser';
import { experimentOf } from '../../src/components/figure/experiment.ts';
import { readoutsOf } from '../../src/components/figure/info.ts';
import { infoOf } from '../../src/components/figure/make-info.ts';
import { hasTime } from '../../src/components/figure/panels/index.ts';
import { defaultState, type State, writeState } from '../../src/components/figure/state.ts';
import { type View, viewOf } from '../../src/components/figure/view.ts';
import { figures } from '../../src/content/figures/index.ts';
import { keptDigest, ledger } from '../../src/content/ledger.ts';
import { loadModels, solveNow, splitMeasure } from '../../src/engine/index.ts';
import { expect, test } from './site.ts';

const models = await loadModels();
const ids = figures.map(f => f.id);

/** The file that a button saves. */
async function saved(page: Page, button: string): Promise<Buffer> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button }).click(),
	]);
	return readFile(await download.path());
}

for (const figure of figures) {
	const info = infoOf(figure, models, ids);
	const start = defaultState(info);
	const [first, second] = info.controls;
	if (!first || !second) throw new Error(`${figure.id} has fewer than two controls`);
	const middle = ({ range }: typeof first): number => Number(((range[0] + range[1]) / 2).toFixed(4));
	const moved: State = { ...start, values: { ...start.values, [first.name]: middle(first) } };
	const preset = figure.presets.at(-1) as (typeof figure.presets)[number];
	const compared: State = {
		...start,
		values: { ...start.values, ...preset.set },
		compare: figure.presets[0]?.id as string,
	};
	const chance = Object.values(info.runs).some(run => run.chance);
	const views = new Map<string, View>();
	/** What Node makes of a state; each state once. */
	const solved = (state: State): View => {
		const name = JSON.stringify(state);
		if (!views.has(name))
			views.set(name, viewOf(info, solveNow(experimentOf(info, state), Object.fromEntries(models)), state.compare));
		return views.get(name) as View;
	};
	const path = `/figures/${figure.id}/`;
	const linked = (state: State, digest: string): string => `${path}?${writeState(info, state, digest)}`;

	test.describe(figure.id, () => {
		// One after the other, so that Node calculates each state once.
		test.describe.configure({ mode: 'default', timeout: 480_000 });

		test('links: Node and this browser calculate the same bits; a link that cites another digest says so', async ({
			page,
		}) => {
			const box = page.locator('figure.fig');
			const states = {
				default: start,
				moved: { ...moved, values: { ...moved.values, [second.name]: middle(second) }, seed: 7 },
				compared,
			};
			for (const [name, state] of Object.entries(states)) {
				await test.step(name, async () => {
					const view = solved(state);
					await page.goto(linked(state, view.digest));
					await expect(box).toHaveAttribute('data-live', 'true', { timeout: 120_000 });
					await expect(box).toHaveAttribute('data-digest', view.digest);
					await expect(box).toHaveAttribute('data-kernel', 'wasm');
					await expect(page.getByText('This browser reproduced the digest.')).toBeVisible();
					await expect(page.locator('.says [role=status]')).toHaveText(view.says);
					await expect(box.locator('figcaption')).toHaveText(view.caption);
					await expect(page.getByRole('alert')).toHaveCount(0);
				});
			}
			await page.goto(linked(start, '0'.repeat(64)));
			await expect(page.getByText('This browser calculated other numbers.')).toBeVisible({ timeout: 120_000 });
		});

		test('moving, undoing, coming back, resetting; presets, comparison, draws, a step; files', async ({ page }) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			await expect(box).toHaveAttribute('data-live', 'false');
			const showsNumbers = (digest: string): Promise<void> =>
				expect(box).toHaveAttribute('data-digest', digest, { timeout: 120_000 });
			const shows = (state: State): Promise<void> => showsNumbers(solved(state).digest);
			const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

			await test.step('a control runs the model, writes the link, and can be undone and reset', async () => {
				const slider = page.getByRole('slider').first();
				const before = await slider.inputValue();
				await slider.press('PageDown');
				await expect(box).toHaveAttribute('data-live', 'true', { timeout: 120_000 });
				await expect(page.locator('.live-chart canvas').first()).toBeVisible();
				const digest = (await box.getAttribute('data-digest')) as string;
				expect(digest).not.toBe(solved(start).digest);
				// Sliders stand by model, which need not be the order of the controls.
				const [, name] = /\?([^:]+):/.exec(page.url()) ?? [];
				expect(info.controls.map(control => `${figure.id}=${control.name}`)).toContain(name);
				await page.reload();
				await showsNumbers(digest);
				await slider.press('PageDown');
				await press('Undo');
				await expect(box).toHaveAttribute('data-digest', digest);
				await press('Reset');
				await expect(box).toHaveAttribute('data-live', 'false');
				await expect(slider).toHaveValue(before);
				expect(new URL(page.url()).search).toBe('');
			});

			await test.step('every preset, and the last beside the first', async () => {
				for (const { id, label } of figure.presets) {
					await press(label);
					await expect(page.getByRole('button', { name: label, exact: true })).toHaveAttribute('aria-pressed', 'true');
					// The ledger keeps what Node makes of presets: tests/figures/figures.test.ts.
					await showsNumbers(keptDigest(ledger, figure, id) as string);
				}
				await page.getByLabel('Compare with').selectOption(figure.presets[0]?.id as string);
				await shows(compared);
			});

			await test.step('files hold what the figure shows', async () => {
				const data = JSON.parse((await saved(page, 'Save JSON')).toString('utf8'));
				expect(data.digest).toBe(solved(compared).digest);
				for (const [name, value] of Object.entries(compared.values)) expect(data.state[name]).toBe(value);
				// Twice as fine as the page, with a margin; as high as its parts are together.
				const { width, height } = await loadImage(await saved(page, 'Save PNG'));
				const across = await box.evaluate(each => each.getBoundingClientRect().width);
				expect(Math.abs(width - 2 * (across + 48))).toBeLessThanOrEqual(2);
				expect(height).toBeGreaterThan(800);
				const svg = (await saved(page, 'Save SVG')).toString('utf8');
				expect(XMLValidator.validate(svg)).toBe(true);
				const drawing = await loadImage(Buffer.from(svg));
				expect([drawing.width, drawing.height].map(side => Math.abs(2 * side))).toEqual([width, height]);
				// Words are as wide as on the page whatever the fonts where it is opened, so that none covers another.
				expect(svg.match(/textLength=/g)?.length ?? 0).toBeGreaterThan(10);
				// Lines stay lines, and every word can be selected.
				expect(svg).not.toContain('<image');
				expect(svg.match(/<path/g)?.length ?? 0).toBeGreaterThan(10);
				for (const word of [figure.number, 'Digest']) expect(svg).toContain(word);
			});

			await test.step('another draw, several draws, a step, where they mean something', async () => {
				await press('Reset');
				const draws = page.getByLabel('Mean of draws');
				if (chance) {
					await press('Another draw');
					await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('2');
					await press('Reset');
					await draws.fill('2');
					await draws.press('Enter');
					await expect(page.locator('.state')).toContainText('Mean ± SD of 2 draws', { timeout: 120_000 });
					expect(page.url()).toContain('n:2');
					await shows({ ...start, n: 2 });
					const scattered = readoutsOf(figure).filter(text => info.runs[splitMeasure(text).run]?.chance);
					await expect(page.locator('.read:visible small', { hasText: '±' })).toHaveCount(scattered.length);
					await draws.fill('2.5');
					await draws.press('Enter');
					await expect(page.getByRole('alert')).toContainText("found '2.5', expected a whole number from 1 to 50");
					await press('Reset');
					await expect(draws).toHaveValue('1');
				} else {
					await expect(page.getByRole('button', { name: 'Another draw' })).toHaveCount(0);
					await expect(draws).toHaveCount(0);
				}
				const step = page.getByRole('button', { name: 'Step', exact: true });
				if (!figure.panels.some(hasTime)) return expect(step).toHaveCount(0);
				await step.click();
				await expect(page.locator('.playhead, .playpoint').first()).toBeVisible({ timeout: 120_000 });
			});
		});

		test('without scripts: picture, words, caption, table, equations', async ({ browser, site }) => {
			const context = await browser.newContext({ javaScriptEnabled: false });
			const page = await context.newPage();
			await page.goto(site + path);
			const view = solved(start);
			await expect(page.locator('svg.chart:visible')).toHaveCount(
				figure.panels.filter(p => p.kind !== 'readout').length,
			);
			await expect(page.locator('.says')).toContainText(view.says);
			await expect(page.locator('figcaption')).toHaveText(view.caption);
			await page.getByText('Data table').click();
			await expect(page.locator('details table').first()).toBeVisible();
			await expect(page.getByRole('slider')).toHaveCount(0);
			expect(await page.locator('math').count()).toBeGreaterThan(3);
			await context.close();
		});
	});
}

test('a slow worker that cannot start is a sentence, not a dead page', async ({ page, complaints }) => {
	await page.route('**/worker-*.js', route => route.abort());
	await page.goto('/figures/wilson-cowan-plane/');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	await page.getByRole('slider').first().press('PageUp');
	await expect(page.getByRole('alert')).toContainText('Simulation: found');
	await expect(page.locator('svg.chart:visible').first()).toBeVisible();
	complaints.length = 0; // the browser reports the request that this test has cut off
});
