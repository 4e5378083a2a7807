import { circular, exp, exprel, log, power, sign, tanh } from '../kernel/functions.ts';
import type { Graph, Node, Op } from '../kernel/ir.ts';
import { constant } from './check.ts';
import { show } from './show.ts';
import type { Expression } from './tree.ts';
import { type Unit, units } from './units.ts';

/** What a name means at the place where an expression is lowered; units are known without it. */
export type Lookup = (name: string) => Node | undefined;

const direct: Readonly<Record<string, Op>> = {
	'<': 'lt',
	'<=': 'le',
	'>': 'gt',
	'>=': 'ge',
	'==': 'eq',
	'!=': 'ne',
	and: 'and',
	or: 'or',
	not: 'not',
	sqrt: 'sqrt',
	abs: 'abs',
	floor: 'floor',
	min: 'min',
	max: 'max',
};

const isCondition = ({ op }: Node): boolean => ['lt', 'le', 'gt', 'ge', 'eq', 'ne', 'and', 'or', 'not'].includes(op);

export type Chance = 'rand' | 'randn' | 'poisson';
/** The next array of random numbers; counts have a mean. */
export type Draws = (kind: Chance, mean?: Node) => Node;

/** A checked expression as a node. `draw` is needed where random numbers are allowed. */
export function lower(g: Graph, e: Expression, lookup: Lookup, draw?: Draws): Node {
	if (e.kind === 'number') return g.number(e.value);
	if (e.kind === 'name') return lookup(e.name) ?? g.number((units[e.name] as Unit).factor);
	if (e.op === 'laplacian') return lookup(show(e)) as Node;
	const args = e.args.map(arg => lower(g, arg, lookup, draw));
	const [a, b, c] = args as [Node, Node, Node];
	if (e.op === 'rand' || e.op === 'randn' || e.op === 'poisson') return (draw as Draws)(e.op, a);
	switch (e.op) {
		case '+':
			return g.add(a, b);
		case '-':
			return g.sub(a, b);
		case '*':
			return g.mul(a, b);
		case '/':
			return g.div(a, b);
		case 'neg':
			return g.neg(a);
		case '**': {
			const exponent = constant(e.args[1] as Expression);
			return power(g, a, exponent === undefined ? b : g.number(exponent));
		}
		case 'exp':
			return exp(g, a);
		case 'log':
			return log(g, a);
		case 'tanh':
			return tanh(g, a);
		case 'cos':
			return circular(g, a)[0];
		case 'sin':
			return circular(g, a)[1];
		case 'sign':
			return sign(g, a);
		case 'exprel':
			return exprel(g, a);
		case 'int':
			return isCondition(a) ? g.select(a, g.number(1), g.number(0)) : g.make('trunc', [a]);
		case 'clip':
			return g.make('min', [g.make('max', [a, b]), c]);
		default:
			return g.make(direct[e.op] as Op, args);
	}
}

/** node = a*x + b with a and b free of x, or nothing. */
export function linear(g: Graph, node: Node, x: Node): [a: Node, b: Node] | undefined {
	if (node === x) return [g.number(1), g.number(0)];
	if (!depends(node, n => n === x)) return [g.number(0), node];
	const [p, q, condition] = node.args as [Node, Node, Node];
	const both = (f: (p: Node, q: Node) => Node): [Node, Node] | undefined => {
		const l = linear(g, p, x);
		const r = linear(g, q, x);
		return l && r && [f(l[0], r[0]), f(l[1], r[1])];
	};
	const through = (part: Node, f: (n: Node) => Node): [Node, Node] | undefined => {
		const l = linear(g, part, x);
		return l && [f(l[0]), f(l[1])];
	};
	const free = (n: Node): boolean => !depends(n, m => m === x);
	switch (node.op) {
		case 'add':
			return both((l, r) => g.add(l, r));
		case 'sub':
			return both((l, r) => g.sub(l, r));
		case 'neg':
			return through(p, n => g.neg(n));
		case 'mul':
			return free(p) ? through(q, n => g.mul(p, n)) : free(q) ? through(p, n => g.mul(q, n)) : undefined;
		case 'div':
			return free(q) ? through(p, n => g.div(n, q)) : undefined;
		case 'select':
			return free(condition) ? both((l, r) => g.select(condition, l, r)) : undefined;
		default:
			return undefined;
	}
}

/** Whether anything below a node (itself included) fulfils a condition. */
export function depends(node: Node, is: (node: Node) => boolean, seen = new Set<Node>()): boolean {
	if (is(node)) return true;
	if (seen.has(node)) return false;
	seen.add(node);
	return node.args.some(arg => depends(arg, is, seen));
}
