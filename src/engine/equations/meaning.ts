/** What the names of a kind's texts stand for in a program, and which random numbers it needs. */
import { Graph, type Node, type Program } from '../kernel/ir.ts';
import type { Precision } from '../model.ts';
import { places } from './check.ts';
import type { CheckedKind } from './kind.ts';
import { type Chance, type Draws, type Lookup, lower } from './lower.ts';
import type { Assignment, Expression } from './tree.ts';

export const until = 'refractory_until';

/** Where programs of one kind draw their names from. */
export class Meaning {
	readonly g: Graph;
	readonly kind: CheckedKind;
	readonly dt: Node;
	readonly now: Node;
	readonly draws: Drawn[] = [];
	readonly #purpose: string;

	constructor(kind: CheckedKind, precision: Precision, dt: number, purpose: string) {
		this.g = new Graph(precision);
		this.kind = kind;
		this.dt = this.g.number(dt);
		this.now = this.g.make('now');
		this.#purpose = purpose;
	}

	/** Names mean the newest value; sub-expressions are written out where they are used. */
	lookup(
		state: ReadonlyMap<string, Node>,
		ahead: Node,
		xi: (name: string) => Node | undefined = () => undefined,
	): Lookup {
		const { g, kind } = this;
		const find: Lookup = name => {
			if (name === 'dt') return this.dt;
			if (name === 't') return g.add(g.mul(this.dt, this.now), ahead);
			if (name === 'i' || name === 'N') return name === 'i' ? g.load('i') : g.param('N');
			if (kind.grid && (places.includes(name) || name.startsWith('laplacian')))
				return kind.sheet?.node(g, name, state, this.#purpose, kind.where) ?? g.number(0); // a lone cell, in phase planes
			if (kind.parameters.includes(name)) return g.param(name);
			const equation = kind.equations.find(e => e.name === name);
			if (equation?.kind === 'subexpression') return lower(g, equation.body as Expression, find);
			if (equation) return state.get(name) ?? g.load(name);
			return kind.noises.includes(name) ? xi(name) : undefined; // what is left is a unit
		};
		return find;
	}

	/** One array of random numbers for each call of rand(), randn() or poisson() in a text. */
	readonly draw: Draws = (kind, mean) => {
		const slot = `${this.#purpose} ${kind} ${this.draws.length}`;
		this.draws.push({ slot, kind, ...(mean && { mean }) });
		return this.g.load(slot);
	};

	assign(statements: readonly Assignment[], state: Map<string, Node>, zero: Node): void {
		const { g } = this;
		for (const { name, op, body } of statements) {
			const find = this.lookup(state, zero);
			const value = lower(g, body, find, this.draw);
			const old = find(name) as Node;
			const results = {
				'=': () => value,
				'+=': () => g.add(old, value),
				'-=': () => g.sub(old, value),
				'*=': () => g.mul(old, value),
				'/=': () => g.div(old, value),
			};
			state.set(name, results[op]());
		}
	}
}

export interface Drawn {
	slot: string;
	kind: Chance;
	/** Of counts; it may depend on what was drawn before. */
	mean?: Node;
}

export interface Drawing {
	program: Program;
	/** The arrays that must be filled with fresh random numbers before the program is called. */
	draws: readonly Drawn[];
}

/** Where input to a variable that is frozen while refractory waits for the next step. */
export const inbox = (variable: string): string => `${variable} inbox`;

/**
 * The value of a variable with what has come in for it since the last step. Brian2 drops input to a frozen variable while the cell is
 * refractory, judged at the step in which it came in.
 */
export function received(g: Graph, now: Node, name: string): Node {
	const sum = g.add(g.load(name), g.load(inbox(name)));
	return g.select(g.make('gt', [now, g.load(until)]), sum, g.load(name));
}
