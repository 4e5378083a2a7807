/** Closed outlines of a region of cells, along their edges: what a map of shades is made of. */

/** A way around, as alternating columns and rows of the corners between cells. */
export type Loop = readonly number[];

/**
 * The ways around all cells that are inside, cells to the left of each step: a hole goes the other way around. Filled, they tile with no seam,
 * and a smooth map is as long to write as its contours, not as its cells are many.
 */
export function outline(width: number, height: number, inside: (column: number, row: number) => boolean): Loop[] {
	const is = (column: number, row: number): boolean =>
		column >= 0 && row >= 0 && column < width && row < height && inside(column, row);
	const corner = (column: number, row: number): number => row * (width + 1) + column;
	const steps = new Map<number, number[]>();
	const step = (from: number, to: number): void => {
		const there = steps.get(from);
		if (there) there.push(to);
		else steps.set(from, [to]);
	};
	for (let r = 0; r < height; r++)
		for (let c = 0; c < width; c++) {
			if (!is(c, r)) continue;
			if (!is(c, r - 1)) step(corner(c, r), corner(c + 1, r));
			if (!is(c + 1, r)) step(corner(c + 1, r), corner(c + 1, r + 1));
			if (!is(c, r + 1)) step(corner(c + 1, r + 1), corner(c, r + 1));
			if (!is(c - 1, r)) step(corner(c, r + 1), corner(c, r));
		}
	const loops: Loop[] = [];
	for (const start of steps.keys())
		while (steps.get(start)?.length) {
			const way = [start];
			for (let next = steps.get(start)?.pop(); next !== start; next = steps.get(next as number)?.pop())
				way.push(next as number);
			// Only corners at which it turns.
			const turns = way.filter((at, k) => {
				const [before, after] = [way.at(k - 1) as number, way[(k + 1) % way.length] as number];
				return at - before !== after - at;
			});
			loops.push(turns.flatMap(at => [at % (width + 1), Math.floor(at / (width + 1))]));
		}
	return loops;
}
