import { loadImage } from '@napi-rs/canvas';
import { experimentOf } from '../../src/components/figure/experiment.ts';
import { readoutsOf } from '../../src/components/figure/info.ts';
import { infoOf } from '../../src/components/figure/make-info.ts';
import { hasTime } from '../../src/components/figure/panels/index.ts';
import { defaultState, presetState, type State, writeState } from '../../src/components/figure/state.ts';
import { viewOf } from '../../src/components/figure/view.ts';
import { figures } from '../../src/content/figures/index.ts';
import { loadModels, solveNow, splitMeasure } from '../../src/engine/index.ts';
import { expect, test } from './site.ts';

const models = await loadModels();
const ids = figures.map(f => f.id);

for (const figure of figures) {
	const info = infoOf(figure, models, ids);
	const start = defaultState(info);
	const [first, second] = info.controls;
	if (!first || !second) throw new Error(`${figure.id} has fewer than two controls`);
	const middle = ({ range }: typeof first): number => Number(((range[0] + range[1]) / 2).toFixed(4));
	const states: State[] = [
		start,
		{ ...start, values: { ...start.values, [first.name]: middle(first) } },
		{ ...start, values: { ...start.values, [second.name]: middle(second) }, seed: 7 },
		{ ...start, values: { ...start.values, ...figure.presets.at(-1)?.set }, compare: figure.presets[0]?.id as string },
		...figure.presets.map(({ id }) => presetState(info, id) as State),
	];
	const solved = (state: State) => viewOf(info, solveNow(experimentOf(info, state), Object.fromEntries(models)));
	const path = `/figures/${figure.id}/`;
	const linked = (state: State, digest: string): string => `${path}?${writeState(info, state, digest)}`;

	test.describe(figure.id, () => {
		test('Node and this browser calculate the same bits, in the default state, three others, and every preset', async ({
			page,
		}) => {
			test.setTimeout(240_000);
			for (const [k, state] of states.entries()) {
				await test.step(`state ${k}`, async () => {
					const view = solved(state);
					await page.goto(linked(state, view.digest));
					const box = page.locator('figure.fig');
					await expect(box).toHaveAttribute('data-live', 'true', { timeout: 60_000 });
					await expect(box).toHaveAttribute('data-digest', view.digest);
					await expect(box).toHaveAttribute('data-kernel', 'wasm');
					await expect(page.getByText('This browser reproduced the digest.')).toBeVisible();
					await expect(page.locator('.says [role=status]')).toHaveText(view.says);
					await expect(box.locator('figcaption')).toHaveText(view.caption);
					await expect(page.getByRole('alert')).toHaveCount(0);
				});
			}
		});

		test('a link that cites another digest says so', async ({ page }) => {
			await page.goto(linked(start, '0'.repeat(64)));
			await expect(page.getByText('This browser calculated other numbers.')).toBeVisible();
		});

		test('moving a control runs the model, writes the link, and can be undone and reset', async ({ page }) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			await expect(box).toHaveAttribute('data-live', 'false');
			const slider = page.getByRole('slider').first();
			const before = await slider.inputValue();
			await slider.press('PageDown');
			await expect(box).toHaveAttribute('data-live', 'true');
			await expect(page.locator('.live-chart canvas').first()).toBeVisible();
			const digest = await box.getAttribute('data-digest');
			expect(digest).not.toBe(solved(start).digest);
			expect(page.url()).toContain(`?${figure.id}=${first.name}:`);
			await page.reload();
			await expect(box).toHaveAttribute('data-digest', digest as string);
			await page.getByRole('slider').first().press('PageDown');
			await page.getByRole('button', { name: 'Undo' }).click();
			await expect(box).toHaveAttribute('data-digest', digest as string);
			await page.getByRole('button', { name: 'Reset' }).click();
			await expect(box).toHaveAttribute('data-live', 'false');
			await expect(page.getByRole('slider').first()).toHaveValue(before);
			expect(new URL(page.url()).search).toBe('');
		});

		test('presets, comparison, another draw, stepping', async ({ page }) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			const preset = figure.presets.at(-1) as (typeof figure.presets)[number];
			await page.getByRole('button', { name: preset.label, exact: true }).click();
			await expect(page.getByRole('button', { name: preset.label, exact: true })).toHaveAttribute(
				'aria-pressed',
				'true',
			);
			await expect(box).toHaveAttribute(
				'data-digest',
				solved({ ...start, values: { ...start.values, ...preset.set } }).digest,
			);
			await page.getByLabel('Compare with').selectOption(figure.presets[0]?.id as string);
			await expect(box).toHaveAttribute('data-digest', solved(states[3] as State).digest);
			// A seed is offered only where something is drawn at random.
			const draw = page.getByRole('button', { name: 'Another draw' });
			if (chance) {
				await draw.click();
				await expect(page.getByLabel('Seed', { exact: true })).toHaveValue('2');
			} else await expect(draw).toHaveCount(0);
			const step = page.getByRole('button', { name: 'Step', exact: true });
			if (figure.panels.some(hasTime)) {
				await step.click();
				await expect(page.locator('.playhead, .playpoint').first()).toBeVisible();
			} else await expect(step).toHaveCount(0);
		});

		const chance = Object.values(info.runs).some(run => run.chance);
		test('several draws: a mean with its spread, in the link, and back to one', async ({ page }) => {
			await page.goto(path);
			const box = page.locator('figure.fig');
			await expect(box).toHaveAttribute('data-awake', 'true');
			const draws = page.getByLabel('Mean of draws');
			// Where nothing is drawn at random there is nothing to average.
			if (!chance) return expect(draws).toHaveCount(0);
			await draws.fill('3');
			await draws.press('Enter');
			await expect(page.locator('.state')).toContainText('Mean ± SD of 3 draws', { timeout: 60_000 });
			expect(page.url()).toContain('n:3');
			await expect(box).toHaveAttribute('data-digest', solved({ ...start, n: 3 }).digest);
			const scattered = readoutsOf(figure).filter(text => info.runs[splitMeasure(text).run]?.chance);
			await expect(page.locator('.read:visible small', { hasText: '±' })).toHaveCount(scattered.length);
			await draws.fill('2.5');
			await draws.press('Enter');
			await expect(page.getByRole('alert')).toContainText("found '2.5', expected a whole number from 1 to 50");
			await page.getByRole('button', { name: 'Reset' }).click();
			await expect(draws).toHaveValue('1');
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

		test('files hold what the figure shows', async ({ page }) => {
			await page.goto(linked(states[1] as State, solved(states[1] as State).digest));
			await expect(page.locator('figure.fig')).toHaveAttribute('data-live', 'true');
			const [download] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'Save JSON' }).click(),
			]);
			const chunks: Buffer[] = [];
			for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
			const data = JSON.parse(Buffer.concat(chunks).toString('utf8'));
			expect(data.digest).toBe(solved(states[1] as State).digest);
			expect(data.state[first.name]).toBe(middle(first));
			const [picture] = await Promise.all([
				page.waitForEvent('download'),
				page.getByRole('button', { name: 'Save PNG' }).click(),
			]);
			const { width, height } = await loadImage(await picture.path());
			// Twice as fine as the page, with a margin; as high as its parts are together.
			const box = await page.locator('figure.fig').evaluate(figure => figure.getBoundingClientRect().width);
			expect(Math.abs(width - 2 * (box + 48))).toBeLessThanOrEqual(2);
			expect(height).toBeGreaterThan(800);
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
