import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eigenvaluesOf, fixedPoints, phasePlane } from '../../../src/engine/analysis/phase-plane.ts';
import { compileField } from '../../../src/engine/field.ts';
import { epileptor } from '../../../src/engine/models/epileptor.ts';
import { isnPair } from '../../../src/engine/models/isn-pair.ts';
import { wilsonCowan } from '../../../src/engine/models/wilson-cowan.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { valuesOf } from '../../../src/engine/simulate.ts';

test('eigenvalues: their sum is the trace, their product the determinant, the larger first', () => {
	const entry = fc.double({ min: -100, max: 100, noNaN: true });
	fc.assert(
		fc.property(entry, entry, entry, entry, (a, b, c, d) => {
			const [[re1, im1], [re2, im2]] = eigenvaluesOf({ a, b, c, d }) as [[number, number], [number, number]];
			expect(im1).toBe(im2 === 0 ? 0 : -im2);
			expect(im1).toBeGreaterThanOrEqual(0);
			expect(re1).toBeGreaterThanOrEqual(re2);
			expect(re1 + re2).toBeCloseTo(a + d, 9);
			expect(re1 * re2 - im1 * im2).toBeCloseTo(a * d - b * c, 8);
		}),
		{ numRuns: 2000, seed: 7 },
	);
});

test.each([
	[
		{ a: 2, b: 0, c: 0, d: -3 },
		[
			[2, 0],
			[-3, 0],
		],
	],
	[
		{ a: 0, b: -2, c: 2, d: 0 },
		[
			[0, 2],
			[0, -2],
		],
	],
	[
		{ a: -1, b: 1, c: 0, d: -1 },
		[
			[-1, 0],
			[-1, 0],
		],
	],
])('eigenvalues of %j', (matrix, expected) => {
	expect(eigenvaluesOf(matrix).map(pair => pair.map(v => v + 0))).toEqual(expected);
});

describe('the fixed point of a threshold-linear pair', () => {
	const strength = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

	test('is the solution of two linear equations, and its eigenvalues are those of their matrix', () => {
		fc.assert(
			fc.property(
				strength(0, 2.6),
				strength(2, 4),
				strength(2, 4),
				strength(0, 4),
				strength(10, 40),
				strength(0, 10),
				(w_EE, w_EI, w_IE, w_II, h_E, h_I) => {
					const determinant = (1 - w_EE) * (1 + w_II) + w_EI * w_IE;
					const E = ((1 + w_II) * h_E - w_EI * h_I) / determinant;
					const I = ((1 - w_EE) * h_I + w_IE * h_E) / determinant;
					fc.pre(determinant > 0.1 && E > 0.1 && I > 0.1 && E < 200 && I < 200);
					const set = { w_EE, w_EI, w_IE, w_II, h_E, h_I };
					const found = fixedPoints(isnPair, valuesOf(isnPair, set), 'E', 'I').filter(p => p.x > 0.05);
					expect(found).toHaveLength(1);
					const [{ x, y, slopes, eigenvalues, stable }] = found as [(typeof found)[0]];
					expect(x / E).toBeCloseTo(1, 9);
					expect(y / I).toBeCloseTo(1, 9);
					const [a, b, c, d] = [(w_EE - 1) / 20, -w_EI / 20, w_IE / 10, (-1 - w_II) / 10];
					for (const [k, slope] of [a, b, c, d].entries()) expect(slopes[k]).toBeCloseTo(slope, 12);
					// Stable: trace below 0, determinant above.
					expect(stable).toBe(a + d < 0 && a * d - b * c > 0);
					expect(eigenvalues.reduce((sum, [re]) => sum + re, 0)).toBeCloseTo(a + d, 12);
				},
			),
			{ numRuns: 60, seed: 7 },
		);
	});
});

test.each([
	[0.5, ['stable node']],
	[1, ['stable node', 'saddle', 'unstable focus']],
	[1.25, ['unstable focus']],
	[2, ['stable focus']],
])('the types of the fixed points of wilson-cowan at P = %f, from left to right', (P, types) => {
	const points = fixedPoints(wilsonCowan, valuesOf(wilsonCowan, { P }), 'E', 'I');
	expect(points.map(p => p.type)).toEqual(types);
	expect(points.map(p => p.stable)).toEqual(types.map(type => type.startsWith('stable')));
});

describe.each([0.5, 1, 1.25, 2])('the plane of wilson-cowan at P = %f', P => {
	const values = valuesOf(wilsonCowan, { P });
	const plane = phasePlane(wilsonCowan, values, 'E', 'I');

	test.each(['x', 'y'] as const)('on the nullcline of %s the rate is next to nothing', axis => {
		const lines = plane.nullclines[axis];
		const vertices = lines.flatMap(line =>
			Array.from({ length: line.length / 2 }, (_, k) => [line[2 * k], line[2 * k + 1]]),
		);
		expect(vertices.length).toBeGreaterThan(60);
		const field = compileField(wilsonCowan, 'pair', values, vertices.length);
		for (const [k, [E, I]] of vertices.entries()) {
			(field.state.E as Float64Array)[k] = E as number;
			(field.state.I as Float64Array)[k] = I as number;
		}
		field.evaluate(vertices.length);
		const rates = field.rates[axis === 'x' ? 'E' : 'I'] as Float64Array;
		const greatest = plane.field.reduce(
			(most, v, k) => (k % 4 === (axis === 'x' ? 2 : 3) ? Math.max(most, Math.abs(v)) : most),
			0,
		);
		for (const rate of rates.subarray(0, vertices.length)) expect(Math.abs(rate)).toBeLessThan(1e-3 * greatest);
	});

	test('the fixed points lie where both lines run', () => {
		const near = (lines: readonly Float64Array[], x: number, y: number): number =>
			Math.min(
				...lines.flatMap(line =>
					Array.from({ length: line.length / 2 }, (_, k) =>
						Math.hypot((line[2 * k] as number) - x, (line[2 * k + 1] as number) - y),
					),
				),
			);
		expect(plane.fixedPoints.length).toBeGreaterThan(0);
		const cell = 0.5 / 120;
		for (const { x, y } of plane.fixedPoints) {
			expect(near(plane.nullclines.x, x, y)).toBeLessThan(cell);
			expect(near(plane.nullclines.y, x, y)).toBeLessThan(cell);
		}
	});

	test('the arrows stand on a grid of the window', () => {
		const rows = Array.from({ length: plane.field.length / 4 }, (_, k) => [...plane.field.subarray(4 * k, 4 * k + 2)]);
		const side = Math.sqrt(rows.length);
		expect(Number.isInteger(side)).toBe(true);
		expect(side).toBeGreaterThan(8);
		expect([rows[0], rows[side - 1], rows.at(-side), rows.at(-1)]).toEqual([
			[0, 0],
			[0.5, 0],
			[0, 0.5],
			[0.5, 0.5],
		]);
	});
});

test('what has no plane says why', () => {
	const values = valuesOf(epileptor);
	expect(() => phasePlane(epileptor, values, 'x1', 'z')).toThrow(ModelError);
	expect(() => phasePlane(epileptor, values, 'x1', 'z')).toThrow("the axis 'x1'");
	const ranged = {
		...epileptor,
		observables: {
			x1: { ...epileptor.observables.x1, range: [-2, 2] as const },
			z: { ...epileptor.observables.z, range: [2, 5] as const },
		},
	};
	expect(() => phasePlane(ranged, values, 'x1', 'z')).toThrow(
		'found the variables g, x1, x2, y1, y2, z, expected x1 and z',
	);
});
