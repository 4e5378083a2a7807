/** What is done with the cells of a kind: at the start, in a step, at a spike's arrival, when they are looked at. */
import type { Node, Program, Store } from '../kernel/ir.ts';
import type { Precision } from '../model.ts';
import { ModelError } from '../problem.ts';
import { places, wantDimension } from './check.ts';
import { integrate, type System } from './integrate.ts';
import { type CheckedKind, inboxesOf, namesBehind, type Touched } from './kind.ts';
import { lower } from './lower.ts';
import { type Drawing, inbox, Meaning, received, until } from './meaning.ts';
import { parseExpression } from './parse.ts';
import type { Assignment, Expression } from './tree.ts';
import type { Dimension } from './units.ts';

/** What a group does in a step, as far as it can be done in one pass over its cells. */
export interface Update extends Drawing {
	/** Resets that must wait until spikes have been delivered, because a pathway touches what they write. */
	late?: Program;
}

const untouched: Touched = { written: new Set(), mentioned: new Set() };

/** One step: take what came in, integrate, test the threshold, reset. */
export function updateProgram(
	kind: CheckedKind,
	precision: Precision,
	dt: number,
	touched: Touched = untouched,
): Update {
	const meaning = new Meaning(kind, precision, dt, 'update');
	const { g, now } = meaning;
	const zero = g.number(0);
	const differential = kind.equations.filter(e => e.kind === 'differential');
	const waiting = inboxesOf(kind, touched);
	const old = new Map(
		differential.map(e => [e.name, waiting.includes(e.name) ? received(g, now, e.name) : g.load(e.name)]),
	);
	const active = g.make('ge', [now, g.load(until)]);
	const noises = new Map(kind.noises.map(name => [name, { draw: g.load(name), symbol: g.load(`symbol of ${name}`) }]));
	const system: System = {
		g,
		where: kind.where,
		equations: differential,
		state: old,
		dt: meaning.dt,
		noises,
		rate: (e, state, ahead) =>
			lower(
				g,
				e.body as Expression,
				meaning.lookup(state, ahead, name => noises.get(name)?.symbol),
			),
		hold: (e, x, next) => {
			const free = kind.refractory && e.flags.includes('unless refractory') ? g.select(active, next, x) : next;
			return kind.sheet?.hold(g, free, x) ?? free;
		},
	};
	const state = new Map(differential.length ? integrate(kind.method, system) : []);
	const stores: Store[] = [
		...[...state].map(([slot, value]) => ({ slot, value })),
		...waiting.map(name => ({ slot: inbox(name), value: zero })),
	];
	const draws = (): Drawing['draws'] => [
		...kind.noises.map(slot => ({ slot, kind: 'randn' as const })),
		...meaning.draws,
	];
	if (!kind.threshold) return { program: { graph: g, stores, resets: [] }, draws: draws() };

	const above = lower(g, kind.threshold, meaning.lookup(state, zero), meaning.draw);
	const spike = kind.refractory ? g.make('and', [above, active]) : above;
	// A reset may be done in the same pass unless a delivery, which comes in between, touches what it writes or writes what it reads.
	const written = [...new Set(kind.reset.map(r => r.name))];
	const read = kind.reset.flatMap(r => namesBehind(kind, r.body));
	const late =
		written.some(name => touched.mentioned.has(name) && !waiting.includes(name)) ||
		read.some(name => touched.written.has(name) && !waiting.includes(name))
			? resetProgram(kind, precision, dt)
			: undefined;
	const resets: Store[] = [];
	if (!late) {
		meaning.assign(kind.reset, state, zero);
		resets.push(...written.map(slot => ({ slot, value: state.get(slot) as Node })));
	}
	if (kind.refractory) {
		const steps = g.make('floor', [
			g.add(g.div(lower(g, kind.refractory, meaning.lookup(state, zero)), meaning.dt), g.number(0.5)),
		]);
		// A period of no step ends in the next one, as one of a single step does, but input in the step of the spike is dropped.
		resets.push({ slot: until, value: g.add(now, g.make('max', [steps, g.number(1)])) });
	}
	return { program: { graph: g, stores, spike, resets }, draws: draws(), ...(late && { late }) };
}

/** The resets alone, for a list of cells. */
function resetProgram(kind: CheckedKind, precision: Precision, dt: number): Program {
	const meaning = new Meaning(kind, precision, dt, 'reset');
	const state = new Map<string, Node>();
	meaning.assign(kind.reset, state, meaning.g.number(0));
	if (meaning.draws.length > 0) {
		throw new ModelError({
			in: `reset of ${kind.where}`,
			found: 'a random number',
			expected: 'none where pathways change the same variable',
		});
	}
	return { graph: meaning.g, stores: [...state].map(([slot, value]) => ({ slot, value })), resets: [] };
}

/**
 * What one spike does to one target cell: the statements of a pathway. Input to a frozen variable goes to its inbox. `before`: what has
 * another value than the one in memory when the spike comes.
 */
export function deliveryProgram(
	kind: CheckedKind,
	statements: readonly Assignment[],
	waiting: readonly string[],
	precision: Precision,
	dt: number,
	where: string,
	before: (meaning: Meaning) => ReadonlyMap<string, Node> = () => new Map(),
): Program {
	const meaning = new Meaning(kind, precision, dt, 'deliver');
	const { g } = meaning;
	const first = before(meaning);
	const state = new Map<string, Node>([...waiting.map(name => [name, g.load(inbox(name))] as const), ...first]);
	for (const { name, op, body, at } of statements) {
		const read = namesBehind(kind, body).find(n => waiting.includes(n));
		if (read)
			throw new ModelError({
				in: where,
				at,
				found: `'${read}', which is frozen while the cell is refractory, on the right`,
				expected: 'other variables',
			});
		if (!waiting.includes(name) || op === '+=' || op === '-=') continue;
		throw new ModelError({
			in: where,
			at,
			found: `'${name} ${op}'`,
			expected: `'+=' or '-=' on ${name}, which is frozen while the cell is refractory`,
		});
	}
	meaning.assign(statements, state, g.number(0));
	const slotOf = (name: string): string => (waiting.includes(name) ? inbox(name) : name);
	const changed = new Set([...statements.map(s => s.name), ...first.keys()]);
	const stores = [...state]
		.filter(([name]) => changed.has(name))
		.map(([name, value]) => ({ slot: slotOf(name), value }));
	return { graph: g, stores, resets: [] };
}

/** Initial values: expressions of parameters, rand(), randn(), i and N; in the order given. */
export function initProgram(
	kind: CheckedKind,
	init: Readonly<Record<string, string>>,
	group: string,
	precision: Precision,
	dt: number,
): Drawing {
	const meaning = new Meaning(kind, precision, dt, 'init');
	const state = new Map<string, Node>();
	const names = new Map(
		[...kind.scope.names].filter(
			([name]) => kind.parameters.includes(name) || ['i', 'N', 'dt', ...(kind.grid ? places : [])].includes(name),
		),
	);
	for (const [name, text] of Object.entries(init)) {
		const where = `initial ${name} of ${group}`;
		if (!kind.variables.has(name)) {
			throw new ModelError({
				in: where,
				found: `'${name}'`,
				expected: `a variable: ${[...kind.variables.keys()].join(', ')}`,
			});
		}
		const body = parseExpression(text, where);
		wantDimension(body, kind.scope.names.get(name) as Dimension, name, { where, names, random: true });
		meaning.assign([{ name, op: '=', body, at: body.at }], state, meaning.g.number(0));
	}
	const own = kind.sheet?.init(meaning.g, meaning.lookup(state, meaning.g.number(0))) ?? [];
	for (const { slot, value } of own) state.set(slot, value);
	return {
		program: { graph: meaning.g, stores: [...state].map(([slot, value]) => ({ slot, value })), resets: [] },
		draws: meaning.draws,
	};
}

export const observed = (name: string): string => `observed ${name}`;

/** The values of variables and sub-expressions now, into slots of their own. */
export function observeProgram(
	kind: CheckedKind,
	names: readonly string[],
	precision: Precision,
	dt: number,
	waiting: readonly string[] = [],
): Program {
	const meaning = new Meaning(kind, precision, dt, 'observe');
	const { g, now } = meaning;
	const state = new Map(waiting.map(name => [name, received(g, now, name)]));
	const find = meaning.lookup(state, g.number(0), () => g.number(0));
	return { graph: g, stores: names.map(name => ({ slot: observed(name), value: find(name) as Node })), resets: [] };
}
