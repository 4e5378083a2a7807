import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avalanchesIn } from '../../../src/engine/analysis/avalanches.ts';
import { ln } from '../../../src/engine/analysis/logarithm.ts';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { multistep, powerLaw, regression } from '../../../src/engine/analysis/measures-of-avalanches.ts';
import type { Series } from '../../../src/engine/analysis/series.ts';
import { branching } from '../../../src/engine/models/branching.ts';

const series = (...values: number[]): Series => ({
	times: Float64Array.from(values, (_, k) => k),
	values: Float64Array.from(values),
});

describe('avalanches', () => {
	test('are what lies between two silent steps; those that are open at an end do not count', () => {
		const runs = [series(3, 0, 1, 2, 1, 0, 0, 5, 0, 1), series(0, 1, 1, 0), series(1, 1)];
		expect(avalanchesIn(runs)).toEqual({ sizes: [4, 5, 2], durations: [3, 1, 2] });
	});

	test('a power law is found in numbers that follow it', () => {
		// 20000 numbers at the quantiles of k^-1.7 from 5 to 400.
		const weights = Array.from({ length: 396 }, (_, k) => (k + 5) ** -1.7);
		const all = weights.reduce((a, b) => a + b);
		const numbers = weights.flatMap((w, k) => Array.from({ length: Math.round((20000 * w) / all) }, () => k + 5));
		expect(powerLaw([1, 1, 1, ...numbers, 1000], 5, 400)).toBeCloseTo(1.7, 2);
		expect(powerLaw([7], 5, 400)).toBeNaN();
	});

	test('each begins with one cell, in a run that is recorded from the first step', () => {
		const run = { model: 'branching', record: ['A'], set: { m: 0 }, duration: 20 };
		// Started again after each silent step: 1, 0, 1, 0 … The first is cut by the start.
		expect(evaluate('avalanches A', branching, run)).toBe(9);
		expect(evaluate('avalancheSize A', branching, run)).toBe(1);
	});
});

describe('the branching ratio', () => {
	test('is the slope of activity on that before, over all runs', () => {
		expect(regression([series(1, 3, 7, 15), series(2, 5, 11)], 1)).toBeCloseTo(2, 12);
		expect(regression([series(1, 3, 7, 15)], 2)).toBeCloseTo(4, 12);
	});

	test.each([0.3, 0.9, 0.98, 1])('is found whatever the share that is seen: %f', m => {
		for (const b of [1, 0.2, 0.01])
			expect(multistep(Array.from({ length: 60 }, (_, k) => b * m ** (k + 1)))).toBeCloseTo(m, 4);
	});
});

test('the logarithm is that of the platform', () => {
	fc.assert(
		fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), x => {
			expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(Math.log(x))));
		}),
		{ seed: 1 },
	);
});
