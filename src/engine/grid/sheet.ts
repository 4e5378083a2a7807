import { type Lookup, lower } from '../equations/lower.ts';
import type { Expression } from '../equations/tree.ts';
import type { Code } from '../kernel/encode.ts';
import type { Graph, Node, Program, Store } from '../kernel/ir.ts';
import type { Lane } from '../kernel/lanes.ts';
import { ModelError } from '../problem.ts';
import { bufferBytes, rowsOf, SheetCode } from './code.ts';
import { beside, nearSlots, type Shape, sides, tissue } from './shape.ts';

const isTissue = (g: Graph, side = 0): Node => g.make('ne', [g.near(tissue, side), g.number(0)]);

/** A group's grid in numbers, and what it does to the group's programs: all that the rest of the engine sees of grids. */
export class Sheet implements Shape {
	readonly width: number;
	readonly height: number;
	readonly borders: Shape['borders'];
	/** The side of a cell, mm. */
	readonly dx: number;
	/** Where there is tissue; everywhere if it is left out. */
	readonly region: Expression | undefined;

	constructor({ width, height, borders }: Shape, dx: number, region: Expression | undefined) {
		this.width = width;
		this.height = height;
		this.borders = borders;
		this.dx = dx;
		this.region = region;
	}

	/** Arrays of its own. */
	get arrays(): readonly string[] {
		return this.region ? [tissue] : [];
	}

	/** What they hold at the start. */
	init(g: Graph, find: Lookup): Store[] {
		return this.region
			? [{ slot: tissue, value: g.select(lower(g, this.region, find), g.number(1), g.number(0)) }]
			: [];
	}

	/** `next`, or x where there is no tissue. */
	hold(g: Graph, next: Node, x: Node): Node {
		return this.region ? g.select(isTissue(g), next, x) : next;
	}

	/** The cell's place, 'x' and 'y', or 'laplacian(u)' before the step. `state`: what names mean at this point. */
	node(g: Graph, name: string, state: ReadonlyMap<string, Node>, purpose: string, where: string): Node {
		const half = g.number(0.5);
		const dx = g.number(this.dx);
		if (name === 'x' || name === 'y') {
			const width = g.number(this.width);
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
		const next = (side: number): Node => {
			const there = g.near(variable, side);
			return this.region ? g.select(isTissue(g, side), there, u) : there;
		};
		const across = g.add(next(sides.left), next(sides.right));
		const down = g.add(next(sides.up), next(sides.down));
		return g.div(g.sub(g.add(across, down), g.mul(g.number(4), u)), g.mul(dx, dx));
	}

	/** The room that a program needs beside the arrays, by slot. */
	buffers(program: Program, size: number): [slot: string, bytes: number][] {
		return nearSlots(program).map(slot => [rowsOf(slot), bufferBytes(this, size)]);
	}

	/** The code around its rows, for a program that looks at neighbours. */
	code(code: Code, lane: Lane, program: Program, address: (slot: string) => number, at: number): SheetCode | undefined {
		const near = nearSlots(program);
		return near.length ? new SheetCode(code, lane, this, near, address, at) : undefined;
	}

	/** The same for the interpreter: which slots have to be kept as they were, and where a neighbour is. */
	near(program: Program): string[] {
		return nearSlots(program);
	}

	beside(cell: number, side: number): number {
		return beside(this, cell, side);
	}
}
