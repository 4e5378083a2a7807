/** Regular updates: statements that are carried out at the start of every so many steps, Brian2's run_regularly. */

import { type CheckedKind, inboxesOf, type Touched } from '../equations/kind.ts';
import { type Drawing, inbox, Meaning, received, until } from '../equations/meaning.ts';
import type { Graph, Node, Store } from '../kernel/ir.ts';
import type { Layout, Numbers } from '../layout.ts';
import type { Precision } from '../model.ts';
import { steps } from '../numbers.ts';
import { ModelError } from '../problem.ts';
import { type CheckedRegular, checkRegular } from './check.ts';
import { type CountSlots, countSlots, emitCounts, fillCounts, meanProgram } from './counts.ts';

/** Steps between two regular updates of a group; 0 without any. */
function interval({ regularly }: CheckedKind, group: string, dt: number, values: ReadonlyMap<string, number>): number {
	if (!regularly) return 0;
	if (regularly.every === undefined) return 1;
	const where = `interval of the regular updates of ${group}`;
	const every = steps(regularly.every, where, dt, values);
	if (every > 0) return every;
	throw new ModelError({ in: where, found: `${every} ms`, expected: `at least one step of ${dt} ms` });
}

/**
 * The statements for every cell. What came in for a frozen variable is taken first. Brian2 does not let them change a frozen variable of a
 * cell that was refractory in the step before.
 */
function program(
	kind: CheckedKind,
	{ statements }: CheckedRegular,
	precision: Precision,
	dt: number,
	touched: Touched,
): Drawing {
	const meaning = new Meaning(kind, precision, dt, 'regularly');
	const { g, now } = meaning;
	const waiting = inboxesOf(kind, touched);
	const before = new Map(waiting.map(name => [name, received(g, now, name)]));
	const state = new Map(before);
	meaning.assign(statements, state, g.number(0));
	const frozen = (name: string): boolean =>
		kind.refractory !== undefined && kind.equations.some(e => e.name === name && e.flags.includes('unless refractory'));
	const awake = g.make('gt', [now, g.load(until)]);
	const stores = [...new Set(statements.map(s => s.name))].flatMap((slot): Store[] => {
		const next = state.get(slot) as Node;
		if (!frozen(slot)) return [{ slot, value: next }];
		const value = g.select(awake, next, before.get(slot) ?? g.load(slot));
		return [{ slot, value }, ...(before.has(slot) ? [{ slot: inbox(slot), value: g.number(0) }] : [])];
	});
	return { program: { graph: g, stores, resets: [] }, draws: meaning.draws };
}

/** Room and code for counts with a mean of their own for each cell; `array` reserves room under a name. */
function counts(
	layout: Layout,
	name: string,
	slot: string,
	mean: Node,
	graph: Graph,
	addresses: Map<string, number>,
	cells: number,
	array: (slot: string) => number,
): void {
	const { precision } = layout;
	const slots = Object.fromEntries(
		Object.entries(countSlots(slot)).map(([role, own]) => [role, array(own)]),
	) as unknown as CountSlots;
	layout.addDraw(`${name} ${slot}`, {
		code: () => emitCounts(precision, slots),
		plain: memory => (n, step, k0, k1) => {
			const of = (address: number): Numbers => layout.view(memory, address, n);
			const { parts, mean, none, count } = slots;
			fillCounts({ parts: of(parts), mean: of(mean), none: of(none), count: of(count) }, step, [k0, k1]);
		},
	});
	layout.add(`${name} means ${slot}`, meanProgram(graph, mean, slot), addresses, cells);
}

/** What the engine calls for regular updates. */
export const updating = { check: checkRegular, interval, program, counts };
