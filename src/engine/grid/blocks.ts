import type { Numbers } from '../layout.ts';
import { ModelError } from '../problem.ts';
import type { Trace } from '../recording.ts';
import type { Kernel } from '../running.ts';
import type { Sheet } from './sheet.ts';

/**
 * The means of blocks of a grid's cells, row by row: a recording of a sheet that stays small. A block without tissue shows all its cells.
 * `row` takes down the k-th row, of `source` times `scale`.
 */
export function blocksOf(
	kernel: Kernel,
	group: string,
	block: number,
	where: string,
	unit: string,
	rows: number,
	source: Numbers,
	scale: number,
): { trace: Trace; row(k: number): void } {
	const { width, height, dx, arrays } = kernel.sheet(group) as Sheet;
	// A strip of one row has blocks of one row.
	const [across, down] = [Math.min(block, width), Math.min(block, height)];
	if (width % across || height % down)
		throw new ModelError({
			in: where,
			found: `blocks of ${across} by ${down} cells in a grid of ${width} by ${height}`,
			expected: 'a number of cells that goes into both sides',
		});
	const [columns, n] = [width / across, (width / across) * (height / down)];
	const tissue = new Float64Array(n);
	const inside = arrays[0] === undefined ? undefined : kernel.array(group, arrays[0]);
	const blockOf = Int32Array.from(
		{ length: width * height },
		(_, cell) => Math.floor(Math.floor(cell / width) / down) * columns + Math.floor((cell % width) / across),
	);
	for (const [cell, k] of blockOf.entries()) if (inside?.[cell] !== 0) tissue[k] = (tissue[k] as number) + 1;
	const map = { width: columns, height: height / down, side: dx * across, tissue };
	const trace = { unit, n, values: new Float64Array(rows * n), map };
	return {
		trace,
		row(at) {
			const sums = trace.values.subarray(at * n, (at + 1) * n);
			for (let cell = 0; cell < blockOf.length; cell++) {
				const k = blockOf[cell] as number;
				if (inside?.[cell] !== 0 || tissue[k] === 0) sums[k] = (sums[k] as number) + (source[cell] as number);
			}
			for (let k = 0; k < n; k++) sums[k] = ((sums[k] as number) * scale) / (tissue[k] || across * down);
		},
	};
}
