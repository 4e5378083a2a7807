import { type Program, reach } from '../kernel/ir.ts';

export interface Shape {
	width: number;
	height: number;
	borders: 'no-flux' | 'periodic';
}

/** The `value` of a load; 0 for the cell itself. */
export const sides = { left: 1, right: 2, up: 3, down: 4 } as const;

/** The array that holds 1 where there is tissue, 0 elsewhere, of a sheet that says where. */
export const tissue = 'tissue';

/** The cell on one side of another, by the border's rule. */
export function beside({ width, height, borders }: Shape, cell: number, side: number): number {
	const [column, row] = [cell % width, Math.floor(cell / width)];
	const within = (at: number, n: number): number =>
		borders === 'periodic' ? (at + n) % n : Math.min(Math.max(at, 0), n - 1);
	const across = side === sides.left ? -1 : Number(side === sides.right);
	const down = side === sides.up ? -1 : Number(side === sides.down);
	return within(row + down, height) * width + within(column + across, width);
}

/** The slots whose neighbours a program looks at. */
export function nearSlots({ stores, spike, resets }: Program): string[] {
	const roots = [...stores, ...resets].map(s => s.value);
	const nodes = [...reach(spike ? [...roots, spike] : roots).keys()];
	return [...new Set(nodes.filter(n => n.op === 'load' && n.value !== 0).map(n => n.slot))];
}
