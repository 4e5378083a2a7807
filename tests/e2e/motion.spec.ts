import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import { hasTime } from '../../src/components/figure/panels/index.ts';
import { representatives } from './representatives.ts';
import { expect, test } from './site.ts';

interface Frame {
	/** s */
	time: number;
	/** Mean brightness of each cell of a grid over the picture, 0 to 1. */
	cells: Float64Array;
}

const [columns, rows] = [24, 44];

async function brightness(picture: Buffer): Promise<Float64Array> {
	const canvas = createCanvas(columns, rows);
	const g = canvas.getContext('2d');
	g.drawImage(await loadImage(picture), 0, 0, columns, rows);
	const { data } = g.getImageData(0, 0, columns, rows);
	const channel = (k: number, c: number): number => (data[4 * k + c] as number) / 255;
	return Float64Array.from(
		{ length: columns * rows },
		(_, k) => 0.2126 * channel(k, 0) + 0.7152 * channel(k, 1) + 0.0722 * channel(k, 2),
	);
}

/** Every frame that the browser puts on the screen while something happens. */
async function recorded(page: Page, happens: () => Promise<void>): Promise<Frame[]> {
	const shown: { time: number; picture: Buffer }[] = [];
	const session = await page.context().newCDPSession(page);
	session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
		shown.push({ time: metadata.timestamp ?? 0, picture: Buffer.from(data, 'base64') });
		void session.send('Page.screencastFrameAck', { sessionId });
	});
	await session.send('Page.startScreencast', {
		format: 'jpeg',
		quality: 60,
		maxWidth: 720,
		maxHeight: 1400,
		everyNthFrame: 1,
	});
	await happens();
	await session.send('Page.stopScreencast');
	return Promise.all(shown.map(async ({ time, picture }) => ({ time, cells: await brightness(picture) })));
}

/**
 * A flash is a pair of opposing changes of a tenth of full brightness (WCAG 2.3.1). The most that any cell, of whatever size, has
 * within any second.
 */
function flashes(frames: readonly Frame[]): number {
	let worst = 0;
	for (let cell = 0; cell < (frames[0]?.cells.length ?? 0); cell++) {
		const turns: number[] = [];
		let [way, from] = [0, frames[0]?.cells[cell] as number];
		for (const { time, cells } of frames) {
			const change = (cells[cell] as number) - from;
			if (Math.abs(change) < 0.1) continue;
			if (Math.sign(change) !== way) turns.push(time);
			way = Math.sign(change);
			from = cells[cell] as number;
		}
		for (const start of turns)
			worst = Math.max(worst, Math.floor(turns.filter(t => t >= start && t < start + 1).length / 2));
	}
	return worst;
}

test('the count of flashes finds flashes', () => {
	const film = (levels: number[], every: number): Frame[] =>
		levels.map((level, k) => ({ time: k * every, cells: new Float64Array(4).fill(level) }));
	const blinking = [0, 1, 0, 1, 0, 1, 0, 1, 0];
	expect(flashes(film(blinking, 0.1))).toBe(4);
	expect(flashes(film(blinking, 1))).toBe(0);
	expect(flashes(film([0, 0.05, 0, 0.05, 0], 0.1))).toBe(0);
	expect(flashes(film([0, 0.2, 0.4, 0.6, 0.8], 0.1))).toBe(0);
});

// So high that nothing has to be scrolled: a page that jumps is the doing of the test, not of the figure.
test.use({ viewport: { width: 1280, height: 2400 } });

/** Recording takes its time: the two richest figures; with FIGURES=all every one. In Node every figure is walked through. */
const filmed = process.env.FIGURES === 'all' ? representatives() : representatives().slice(0, 2);

for (const { id, presets, panels } of filmed) {
	const moves = panels.some(hasTime);

	test(`${id}: nothing flashes while it plays or is changed`, async ({ page }) => {
		test.setTimeout(240_000);
		await page.goto(`/figures/${id}/`);
		await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
		const frames = await recorded(page, async () => {
			if (moves) {
				await page.getByRole('button', { name: 'Play', exact: true }).click();
				await expect(page.locator('.playhead, .playpoint').first()).toBeVisible({ timeout: 30_000 });
				await page.waitForTimeout(2000);
				// On a slow machine the run may have come to its end by itself.
				await page
					.getByRole('button', { name: 'Pause' })
					.click({ timeout: 2000 })
					.catch(() => undefined);
			}
			// As fast as a hand can click, and as a key repeats that is held down.
			for (const { label } of [...presets, ...presets]) {
				await page.getByRole('button', { name: label, exact: true }).click();
				await page.waitForTimeout(200);
			}
			const slider = page.getByRole('slider').first();
			for (let k = 0; k < 30; k++) await slider.press(k < 15 ? 'ArrowRight' : 'ArrowLeft', { delay: 30 });
			await page.waitForTimeout(800);
		});
		expect(frames.length, 'recorded frames').toBeGreaterThan(20);
		expect(flashes(frames)).toBeLessThanOrEqual(3);
	});

	test(`${id}: with less motion nothing plays, and a step stands still`, async ({ page }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await page.goto(`/figures/${id}/`);
		await expect(page.locator('figure.fig')).toHaveAttribute('data-awake', 'true');
		await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveCount(0);
		const step = page.getByRole('button', { name: 'Step', exact: true });
		if (!moves) return expect(step).toHaveCount(0);
		await step.click();
		await expect(page.locator('.playhead, .playpoint').first()).toBeVisible({ timeout: 30_000 });
		const plots = page.locator('.plots:visible');
		await page.waitForTimeout(300);
		const one = await plots.screenshot();
		await page.waitForTimeout(500);
		expect((await plots.screenshot()).equals(one)).toBe(true);
	});
}
