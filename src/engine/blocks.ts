import { type Sheet, tissue } from './equations/sheet.ts';
import type { Numbers } from './layout.ts';
import { ModelError } from './problem.ts';
import type { Trace } from './recording.ts';
import type { Kernel } from './running.ts';
import type { Observer } from './simulate.ts';

/** The means of blocks of a grid's cells, row by row: a recording of a sheet that stays small. A block without tissue shows all its cells. */
export function blocksOf(
	kernel: Kernel,
	group: string,
	block: number,
	name: string,
	unit: string,
	scale: number,
	source: Numbers,
	rows: number,
): { trace: Trace; observer: Observer } {
	const { width, height, dx, tissue: region } = kernel.sheet(group) as Sheet;
	// A strip of one row has blocks of one row.
	const [across, down] = [Math.min(block, width), Math.min(block, height)];
	if (width % across || height % down)
		throw new ModelError({
			in: `observable ${name}`,
			found: `blocks of ${across} by ${down} cells in a grid of ${width} by ${height}`,
			expected: 'a number of cells that goes into both sides',
		});
	const map = {
		width: width / across,
		height: height / down,
		side: dx * across,
		tissue: new Float64Array((width / across) * (height / down)),
	};
	const n = map.tissue.length;
	const of = (cell: number): number =>
		Math.floor(Math.floor(cell / width) / down) * map.width + Math.floor((cell % width) / across);
	const cells = Array.from({ length: width * height }, (_, cell) => of(cell));
	const inside = region && kernel.array(group, tissue);
	for (const [cell, k] of cells.entries()) if (inside?.[cell] !== 0) map.tissue[k] = (map.tissue[k] as number) + 1;
	const trace: Trace = { unit, n, values: new Float64Array(rows * n), map };
	const row = (at: number): void => {
		const sums = trace.values.subarray(at * n, (at + 1) * n);
		for (const [cell, k] of cells.entries())
			if (inside?.[cell] !== 0 || map.tissue[k] === 0) sums[k] = (sums[k] as number) + (source[cell] as number);
		for (let k = 0; k < n; k++) sums[k] = ((sums[k] as number) * scale) / (map.tissue[k] || across * down);
	};
	return { trace, observer: { row, after: () => undefined } };
}
