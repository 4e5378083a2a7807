import { type CheckedModel, type CheckedPathway, kindOf } from './check-model.ts';
import { evaluateExpression } from './equations/evaluate.ts';
import {
	type CheckedKind,
	type Drawing,
	deliveryProgram,
	inbox,
	inboxesOf,
	initProgram,
	observed,
	observeProgram,
	type Touched,
	until,
	updateProgram,
} from './equations/kind.ts';
import type { Unit } from './equations/units.ts';
import { type Call, type Draw, Layout, type Linked, type ListCall, type Numbers } from './layout.ts';
import type { Group, Input, Values } from './model.ts';
import { connections, type Wiring } from './network/connect.ts';
import { ModelError } from './problem.ts';
import { normalProgram } from './random/fill.ts';
import { greatestMean, poissonTable } from './random/poisson.ts';
import { keyOf } from './random/threefry.ts';
import type { KernelKind } from './recording.ts';

type Key = readonly [number, number];

interface Fill {
	slot: string;
	kind: 'rand' | 'randn';
	key: Key;
}

interface CompiledGroup {
	name: string;
	N: number;
	padded: number;
	addresses: Map<string, number>;
	/** Addresses of its spike lists, one for each step that a delay may reach back. */
	lists: readonly number[];
	fills: { init: Fill[]; update: Fill[] };
	observes: boolean;
	late: boolean;
}

interface CompiledPathway {
	name: string;
	source: string;
	/** In steps. */
	delay: number;
}

interface CompiledDrive {
	name: string;
	N: number;
	key: Key;
}

interface CompiledKicks {
	input: Extract<Input, { kind: 'timed' }>;
	name: string;
	steps: ReadonlySet<number>;
	/** The inbox or the variable itself. */
	slot: string;
}

/** A number in memory that is an expression of parameters. */
interface Derived {
	where: string;
	text: string;
	address: number;
}

type What = 'init' | 'update' | 'observe';

/** What one pass over a group calls. */
interface Pass {
	drawing: readonly { draw: Draw; normal: Call | undefined; key: Key }[];
	call: Call | undefined;
}

interface Delivery {
	deliver: ListCall;
	/** The lists of the source and how many spikes stand in each. */
	from: readonly number[];
	counts: Int32Array;
	delay: number;
}

/** A model in memory, ready to be stepped. */
export class Kernel {
	readonly kind: KernelKind;
	readonly #linked: Linked;
	readonly #layout: Layout;
	readonly #plan: Plan;
	readonly #values: Map<string, number>;
	/** How many spikes stand in each list of each group. */
	readonly #counts: ReadonlyMap<string, Int32Array>;
	/** The plan with its functions at hand: looking them up by name in each step would take a tenth of a small network's time. */
	readonly #passes: ReadonlyMap<CompiledGroup, Readonly<Record<What, Pass>>>;
	readonly #deliveries: readonly Delivery[];
	readonly #resets: readonly { group: CompiledGroup; counts: Int32Array; reset: ListCall }[];
	readonly #drives: readonly { draw: Draw; n: number; key: Key }[];

	constructor(kind: KernelKind, layout: Layout, plan: Plan, values: ReadonlyMap<string, number>) {
		this.kind = kind;
		this.#layout = layout;
		this.#linked = layout.link(kind);
		this.#plan = plan;
		this.#values = new Map(values);
		this.#counts = new Map(plan.groups.map(g => [g.name, new Int32Array(g.lists.length)]));
		const { calls, lists, draws } = this.#linked;
		const pass = ({ name }: CompiledGroup, what: What, drawing: readonly Fill[]): Pass => ({
			drawing: drawing.map(({ slot, kind, key }) => ({
				draw: draws.get(`${name} ${slot}`) as Draw,
				normal: kind === 'randn' ? calls.get(`${name} normal ${slot}`) : undefined,
				key,
			})),
			call: calls.get(`${name} ${what}`),
		});
		this.#passes = new Map(
			plan.groups.map(group => [
				group,
				{
					init: pass(group, 'init', group.fills.init),
					update: pass(group, 'update', group.fills.update),
					observe: pass(group, 'observe', []),
				},
			]),
		);
		const countsOf = (group: string): Int32Array => this.#counts.get(group) as Int32Array;
		this.#deliveries = plan.pathways.map(({ name, source, delay }) => ({
			deliver: lists.get(name) as ListCall,
			from: this.#group(source).lists,
			counts: countsOf(source),
			delay,
		}));
		this.#resets = plan.groups
			.filter(group => group.late)
			.map(group => ({ group, counts: countsOf(group.name), reset: lists.get(`${group.name} reset`) as ListCall }));
		this.#drives = plan.drives.map(({ name, N, key }) => ({ draw: draws.get(name) as Draw, n: (N + 15) & ~15, key }));
		for (const { name, N, padded } of plan.groups) {
			this.array(name, until).fill(-1e9); // never refractory at the start
			const index = this.array(name, 'i');
			for (let i = 0; i < padded; i++) index[i] = i;
			this.#write(this.#group(name).addresses.get('N') as number, N);
		}
		for (const name of values.keys()) this.#spread(name);
		this.#derive();
	}

	/** Sets a parameter, in its own unit. What the model derives from it follows. */
	set(parameter: string, value: number): void {
		this.#values.set(parameter, value * (this.#plan.units.get(parameter) as Unit).factor);
		this.#spread(parameter);
		this.#derive();
	}

	#spread(parameter: string): void {
		for (const { addresses } of this.#plan.groups)
			this.#write(addresses.get(parameter) as number, this.#values.get(parameter) as number);
	}

	#derive(): void {
		for (const { text, where, address } of this.#plan.derived)
			this.#write(address, evaluateExpression(text, where, this.#values));
	}

	#write(address: number, value: number): void {
		this.#layout.view(this.#linked.memory, address, 1)[0] = value;
	}

	#group(name: string): CompiledGroup {
		return this.#plan.groups.find(g => g.name === name) as CompiledGroup;
	}

	/** The padded array of a slot, in base units: a window on the memory, not a copy. */
	array(group: string, slot: string): Numbers {
		const { addresses, padded } = this.#group(group);
		return this.#layout.view(this.#linked.memory, addresses.get(slot) as number, padded);
	}

	size(group: string): number {
		return this.#group(group).N;
	}

	/** One pass over a group with the random numbers it needs; how many cells spiked. */
	#pass(group: CompiledGroup, what: What, now: number, list: number): number {
		const { drawing, call } = (this.#passes.get(group) as Readonly<Record<What, Pass>>)[what];
		for (const { draw, normal, key } of drawing) {
			draw(group.padded, now, key[0], key[1]);
			normal?.(group.padded / 2, 0, 0);
		}
		return call?.(group.N, now, list) ?? 0;
	}

	init(): void {
		for (const group of this.#plan.groups) this.#pass(group, 'init', 0, group.lists[0] as number);
	}

	/**
	 * One step, in Brian2's order: all groups are updated and tested against their thresholds, spikes that have travelled long enough are
	 * delivered, resets that had to wait are done, and then what comes from outside is added. `now` is the number of the step;
	 * `withhold` names groups whose first spike of this step is not passed on. True for each of those that had one.
	 */
	step(now: number, withhold: readonly string[] = []): string[] {
		const withheld: string[] = [];
		for (const group of this.#plan.groups) {
			const at = now % group.lists.length;
			const list = group.lists[at] as number;
			let count = this.#pass(group, 'update', now, list);
			if (count > 0 && withhold.includes(group.name)) {
				const spikes = new Int32Array(this.#linked.memory, list, count);
				const first = spikes[0] as number;
				spikes.copyWithin(0, 1);
				spikes[--count] = first; // behind the end: its reset may still have to come
				withheld.push(group.name);
			}
			(this.#counts.get(group.name) as Int32Array)[at] = count;
		}
		for (const { deliver, from, counts, delay } of this.#deliveries) {
			if (now < delay) continue;
			const at = (now - delay) % from.length;
			const count = counts[at] as number;
			if (count > 0) deliver(from[at] as number, count, now);
		}
		for (const { group, counts, reset } of this.#resets) {
			const at = now % group.lists.length;
			const count = (counts[at] as number) + (withheld.includes(group.name) ? 1 : 0);
			if (count > 0) reset(group.lists[at] as number, count, now);
		}
		for (const { draw, n, key } of this.#drives) draw(n, now, key[0], key[1]);
		for (const { steps, slot, input, name } of this.#plan.kicks) {
			if (!steps.has(now)) continue;
			const values = this.array(input.target, slot);
			const weight = evaluateExpression(input.weight, `input ${name}`, this.#values);
			for (const cell of input.cells) values[cell] = (values[cell] as number) + weight;
		}
		return withheld;
	}

	/** The cells of a group that spiked at this step, in ascending order: a window on the memory, valid until it is overwritten. */
	spikes(group: string, now: number): Int32Array {
		const { lists } = this.#group(group);
		const at = now % lists.length;
		return new Int32Array(this.#linked.memory, lists[at] as number, (this.#counts.get(group) as Int32Array)[at]);
	}

	observe(now: number): void {
		for (const group of this.#plan.groups)
			if (group.observes) this.#pass(group, 'observe', now, group.lists[0] as number);
	}
}

interface Plan {
	groups: readonly CompiledGroup[];
	pathways: readonly CompiledPathway[];
	drives: readonly CompiledDrive[];
	kicks: readonly CompiledKicks[];
	derived: readonly Derived[];
	units: ReadonlyMap<string, Unit>;
}

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

/** A whole number that is an expression of parameters. */
export function whole(
	text: number | string,
	where: string,
	what: string,
	least: number,
	values: ReadonlyMap<string, number>,
): number {
	const value = typeof text === 'number' ? text : evaluateExpression(text, where, values);
	if (Number.isInteger(value) && value >= least && value <= 10_000_000) return value;
	return fail(where, `${what} = ${value}`, `a whole number from ${least} to 10000000`);
}

/** A time as a number of steps; one that is no multiple of the step is an error. */
export function steps(text: string, where: string, dt: number, values: ReadonlyMap<string, number>): number {
	const time = evaluateExpression(text, where, values);
	const n = Math.round(time / dt);
	if (n >= 0 && Math.abs(n * dt - time) <= 1e-9 * Math.max(1, time)) return n;
	return fail(where, `${time} ms`, `a multiple of the step of ${dt} ms`);
}

export function wiringOf(
	{ name, connect: rule }: CheckedPathway,
	sources: number,
	targets: number,
	values: ReadonlyMap<string, number>,
): Wiring {
	const where = `synapses ${name}`;
	if (rule.rule === 'fixed_indegree')
		return { rule: rule.rule, indegree: whole(rule.indegree, where, 'indegree', 0, values) };
	if (rule.rule === 'one_to_one' && sources !== targets)
		return fail(where, `${sources} sources and ${targets} targets`, 'as many sources as targets for one_to_one');
	if (rule.rule !== 'pairwise_bernoulli') return rule;
	const p = evaluateExpression(rule.p, where, values);
	return p >= 0 && p <= 1 ? { rule: rule.rule, p } : fail(where, `p = ${p}`, 'a probability from 0 to 1');
}

/**
 * A checked model as a kernel that can also report the named observables. `set` overrides the model's parameters, in their own units:
 * sizes, wiring, delays and rates are fixed here, all other parameters may change during a run.
 */
export function compile(
	checked: CheckedModel,
	seed: number,
	record: readonly string[],
	kernel: KernelKind,
	dt = checked.model.dt,
	set: Values = {},
): Kernel {
	const { model, parameterUnits, pathways, touched } = checked;
	const values = new Map(
		Object.entries(model.parameters).map(([name, { value }]) => [
			name,
			(set[name] ?? value) * (parameterUnits.get(name) as Unit).factor,
		]),
	);
	const layout = new Layout(model.precision ?? 'f64');
	const delays = new Map(
		pathways.map(p => [p.name, p.delay === undefined ? 0 : steps(p.delay, `synapses ${p.name}`, dt, values)]),
	);
	const groups = Object.entries(model.groups).map(([name, group]) => {
		const longest = Math.max(0, ...pathways.filter(p => p.source === name).map(p => delays.get(p.name) as number));
		return layGroup(
			layout,
			checked,
			name,
			group,
			whole(group.N, `group ${name}`, 'N', 1, values),
			longest,
			record,
			seed,
			dt,
		);
	});
	const groupOf = (name: string): CompiledGroup => groups.find(g => g.name === name) as CompiledGroup;
	for (const pathway of pathways)
		layPathway(layout, checked, pathway, groupOf(pathway.source), groupOf(pathway.target), seed, dt, values);

	const derived: Derived[] = [];
	const drives: CompiledDrive[] = [];
	const kicks: CompiledKicks[] = [];
	for (const [name, input] of Object.entries(model.inputs ?? {})) {
		const where = `input ${name}`;
		const target = groupOf(input.target);
		const waiting = inboxesOf(kindOf(checked, input.target) as CheckedKind, touched.get(input.target) as Touched);
		const slot = waiting.includes(input.variable) ? inbox(input.variable) : input.variable;
		if (input.kind === 'timed') {
			const far = input.cells.find(c => c >= target.N);
			if (far !== undefined) fail(where, `the cell ${far}`, `a cell of the ${target.N} in ${input.target}, from 0`);
			const at = new Set(input.times.map(t => steps(t, where, dt, values)));
			if (at.size < input.times.length) fail(where, 'two times in one step', 'times in steps of their own');
			kicks.push({ input, name, slot, steps: at });
			continue;
		}
		const mean = whole(input.N, where, 'N', 0, values) * evaluateExpression(input.rate, where, values) * dt;
		if (!(mean >= 0 && mean <= 30_000)) fail(where, `${mean} spikes a step`, 'from 0 to 30000');
		if (mean === 0) continue;
		const weight = layout.reserve(layout.size);
		derived.push({ where, text: input.weight, address: weight });
		// A great mean is shared by several draws, each with a key of its own.
		const parts = Math.max(1, Math.ceil(mean / greatestMean));
		for (let part = 0; part < parts; part++) {
			const own = `${part ? `part ${part} of ` : ''}input ${name}`;
			layout.addPoisson(own, target.addresses.get(slot) as number, weight, poissonTable(mean / parts));
			drives.push({ name: own, N: target.N, key: keyOf(seed, own) });
		}
	}
	const plan: Plan = {
		groups,
		pathways: pathways.map(({ name, source }) => ({ name, source, delay: delays.get(name) as number })),
		drives,
		kicks,
		derived,
		units: parameterUnits,
	};
	return new Kernel(kernel, layout, plan, values);
}

/** Room and code for one group. */
function layGroup(
	layout: Layout,
	checked: CheckedModel,
	name: string,
	group: Group,
	N: number,
	longest: number,
	record: readonly string[],
	seed: number,
	dt: number,
): CompiledGroup {
	const { precision } = layout;
	const kind = kindOf(checked, name) as CheckedKind;
	const touched = checked.touched.get(name) as Touched;
	const padded = (N + 15) & ~15;
	const addresses = new Map<string, number>();
	const array = (slot: string): void => void addresses.set(slot, layout.reserve(padded * layout.size));
	for (const slot of [...kind.parameters, 'N']) addresses.set(slot, layout.reserve(layout.size));
	const waiting = inboxesOf(kind, touched);
	for (const slot of ['i', until, ...kind.variables.keys(), ...waiting.map(inbox)]) array(slot);
	const lists = Array.from({ length: longest + 1 }, () => layout.reserve(kind.threshold ? N * 4 : 4));

	const recorded = [
		...new Set(
			record
				.map(r => checked.model.observables[r])
				.flatMap(o => (o?.group === name && o.variable !== 'spikes' ? [o.variable] : [])),
		),
	];
	for (const variable of recorded) array(observed(variable));

	const prepare = (what: 'init' | 'update', { program, draws }: Drawing): Fill[] => {
		for (const { slot } of draws) {
			array(slot);
			const address = addresses.get(slot) as number;
			addresses.set(`${slot} 2`, address + (padded / 2) * layout.size);
			layout.addUniform(`${name} ${slot}`, address);
			layout.add(
				`${name} normal ${slot}`,
				normalProgram(precision, slot, `${slot} 2`),
				addresses,
				what === 'update' ? N / 2 : 1,
			);
		}
		layout.add(`${name} ${what}`, program, addresses, what === 'update' ? N : 1);
		return draws.map(d => ({ ...d, key: keyOf(seed, `${name} ${d.slot}`) }));
	};
	const update = updateProgram(kind, precision, dt, touched);
	const fills = {
		init: prepare('init', initProgram(kind, group.init, name, precision, dt)),
		update: prepare('update', update),
	};
	if (update.late) layout.addList(`${name} reset`, update.late, addresses);
	if (recorded.length) layout.add(`${name} observe`, observeProgram(kind, recorded, precision, dt, waiting), addresses);
	return { name, N, padded, addresses, lists, fills, observes: recorded.length > 0, late: update.late !== undefined };
}

/** Connections and code for one pathway. */
function layPathway(
	layout: Layout,
	checked: CheckedModel,
	pathway: CheckedPathway,
	source: CompiledGroup,
	target: CompiledGroup,
	seed: number,
	dt: number,
	values: ReadonlyMap<string, number>,
): void {
	const kind = kindOf(checked, target.name) as CheckedKind;
	const waiting = inboxesOf(kind, checked.touched.get(target.name) as Touched);
	const { starts, targets } = connections(
		wiringOf(pathway, source.N, target.N, values),
		source.N,
		target.N,
		seed,
		pathway.name,
	);
	const size = target.N <= 65536 ? 2 : 4;
	const rows = {
		starts: layout.place(starts),
		targets: layout.place(size === 2 ? Uint16Array.from(targets) : targets),
		size,
	} as const;
	const program = deliveryProgram(kind, pathway.statements, waiting, layout.precision, dt, `on_pre of ${pathway.name}`);
	layout.addDelivery(pathway.name, program, target.addresses, rows);
}
