import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ratePeak } from '../../../src/engine/analysis/rate-spectrum.ts';
import {
	cvIsi,
	fanoFactor,
	isiHistogram,
	meanRate,
	populationCv,
	populationRate,
	spikeDistance,
} from '../../../src/engine/analysis/spike-trains.ts';
import { keyOf, threefry } from '../../../src/engine/random/threefry.ts';
import type { Spikes } from '../../../src/engine/recording.ts';

/** [time, cell] in any order. */
function spikes(n: number, list: readonly (readonly [number, number])[]): Spikes {
	const sorted = [...list].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
	return { n, times: Float64Array.from(sorted, s => s[0]), cells: Int32Array.from(sorted, s => s[1]) };
}

/** Draws of one cell, from above 0 to below 1. */
function draws(seed: number, cell: number): () => number {
	const key = keyOf(seed, 'spike trains');
	let k = 0;
	return () => ((threefry(key, [k++, cell])[0] >>> 8) + 0.5) / 2 ** 24;
}

/**
 * Renewal trains: intervals are sums of `order` exponential ones, at `rate` Hz in all, to the nearest 0.1 ms; order 1
 * is Poisson's process. `keep` thins a train in time.
 */
function renewal(
	{ n, rate, end, seed = 1, order = 1 }: { n: number; rate: number; end: number; seed?: number; order?: number },
	keep = (_t: number, _draw: () => number): boolean => true,
): Spikes {
	const list: [number, number][] = [];
	for (let cell = 0; cell < n; cell++) {
		const draw = draws(seed, cell);
		for (let t = 0; ; ) {
			for (let k = 0; k < order; k++) t -= (Math.log(draw()) * 1000) / (rate * order);
			if (t >= end) break;
			if (keep(t, draw)) list.push([Math.round(t * 10) * 0.1, cell]);
		}
	}
	return spikes(n, list);
}

/** Every cell at the same interval, ms, with its own phase. */
const clocks = (n: number, interval: number, end: number, phase = (cell: number): number => cell / 10): Spikes =>
	spikes(
		n,
		Array.from({ length: n }, (_, cell) =>
			Array.from({ length: Math.floor((end - phase(cell)) / interval) + 1 }, (_, k) => [
				phase(cell) + k * interval,
				cell,
			]),
		).flat() as [number, number][],
	);

const poisson = renewal({ n: 100, rate: 20, end: 20_000 });

describe('Poisson trains', () => {
	test('have their rate, a CV of 1 and a Fano factor of 1', () => {
		// 40,000 spikes: 0.5 %; a band is four standard errors.
		expect(Math.abs(meanRate(poisson, 0, 20_000) / 20 - 1)).toBeLessThan(0.02);
		expect(Math.abs(cvIsi(poisson, 0, 20_000) - 1)).toBeLessThan(0.02);
		for (const window of [5, 20]) {
			const count = 20_000 / window;
			expect(Math.abs(fanoFactor(poisson, 0, 20_000, window) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
		}
	});

	test('have intervals of exponential lengths', () => {
		const { starts, counts, longer } = isiHistogram(poisson, 0, 20_000, 10, 20);
		const all = counts.reduce((a, b) => a + b) + longer;
		expect(all).toBe(poisson.times.length - 100);
		expect(starts[3]).toBe(30);
		for (let k = 0; k < 20; k++) {
			const expected = all * (Math.exp(-k / 5) - Math.exp(-(k + 1) / 5));
			expect(Math.abs(counts[k]! - expected)).toBeLessThan(4.5 * Math.sqrt(expected));
		}
	});

	test('have a population CV of one over the root of the spikes a bin', () => {
		// 100 cells at 20 Hz: one spike in half a millisecond.
		expect(Math.abs(populationCv(poisson, 0, 20_000) - 1)).toBeLessThan(0.02);
		expect(Math.abs(populationCv(poisson, 0, 20_000, 8) * 4 - 1)).toBeLessThan(0.06);
	});

	test('of two kinds of order differ as theory says', () => {
		for (const order of [2, 4]) {
			const trains = renewal({ n: 60, rate: 20, end: 20_000, order });
			expect(Math.abs(cvIsi(trains, 0, 20_000) * Math.sqrt(order) - 1)).toBeLessThan(0.03);
		}
	});

	test('shared by all cells have a Fano factor of their number', () => {
		const one = renewal({ n: 1, rate: 20, end: 20_000 });
		const shared = spikes(
			50,
			Array.from(one.times).flatMap(t => Array.from({ length: 50 }, (_, cell) => [t, cell] as const)),
		);
		expect(Math.abs(fanoFactor(shared, 0, 20_000, 5) / 50 - 1)).toBeLessThan(0.1);
	});
});

describe('clocks', () => {
	const regular = clocks(60, 12.3, 1000);

	test('have a CV of 0', () => {
		expect(cvIsi(regular, 0, 1000)).toBeLessThan(1e-10);
		expect(meanRate(regular, 0, 1000)).toBeCloseTo(1000 / 12.3, -0.5);
	});

	test('put every interval in one bin, whichever way its last digit is rounded', () => {
		const { counts, longer } = isiHistogram(clocks(60, 0.7, 1000), 0, 1000, 0.1, 10);
		expect(longer).toBe(0);
		expect(counts.findIndex(c => c > 0)).toBe(7);
		expect(counts.filter(c => c > 0)).toHaveLength(1);
	});

	test('of alternating intervals have the CV of two numbers, divided by n', () => {
		// 3, 5, 3, 5, 3, 5 ms: mean 4, standard deviation 1 over n (1.095 over n - 1).
		const times = [0, 3, 8, 11, 16, 19, 24];
		const trains = spikes(50, Array.from({ length: 50 }, (_, cell) => times.map(t => [t, cell] as const)).flat());
		expect(cvIsi(trains, 0, 25)).toBeCloseTo(0.25, 12);
	});

	test('in unison have a population CV of the root of the bins a turn, less one', () => {
		// One bin in four holds all.
		expect(
			populationCv(
				clocks(20, 2, 999, () => 0),
				0,
				1000,
			),
		).toBeCloseTo(Math.sqrt(3), 12);
	});
});

describe('too little', () => {
	const trains = (cells: number, count: number): Spikes => clocks(cells, 10, 10 * (count - 1), () => 0);

	test('gives no CV: fewer than 5 intervals a cell, fewer than 50 cells', () => {
		expect(cvIsi(trains(50, 6), 0, 100)).toBe(0);
		expect(cvIsi(trains(50, 5), 0, 100)).toBeNaN();
		expect(cvIsi(trains(49, 6), 0, 100)).toBeNaN();
		expect(cvIsi(trains(2, 3), 0, 100, { intervals: 2, cells: 2 })).toBe(0);
		expect(cvIsi(trains(2, 3), 0, 100, { intervals: 3, cells: 0 })).toBeNaN();
	});

	test('leaves out the slow cells and not the result', () => {
		const both = spikes(100, [
			...Array.from({ length: 50 }, (_, cell) => [0, 10, 20, 30, 40, 50].map(t => [t, cell] as const)).flat(),
			...Array.from({ length: 50 }, (_, cell) => [0, 1, 50].map(t => [t, 50 + cell] as const)).flat(),
		]);
		expect(cvIsi(both, 0, 100)).toBe(0);
	});

	test('and nothing', () => {
		const none = spikes(10, []);
		expect(meanRate(none, 0, 100)).toBe(0);
		for (const value of [
			cvIsi(none, 0, 100),
			populationCv(none, 0, 100),
			fanoFactor(none, 0, 100, 5),
			ratePeak(none, 0, 1000),
			ratePeak(none, 0, 1),
			fanoFactor(none, 0, 3, 5),
		])
			expect(value).toBeNaN();
		expect([...populationRate(none, 0, 2, 1).values]).toEqual([0, 0]);
		expect([...spikeDistance(none, none, 0, 20).values]).toEqual([Number.NaN, Number.NaN]);
	});
});

describe('windows', () => {
	const some = spikes(2, [
		[0, 0],
		[0.1 + 0.2, 1],
		[1, 0],
		[1.5, 1],
		[2, 0],
	]);

	test('hold their start and not their end, whatever the rounding', () => {
		expect(meanRate(some, 0, 2)).toBe(1000);
		expect(meanRate(some, 1, 2)).toBe(1000);
		expect(meanRate(some, 0.3, 1)).toBeCloseTo(1000 / 1.4, 9);
		expect(meanRate(some, 0, 0.3)).toBeCloseTo(1000 / 0.6, 9);
	});

	test('in bins give Hz a cell at their middles, without the bin that is cut', () => {
		const { times, values } = populationRate(some, 0, 2.2, 0.5);
		expect([...times]).toEqual([0.25, 0.75, 1.25, 1.75]);
		expect([...values]).toEqual([2000, 0, 1000, 1000]);
		expect([...populationRate(some, 1, 2.5, 0.5).values]).toEqual([1000, 1000, 1000]);
	});

	test('count intervals between spikes of the same cell inside', () => {
		expect([...isiHistogram(some, 0, 3, 1, 2).counts]).toEqual([0, 3]);
		expect([...isiHistogram(some, 0, 2, 0.5, 4).counts]).toEqual([0, 0, 2, 0]);
		expect(isiHistogram(some, 0, 3, 0.5, 1).longer).toBe(3);
	});

	test('side by side share nothing and lose nothing', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0.1, 0.3, 0.5, 0.7, 5, 10), (steps, bin) => {
				const from = steps * 0.1;
				const bins = 100;
				const { values } = populationRate(poisson, from, from + bins * bin, bin);
				expect(values).toHaveLength(bins);
				const total = values.reduce((a, b) => a + b) / bins;
				expect(total).toBeCloseTo(meanRate(poisson, from, from + bins * bin), 6);
				const k = steps % bins;
				expect(values[k]).toBeCloseTo(meanRate(poisson, from + k * bin, from + (k + 1) * bin), 6);
			}),
			{ numRuns: 300, seed: 7 },
		);
	});

	test('count by steps of 0.1 ms as whole numbers do', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 60 }), steps => {
				const trains = spikes(
					1,
					steps.map(s => [s * 0.1, 0] as const),
				);
				const direct = Array.from({ length: 20 }, (_, k) => steps.filter(s => Math.floor(s / 5) === k).length * 2000);
				expect([...populationRate(trains, 0, 10, 0.5).values]).toEqual(direct);
			}),
			{ numRuns: 300, seed: 7 },
		);
	});
});

describe('ratePeak', () => {
	test.each([12, 40, 44, 180])('finds the rhythm of %d Hz that thins Poisson trains', hz => {
		const trains = renewal(
			{ n: 200, rate: 40, end: 4000 },
			(t, draw) => draw() < 0.5 + 0.4 * Math.sin((2 * Math.PI * hz * t) / 1000),
		);
		expect(Math.abs(ratePeak(trains, 0, 4000) - hz)).toBeLessThan(0.5);
	});

	test('of two clusters that alternate is twice the rate of a cell, as in the synchronous regular state', () => {
		const trains = clocks(40, 3, 2000, cell => (cell % 2) * 1.5);
		// A parabola errs by 0.12 of a line at most.
		expect(Math.abs(ratePeak(trains, 0, 2000) - 1000 / 1.5)).toBeLessThan(0.24);
	});

	test('looks above 5 Hz, or where it is told to', () => {
		const trains = renewal(
			{ n: 200, rate: 40, end: 8000 },
			(t, draw) =>
				draw() < 0.5 + 0.3 * Math.sin((2 * Math.PI * 2 * t) / 1000) + 0.15 * Math.sin((2 * Math.PI * 60 * t) / 1000),
		);
		expect(Math.abs(ratePeak(trains, 0, 8000) - 60)).toBeLessThan(1);
		expect(Math.abs(ratePeak(trains, 0, 8000, 0.5) - 2)).toBeLessThan(1);
	});

	test('is none where the spectrum falls from there on', () => {
		const drift = renewal({ n: 400, rate: 40, end: 8000 }, (t, draw) => draw() < (t % 500) / 500);
		expect(ratePeak(drift, 0, 8000, 2.5)).toBeNaN();
	});
});

describe('spikeDistance', () => {
	const a = renewal({ n: 100, rate: 70, end: 200, seed: 3 });

	test('is 0 between a run and itself', () => {
		expect([...spikeDistance(a, a, 0, 200).values]).toEqual(new Array(20).fill(0));
	});

	test('is 1 between runs that share no spike: other cells, or other steps', () => {
		const cells = { ...a, cells: a.cells.map(c => (c + 1) % 100) };
		const elsewhere = spikes(
			200,
			[...a.times].map((t, k) => [t, 100 + a.cells[k]!] as const),
		);
		expect([...spikeDistance({ ...a, n: 200 }, elsewhere, 0, 200).values]).toEqual(new Array(20).fill(1));
		expect(spikeDistance(a, cells, 0, 200).values.every(v => v > 0.95)).toBe(true);
		const one = spikes(1, [[5, 0]]);
		expect([...spikeDistance(one, spikes(1, [[5.1, 0]]), 0, 10).values]).toEqual([1]);
		expect([...spikeDistance(one, spikes(1, []), 0, 10).values]).toEqual([1]);
	});

	test('of independent Poisson runs is 1 less what agrees by chance', () => {
		const long = [5, 6].map(seed => renewal({ n: 200, rate: 200, end: 1000, seed })) as [Spikes, Spikes];
		const [whole] = spikeDistance(long[0], long[1], 0, 1000, 1000).values;
		// 40,000 spikes each; 2 % meet another: 800 pairs, known to 3.5 %.
		expect(Math.abs(1 - whole! - 0.02)).toBeLessThan(0.003);
	});

	test('counts one missing spike by hand', () => {
		const b = spikes(3, [
			[1, 0],
			[2, 1],
			[12, 2],
			[13, 0],
		]);
		const c = spikes(3, [
			[1, 0],
			[12, 2],
			[13.1, 0],
		]);
		const { times, values } = spikeDistance(b, c, 0, 20);
		expect([...times]).toEqual([5, 15]);
		// One of three; two of four.
		expect([...values]).toEqual([1 / 3, 1 / 2]);
		expect([...spikeDistance(c, b, 0, 20).values]).toEqual([1 / 3, 1 / 2]);
	});

	test('is the same both ways and does not see how a time was rounded', () => {
		const shifted = { ...a, times: a.times.map((t, k) => t + (k % 2 ? 1e-10 : -1e-10)) };
		expect([...spikeDistance(a, shifted, 0, 200).values]).toEqual(new Array(20).fill(0));
		const other = renewal({ n: 100, rate: 70, end: 200, seed: 4 });
		expect(spikeDistance(a, other, 0, 200).values).toEqual(spikeDistance(other, a, 0, 200).values);
	});

	test('compares runs of one group only', () => {
		expect(() => spikeDistance(a, { ...a, n: 99 }, 0, 200)).toThrow('100 and 99 cells');
	});
});
