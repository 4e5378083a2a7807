import type { Graph, Node } from '../kernel/ir.ts';
import { type Shape, sides } from '../kernel/sheet.ts';
import { ModelError } from '../problem.ts';
import type { CheckedKind } from './kind.ts';
import type { Expression } from './tree.ts';

/** A grid whose size is known. */
export interface Sheet extends Shape {
	/** The side of a cell, mm. */
	dx: number;
	/** Where there is tissue; everywhere if it is left out. */
	tissue?: Expression;
}

/** The array that holds 1 where there is tissue, 0 elsewhere, of a sheet that says where. */
export const tissue = 'tissue';
export const isTissue = (g: Graph): Node => g.make('ne', [g.load(tissue), g.number(0)]);

/** What is special about cells on a grid: their place, 'x' and 'y', and 'laplacian(u)'. Without a sheet, one cell is alone in a corner. */
export function onSheet(
	g: Graph,
	{ where, sheet }: CheckedKind,
	name: string,
	purpose: string,
	state: ReadonlyMap<string, Node>,
): Node {
	if (!sheet) return g.number(0);
	const dx = g.number(sheet.dx);
	const half = g.number(0.5);
	if (name === 'x' || name === 'y') {
		const width = g.number(sheet.width);
		// Half a cell ahead, so that rounding never puts a cell into another row.
		const row = g.make('floor', [g.div(g.add(g.load('i'), half), width)]);
		return g.mul(dx, g.add(name === 'y' ? row : g.sub(g.load('i'), g.mul(width, row)), half));
	}
	const variable = name.slice('laplacian('.length, -1);
	const u = g.load(variable);
	if (!['update', 'observe'].includes(purpose) || (state.get(variable) ?? u) !== u)
		throw new ModelError({
			in: where,
			found: `${name} where the neighbours' state is not known`,
			expected: 'laplacian() in differential equations only, of a variable without input while refractory',
			hint: 'The methods euler and exponential_euler can step it; stages within a step cannot.',
		});
	const beside = (side: number): Node => {
		const there = g.near(variable, side);
		return sheet.tissue ? g.select(g.make('ne', [g.near(tissue, side), g.number(0)]), there, u) : there;
	};
	const across = g.add(beside(sides.left), beside(sides.right));
	const down = g.add(beside(sides.up), beside(sides.down));
	return g.div(g.sub(g.add(across, down), g.mul(g.number(4), u)), g.mul(dx, dx));
}
