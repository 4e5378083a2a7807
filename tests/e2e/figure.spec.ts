import { readFile } from 'node:fs/promises';
import { loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { XMLValidator } from 'fast-xml-parser';
import { experimentOf } from '../../src/components/figure/experiment.ts';
import { readoutsOf } from '../../src/components/figure/info.ts';
import { infoOf } from '../../src/components/figure/make-info.ts';
import { hasSound, hasTime } from '../../src/components/figure/panels/index.ts';
import { defaultState, type State, writeState } from '../../src/components/figure/state.ts';
import { type View, viewOf } from '../../src/components/figure/view.ts';
import { figures } from '../../src/content/figures/index.ts';
import { keptDigest, ledger } from '../../src/content/ledger.ts';
import { loadModels, solveNow, splitMeasure } from '../../src/engine/index.ts';
import { representatives } from './representatives.ts';
import { accessibilityFaults, expect, test } from './site.ts';

const models = await loadModels();
const ids = figures.map(f => f.id);
const rich = new Set(representatives().map(f => f.id));

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
	const chance = Object.values(info.runs).some(run => run.chance);
	const solved = (state: State): View =>
		viewOf(info, solveNow(experimentOf(info, state), Object.fromEntries(models)), state.compare);
	const path = `/figures/${figure.id}/`;
	const published = keptDigest(ledger, figure, 'default') as string;
	const linked = (state: State, digest: string): string => `${path}?${writeState(info, state, digest)}`;
	const shows = (page: Page, digest: string): Promise<void> =>
		expect(page.locator('figure.fig')).toHaveAttribute('data-digest', digest, { timeout: 120_000 });
	const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

	test.describe(figure.id, () => {
		test.describe.configure({ timeout: 300_000 });

		test('wakes; a control moves it; reload, undo, redo, reset; a link out of range is a sentence', async ({
			page,
		}) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			await expect(box).toHaveAttribute('data-live', 'false');
			await shows(page, published);
			const slider = page.getByRole('slider').first();
			const before = await slider.inputValue();
			await slider.press('PageDown');
			await expect(box).toHaveAttribute('data-live', 'true', { timeout: 120_000 });
			await expect(page.locator('.live-chart canvas').first()).toBeVisible();
			const digest = (await box.getAttribute('data-digest')) as string;
			expect(digest).not.toBe(published);
			// Sliders stand by model, which need not be the order of the controls.
			const [, name] = /\?([^:]+):/.exec(page.url()) ?? [];
			expect(info.controls.map(control => `${figure.id}=${control.name}`)).toContain(name);
			await page.reload();
			await shows(page, digest);
			await slider.press('ArrowUp');
			await expect(box).not.toHaveAttribute('data-digest', digest, { timeout: 120_000 });
			const further = (await box.getAttribute('data-digest')) as string;
			await press(page, 'Undo');
			await shows(page, digest);
			await press(page, 'Redo');
			await shows(page, further);
			await press(page, 'Reset');
			await expect(box).toHaveAttribute('data-live', 'false');
			await expect(slider).toHaveValue(before);
			expect(new URL(page.url()).search).toBe('');

			await page.goto(`${path}?${figure.id}=${first.name}:1e9`);
			await expect(page.getByRole('alert')).toContainText(`${first.name} = 1000000000`);
			expect(await accessibilityFaults(page)).toEqual([]);
		});

		test('links: Node and this browser calculate the same bits, by default and moved', async ({ page }) => {
			const box = page.locator('figure.fig');
			await page.goto(linked(start, published));
			await expect(page.getByText('This browser reproduced the digest.')).toBeVisible({ timeout: 120_000 });
			await shows(page, published);
			const moved: State = {
				...start,
				values: { ...start.values, [first.name]: middle(first), [second.name]: middle(second) },
				seed: 7,
			};
			const view = solved(moved);
			await page.goto(linked(moved, view.digest));
			await shows(page, view.digest);
			await expect(box).toHaveAttribute('data-live', 'true');
			await expect(box).toHaveAttribute('data-kernel', 'wasm');
			await expect(page.getByText('This browser reproduced the digest.')).toBeVisible();
			await expect(page.locator('.says [role=status]')).toHaveText(view.says);
			await expect(box.locator('figcaption')).toHaveText(view.caption);
			await expect(page.getByRole('alert')).toHaveCount(0);
			expect(await accessibilityFaults(page)).toEqual([]);
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

		// What every kind of panel and control does, where that kind is.
		if (!rich.has(figure.id)) return;
		test('a number, presets, comparison, files, draws; a moment seen and heard', async ({ page }) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			const preset = figure.presets.at(-1) as (typeof figure.presets)[number];
			const compared: State = {
				...start,
				values: { ...start.values, ...preset.set },
				compare: figure.presets[0]?.id as string,
			};

			await test.step('a number that is typed, rightly and wrongly', async () => {
				const field = page.getByRole('spinbutton', { name: `${first.label}, as a number`, exact: true }).first();
				await field.fill(String(middle(first)));
				await field.press('Enter');
				const values = { ...start.values, [first.name]: middle(first) };
				await shows(page, solved({ ...start, values }).digest);
				await field.fill('1e9');
				await field.press('Enter');
				await expect(page.getByRole('alert')).toContainText(
					`found '1e9', expected a number from ${first.range[0]} to ${first.range[1]}`,
				);
				await expect(field).toHaveValue(String(middle(first)));
				await press(page, 'Reset');
			});

			await test.step('every preset, and the last beside the first', async () => {
				for (const { id, label } of figure.presets) {
					await press(page, label);
					await expect(page.getByRole('button', { name: label, exact: true })).toHaveAttribute('aria-pressed', 'true');
					// The ledger keeps what Node makes of presets: tests/figures/figures.test.ts.
					await shows(page, keptDigest(ledger, figure, id) as string);
				}
				await page.getByLabel('Compare with').selectOption(figure.presets[0]?.id as string);
				const view = solved(compared);
				await shows(page, view.digest);
				await expect(page.locator('.says [role=status]')).toHaveText(view.says);
			});

			await test.step('files hold what the figure shows', async () => {
				const data = JSON.parse((await saved(page, 'Save JSON')).toString('utf8'));
				expect(data.digest).toBe(await box.getAttribute('data-digest'));
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
				await press(page, 'Reset');
				const draws = page.getByLabel('Mean of draws');
				if (chance) {
					await press(page, 'Another draw');
					await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('2');
					await press(page, 'Reset');
					await draws.fill('2');
					await draws.press('Enter');
					await expect(page.locator('.state')).toContainText('Mean ± SD of 2 draws', { timeout: 120_000 });
					expect(page.url()).toContain('n:2');
					await shows(page, solved({ ...start, n: 2 }).digest);
					const scattered = readoutsOf(figure).filter(text => info.runs[splitMeasure(text).run]?.chance);
					await expect(page.locator('.read:visible small', { hasText: '±' })).toHaveCount(scattered.length);
					await draws.fill('2.5');
					await draws.press('Enter');
					await expect(page.getByRole('alert')).toContainText("found '2.5', expected a whole number from 1 to 50");
					await press(page, 'Reset');
					await expect(draws).toHaveValue('1');
				} else {
					await expect(page.getByRole('button', { name: 'Another draw' })).toHaveCount(0);
					await expect(draws).toHaveCount(0);
				}
				const step = page.getByRole('button', { name: 'Step', exact: true });
				const moment = page.getByRole('slider', { name: 'Moment of the run' });
				if (!figure.panels.some(hasTime)) {
					await expect(step).toHaveCount(0);
					return expect(moment).toHaveCount(0);
				}
				await step.click();
				await expect(page.locator('.playhead, .playpoint').first()).toBeVisible({ timeout: 120_000 });
				await moment.fill('0.5');
				await expect(moment).toHaveAttribute('aria-valuetext', '50\u00a0% of the run');
			});

			await test.step('listening, where there is something to hear', async () => {
				const listen = page.getByRole('button', { name: 'Listen', exact: true });
				if (!figure.panels.some(hasSound)) return expect(listen).toHaveCount(0);
				await expect(box).toHaveAttribute('data-live', 'true');
				await expect(listen).toHaveAttribute('aria-pressed', 'false');
				await listen.click();
				await expect(listen).toHaveAttribute('aria-pressed', 'true');
				await listen.click();
				await expect(listen).toHaveAttribute('aria-pressed', 'false');
			});
		});
	});
}

test('a link that cites another digest says so', async ({ page }) => {
	await page.goto(`/figures/wilson-cowan-plane/?wilson-cowan-plane=digest:${'0'.repeat(64)}`);
	await expect(page.getByText('This browser calculated other numbers.')).toBeVisible();
});

test('a slow worker that cannot start is a sentence, not a dead page', async ({ page, complaints }) => {
	await page.route('**/worker-*.js', route => route.abort());
	await page.goto('/figures/wilson-cowan-plane/');
	await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
	await page.getByRole('slider').first().press('PageUp');
	await expect(page.getByRole('alert')).toContainText('Simulation: found');
	await expect(page.locator('svg.chart:visible').first()).toBeVisible();
	complaints.length = 0; // the browser reports the request that this test has cut off
});
