import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import type { Model } from '../../../src/engine/model.ts';
import { tiny } from '../tiny.ts';

/** Two cells: a rhythm of 50 Hz with a swing of 3 that both share, around 4; one of 62.5 Hz that cancels in their mean; one of 12.5 Hz. */
const field = tiny(
	`phase = 6.283185307179586*t/ms : 1
	X = 4 + 3*sin(phase/20) + (1 - 2*i)*sin(phase/16) + sin(phase/80) : 1`,
	{},
	{ N: 2, dt: 1, duration: 4000 },
);
const measure = (text: string, model: Model = field): number => evaluate(text, model, { model: 'tiny', record: [] });

test('the power of the mean over cells, between two frequencies', () => {
	// A sine with amplitude a has the power a²/2.
	expect(measure('bandPower X 30 80')).toBeCloseTo(4.5, 2);
	expect(measure('bandPower X 5 20')).toBeCloseTo(0.5, 2);
	expect(measure('bandPower X 58 70')).toBeLessThan(1e-3);
	expect(measure('bandPower X 30 80 1000..3000')).toBeCloseTo(4.5, 2);
	expect(measure('relativePower X 30 80')).toBeCloseTo(4.5 / 16, 2);
});

test('the strongest line between two frequencies, 1.95 Hz apart', () => {
	expect(Math.abs(measure('bandPeak X 20 100') - 50)).toBeLessThan(1);
	expect(Math.abs(measure('bandPeak X 5 40') - 12.5)).toBeLessThan(1);
	expect(measure('bandPeak X 5000 6000')).toBeNaN();
});

/** Ten cells that count up to a threshold together, every `period` ms, or, spread over the period, one after the other. */
const clocks = (period: number, together: boolean): Model =>
	tiny(
		'dx/dt = 1/ms : 1',
		{ threshold: `x > ${period} - 0.5`, reset: 'x = 0' },
		{
			N: 10,
			dt: 1,
			duration: 2000,
			init: { x: together ? '0' : `i*${period / 10}` },
			observables: { S: { group: 'g', variable: 'spikes', label: 'spikes' } },
		},
	);

test('cells that fire together are synchronous, those that take turns are not', () => {
	// One bin of 5 ms in ten holds every spike: variance over mean² is 10 - 1.
	expect(measure('synchrony S 0..2000', clocks(50, true))).toBeCloseTo(3, 6);
	expect(measure('synchrony S 0..2000', clocks(50, false))).toBeCloseTo(0, 6);
});

test('bursts are bins of 20 ms with more than half a spike of a cell', () => {
	expect(measure('burstShare S 0..2000', clocks(100, true))).toBeCloseTo(0.2, 6);
	expect(measure('burstShare S 0..2000', clocks(100, false))).toBe(0);
	// Half a spike is not more than half.
	expect(measure('burstShare S 0..2000', clocks(40, false))).toBe(0);
});

test('the slope of the spectrum of a decay, which is known', () => {
	const decay = tiny('X = int(t >= 409*ms)*exp(-(t - 409*ms)/(2*ms)) : 1', {}, { duration: 1000 });
	// Lines of a window of 819.2 ms, and the spectrum 1/(1 + (2πf·2 ms)²).
	const points = Array.from({ length: 600 }, (_, k) => k / 0.8192)
		.filter(f => f >= 200 && f <= 400)
		.map(f => [Math.log(f), -Math.log(1 + (0.004 * Math.PI * f) ** 2)] as const);
	const middle = [0, 1].map(axis => points.reduce((sum, p) => sum + (p[axis as 0 | 1] as number), 0) / points.length);
	const [mx, my] = middle as [number, number];
	const known =
		points.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / points.reduce((sum, [x]) => sum + (x - mx) ** 2, 0);
	expect(measure('spectralSlope X 200 400', decay)).toBeCloseTo(known, 1);
	expect(known).toBeLessThan(-1.7);
});
