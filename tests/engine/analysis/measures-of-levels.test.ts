import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { tiny } from '../tiny.ts';

/** Two turns of a wave, in 800 steps; the second cell lies far above. */
const wave = tiny('x = sin(6.283185307179586*t/(4*ms)) + 10*i : 1', {}, { N: 2, dt: 0.01, duration: 7.99 });
const alone = { ...wave, groups: Object.fromEntries(Object.entries(wave.groups).map(([k, g]) => [k, { ...g, N: 1 }])) };
const run = { model: 'tiny', record: ['x'] };

test.each([
	// A sine is beyond half its height for two thirds of its way.
	['outside x -0.5 0.5', 2 / 3],
	['outside x -2 0.5', 1 / 3],
	['outside x -2 2', 0],
	['outside x -2 0.5 0..2', 2 / 3],
])('one cell: %s is %d', (measure, value) => {
	expect(evaluate(measure, alone, run)).toBeCloseTo(value, 1);
});

test('the share is over all cells', () => {
	expect(evaluate('outside x -2 2', wave, run)).toBe(0.5);
});

test.each([
	// Up, down, up, down.
	['switches x -0.5 0.5', 3],
	['switches x -0.5 0.5 0..4', 1],
	// It never comes beyond both.
	['switches x -2 0.5', 0],
	['switches x -0.5 2', 0],
])('%s is %d', (measure, value) => {
	expect(evaluate(measure, alone, run)).toBe(value);
});

test('a way back that stops between the levels is no change of side', () => {
	const dip = tiny('x = 1 - 1.2*int(t > 2*ms)*int(t < 3*ms) : 1', {}, { dt: 0.1, duration: 5 });
	expect(evaluate('min x', dip, run)).toBeCloseTo(-0.2, 12);
	expect(evaluate('switches x -0.5 0.5', dip, run)).toBe(0);
});
