import { describe, expect, test } from 'vitest';
import { gridPoints, zeroLines } from '../../../src/engine/analysis/contour.ts';

/** The zero lines of f on a grid over [-2, 2] × [-1, 3], as lists of points. */
function lines(f: (x: number, y: number) => number, side = 81): [number, number][][] {
	const grid = { columns: side, rows: side, xRange: [-2, 2] as const, yRange: [-1, 3] as const };
	const { x, y } = gridPoints(grid);
	return zeroLines({ ...grid, values: x.map((v, k) => f(v, y[k] as number)) }).map(line =>
		Array.from({ length: line.length / 2 }, (_, k): [number, number] => [
			line[2 * k] as number,
			line[2 * k + 1] as number,
		]),
	);
}

test('a grid runs row by row from the lower left', () => {
	const { x, y } = gridPoints({ columns: 3, rows: 2, xRange: [0, 2], yRange: [5, 6] });
	expect([...x]).toEqual([0, 1, 2, 0, 1, 2]);
	expect([...y]).toEqual([5, 5, 5, 6, 6, 6]);
});

describe('a circle', () => {
	const found = lines((x, y) => x * x + (y - 1) * (y - 1) - 1);
	const [circle] = found as [[number, number][]];

	test('is one closed line', () => {
		expect(found).toHaveLength(1);
		expect(circle.at(-1)).toEqual(circle[0]);
		expect(circle.length).toBeGreaterThan(100);
	});

	test('every vertex lies on it', () => {
		for (const [x, y] of circle) expect(Math.abs(Math.hypot(x, y - 1) - 1)).toBeLessThan(1e-3);
	});

	test('neighbours are neighbours, and its length is that of a circle', () => {
		let length = 0;
		for (const [k, [x, y]] of circle.slice(1).entries()) {
			const [a, b] = circle[k] as [number, number];
			const step = Math.hypot(x - a, y - b);
			expect(step).toBeLessThan(Math.SQRT2 * 0.05);
			length += step;
		}
		expect(length).toBeCloseTo(2 * Math.PI, 2);
	});
});

/** A straight line y = 2x + c from edge to edge of the window. */
function straight(c: number): [number, number][] {
	const [line, ...others] = lines((x, y) => 2 * x - y + c) as [[number, number][]];
	expect(others).toEqual([]);
	for (const [x, y] of line) expect(y).toBeCloseTo(2 * x + c, 12);
	const heights = line.map(([, y]) => y);
	expect(Math.min(heights[0] as number, heights.at(-1) as number)).toBeCloseTo(-1, 12);
	expect(Math.max(heights[0] as number, heights.at(-1) as number)).toBeCloseTo(3, 12);
	return line;
}

test('a straight line is open and exact, with each crossing once', () => {
	const line = straight(0.513);
	expect(new Set(line.map(String)).size).toBe(line.length);
});

test('a straight line through points of the grid is one line too', () => {
	straight(0.5);
});

test('two lines stay two', () => {
	const found = lines(x => (x - 1.01) * (x + 1.01));
	expect(found).toHaveLength(2);
	expect(found.map(line => Math.sign((line[0] as [number, number])[0])).sort()).toEqual([-1, 1]);
});

test('where nothing changes its sign there is no line', () => {
	expect(lines((x, y) => x * x + y * y + 1)).toEqual([]);
	expect(lines(() => -1)).toEqual([]);
});

test.each([0.005, -0.005])('at a saddle the level beside it decides which arms join: %f', level => {
	// xy = level has its two arms in the quadrants where xy has the sign of the level; both pass through the cell in the middle.
	const found = lines((x, y) => x * (y - 1) - level, 20);
	expect(found).toHaveLength(2);
	for (const line of found) {
		for (const [x, y] of line) expect(Math.sign(x * (y - 1))).toBe(Math.sign(level));
		expect(new Set(line.map(([x]) => Math.sign(x))).size).toBe(1);
	}
});
