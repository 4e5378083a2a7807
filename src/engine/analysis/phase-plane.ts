import type { FixedPoint, PhasePlane } from '../experiment.ts';
import { compileField, type Field } from '../field.ts';
import type { Model, Observable, Values } from '../model.ts';
import { ModelError } from '../problem.ts';
import { type Grid, gridPoints, zeroLines } from './contour.ts';

/** Cells of the grids on which nullclines are traced, Newton is started and arrows are drawn, a side. */
const fine = 121;
const starts = 26;
const arrows = 13;

/** Two observables of one group as the axes of a plane. */
export interface Axes {
	model: Model;
	group: string;
	x: Observable & { range: readonly [number, number] };
	y: Observable & { range: readonly [number, number] };
}

export function axesOf(model: Model, xName: string, yName: string): Axes {
	const axis = (name: string): Axes['x'] => {
		const observable = model.observables[name];
		if (observable?.range) return { ...observable, range: observable.range };
		throw new ModelError({
			in: `phase plane of ${model.id}`,
			found: `the axis '${name}'`,
			expected: `an observable with a range: ${
				Object.keys(model.observables)
					.filter(n => model.observables[n]?.range)
					.join(', ') || 'this model has none'
			}`,
		});
	};
	const [x, y] = [axis(xName), axis(yName)];
	return { model, group: x.group, x, y };
}

/** The field of a plane; a group with other variables than the two has no plane. */
export function fieldOn({ model, group, x, y }: Axes, values: Values, capacity: number): Field {
	const field = compileField(model, group, values, capacity);
	const names = [...field.variables].sort().join(', ');
	if (names !== [x.variable, y.variable].sort().join(', '))
		throw new ModelError({
			in: `phase plane of ${model.id}`,
			found: `the variables ${names}`,
			expected: `${x.variable} and ${y.variable}, and no other`,
		});
	return field;
}

export const column = (columns: Readonly<Record<string, Float64Array>>, name: string): Float64Array =>
	columns[name] as Float64Array;

/** The Jacobian of state k. */
export function jacobian(field: Field, { x, y }: Axes, k: number): { a: number; b: number; c: number; d: number } {
	const at = (of: string, by: string): number => column(field.jacobian, `${of},${by}`)[k] as number;
	return {
		a: at(x.variable, x.variable),
		b: at(x.variable, y.variable),
		c: at(y.variable, x.variable),
		d: at(y.variable, y.variable),
	};
}

/** Eigenvalues of a 2 × 2 matrix, the one with the larger real (else imaginary) part first; pairs of real and imaginary part. */
export function eigenvaluesOf({
	a,
	b,
	c,
	d,
}: {
	a: number;
	b: number;
	c: number;
	d: number;
}): (readonly [number, number])[] {
	const half = (a + d) / 2;
	// (a-d)²/4 + bc keeps its digits where trace²/4 - determinant would cancel.
	const disc = ((a - d) / 2) * ((a - d) / 2) + b * c;
	const root = Math.sqrt(Math.abs(disc));
	return disc >= 0
		? [
				[half + root, 0],
				[half - root, 0],
			]
		: [
				[half, root],
				[half, -root],
			];
}

function typeOf(eigenvalues: readonly (readonly [number, number])[]): FixedPoint['type'] {
	const [[re1, im], [re2]] = eigenvalues as [readonly [number, number], readonly [number, number]];
	if (im !== 0) return re1 === 0 ? 'centre' : re1 < 0 ? 'stable focus' : 'unstable focus';
	if (re1 > 0 && re2 < 0) return 'saddle';
	return re1 < 0 ? 'stable node' : 'unstable node';
}

/** Every point where both rates vanish, by Newton's method from a grid of starts; by x, then y. Eigenvalues in 1/ms. */
export function fixedPoints(model: Model, values: Values, xName: string, yName: string): FixedPoint[] {
	const axes = axesOf(model, xName, yName);
	const { x, y } = axes;
	const n = starts * starts;
	const field = fieldOn(axes, values, n);
	const [xs, ys] = [column(field.state, x.variable), column(field.state, y.variable)];
	const grid = gridPoints({ columns: starts, rows: starts, xRange: x.range, yRange: y.range });
	xs.set(grid.x);
	ys.set(grid.y);
	const size = [x.range[1] - x.range[0], y.range[1] - y.range[0]] as const;
	const step = new Float64Array(n);
	for (let round = 0; round < 60; round++) {
		field.evaluate(n);
		for (let k = 0; k < n; k++) {
			const { a, b, c, d } = jacobian(field, axes, k);
			const [fx, fy] = [column(field.rates, x.variable)[k] as number, column(field.rates, y.variable)[k] as number];
			const det = a * d - b * c;
			const dx = (b * fy - d * fx) / det;
			const dy = (c * fx - a * fy) / det;
			// A step longer than a quarter of the window is cut, or Newton leaps away from flat places.
			const long = Math.max(Math.abs(dx) / size[0], Math.abs(dy) / size[1]);
			const cut = long > 0.25 ? 0.25 / long : 1;
			xs[k] = (xs[k] as number) + dx * cut;
			ys[k] = (ys[k] as number) + dy * cut;
			step[k] = long;
		}
	}
	const found: { x: number; y: number; k: number }[] = [];
	const inside = (v: number, [low, high]: readonly [number, number]): boolean =>
		v >= low - (high - low) / 5 && v <= high + (high - low) / 5;
	field.evaluate(n);
	for (let k = 0; k < n; k++) {
		const [px, py] = [xs[k] as number, ys[k] as number];
		if (!((step[k] as number) < 1e-9) || !inside(px, x.range) || !inside(py, y.range)) continue;
		if (found.some(p => Math.abs(p.x - px) < 1e-6 * size[0] && Math.abs(p.y - py) < 1e-6 * size[1])) continue;
		found.push({ x: px, y: py, k });
	}
	return found
		.sort((a, b) => a.x - b.x || a.y - b.y)
		.map(p => {
			const { a, b, c, d } = jacobian(field, axes, p.k);
			const eigenvalues = eigenvaluesOf({ a, b, c, d });
			return {
				x: p.x,
				y: p.y,
				slopes: [a, b, c, d],
				eigenvalues,
				type: typeOf(eigenvalues),
				stable: eigenvalues.every(([re]) => re < 0),
			};
		});
}

/** Nullclines, fixed points and a direction field in the window of the two observables' ranges. */
export function phasePlane(model: Model, values: Values, xName: string, yName: string): PhasePlane {
	const axes = axesOf(model, xName, yName);
	const { x, y } = axes;
	const sample = (
		side: number,
	): { field: Field; points: ReturnType<typeof gridPoints>; grid: Omit<Grid, 'values'> } => {
		const grid = { columns: side, rows: side, xRange: x.range, yRange: y.range };
		const points = gridPoints(grid);
		const field = fieldOn(axes, values, side * side);
		column(field.state, x.variable).set(points.x);
		column(field.state, y.variable).set(points.y);
		field.evaluate(side * side);
		return { field, points, grid };
	};
	const { field, grid } = sample(fine);
	const line = (variable: string): Float64Array[] => zeroLines({ ...grid, values: column(field.rates, variable) });
	const coarse = sample(arrows);
	const [dx, dy] = [column(coarse.field.rates, x.variable), column(coarse.field.rates, y.variable)];
	return {
		nullclines: { x: line(x.variable), y: line(y.variable) },
		fixedPoints: fixedPoints(model, values, xName, yName),
		field: Float64Array.from({ length: arrows * arrows * 4 }, (_, k) => {
			const at = Math.floor(k / 4);
			return ([coarse.points.x, coarse.points.y, dx, dy][k % 4] as Float64Array)[at] as number;
		}),
	};
}
