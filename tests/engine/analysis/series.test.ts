import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	above,
	between,
	extremes,
	period,
	risings,
	type Series,
	smoothed,
	valueAt,
} from '../../../src/engine/analysis/series.ts';

/** A function sampled from 0 to `end` ms. */
const sampled = (f: (t: number) => number, end: number, dt = 0.5): Series => {
	const times = Float64Array.from({ length: Math.round(end / dt) + 1 }, (_, k) => k * dt);
	return { times, values: times.map(f) };
};
const series = (...values: number[]): Series => ({
	times: Float64Array.from(values.keys()),
	values: Float64Array.from(values),
});
const wave =
	(T: number, phase = 0): ((t: number) => number) =>
	t =>
		Math.sin((2 * Math.PI * t) / T + phase);

describe('period', () => {
	test('of a sine, whatever its length, phase, height and level', () => {
		fc.assert(
			fc.property(
				fc.double({ min: 20, max: 120, noNaN: true }),
				fc.double({ min: 0, max: 6, noNaN: true }),
				fc.double({ min: 0.01, max: 100, noNaN: true }),
				fc.double({ min: -50, max: 50, noNaN: true }),
				(T, phase, height, level) => {
					const found = period(sampled(t => level + height * wave(T, phase)(t), 900));
					// The middle level comes from samples: half a step on a slope of 2π/T.
					expect(Math.abs(found - T) / T).toBeLessThan(1e-3);
				},
			),
			{ numRuns: 300, seed: 7 },
		);
	});

	test('of a start that settles into a rhythm is that of the rhythm', () => {
		expect(period(sampled(t => wave(40)(t) + 5 * Math.exp(-t / 20), 900))).toBeCloseTo(40, 2);
	});

	test.each<[string, Series]>([
		['a constant', sampled(() => 3, 900)],
		['rounding about a constant', sampled(t => 3 + 1e-12 * wave(40)(t), 900)],
		['a swing that dies away', sampled(t => Math.exp(-t / 200) * wave(40)(t), 900)],
		['a ramp', sampled(t => t, 900)],
		['fewer than two whole turns', sampled(wave(400), 900)],
	])('of %s is not a number', (_, s) => {
		expect(period(s)).toBeNaN();
	});
});

test('between includes both ends, whatever the rounding of its times', () => {
	const s = sampled(t => t, 1, 0.1);
	expect([...between(s, 0.3, 0.7).values].map(v => v.toFixed(1))).toEqual(['0.3', '0.4', '0.5', '0.6', '0.7']);
	expect(between(s, 2, 3).values).toHaveLength(0);
});

test('valueAt interpolates on a line and knows nothing outside', () => {
	const s = series(1, 3, 2);
	expect([0, 0.5, 1, 1.25, 2].map(t => valueAt(s, t))).toEqual([1, 2, 3, 2.75, 2]);
	expect(valueAt(s, -0.1)).toBeNaN();
	expect(valueAt(s, 2.1)).toBeNaN();
});

test('extremes', () => {
	expect(extremes(Float64Array.of(2, -1, 5, 0))).toEqual([-1, 5]);
});

test('risings count passages from below, one that ends on the level too, and none twice', () => {
	expect(risings(series(0, 2, 0, 1, 1, 0, 4), 1)).toEqual([0.5, 3, 5.25]);
	expect(risings(series(5, 1, 0), 1)).toEqual([]);
});

test('smoothed is the step response of a first-order filter and starts at the first value', () => {
	const { values } = smoothed(
		sampled(t => (t > 0 ? 1 : 0), 200, 0.01),
		20,
	);
	expect(values[0]).toBe(0);
	expect(values[2000]).toBeCloseTo(1 - Math.exp(-1), 3);
	expect(smoothed(series(4, 4, 4), 20).values).toEqual(Float64Array.of(4, 4, 4));
	// A step of time longer than tau goes the whole way and no further.
	expect(smoothed(series(0, 1, 1), 0.25).values).toEqual(Float64Array.of(0, 1, 1));
});

test('above closes what is open at the end and opens what is above at the start', () => {
	expect(above(series(2, 0, 1, 1, 0, 3), 1)).toEqual([
		[0, 1],
		[2, 4],
		[5, 5],
	]);
	expect(above(series(0, 0), 1)).toEqual([]);
});

test('the total time above a level is the sum of the stretches', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 40 }), values => {
			const total = above(series(...values), 1).reduce((sum, [from, to]) => sum + to - from, 0);
			expect(total).toBe(values.slice(0, -1).filter(v => v >= 1).length);
		}),
		{ seed: 7 },
	);
});
