import type { Precision } from '../model.ts';

/**
 * The intermediate representation: a graph of pure operations on one neuron, each node made once.
 * A node is `uniform` when it is the same for every neuron; the emitter computes uniform nodes outside the loop.
 * What the constructors below rearrange is part of the meaning of a model, shared by the emitter and the interpreter.
 */

export type Op =
	| 'const'
	| 'param'
	| 'now'
	| 'load'
	| 'add'
	| 'sub'
	| 'mul'
	| 'div'
	| 'neg'
	| 'abs'
	| 'sqrt'
	| 'floor'
	| 'trunc'
	| 'min'
	| 'max'
	| 'lt'
	| 'le'
	| 'gt'
	| 'ge'
	| 'eq'
	| 'ne'
	| 'and'
	| 'or'
	| 'not'
	| 'select'
	| 'scale' // scale(k + magic, x) = x * 2^k by adding to the exponent bits
	| 'logb'; // logb(x) = the k with x * 2^-k in [sqrt(1/2), sqrt(2))

export interface Node {
	id: number;
	op: Op;
	args: readonly Node[];
	value: number;
	slot: string;
	uniform: boolean;
}

export interface Store {
	slot: string;
	value: Node;
}

/** What one neuron does in one call: stores, then, where `spike` holds, the resets. Loads see the state before the call. */
export interface Program {
	graph: Graph;
	stores: Store[];
	spike?: Node;
	resets: Store[];
}

const fold: Partial<Record<Op, (a: number, b: number) => number>> = {
	add: (a, b) => a + b,
	sub: (a, b) => a - b,
	mul: (a, b) => a * b,
	div: (a, b) => a / b,
	neg: a => -a,
	sqrt: Math.sqrt,
	abs: Math.abs,
	floor: Math.floor,
	trunc: Math.trunc,
};

export class Graph {
	readonly precision: Precision;
	readonly nodes: Node[] = [];
	readonly round: (x: number) => number;
	#known = new Map<string, Node>();

	constructor(precision: Precision) {
		this.precision = precision;
		this.round = precision === 'f32' ? Math.fround : x => x;
	}

	make(op: Op, args: Node[] = [], value = 0, slot = ''): Node {
		const folder = fold[op];
		if (folder && args.every(a => a.op === 'const')) return this.number(folder(args[0]!.value, args[1]?.value ?? 0));
		const key = `${op} ${args.map(a => a.id)} ${Object.is(value, -0) ? '-0' : value} ${slot}`;
		const known = this.#known.get(key);
		if (known) return known;
		const uniform = op !== 'load' && args.every(a => a.uniform);
		const node = { id: this.nodes.length, op, args, value, slot, uniform };
		this.#known.set(key, node);
		this.nodes.push(node);
		return node;
	}

	number(value: number): Node {
		return this.make('const', [], this.round(value));
	}
	param(name: string): Node {
		return this.make('param', [], 0, name);
	}
	load(slot: string): Node {
		return this.make('load', [], 0, slot);
	}
	/** What the neighbour on a sheet holds: one of `sides` in kernel/sheet.ts. */
	near(slot: string, side: number): Node {
		return this.make('load', [], side, slot);
	}

	add(a: Node, b: Node): Node {
		if (is(a, 0)) return b;
		if (is(b, 0)) return a;
		if (b.op === 'neg') return this.sub(a, b.args[0]!);
		return a.op === 'neg' ? this.sub(b, a.args[0]!) : this.make('add', [a, b]);
	}

	sub(a: Node, b: Node): Node {
		if (is(b, 0)) return a;
		if (is(a, 0)) return this.neg(b);
		return b.op === 'neg' ? this.add(a, b.args[0]!) : this.make('sub', [a, b]);
	}

	neg(a: Node): Node {
		if (a.op === 'neg') return a.args[0]!;
		if (a.op === 'sub') return this.sub(a.args[1]!, a.args[0]!);
		return scaled(a) ? this.mul(this.neg(a.args[0]!), a.args[1]!) : this.make('neg', [a]);
	}

	/** Uniform factors gather at the left, so that dt/tau_m*(...) costs one multiplication in the loop. */
	mul(a: Node, b: Node): Node {
		if (b.uniform && !a.uniform) return this.mul(b, a);
		if (is(a, 0) || is(b, 0)) return this.number(0);
		if (is(a, 1)) return b;
		if (is(a, -1)) return this.neg(b);
		if (a.uniform && scaled(b)) return this.mul(this.mul(a, b.args[0]!), b.args[1]!);
		if (a.uniform && b.op === 'neg') return this.mul(this.neg(a), b.args[0]!);
		if (scaled(a) && !b.uniform) return this.mul(a.args[0]!, this.mul(a.args[1]!, b));
		return this.make('mul', [a, b]);
	}

	/** Division by something uniform is multiplication by its reciprocal. */
	div(a: Node, b: Node): Node {
		if (is(a, 0) || is(b, 1)) return a;
		if (b.uniform && !a.uniform) return this.mul(this.div(this.number(1), b), a);
		return this.make('div', [a, b]);
	}

	select(condition: Node, a: Node, b: Node): Node {
		return a === b ? a : this.make('select', [a, b, condition]);
	}
}

export const is = (node: Node, value: number): boolean => node.op === 'const' && node.value === value;
const scaled = (node: Node): boolean => node.op === 'mul' && node.args[0]!.uniform && !node.args[1]!.uniform;

/** The nodes that a program needs, each after its arguments, and how often each is used. */
export function reach(roots: readonly Node[]): Map<Node, number> {
	const uses = new Map<Node, number>();
	const visit = (node: Node): void => {
		const seen = uses.get(node);
		uses.set(node, (seen ?? 0) + 1);
		if (seen === undefined) node.args.forEach(visit);
	};
	roots.forEach(visit);
	return new Map([...uses].sort(([a], [b]) => a.id - b.id));
}
