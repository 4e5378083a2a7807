import {
	type CheckedKind,
	checkKind,
	type Drawing,
	dimensionsOf,
	fieldProgram,
	initProgram,
	type NamedUnit,
	observed,
	observeProgram,
	rateOf,
	slopeOf,
	unitOfText,
	until,
	updateProgram,
} from './equations/kind.ts';
import type { Unit } from './equations/units.ts';
import { availableKernel } from './kernel/available.ts';
import { type Addresses, emit } from './kernel/emit.ts';
import { type Code, encodeModule } from './kernel/encode.ts';
import { interpreter } from './kernel/interpret.ts';
import type { Program } from './kernel/ir.ts';
import { vectorLanes } from './kernel/lanes.ts';
import type { Group, Model, Precision, Values } from './model.ts';
import { ModelError } from './problem.ts';
import { emitUniform, fillUniform, normalProgram } from './random/fill.ts';
import { keyOf } from './random/threefry.ts';
import type { KernelKind } from './recording.ts';

type Numbers = Float64Array | Float32Array;
type Call = (n: number, now: number, list: number) => number;

/** Lays out one fixed memory and collects the functions that work on it. */
class Layout {
	readonly precision: Precision;
	readonly addresses = new Map<string, Map<string, number>>();
	readonly #programs = new Map<string, { program: Program; addresses: Addresses }>();
	readonly #uniforms = new Map<string, number>();
	#end = 64;

	constructor(precision: Precision) {
		this.precision = precision;
	}

	get size(): number {
		return this.precision === 'f64' ? 8 : 4;
	}

	reserve(bytes: number): number {
		const start = this.#end;
		this.#end = (start + bytes + 63) & ~63;
		return start;
	}

	add(name: string, program: Program, addresses: Addresses): void {
		this.#programs.set(name, { program, addresses });
	}

	addUniform(name: string, address: number): void {
		this.#uniforms.set(name, address);
	}

	/** Compiles everything that was added. */
	link(kind: KernelKind): {
		memory: ArrayBuffer;
		calls: Map<string, Call>;
		uniforms: Map<string, (n: number, step: number, k0: number, k1: number) => void>;
	} {
		const calls = new Map<string, Call>();
		const uniforms = new Map<string, (n: number, step: number, k0: number, k1: number) => void>();
		const pages = Math.ceil(this.#end / 65536);
		if (kind === 'interpreter') {
			const memory = new ArrayBuffer(pages * 65536);
			for (const [name, { program, addresses }] of this.#programs)
				calls.set(name, interpreter(program, memory, addresses));
			for (const [name, address] of this.#uniforms) {
				uniforms.set(name, (n, step, k0, k1) => fillUniform(this.view(memory, address, n), step, [k0, k1]));
			}
			return { memory, calls, uniforms };
		}
		const functions: Record<string, Code> = {};
		for (const [name, { program, addresses }] of this.#programs)
			functions[name] = emit(program, vectorLanes[this.precision], addresses);
		for (const [name, address] of this.#uniforms) functions[`uniform ${name}`] = emitUniform(this.precision, address);
		const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
		const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeModule(functions, pages)), {
			m: { m: memory },
		});
		for (const name of this.#programs.keys()) calls.set(name, exports[name] as Call);
		for (const name of this.#uniforms.keys())
			uniforms.set(name, exports[`uniform ${name}`] as (n: number, step: number, k0: number, k1: number) => void);
		return { memory: memory.buffer, calls, uniforms };
	}

	view(memory: ArrayBuffer, address: number, n: number): Numbers {
		return this.precision === 'f64' ? new Float64Array(memory, address, n) : new Float32Array(memory, address, n);
	}
}

/** Checked texts of a model: every mistake in it has been found. */
export interface CheckedModel {
	model: Model;
	kinds: ReadonlyMap<string, CheckedKind>;
	parameterUnits: ReadonlyMap<string, Unit>;
}

const known = (names: Iterable<string>): string => [...names].join(', ');

/** Checks everything a model says: equations, parameters' units, groups, initial values, protocol, observables. Throws a ModelError. */
export function checkModel(model: Model): CheckedModel {
	const dimensions = dimensionsOf(model.parameters);
	const parameterUnits = new Map(
		Object.entries(model.parameters).map(([name, { unit }]) => [name, unitOfText(unit, `parameter ${name}`)]),
	);
	const kinds = new Map(Object.entries(model.neurons).map(([name, kind]) => [name, checkKind(name, kind, dimensions)]));
	for (const [name, group] of Object.entries(model.groups)) {
		const kind = kinds.get(group.neuron);
		const where = `group ${name}`;
		if (!kind)
			throw new ModelError({
				in: where,
				found: `the neuron kind '${group.neuron}'`,
				expected: `one of ${known(kinds.keys())}`,
			});
		if (!Number.isInteger(group.N) || group.N < 1)
			throw new ModelError({ in: where, found: `N = ${group.N}`, expected: 'a whole number of neurons, at least 1' });
		initProgram(kind, group.init, name, 'f64', model.dt);
	}
	if (!(model.dt > 0))
		throw new ModelError({ in: `model ${model.id}`, found: `dt = ${model.dt}`, expected: 'a step above 0 ms' });
	for (const event of model.protocol ?? []) {
		const sized = 'set' in event ? event.set : 'scale' in event ? event.scale : event.add;
		const by = 'scale' in event ? event.by : event.to;
		for (const name of [event.at, sized, by, ...('until' in event ? [event.until] : [])]) {
			if (!(name in model.parameters))
				throw new ModelError({
					in: 'protocol',
					found: `'${name}'`,
					expected: `a parameter: ${known(Object.keys(model.parameters))}`,
				});
		}
	}
	for (const [name, { group, variable }] of Object.entries(model.observables)) {
		const kind = kinds.get(model.groups[group]?.neuron ?? '');
		if (kind?.variables.has(variable) || kind?.subexpressions.has(variable)) continue;
		throw new ModelError({
			in: `observable ${name}`,
			found: `'${variable}' of '${group}'`,
			expected: `a variable of one of the groups ${known(Object.keys(model.groups))}`,
		});
	}
	return { model, kinds, parameterUnits };
}

/** The unit of an observable, as its equation writes it. */
export function observableUnit({ model, kinds }: CheckedModel, name: string): NamedUnit {
	const { group, variable } = model.observables[name] as Model['observables'][string];
	const kind = kinds.get((model.groups[group] as Group).neuron) as CheckedKind;
	return (kind.variables.get(variable) ?? kind.subexpressions.get(variable)) as NamedUnit;
}

interface Fill {
	slot: string;
	kind: 'rand' | 'randn';
	uniform: string;
	key: readonly [number, number];
}

/** A model in memory, ready to be stepped. */
export class Kernel {
	readonly kind: KernelKind;
	readonly #memory: ArrayBuffer;
	readonly #layout: Layout;
	readonly #calls: Map<string, Call>;
	readonly #uniforms: Map<string, (n: number, step: number, k0: number, k1: number) => void>;
	readonly #units: ReadonlyMap<string, Unit>;
	readonly #groups: readonly CompiledGroup[];

	constructor(kind: KernelKind, layout: Layout, groups: readonly CompiledGroup[], units: ReadonlyMap<string, Unit>) {
		const { memory, calls, uniforms } = layout.link(kind);
		this.kind = kind;
		this.#layout = layout;
		this.#memory = memory;
		this.#calls = calls;
		this.#uniforms = uniforms;
		this.#units = units;
		this.#groups = groups;
		for (const { name, N, padded } of groups) {
			this.array(name, until).fill(-1e9); // never refractory at the start
			const index = this.array(name, 'i');
			for (let i = 0; i < padded; i++) index[i] = i;
			this.#scalar(name, 'N', N);
		}
	}

	/** Sets a parameter, in its own unit. */
	set(parameter: string, value: number): void {
		const { factor } = this.#units.get(parameter) as Unit;
		for (const { name } of this.#groups) this.#scalar(name, parameter, value * factor);
	}

	#scalar(group: string, slot: string, value: number): void {
		const { addresses } = this.#groups.find(g => g.name === group) as CompiledGroup;
		this.#layout.view(this.#memory, addresses.get(slot) as number, 1)[0] = value;
	}

	/** The padded array of a slot, in base units: a window on the memory, not a copy. */
	array(group: string, slot: string): Numbers {
		const { addresses, padded } = this.#groups.find(g => g.name === group) as CompiledGroup;
		return this.#layout.view(this.#memory, addresses.get(slot) as number, padded);
	}

	#run(group: CompiledGroup, what: string, drawing: readonly Fill[], now: number): void {
		for (const { slot, kind, uniform, key } of drawing) {
			(this.#uniforms.get(uniform) as (n: number, step: number, k0: number, k1: number) => void)(
				group.padded,
				Math.max(0, now),
				...key,
			);
			if (kind === 'randn') (this.#calls.get(`${group.name} normal ${slot}`) as Call)(group.padded / 2, 0, 0);
		}
		(this.#calls.get(`${group.name} ${what}`) as Call)(group.N, now, group.list);
	}

	init(): void {
		for (const group of this.#groups) this.#run(group, 'init', group.fills.init, 0);
	}

	/** One step of every group; `now` is the number of the step. */
	step(now: number): void {
		for (const group of this.#groups) this.#run(group, 'update', group.fills.update, now);
	}

	observe(now: number): void {
		for (const group of this.#groups)
			if (group.observes) (this.#calls.get(`${group.name} observe`) as Call)(group.N, now, group.list);
	}
}

interface CompiledGroup {
	name: string;
	N: number;
	padded: number;
	addresses: Map<string, number>;
	list: number;
	fills: { init: Fill[]; update: Fill[] };
	observes: boolean;
}

/** A checked model as a kernel that can also report the named observables. Parameters hold the model's values. */
export function compile(
	checked: CheckedModel,
	seed: number,
	record: readonly string[],
	kernel: KernelKind,
	dt = checked.model.dt,
): Kernel {
	const { model, kinds, parameterUnits } = checked;
	const precision = model.precision ?? 'f64';
	const layout = new Layout(precision);
	const groups = Object.entries(model.groups).map(([name, group]): CompiledGroup => {
		const kind = kinds.get(group.neuron) as CheckedKind;
		const padded = (group.N + 15) & ~15;
		const addresses = new Map<string, number>();
		const array = (slot: string): void => void addresses.set(slot, layout.reserve(padded * layout.size));
		for (const slot of [...kind.parameters, 'N']) addresses.set(slot, layout.reserve(layout.size));
		for (const slot of ['i', until, ...kind.variables.keys()]) array(slot);
		const list = layout.reserve(group.N * 4);

		const recorded = [
			...new Set(
				record
					.map(r => model.observables[r])
					.filter(o => o?.group === name)
					.map(o => (o as { variable: string }).variable),
			),
		];
		for (const variable of recorded) array(observed(variable));

		const prepare = (what: 'init' | 'update', { program, draws }: Drawing): Fill[] => {
			for (const { slot } of draws) {
				array(slot);
				const address = addresses.get(slot) as number;
				addresses.set(`${slot} 2`, address + (padded / 2) * layout.size);
				layout.addUniform(`${name} ${slot}`, address);
				layout.add(`${name} normal ${slot}`, normalProgram(precision, slot, `${slot} 2`), addresses);
			}
			layout.add(`${name} ${what}`, program, addresses);
			return draws.map(d => ({ ...d, uniform: `${name} ${d.slot}`, key: keyOf(seed, `${name} ${d.slot}`) }));
		};
		const fills = {
			init: prepare('init', initProgram(kind, group.init, name, precision, dt)),
			update: prepare('update', updateProgram(kind, precision, dt)),
		};
		if (recorded.length) layout.add(`${name} observe`, observeProgram(kind, recorded, precision, dt), addresses);
		return { name, N: group.N, padded, addresses, list, fills, observes: recorded.length > 0 };
	});
	const result = new Kernel(kernel, layout, groups, parameterUnits);
	for (const [name, { value }] of Object.entries(model.parameters)) result.set(name, value);
	return result;
}

/** The right-hand sides of one group at many states at once: what phase planes are made of. Noise is 0, the protocol is ignored. */
export interface Field {
	variables: readonly string[];
	/** Columns of states, each in its variable's own unit. */
	state: Readonly<Record<string, Float64Array>>;
	/** Fills rates and slopes for the first n states. */
	evaluate(n: number): void;
	/** d(variable)/dt in unit/ms. */
	rates: Readonly<Record<string, Float64Array>>;
	/** 'E,I' is d(dE/dt)/dI, in units of E per ms and per unit of I. */
	jacobian: Readonly<Record<string, Float64Array>>;
}

/** `values` override the model's parameters; unknown names throw. At most `capacity` states at a time. */
export function compileField(model: Model, group: string, values: Values, capacity: number): Field {
	const { kinds, parameterUnits } = checkModel(model);
	const kind = kinds.get((model.groups[group] as Group).neuron) as CheckedKind;
	const { program, variables } = fieldProgram(kind, model.dt);
	const layout = new Layout('f64');
	const padded = (capacity + 15) & ~15;
	const addresses = new Map<string, number>();
	const slots = new Set([...kind.parameters, 'N', 'i', ...kind.variables.keys(), ...program.stores.map(s => s.slot)]);
	for (const slot of slots) addresses.set(slot, layout.reserve(padded * 8));
	layout.add('field', program, addresses);
	const { memory, calls } = layout.link(availableKernel());
	const view = (slot: string): Float64Array =>
		layout.view(memory, addresses.get(slot) as number, padded) as Float64Array;
	for (const [name, { value }] of Object.entries(model.parameters))
		view(name)[0] = (values[name] ?? value) * (parameterUnits.get(name) as Unit).factor;

	const factor = (name: string): number => (kind.variables.get(name) as Unit).factor;
	const columns = (names: readonly string[]): Record<string, Float64Array> =>
		Object.fromEntries(names.map(n => [n, new Float64Array(capacity)]));
	const pairs = variables.flatMap(a => variables.map(b => [a, b] as const));
	const state = columns(variables);
	const rates = columns(variables);
	const jacobian = columns(pairs.map(([a, b]) => `${a},${b}`));
	const call = calls.get('field') as Call;
	return {
		variables,
		state,
		rates,
		jacobian,
		evaluate(n) {
			for (const name of variables) {
				const into = view(name);
				const from = state[name] as Float64Array;
				for (let i = 0; i < n; i++) into[i] = (from[i] as number) * factor(name);
			}
			call(n, 0, 0);
			const copy = (slot: string, into: Float64Array, scale: number): void => {
				const from = view(slot);
				for (let i = 0; i < n; i++) into[i] = (from[i] as number) * scale;
			};
			for (const name of variables) copy(rateOf(name), rates[name] as Float64Array, 1 / factor(name));
			for (const [a, b] of pairs) copy(slopeOf(a, b), jacobian[`${a},${b}`] as Float64Array, factor(b) / factor(a));
		},
	};
}
