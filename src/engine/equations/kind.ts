import type { Sheet } from '../grid/sheet.ts';
import { Graph, type Node, type Program, type Store } from '../kernel/ir.ts';
import type { NeuronKind, Parameter, Precision } from '../model.ts';
import { ModelError } from '../problem.ts';
import type { CheckedRegular } from '../regular/check.ts';
import type { updating } from '../regular/regular.ts';
import {
	checkCondition,
	checkEquations,
	checkStatements,
	noisesIn,
	places,
	type Scope,
	wantDimension,
} from './check.ts';
import { differentiate } from './differentiate.ts';
import { integrate, type System } from './integrate.ts';
import { type Chance, type Draws, type Lookup, lower } from './lower.ts';
import { parseEquations, parseExpression, parseStatements } from './parse.ts';
import { show } from './show.ts';
import type { Assignment, Equation, Expression } from './tree.ts';
import { type Dimension, time, type Unit, unitOf } from './units.ts';

/** A unit and how the equation writes it. */
export type NamedUnit = Unit & { text: string };

/** A neuron kind whose texts are parsed and fit together. */
export interface CheckedKind {
	where: string;
	equations: readonly Equation[];
	threshold?: Expression;
	reset: readonly Assignment[];
	refractory?: Expression;
	method: NeuronKind['method'];
	scope: Scope;
	parameters: readonly string[];
	/** Variables with memory: differential ones and parameters of each neuron. */
	variables: ReadonlyMap<string, NamedUnit>;
	subexpressions: ReadonlyMap<string, NamedUnit>;
	noises: readonly string[];
	/** Its groups have a grid; known in numbers once a group of it is laid out. */
	grid: boolean;
	sheet?: Sheet;
	regularly?: CheckedRegular;
}

export const until = 'refractory_until';

/** Dimensions of a model's parameters; a unit that is none is an error. */
export function dimensionsOf(parameters: Readonly<Record<string, Parameter>>): Map<string, Dimension> {
	return new Map(
		Object.entries(parameters).map(([name, { unit }]) => [name, unitOfText(unit, `parameter ${name}`).dimension]),
	);
}

export const unitOfText = (text: string, where: string): Unit => unitOf(parseExpression(text, where), where);

/** Parses and checks every text of a neuron kind. Throws a ModelError with line, column, found and expected at the first mistake. */
export function checkKind(
	name: string,
	kind: NeuronKind,
	dimensions: ReadonlyMap<string, Dimension>,
	grid = false,
	updates?: typeof updating,
): CheckedKind {
	const where = `equations of ${name}`;
	const equations = parseEquations(kind.equations, where);
	if (equations.length === 0)
		throw new ModelError({ in: where, found: 'no equation', expected: "at least one, such as 'dv/dt = -v/tau : mV'" });
	const scope = checkEquations(equations, dimensions, where, grid);
	const unitsOf = (list: readonly Equation[]): Map<string, NamedUnit> =>
		new Map(list.map(e => [e.name, { ...unitOf(e.unit, where), text: show(e.unit) }]));
	const variables = unitsOf(equations.filter(e => e.kind !== 'subexpression'));
	const inText = (what: string, random: boolean): Scope => ({ ...scope, where: `${what} of ${name}`, random });

	const threshold = kind.threshold === undefined ? undefined : parseExpression(kind.threshold, `threshold of ${name}`);
	if (threshold) checkCondition(threshold, inText('threshold', true));
	const reset = parseStatements(kind.reset ?? '', `reset of ${name}`);
	checkStatements(reset, inText('reset', true), [...variables.keys()]);
	const refractory =
		kind.refractory === undefined ? undefined : parseExpression(kind.refractory, `refractory of ${name}`);
	if (refractory)
		wantDimension(refractory, time, 'a refractory period', { ...inText('refractory', false), names: dimensions });
	if (kind.regularly && !updates)
		throw new ModelError({ in: `kind ${name}`, found: 'regular updates', expected: "the model's `updating`" });
	const regularly =
		kind.regularly &&
		updates?.check(name, kind.regularly, inText('regular updates', true), [...variables.keys()], dimensions);
	return {
		where,
		equations,
		...(regularly && { regularly }),
		...(threshold ? { threshold } : {}),
		reset,
		...(refractory ? { refractory } : {}),
		method: kind.method,
		scope,
		parameters: [...dimensions.keys()],
		variables,
		subexpressions: unitsOf(equations.filter(e => e.kind === 'subexpression')),
		noises: noisesIn(equations),
		grid,
	};
}

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

/** What a group does in a step, as far as it can be done in one pass over its cells. */
export interface Update extends Drawing {
	/** Resets that must wait until spikes have been delivered, because a pathway touches what they write. */
	late?: Program;
}

/**
 * The value of a variable with what has come in for it since the last step. Brian2 drops input to a frozen variable while the cell is
 * refractory, judged at the step in which it came in.
 */
export function received(g: Graph, now: Node, name: string): Node {
	const sum = g.add(g.load(name), g.load(inbox(name)));
	return g.select(g.make('gt', [now, g.load(until)]), sum, g.load(name));
}

/** What pathways and inputs do to a group: the variables they change, and all that they mention. */
export interface Touched {
	written: ReadonlySet<string>;
	mentioned: ReadonlySet<string>;
}

const untouched: Touched = { written: new Set(), mentioned: new Set() };

/** The variables of a kind that take input through an inbox: those that are frozen while the cell is refractory. */
export const inboxesOf = (kind: CheckedKind, { written }: Touched): string[] =>
	kind.refractory
		? kind.equations.filter(e => e.flags.includes('unless refractory') && written.has(e.name)).map(e => e.name)
		: [];

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

/** Every name in an expression. */
export const namesIn = (e: Expression): string[] =>
	e.kind === 'name' ? [e.name] : e.kind === 'apply' ? e.args.flatMap(namesIn) : [];

/** Every name on which an expression depends, sub-expressions looked into. */
export const namesBehind = (kind: CheckedKind, e: Expression): string[] =>
	namesIn(e).flatMap(name => {
		const equation = kind.equations.find(q => q.name === name);
		return equation?.kind === 'subexpression' ? namesBehind(kind, equation.body as Expression) : [name];
	});

/** Parses and checks the statements of a pathway against its target's names; `translate` gives each text the kind's names. */
export function checkOnPre(
	text: string,
	kind: CheckedKind,
	where: string,
	translate = (s: Assignment): Assignment => s,
): readonly Assignment[] {
	const statements = parseStatements(text, where).map(translate);
	if (statements.length === 0)
		throw new ModelError({ in: where, found: 'no statement', expected: "at least one, such as 'v += J'" });
	checkStatements(statements, { ...kind.scope, where, random: false }, [...kind.variables.keys()]);
	return statements;
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

export const rateOf = (name: string): string => `d${name}/dt`;
export const slopeOf = (name: string, by: string): string => `${name},${by}`;

/** Right-hand sides without noise, and their derivatives by every differential variable, into slots of their own. */
export function fieldProgram(kind: CheckedKind, dt: number): { program: Program; variables: string[] } {
	const meaning = new Meaning(kind, 'f64', dt, 'field');
	const { g } = meaning;
	const find = meaning.lookup(new Map(), g.number(0), () => g.number(0));
	const differential = kind.equations.filter(e => e.kind === 'differential');
	const inner = (name: string): Expression | undefined => {
		const equation = kind.equations.find(e => e.name === name);
		return equation?.kind === 'subexpression' ? equation.body : undefined;
	};
	const stores: Store[] = [];
	for (const e of differential) {
		const body = e.body as Expression;
		stores.push({ slot: rateOf(e.name), value: lower(g, body, find) });
		for (const by of differential)
			stores.push({ slot: slopeOf(e.name, by.name), value: lower(g, differentiate(body, by.name, inner), find) });
	}
	return { program: { graph: g, stores, resets: [] }, variables: differential.map(e => e.name) };
}
