import type { Place } from '../problem.ts';

/** Operators and calls are one kind of node; `op` is '+', '<', 'neg', 'and', 'exp' … `at` spans the whole expression. */
export type Expression =
	| { kind: 'number'; value: number; at: Place }
	| { kind: 'name'; name: string; at: Place }
	| { kind: 'apply'; op: string; args: Expression[]; at: Place };

/** `dv/dt = body : unit (flags)`, `x = body : unit`, or `p : unit (flags)`: a variable of each neuron without dynamics. */
export interface Equation {
	kind: 'differential' | 'subexpression' | 'parameter';
	name: string;
	body?: Expression;
	unit: Expression;
	flags: string[];
	at: Place;
}

export interface Assignment {
	name: string;
	op: '=' | '+=' | '-=' | '*=' | '/=';
	body: Expression;
	at: Place;
}

/** Binding strengths of Python; `neg` and `not` stand between them. */
export const binding: Readonly<Record<string, number>> = {
	or: 1,
	and: 2,
	not: 3,
	'<': 4,
	'<=': 4,
	'>': 4,
	'>=': 4,
	'==': 4,
	'!=': 4,
	'+': 5,
	'-': 5,
	'*': 6,
	'/': 6,
	neg: 7,
	'**': 8,
};

/** Number of arguments of each function of the language. */
export const arity: Readonly<Record<string, number>> = {
	exp: 1,
	log: 1,
	sqrt: 1,
	tanh: 1,
	sin: 1,
	cos: 1,
	abs: 1,
	floor: 1,
	sign: 1,
	exprel: 1,
	int: 1,
	min: 2,
	max: 2,
	clip: 3,
	laplacian: 1,
	rand: 0,
	randn: 0,
	poisson: 1,
};

export const nowhere: Place = { line: 1, column: 1 };
export const number = (value: number, at = nowhere): Expression => ({ kind: 'number', value, at });
export const name = (text: string, at = nowhere): Expression => ({ kind: 'name', name: text, at });
export const apply = (op: string, ...args: Expression[]): Expression => ({
	kind: 'apply',
	op,
	args,
	at: args[0]?.at ?? nowhere,
});

/** Every name in an expression, functions not included. */
export function namesIn(e: Expression, found = new Set<string>()): Set<string> {
	if (e.kind === 'name') found.add(e.name);
	if (e.kind === 'apply') for (const arg of e.args) namesIn(arg, found);
	return found;
}
