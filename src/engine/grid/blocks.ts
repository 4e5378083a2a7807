import type { Numbers } from '../layout.ts';
import { ModelError } from '../problem.ts';
import type { Trace } from '../recording.ts';
import type { Sheet } from './sheet.ts';

/** The means of blocks of a grid's cells, row by row: a recording of a sheet that stays small. A block without tissue shows all its cells. */
export function blocksOf(
	{ width, height, dx, arrays }: Sheet,
	block: number,
	where: string,
	array: (slot: string) => Numbers,
): { map: NonNullable<Trace['map']>; take(source: Numbers, into: Float64Array, scale: number): void } {
	// A strip of one row has blocks of one row.
	const [across, down] = [Math.min(block, width), Math.min(block, height)];
	if (width % across || height % down)
		throw new ModelError({
			in: where,
			found: `blocks of ${across} by ${down} cells in a grid of ${width} by ${height}`,
			expected: 'a number of cells that goes into both sides',
		});
	const [columns, n] = [width / across, (width / across) * (height / down)];
	const map = { width: columns, height: height / down, side: dx * across, tissue: new Float64Array(n) };
	const [region] = arrays;
	const inside = region === undefined ? undefined : array(region);
	const cells = Int32Array.from(
		{ length: width * height },
		(_, cell) => Math.floor(Math.floor(cell / width) / down) * columns + Math.floor((cell % width) / across),
	);
	const { tissue } = map;
	for (const [cell, k] of cells.entries()) if (inside?.[cell] !== 0) tissue[k] = (tissue[k] as number) + 1;
	return {
		map,
		take(source, into, scale) {
			for (const [cell, k] of cells.entries())
				if (inside?.[cell] !== 0 || tissue[k] === 0) into[k] = (into[k] as number) + (source[cell] as number);
			for (let k = 0; k < n; k++) into[k] = ((into[k] as number) * scale) / (tissue[k] || across * down);
		},
	};
}
