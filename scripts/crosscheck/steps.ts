/** For models that magnify their own rounding: is it rounding, and is every single step the same? */
import { checkModel } from '../../src/engine/check-model.ts';
import { compile } from '../../src/engine/compile.ts';
import { type Model, type Run, simulateNow, valuesOf } from '../../src/engine/index.ts';
import { tolerance } from './table.ts';

type Groups = Model['groups'];
const groupOf = (model: Model, name: string): Groups[string] => model.groups[name] as Groups[string];

/** The variables of a group that its equations move. */
export const stateOf = (model: Model, group: string): string[] => [
	...(checkModel(model).kinds.get(groupOf(model, group).neuron)?.variables.keys() ?? []),
];

/** The model with every variable of a group to be recorded, under its own name. */
export function withAllVariables(model: Model, group: string): Model {
	const variables = stateOf(model, group).map(variable => [variable, { group, variable, label: variable }]);
	return { ...model, observables: { ...model.observables, ...Object.fromEntries(variables) } };
}

/**
 * One step of this engine from each of many states at once, in the variables' own units: the states are neurons of one group. For groups
 * whose steps depend on neither the time nor a protocol.
 */
export function stepFrom(
	model: Model,
	group: string,
	{ set }: Run,
	states: Readonly<Record<string, Float64Array>>,
): Record<string, Float64Array> {
	const N = Object.values(states)[0]?.length ?? 0;
	const checked = checkModel({ ...model, groups: { [group]: { ...groupOf(model, group), N } } });
	const kernel = compile(checked, 1, [], 'wasm');
	for (const [name, value] of Object.entries(valuesOf(model, set))) kernel.set(name, value);
	const units = checked.kinds.get(groupOf(model, group).neuron)?.variables;
	const factor = (name: string): number => units?.get(name)?.factor as number;
	for (const [name, values] of Object.entries(states)) kernel.array(group, name).set(values.map(v => v * factor(name)));
	kernel.step(0);
	return Object.fromEntries(
		Object.keys(states).map(name => [
			name,
			Float64Array.from(kernel.array(group, name).subarray(0, N), v => v / factor(name)),
		]),
	);
}

/** When (ms) two runs of this engine that differ in the last bit of one initial value are `tolerance` of a variable's range apart. */
export function partsFromItself(
	model: Model,
	run: Run,
	{ group, variable }: { group: string; variable: string },
): number {
	const { init, ...rest } = groupOf(model, group);
	const nudged = { ...init, [variable]: `(${init[variable] ?? 0})*(1 + ${2 ** -52})` };
	const [one, other] = [model, { ...model, groups: { ...model.groups, [group]: { ...rest, init: nudged } } }].map(m =>
		simulateNow(m, run),
	) as [ReturnType<typeof simulateNow>, ReturnType<typeof simulateNow>];
	const first = run.record.map(name => {
		const [a, b] = [one.traces[name]?.values as Float64Array, other.traces[name]?.values as Float64Array];
		const range = a.reduce((x, y) => Math.max(x, y)) - a.reduce((x, y) => Math.min(x, y));
		const k = a.findIndex((v, i) => Math.abs(v - (b[i] as number)) > tolerance * range);
		return k < 0 ? Number.POSITIVE_INFINITY : (one.times[k] as number);
	});
	return Math.min(...first);
}
