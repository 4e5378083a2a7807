import { describe, expect, test } from 'vitest';
import { landscapeOf, valleyOf } from '../../../src/engine/analysis/landscape.ts';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { attractorLandscape } from '../../../src/engine/models/attractor-landscape.ts';
import { wilsonCowan } from '../../../src/engine/models/wilson-cowan.ts';
import { valuesOf } from '../../../src/engine/simulate.ts';

const depths = { A_0: 0.4, A_1: 0.3, A_2: 0.35, A_3: 0.25 };
const values = valuesOf(attractorLandscape, depths);

/** The source's own formula. */
const height = (x: number, y: number): number =>
	(x * x + y * y) / 8 -
	(
		[
			[0, 0, 0.4],
			[-1.2, 0.9, 0.3],
			[1.2, 0.9, 0.35],
			[0, -1.3, 0.25],
		] as const
	).reduce((sum, [cx, cy, A]) => sum + A * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * 0.35 ** 2)), 0);

describe('a landscape that has a formula', () => {
	const { levels, ridges, fixedPoints } = landscapeOf(attractorLandscape, values, 'x', 'y');
	const floor = Math.min(...fixedPoints.map(p => height(p.x, p.y)));

	test('heights of all places where nothing moves are those of the formula', () => {
		expect(fixedPoints.length).toBe(7);
		for (const p of fixedPoints) expect(p.height).toBeCloseTo(height(p.x, p.y) - floor, 3);
	});

	test('lines of equal height lie at their height', () => {
		expect(levels.length).toBeGreaterThan(8);
		for (const level of levels)
			for (const line of level.lines)
				for (let k = 0; k < line.length; k += 2)
					expect(Math.abs(height(line[k] as number, line[k + 1] as number) - floor - level.height)).toBeLessThan(0.01);
	});

	test('each ridge goes through its pass, only down from there, and out of the window', () => {
		const saddles = fixedPoints.filter(p => p.type === 'saddle');
		expect(ridges.length).toBe(3);
		for (const [k, ridge] of ridges.entries()) {
			const places = Array.from(
				{ length: ridge.length / 2 },
				(_, i) => [ridge[2 * i], ridge[2 * i + 1]] as [number, number],
			);
			const at = places.findIndex(([x, y]) => x === saddles[k]?.x && y === saddles[k]?.y);
			expect(at).toBeGreaterThan(0);
			const rises = places.map(([x, y]) => height(x, y));
			// A pass is the lowest place of its ridge.
			for (let i = 1; i < places.length; i++)
				expect(
					i > at ? (rises[i] as number) - (rises[i - 1] as number) : (rises[i - 1] as number) - (rises[i] as number),
				).toBeGreaterThan(-1e-6);
			for (const [x, y] of [places[0], places.at(-1)] as [number, number][])
				expect(Math.max(Math.abs(x), Math.abs(y))).toBeGreaterThan(1.98);
		}
	});

	test('each pass joins the middle with one of the others', () => {
		const middle = fixedPoints.findIndex(p => Math.hypot(p.x, p.y) < 0.1);
		const joined = fixedPoints.flatMap(p => (p.joins ? [p.joins.filter(k => k !== middle)] : []));
		expect(joined.every(others => others.length === 1)).toBe(true);
		expect(new Set(joined.flat()).size).toBe(3);
	});

	test('a place rolls into the valley in which it lies', () => {
		const at = valleyOf(attractorLandscape, values, ['x', 'y'], [0.9, 0.9], fixedPoints);
		expect(fixedPoints[at]?.x).toBeGreaterThan(1);
		expect(fixedPoints[at]?.y).toBeGreaterThan(0.7);
	});

	test('the climb is twice the height of the lowest pass over the square of the noise', () => {
		const low = Math.min(...fixedPoints.filter(p => p.joins).map(p => height(p.x, p.y)));
		const middle = fixedPoints.find(p => Math.hypot(p.x, p.y) < 0.1) as { x: number; y: number };
		const climb = (sigma: number): number =>
			evaluate('climb x y 0 0 sigma T', attractorLandscape, {
				model: attractorLandscape.id,
				set: { ...depths, sigma },
				record: [],
			});
		expect(climb(0.35)).toBeCloseTo((2 * (low - height(middle.x, middle.y))) / 0.35 ** 2, 1);
		expect(climb(0.5) / climb(0.25)).toBeCloseTo(0.25, 9);
	});
});

test('one valley has no way out to climb', () => {
	const run = { model: attractorLandscape.id, set: { A_1: 0, A_2: 0, A_3: 0 }, record: [] };
	expect(evaluate('climb x y 0 0 sigma T', attractorLandscape, run)).toBeNaN();
});

test('where two variables do not push each other alike there are no heights, but borders', () => {
	const circuit = landscapeOf(wilsonCowan, valuesOf(wilsonCowan, { P: 1, c_2: 7.2 }), 'E', 'I');
	expect(circuit.levels).toEqual([]);
	expect(circuit.fixedPoints.map(p => p.stable)).toEqual([true, false, true]);
	expect(circuit.fixedPoints.every(p => Number.isNaN(p.height))).toBe(true);
	expect(circuit.ridges).toHaveLength(1);
	expect([...(circuit.fixedPoints[1]?.joins ?? [])].sort((a, b) => a - b)).toEqual([0, 2]);
});
