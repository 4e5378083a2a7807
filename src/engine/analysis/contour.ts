/** Values on a grid of columns × rows that covers a window, row by row from the lower left. */
export interface Grid {
	columns: number;
	rows: number;
	xRange: readonly [number, number];
	yRange: readonly [number, number];
	values: Float64Array;
}

/** Where the grid's cells stand, in order. */
export function gridPoints({ columns, rows, xRange, yRange }: Omit<Grid, 'values'>): {
	x: Float64Array;
	y: Float64Array;
} {
	const along = ([a, b]: readonly [number, number], k: number, n: number): number => a + ((b - a) * k) / (n - 1);
	const n = columns * rows;
	return {
		x: Float64Array.from({ length: n }, (_, k) => along(xRange, k % columns, columns)),
		y: Float64Array.from({ length: n }, (_, k) => along(yRange, Math.floor(k / columns), rows)),
	};
}

/**
 * Lines on which a field is zero, by marching squares: polylines of alternating x, y. Crossings lie on the grid's edges, interpolated
 * on a line; an edge is named once, so that pieces join by name and not by nearness.
 */
export function zeroLines({ columns, rows, xRange, yRange, values }: Grid): Float64Array[] {
	const value = (c: number, r: number): number => values[r * columns + c] as number;
	const points = new Map<number, readonly [number, number]>();
	const scale = ([a, b]: readonly [number, number], k: number, n: number): number => a + ((b - a) * k) / (n - 1);
	/** The crossing on the edge from (c, r) to the right (0) or upwards (1), or nothing. */
	const crossing = (c: number, r: number, up: 0 | 1): number | undefined => {
		const [a, b] = [value(c, r), value(c + 1 - up, r + up)];
		if (a < 0 === b < 0) return undefined;
		const id = 2 * (r * columns + c) + up;
		const f = a / (a - b);
		points.set(id, [scale(xRange, c + (up ? 0 : f), columns), scale(yRange, r + (up ? f : 0), rows)]);
		return id;
	};
	const next = new Map<number, number[]>();
	const join = (a: number, b: number): void => {
		for (const [from, to] of [
			[a, b],
			[b, a],
		] as const)
			next.set(from, [...(next.get(from) ?? []), to]);
	};
	for (let r = 0; r + 1 < rows; r++) {
		for (let c = 0; c + 1 < columns; c++) {
			const [bottom, right, top, left] = [
				crossing(c, r, 0),
				crossing(c + 1, r, 1),
				crossing(c, r + 1, 0),
				crossing(c, r, 1),
			];
			const here = [bottom, right, top, left].filter(id => id !== undefined);
			if (here.length === 2) join(here[0] as number, here[1] as number);
			if (here.length !== 4) continue;
			// A saddle: the sign in the middle says which corners belong together.
			const middle = value(c, r) + value(c + 1, r) + value(c, r + 1) + value(c + 1, r + 1);
			const apart = middle < 0 === value(c, r) < 0;
			join(bottom as number, (apart ? right : left) as number);
			join(top as number, (apart ? left : right) as number);
		}
	}
	const lines: Float64Array[] = [];
	const used = new Set<number>();
	const follow = (start: number): void => {
		const line: number[] = [];
		for (let at: number | undefined = start; at !== undefined; at = next.get(at)?.find(id => !used.has(id))) {
			used.add(at);
			line.push(...(points.get(at) as readonly [number, number]));
		}
		const closed = line.length > 4 && next.get(start)?.length === 2;
		if (closed) line.push(line[0] as number, line[1] as number);
		lines.push(Float64Array.from(line));
	};
	for (const [id, others] of next) if (others.length === 1 && !used.has(id)) follow(id);
	for (const id of next.keys()) if (!used.has(id)) follow(id);
	return lines;
}
