import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { directionOf, widthOf } from '../../../src/engine/analysis/ring.ts';
import { tiny } from '../tiny.ts';

const ring = (n: number, at: number, width: number): Float64Array =>
	Float64Array.from({ length: n }, (_, k) => {
		const away = Math.abs((((k * 360) / n - at + 540) % 360) - 180);
		return Math.exp(-0.5 * (away / width) ** 2);
	});

describe('where a bump stands', () => {
	test.each([
		[64, 0],
		[64, 179.3],
		[64, -179.3],
		[37, 91.7],
		[12, -45],
		[3, 120],
	])('of %i cells, at %f degrees', (n, at) => {
		expect(
			directionOf(
				Float64Array.from({ length: n }, (_, k) => 2 + Math.cos((2 * Math.PI * k) / n - (at * Math.PI) / 180)),
			),
		).toBeCloseTo(at, 9);
	});

	test('from another angle, the shorter way', () => {
		expect(directionOf(ring(64, 190, 20), 180)).toBeCloseTo(10, 6);
		expect(directionOf(ring(64, 5, 20), 350)).toBeCloseTo(15, 6);
		expect(directionOf(ring(64, 350, 20), 5)).toBeCloseTo(-15, 6);
	});
});

test('its width is taken at half of its height, across the seam of the ring, too', () => {
	const whole = 2 * Math.sqrt(2 * Math.log(2)) * 20;
	for (const at of [180, 0, 358]) expect(widthOf(ring(512, at, 20))).toBeCloseTo(whole, 1);
	expect(widthOf(new Float64Array(16).fill(0.4))).toBe(360);
	expect(widthOf(Float64Array.of(0, 1, 0, 0))).toBe(90);
});

test('measures look at the mean over a window', () => {
	const model = tiny('S = int(t > 5*ms)*exp(-0.5*((i - 20)/3)**2) : 1', {}, { N: 36 });
	const measure = (text: string): number => evaluate(text, model, { model: 'tiny', record: [] });
	expect(measure('bump S 0.9 6..10')).toBe(1);
	expect(measure('bump S 0.9 2..10')).toBe(0);
	expect(measure('bumpShift S 180 6..10')).toBeCloseTo(20, 3);
	expect(measure('bumpError S 180 6..10')).toBeCloseTo(2 * (1 - Math.cos(Math.PI / 9)) * (180 / Math.PI) ** 2, 2);
	expect(measure('bumpError S 20 6..10')).toBeCloseTo(4 * (180 / Math.PI) ** 2, 1);
	expect(measure('bumpWidth S 6..10')).toBeCloseTo(2 * Math.sqrt(2 * Math.log(2)) * 30, 0);
	expect(() => measure('bumpWidth S')).toThrow('two times');
});

test('of spikes they look at the rate of each cell, and smooth where they are told how far', () => {
	// Cell k of 36 fires each time its variable has grown by the width of a hill at 180 degrees.
	const model = tiny(
		'dv/dt = exp(-0.5*((i - 18)/3)**2)/ms : 1',
		{ threshold: 'v > 0.995', reset: 'v = 0', method: 'euler' },
		{ N: 36, observables: { S: { group: 'g', variable: 'spikes', label: 'spikes' } } },
	);
	const measure = (text: string): number => evaluate(text, model, { model: 'tiny', record: [], duration: 400 });
	expect(measure('bumpRate S 0..400')).toBeCloseTo(1000, -2);
	expect(measure('bumpShift S 170 0..400')).toBeCloseTo(10, 0);
	expect(measure('bumpWidth S 0..400')).toBeCloseTo(2 * Math.sqrt(2 * Math.log(2)) * 30, -1);
	// With ten degrees on either side a cell is taken together with its two neighbours.
	const neighbour = measure('bumpRate S 0..400') * Math.exp(-0.5 / 9);
	expect(measure('bumpRate S 0..400 ±10') / ((1000 + 2 * neighbour) / 3)).toBeCloseTo(1, 1);
	expect(measure('bump S 990 0..400 ±10')).toBe(0);
	expect(measure('bump S 990 0..400')).toBe(1);
});
