import type { FixedPoint, Landscape } from '../experiment.ts';
import type { Field } from '../field.ts';
import type { Model, Values } from '../model.ts';
import { gridPoints, zeroLines } from './contour.ts';
import { type Axes, axesOf, column, fieldOn, fixedPoints, jacobian } from './phase-plane.ts';

/** Places a side at which heights are known. */
const side = 61;
/** At most so many lines of equal height. */
const lines = 20;
/** How long a step along a path is, and how many there are at most, in windows. */
const [stride, longest] = [0.005, 20];

const size = ({ range: [from, to] }: Axes['x']): number => to - from;

/** The push at state k, across and along. */
const push = (field: Field, { x, y }: Axes, k: number): readonly [number, number] => [
	column(field.rates, x.variable)[k] as number,
	column(field.rates, y.variable)[k] as number,
];

/**
 * Heights on the grid, from the push along its edges: the first column from below, then each row from the left. On an edge the push is a
 * cubic through its ends with their slopes.
 */
function heights(field: Field, axes: Axes): Float64Array {
	const [dx, dy] = [size(axes.x) / (side - 1), size(axes.y) / (side - 1)];
	const found = new Float64Array(side * side);
	const climb = (from: number, to: number, h: number, along: 0 | 1): void => {
		const [a, b] = [push(field, axes, from)[along], push(field, axes, to)[along]];
		const slope = (k: number): number => jacobian(field, axes, k)[along === 0 ? 'a' : 'd'];
		found[to] = (found[from] as number) - (h * (a + b)) / 2 - (h * h * (slope(from) - slope(to))) / 12;
	};
	for (let r = 0; r < side; r++) {
		if (r > 0) climb((r - 1) * side, r * side, dy, 1);
		for (let c = 1; c < side; c++) climb(r * side + c - 1, r * side + c, dx, 0);
	}
	return found;
}

/** Whether a landscape exists: what y does to the push on x is what x does to the push on y, everywhere on the grid. */
function exists(field: Field, axes: Axes): boolean {
	let [apart, most] = [0, 0];
	for (let k = 0; k < side * side; k++) {
		const { a, b, c, d } = jacobian(field, axes, k);
		apart = Math.max(apart, Math.abs(b - c));
		most = Math.max(most, Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
	}
	return apart <= 1e-9 * most;
}

/** The height of any place of the window, from the nearest place of the grid with its push and its slopes. */
function heightAt(field: Field, axes: Axes, known: Float64Array, at: { x: number; y: number }): number {
	const place = (v: number, { range: [from, to] }: Axes['x']): number =>
		Math.max(0, Math.min(side - 1, Math.round(((v - from) / (to - from)) * (side - 1))));
	const [c, r] = [place(at.x, axes.x), place(at.y, axes.y)];
	const k = r * side + c;
	const u = at.x - axes.x.range[0] - (c * size(axes.x)) / (side - 1);
	const v = at.y - axes.y.range[0] - (r * size(axes.y)) / (side - 1);
	const [fx, fy] = push(field, axes, k);
	const { a, b, d } = jacobian(field, axes, k);
	return (known[k] as number) - fx * u - fy * v - (a * u * u + 2 * b * u * v + d * v * v) / 2;
}

/** A direction in which a saddle's field is only stretched: the eigenvector of one of its eigenvalues. */
function direction({ slopes: [a, b, c, d] }: FixedPoint, eigenvalue: number): readonly [number, number] {
	const [u, v] =
		Math.abs(b) + Math.abs(eigenvalue - a) > Math.abs(c) + Math.abs(eigenvalue - d)
			? [b, eigenvalue - a]
			: [eigenvalue - d, c];
	const length = Math.sqrt(u * u + v * v);
	return length > 0 ? [u / length, v / length] : [1, 0];
}

/**
 * Ways through the field from several places at once, down it or up it, by steps of one length in shares of the window; each ends where
 * it leaves the window or comes within a step of one of the `ends`.
 */
function ways(
	field: Field,
	axes: Axes,
	starts: readonly (readonly [number, number])[],
	up: boolean,
	ends: readonly FixedPoint[],
): { path: number[]; end: number }[] {
	const [xs, ys] = [column(field.state, axes.x.variable), column(field.state, axes.y.variable)];
	const [w, h] = [size(axes.x), size(axes.y)];
	const found = starts.map(([x, y]) => ({ path: [x, y], end: -1 }));
	const going = new Set(found.keys());
	const inside = (x: number, y: number): boolean =>
		x >= axes.x.range[0] && x <= axes.x.range[1] && y >= axes.y.range[0] && y <= axes.y.range[1];
	const near = (u: number, v: number): boolean => u * u + v * v < 2.25 * stride * stride;
	const last = (k: number): [number, number] => (found[k] as (typeof found)[number]).path.slice(-2) as [number, number];
	/** One step from each of the places, with the push at the places that are set. */
	const stepped = (from: (k: number) => readonly [number, number], share: number): Map<number, [number, number]> => {
		field.evaluate(starts.length);
		return new Map(
			[...going].map(k => {
				const [fx, fy] = push(field, axes, k);
				const length = Math.sqrt((fx / w) * (fx / w) + (fy / h) * (fy / h)) * (up ? -1 : 1);
				const [x, y] = from(k);
				return [k, [x + (share * stride * fx) / length, y + (share * stride * fy) / length]];
			}),
		);
	};
	const set = (places: (k: number) => readonly [number, number]): void => {
		for (const k of going) [xs[k], ys[k]] = places(k);
	};
	for (let step = 0; step * stride < longest && going.size > 0; step++) {
		set(last);
		const half = stepped(last, 0.5);
		set(k => half.get(k) as [number, number]);
		const next = stepped(last, 1);
		for (const [k, [x, y]] of next) {
			const way = found[k] as (typeof found)[number];
			way.path.push(x, y);
			way.end = ends.findIndex(p => near((p.x - x) / w, (p.y - y) / h));
			const stuck = !Number.isFinite(x) || !Number.isFinite(y);
			if (stuck) way.path.splice(-2);
			if (stuck || way.end >= 0 || !inside(x, y)) going.delete(k);
		}
	}
	return found;
}

/** Both ways out of a place along a direction, a thousandth of the window away. */
const beside = (axes: Axes, { x, y }: FixedPoint, [u, v]: readonly [number, number]): [number, number][] =>
	[-1, 1].map(sign => [x + sign * 1e-3 * size(axes.x) * u, y + sign * 1e-3 * size(axes.y) * v]);

/** Round heights between the least and the greatest, at most `lines` of them. */
function rounds(low: number, high: number): number[] {
	// The power of ten below, read off: a logarithm may differ from machine to machine.
	const power = Number((high - low).toExponential().replace(/^.*e/, '1e')) / 10;
	const step = power * ([0.5, 1, 2, 5].find(s => (high - low) / (s * power) <= lines) ?? 10);
	const first = Math.ceil(low / step);
	return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, k) =>
		Number(((first + k) * step).toPrecision(12)),
	);
}

/** From where on the grid a value is smallest, at its border. */
const lowestBorder = (known: Float64Array): number =>
	known.reduce((least, v, k) => {
		const [c, r] = [k % side, Math.floor(k / side)];
		return c === 0 || r === 0 || c === side - 1 || r === side - 1 ? Math.min(least, v) : least;
	}, Number.POSITIVE_INFINITY);

/** In the window of the two observables' ranges; 0 is the height of the lowest place. */
export function landscapeOf(model: Model, values: Values, xName: string, yName: string): Landscape {
	const axes = axesOf(model, xName, yName);
	const points = fixedPoints(model, values, xName, yName);
	const grid = { columns: side, rows: side, xRange: axes.x.range, yRange: axes.y.range };
	const field = fieldOn(axes, values, side * side);
	const places = gridPoints(grid);
	column(field.state, axes.x.variable).set(places.x);
	column(field.state, axes.y.variable).set(places.y);
	field.evaluate(side * side);
	const known = exists(field, axes) ? heights(field, axes) : undefined;
	const raw = points.map(p => (known ? heightAt(field, axes, known, p) : Number.NaN));
	const floor = known ? Math.min(...known, ...raw) : 0;
	const levels = known
		? rounds(0, lowestBorder(known) - floor)
				.filter(height => height > 0)
				.map(height => ({ height, lines: zeroLines({ ...grid, values: known.map(v => v - floor - height) }) }))
		: [];
	const saddles = points.filter(p => p.type === 'saddle');
	const out = saddles.flatMap(p => beside(axes, p, direction(p, p.eigenvalues[0]?.[0] as number)));
	const along = saddles.flatMap(p => beside(axes, p, direction(p, p.eigenvalues[1]?.[0] as number)));
	const down = ways(
		field,
		axes,
		out,
		false,
		points.filter(p => p.stable),
	);
	const up = ways(
		field,
		axes,
		along,
		true,
		points.filter(p => !p.stable && p.type !== 'saddle'),
	);
	const valley = (k: number): number => {
		const { end } = down[k] as (typeof down)[number];
		return end < 0 ? -1 : points.indexOf(points.filter(p => p.stable)[end] as FixedPoint);
	};
	return {
		levels,
		ridges: saddles.map((p, k) => {
			const [one, other] = [up[2 * k], up[2 * k + 1]] as [{ path: number[] }, { path: number[] }];
			return Float64Array.from([...backwards(one.path), p.x, p.y, ...other.path]);
		}),
		fixedPoints: points.map((p, k) => ({
			...p,
			height: (raw[k] as number) - floor,
			...(p.type === 'saddle' && {
				joins: [valley(2 * saddles.indexOf(p)), valley(2 * saddles.indexOf(p) + 1)] as const,
			}),
		})),
	};
}

/** Alternating x, y from the end to the beginning. */
const backwards = (path: readonly number[]): number[] =>
	Array.from(path, (_, k) => path[path.length - 2 - 2 * Math.floor(k / 2) + (k % 2)] as number);

/** Which of the fixed points a place rolls down to; -1 for none. */
export function valleyOf(
	model: Model,
	values: Values,
	[xName, yName]: readonly [string, string],
	place: readonly [number, number],
	points: readonly FixedPoint[],
): number {
	const axes = axesOf(model, xName, yName);
	const stable = points.filter(p => p.stable);
	const [way] = ways(fieldOn(axes, values, 1), axes, [place], false, stable);
	return points.indexOf(stable[way?.end ?? -1] as FixedPoint);
}
