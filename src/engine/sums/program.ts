import type { CheckedKind } from '../equations/kind.ts';
import { lower } from '../equations/lower.ts';
import { Meaning, received } from '../equations/meaning.ts';
import type { Expression } from '../equations/tree.ts';
import { Graph, type Program } from '../kernel/ir.ts';
import type { Precision } from '../model.ts';

/** Where the numbers of one sum stand on their way. */
export const slots = { given: 'given', weight: 'weight', target: 'j' } as const;

/** What each cell gives now; its N-th part where a plain mean is taken. Behind the last cell it is 0. */
export function givenProgram(
	kind: CheckedKind,
	body: Expression,
	shared: boolean,
	precision: Precision,
	dt: number,
	waiting: readonly string[],
): Program {
	const meaning = new Meaning(kind, precision, dt, 'give');
	const { g, now } = meaning;
	const state = new Map(waiting.map(name => [name, received(g, now, name)]));
	const N = g.param('N');
	const zero = g.number(0);
	const value = lower(g, body, meaning.lookup(state, zero));
	const given = g.select(g.make('lt', [g.load('i'), N]), shared ? g.div(value, N) : value, zero);
	return { graph: g, stores: [{ slot: slots.given, value: given }], resets: [] };
}

/** How much each source counts for the target whose number stands in its slot. */
export function weightProgram(kind: CheckedKind, weight: Expression, precision: Precision): Program {
	const g = new Graph(precision);
	const value = lower(g, weight, name =>
		name === 'i' ? g.load('i') : name === 'j' || kind.parameters.includes(name) ? g.param(name) : undefined,
	);
	return { graph: g, stores: [{ slot: slots.weight, value }], resets: [] };
}
