import { expect, test } from 'vitest';
import { excursionsIn, kappaOf } from '../../../src/engine/analysis/measures-of-excursions.ts';

test('excursions are sums above a level; what is open at an end does not count', () => {
	expect(excursionsIn(Float64Array.of(9, 9, 1, 3, 4, 2, 2, 5, 1, 7), 2)).toEqual([7, 5]);
	expect(excursionsIn(Float64Array.of(5, 6, 7), 2)).toEqual([]);
});

/** Sizes at the quantiles of a power law between 1 and 1000. */
const law = (exponent: number): number[] =>
	Array.from({ length: 20000 }, (_, k) => {
		const q = k / 19999;
		return (1 - q * (1 - 1000 ** (1 - exponent))) ** (1 / (1 - exponent));
	});

test('kappa is one for the power law of a critical network, below for a steeper and above for a flatter one', () => {
	const up = (exponent: number, k: number): number =>
		(1 - 1000 ** ((k / 9) * (1 - exponent))) / (1 - 1000 ** (1 - exponent));
	for (const exponent of [1.5, 2, 1.2]) {
		const apart = Array.from({ length: 10 }, (_, k) => up(1.5, k) - up(exponent, k)).reduce((a, b) => a + b);
		expect(kappaOf(law(exponent))).toBeCloseTo(1 + apart / 10, 3);
	}
	expect(kappaOf(law(2))).toBeLessThan(0.95);
	expect(kappaOf(law(1.2))).toBeGreaterThan(1.05);
});

test('kappa by hand: ten places between the least and the greatest', () => {
	// Half of the excursions have size 1, half 512: the places are the powers of two, and half lie below each but the last.
	const expected = Array.from({ length: 10 }, (_, k) => (1 - 2 ** (-k / 2)) / (1 - 2 ** -4.5) - (k < 9 ? 0.5 : 1));
	expect(kappaOf([512, 1, 1, 512])).toBeCloseTo(1 + expected.reduce((a, b) => a + b) / 10, 10);
	expect(kappaOf([3, 3])).toBeNaN();
	expect(kappaOf([])).toBeNaN();
});
