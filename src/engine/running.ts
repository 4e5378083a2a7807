import { evaluateExpression } from './equations/evaluate.ts';
import { type Drawn, until } from './equations/meaning.ts';
import type { Unit } from './equations/units.ts';
import type { Sheet } from './grid/sheet.ts';
import type { Call, Draw, Layout, Linked, ListCall, Numbers } from './layout.ts';
import type { Input } from './model.ts';
import type { KernelKind } from './recording.ts';
import type { Sums } from './sums/sums.ts';

type Key = readonly [number, number];

export interface Fill {
	slot: string;
	kind: Drawn['kind'];
	key: Key;
}

export interface CompiledGroup {
	name: string;
	N: number;
	padded: number;
	addresses: Map<string, number>;
	/** Addresses of its spike lists, one for each step that a delay may reach back. */
	lists: readonly number[];
	fills: { init: Fill[]; update: Fill[]; regularly: Fill[] };
	/** Steps between two of its regular updates; 0 without any. */
	every: number;
	observes: boolean;
	late: boolean;
	/** Of a group with a grid. */
	sheet?: Sheet;
}

export interface CompiledPathway {
	name: string;
	source: string;
	/** In steps. */
	delay: number;
}

export interface CompiledDrive {
	name: string;
	N: number;
	key: Key;
}

export interface CompiledKicks {
	input: Extract<Input, { kind: 'timed' }>;
	name: string;
	steps: ReadonlySet<number>;
	/** The inbox or the variable itself. */
	slot: string;
}

/** A number in memory that is an expression of parameters. */
export interface Derived {
	where: string;
	text: string;
	address: number;
}

type What = 'init' | 'update' | 'observe' | 'regularly';

/** What one pass over a group calls. */
interface Pass {
	drawing: readonly { means: Call | undefined; draw: Draw; cells: number; normal: Call | undefined; key: Key }[];
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
	readonly #sums: Sums | undefined;
	readonly #drives: readonly { draw: Draw; n: number; key: Key }[];

	constructor(kind: KernelKind, layout: Layout, plan: Plan, values: ReadonlyMap<string, number>) {
		this.kind = kind;
		this.#layout = layout;
		this.#linked = layout.link(kind);
		this.#plan = plan;
		this.#values = new Map(values);
		this.#counts = new Map(plan.groups.map(g => [g.name, new Int32Array(g.lists.length)]));
		const { calls, lists, draws } = this.#linked;
		const pass = ({ name, N, padded }: CompiledGroup, what: What, drawing: readonly Fill[]): Pass => ({
			drawing: drawing.map(({ slot, kind, key }) => ({
				means: calls.get(`${name} means ${slot}`),
				cells: kind === 'poisson' ? N : padded,
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
					regularly: pass(group, 'regularly', group.fills.regularly),
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
		this.#sums = plan.sums?.(layout, this.#linked);
		for (const { name, N, padded, addresses } of plan.groups) {
			if (!addresses.has(until)) continue; // synapses
			this.array(name, until).fill(-1e9); // never refractory at the start
			const index = this.array(name, 'i');
			for (let i = 0; i < padded; i++) index[i] = i;
			this.#write(this.#group(name).addresses.get('N') as number, N);
		}
		for (const name of values.keys()) this.#spread(name);
		this.#derive();
		this.#sums?.weigh();
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

	sheet(group: string): Sheet | undefined {
		return this.#group(group).sheet;
	}

	/** One pass over a group with the random numbers it needs; how many cells spiked. */
	#pass(group: CompiledGroup, what: What, now: number, list: number): number {
		const { drawing, call } = (this.#passes.get(group) as Readonly<Record<What, Pass>>)[what];
		for (const { means, draw, cells, normal, key } of drawing) {
			means?.(group.N, now, list);
			draw(cells, now, key[0], key[1]);
			normal?.(group.padded / 2, 0, 0);
		}
		return call?.(group.N, now, list) ?? 0;
	}

	init(): void {
		for (const group of this.#plan.groups) this.#pass(group, 'init', 0, group.lists[0] as number);
	}

	/**
	 * One step, in Brian2's order: regular updates that are due, sums are taken, all groups are updated and tested against their thresholds, spikes that have travelled long enough are
	 * delivered, resets that had to wait are done, and then what comes from outside is added. `now` is the number of the step;
	 * `withhold` names groups whose first spike of this step is not passed on. True for each of those that had one.
	 */
	step(now: number, withhold: readonly string[] = []): string[] {
		const withheld: string[] = [];
		for (const group of this.#plan.groups)
			if (group.every && now % group.every === 0) this.#pass(group, 'regularly', now, group.lists[0] as number);
		this.#sums?.take(now);
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
		this.#sums?.take(now);
		for (const group of this.#plan.groups)
			if (group.observes) this.#pass(group, 'observe', now, group.lists[0] as number);
	}
}

export interface Plan {
	groups: readonly CompiledGroup[];
	pathways: readonly CompiledPathway[];
	sums?: (layout: Layout, linked: Linked) => Sums;
	drives: readonly CompiledDrive[];
	kicks: readonly CompiledKicks[];
	derived: readonly Derived[];
	units: ReadonlyMap<string, Unit>;
}
