import { type CheckedModel, type CheckedPathway, kindOf } from './check-model.ts';
import { evaluateExpression } from './equations/evaluate.ts';
import { type CheckedKind, inboxesOf, type Touched } from './equations/kind.ts';
import { type Drawing, inbox, until } from './equations/meaning.ts';
import { deliveryProgram, initProgram, observed, observeProgram, updateProgram } from './equations/programs.ts';
import type { Unit } from './equations/units.ts';
import type { Sheet } from './grid/sheet.ts';
import type { Program } from './kernel/ir.ts';
import { Layout } from './layout.ts';
import type { Group, Values } from './model.ts';
import { type Connections, connections } from './network/connect.ts';
import { steps, whole, wiringOf } from './numbers.ts';
import { ModelError } from './problem.ts';
import { normalProgram } from './random/fill.ts';
import { keyOf } from './random/threefry.ts';
import type { KernelKind } from './recording.ts';
import type { updating } from './regular/regular.ts';
import {
	type CompiledDrive,
	type CompiledGroup,
	type CompiledKicks,
	type Derived,
	type Fill,
	Kernel,
	type Plan,
} from './running.ts';

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
		const where = `group ${name}`;
		const sheet = group.grid && model.grids?.sheet(where, group.grid, values);
		return layGroup(
			layout,
			checked,
			name,
			group,
			sheet ? sheet.width * sheet.height : whole(group.N as number | string, where, 'N', 1, values),
			sheet,
			longest,
			record,
			seed,
			dt,
			model.updating?.interval(kindOf(checked, name) as CheckedKind, name, dt, values) ?? 0,
		);
	});
	const groupOf = (name: string): CompiledGroup => groups.find(g => g.name === name) as CompiledGroup;
	const laid = pathways.map(pathway => {
		const ends = [groupOf(pathway.source), groupOf(pathway.target)] as const;
		const wiring = wiringOf(pathway, ends[0].N, ends[1].N, values, model.pairing);
		const rows = connections(wiring, ends[0].N, ends[1].N, seed, pathway.name);
		const delay = delays.get(pathway.name) as number;
		if (pathway.synapse && model.plasticity)
			return model.plasticity.lay(layout, checked, pathway, pathway.synapse, rows, ends, delay, record, dt, (...init) =>
				layPass(layout, init[0], 'init', init[1], init[2], init[3], 1, seed),
			);
		layPathway(layout, checked, pathway, rows, ends[1], dt);
		return { pathways: [{ name: pathway.name, source: pathway.source, delay }] };
	});
	const sums = model.sums && model.summing?.lay(layout, checked, groupOf, dt);

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
		const weight = layout.reserve(layout.size);
		derived.push({ where, text: input.weight, address: weight });
		const cells = { N: target.N, slot: target.addresses.get(slot) as number, weight };
		drives.push(...(model.driving?.lay(layout, name, mean, cells, seed) ?? []));
	}
	const plan: Plan = {
		groups: [...groups, ...laid.flatMap(l => ('group' in l ? [l.group] : []))],
		// What spikes do on their arrival, then what they do where they were fired.
		pathways: [0, 1].flatMap(k => laid.flatMap(l => l.pathways[k] ?? [])),
		...(sums && { sums }),
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
	sheet: Sheet | undefined,
	longest: number,
	record: readonly string[],
	seed: number,
	dt: number,
	every: number,
): CompiledGroup {
	const { precision } = layout;
	const kind = { ...(kindOf(checked, name) as CheckedKind), ...(sheet && { sheet }) };
	const touched = checked.touched.get(name) as Touched;
	const padded = (N + 15) & ~15;
	const addresses = new Map<string, number>();
	const room = roomOf(padded, sheet);
	const array = (slot: string): void => void addresses.set(slot, layout.reserve(room * layout.size));
	for (const slot of [...kind.parameters, 'N']) addresses.set(slot, layout.reserve(layout.size));
	const waiting = inboxesOf(kind, touched);
	for (const slot of ['i', until, ...kind.variables.keys(), ...waiting.map(inbox)]) array(slot);
	for (const slot of sheet?.arrays ?? []) array(slot);
	const lists = Array.from({ length: longest + 1 }, () => layout.reserve(kind.threshold ? N * 4 : 4));

	const recorded = [
		...new Set(
			record
				.map(r => checked.model.observables[r])
				.flatMap(o => (o?.group === name && o.variable !== 'spikes' ? [o.variable] : [])),
		),
	];
	for (const variable of recorded) array(observed(variable));

	const updates = checked.model.updating;
	const prepare = (what: keyof CompiledGroup['fills'], drawing: Drawing): Fill[] =>
		layPass(layout, name, what, drawing, addresses, padded, what === 'init' ? 1 : N, seed, sheet, updates);
	const update = updateProgram(kind, precision, dt, touched);
	const regular = kind.regularly;
	const fills = {
		init: prepare('init', initProgram(kind, group.init, name, precision, dt)),
		update: prepare('update', update),
		regularly: regular && updates ? prepare('regularly', updates.program(kind, regular, precision, dt, touched)) : [],
	};
	if (update.late) layout.addList(`${name} reset`, update.late, addresses);
	if (recorded.length)
		addPass(layout, `${name} observe`, observeProgram(kind, recorded, precision, dt, waiting), addresses, 1, sheet);
	return {
		name,
		N,
		padded,
		addresses,
		lists,
		fills,
		every,
		observes: recorded.length > 0,
		late: update.late !== undefined,
		...(sheet && { sheet }),
	};
}

/** Room and code for one pass over a group and the random numbers that it needs; `cells` for which it should be fast. */
function layPass(
	layout: Layout,
	name: string,
	what: keyof CompiledGroup['fills'],
	{ program, draws }: Drawing,
	addresses: Map<string, number>,
	padded: number,
	cells: number,
	seed: number,
	sheet?: Sheet,
	updates?: typeof updating,
): Fill[] {
	const array = (slot: string): number => {
		const address = layout.reserve(roomOf(padded, sheet) * layout.size);
		addresses.set(slot, address);
		return address;
	};
	for (const { slot, mean } of draws) {
		if (mean) {
			updates?.counts(layout, name, slot, mean, program.graph, addresses, cells, array);
			continue;
		}
		const address = array(slot);
		addresses.set(`${slot} 2`, address + (padded / 2) * layout.size);
		layout.addUniform(`${name} ${slot}`, address);
		layout.add(
			`${name} normal ${slot}`,
			normalProgram(layout.precision, slot, `${slot} 2`),
			addresses,
			what === 'init' ? 1 : cells / 2,
		);
	}
	addPass(layout, `${name} ${what}`, program, addresses, cells, sheet);
	return draws.map(d => ({ ...d, key: keyOf(seed, `${name} ${d.slot}`) }));
}

/** How many numbers an array of a group takes: behind the last row of a grid stands what its neighbours below hold. */
const roomOf = (padded: number, sheet: Sheet | undefined): number => padded + (sheet ? sheet.width + 16 : 0);

/** Code for one pass over a group; on a grid with the rows that it keeps. */
function addPass(
	layout: Layout,
	name: string,
	program: Program,
	addresses: Map<string, number>,
	cells: number,
	sheet: Sheet | undefined,
): void {
	for (const [slot, bytes] of sheet?.buffers(program, layout.size) ?? [])
		if (!addresses.has(slot)) addresses.set(slot, layout.reserve(bytes));
	layout.add(name, program, addresses, cells, sheet);
}

/** Connections and code for one pathway. */
function layPathway(
	layout: Layout,
	checked: CheckedModel,
	pathway: CheckedPathway,
	{ starts, targets }: Connections,
	target: CompiledGroup,
	dt: number,
): void {
	const own = kindOf(checked, target.name) as CheckedKind;
	const kind = { ...own, ...(target.sheet && { sheet: target.sheet }) };
	const waiting = inboxesOf(kind, checked.touched.get(target.name) as Touched);
	const size = target.N <= 65536 ? 2 : 4;
	const rows = {
		starts: layout.place(starts),
		targets: layout.place(size === 2 ? Uint16Array.from(targets) : targets),
		size,
	} as const;
	const program = deliveryProgram(kind, pathway.statements, waiting, layout.precision, dt, `on_pre of ${pathway.name}`);
	layout.addDelivery(pathway.name, program, target.addresses, rows);
}
