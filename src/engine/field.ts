import { checkModel } from './check-model.ts';
import type { CheckedKind } from './equations/kind.ts';
import { fieldProgram, rateOf, slopeOf } from './equations/slopes.ts';
import type { Unit } from './equations/units.ts';
import { availableKernel } from './kernel/available.ts';
import { Layout } from './layout.ts';
import type { Group, Model, Values } from './model.ts';

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
	const call = calls.get('field') as (n: number, now: number, list: number) => number;
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
