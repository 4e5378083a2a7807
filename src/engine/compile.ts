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
import { Layout } from './layout.ts';
import type { Group, Values } from './model.ts';
import { connections } from './network/connect.ts';
import { steps, whole, wiringOf } from './numbers.ts';
import { ModelError } from './problem.ts';
import { normalProgram } from './random/fill.ts';
import { greatestMean, poissonTable } from './random/poisson.ts';
import { keyOf } from './random/threefry.ts';
import type { KernelKind } from './recording.ts';
import {
	type CompiledDrive,
	type CompiledGroup,
	type CompiledKicks,
	type Derived,
	type Fill,
	Kernel,
	type Plan,
} from './running.ts';
import { laySums } from './sums.ts';

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

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
	const sums = laySums(layout, checked, groupOf, dt);

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
		sums,
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
