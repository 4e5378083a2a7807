import { type CheckedModel, type CheckedPathway, kindOf, ofSource } from '../check-model.ts';
import { type CheckedKind, inboxesOf, type Touched } from '../equations/kind.ts';
import type { Drawing } from '../equations/meaning.ts';
import { deliveryProgram, observed } from '../equations/programs.ts';
import { scalarLanes } from '../kernel/lanes.ts';
import type { Layout } from '../layout.ts';
import type { Connections } from '../network/connect.ts';
import type { CompiledGroup, CompiledPathway, Fill } from '../running.ts';
import { emitEvents, interpretEvents, type Synaptic } from './events.ts';
import {
	broughtUp,
	checkSynapses,
	hasTraces,
	initSynapses,
	lastupdate,
	observeSynapses,
	type SynapseKind,
} from './synapse.ts';

/** The same synapses by their targets: where each target's begin, their sources, and their numbers in ascending order. */
export function byTarget(
	{ starts, targets }: Connections,
	cells: number,
): Record<'starts' | 'far' | 'order', Int32Array> {
	const begins = new Int32Array(cells + 1);
	for (const target of targets) begins[target + 1] = (begins[target + 1] as number) + 1;
	for (let j = 0; j < cells; j++) begins[j + 1] = (begins[j + 1] as number) + (begins[j] as number);
	const [far, order] = [new Int32Array(targets.length), new Int32Array(targets.length)];
	const next = begins.slice();
	for (let source = 0; source + 1 < starts.length; source++) {
		for (let k = starts[source] as number; k < (starts[source + 1] as number); k++) {
			const target = targets[k] as number;
			const at = next[target] as number;
			next[target] = at + 1;
			far[at] = source;
			order[at] = k;
		}
	}
	return { starts: begins, far, order };
}

/**
 * Room and code for the synapses of a pathway that have variables of their own: a group like those of cells, in which nothing is updated
 * but at spikes. `delay` in steps, of on_pre.
 */
function lay(
	layout: Layout,
	checked: CheckedModel,
	{ name, statements, on_post, ...pathway }: CheckedPathway,
	kind: SynapseKind,
	rows: Connections,
	[source, target]: readonly [CompiledGroup, CompiledGroup],
	delay: number,
	record: readonly string[],
	dt: number,
	prepare: (name: string, drawing: Drawing, addresses: Map<string, number>, padded: number) => Fill[],
): { group: CompiledGroup; pathways: CompiledPathway[] } {
	const { precision } = layout;
	const N = rows.targets.length;
	const padded = (N + 15) & ~15;
	// Parameters are those of the target.
	const addresses = new Map(kind.parameters.map(p => [p, target.addresses.get(p) as number]));
	const room = (slot: string): void => void addresses.set(slot, layout.reserve(padded * layout.size));
	for (const slot of [...kind.own.keys(), ...(hasTraces(kind) ? [lastupdate] : [])]) room(slot);
	const init = checked.model.synapses?.[name]?.init ?? {};
	const fills = {
		init: prepare(name, initSynapses(kind, init, name, precision, dt), addresses, padded),
		update: [],
		regularly: [],
	};
	const wanted = record.map(r => checked.model.observables[r]).flatMap(o => (o?.group === name ? [o.variable] : []));
	const recorded = [...new Set(wanted)];
	for (const variable of recorded) room(observed(variable));
	if (recorded.length) layout.add(`${name} observe`, observeSynapses(kind, recorded, precision, dt), addresses);

	const fromSource = [...source.addresses].map(([slot, address]) => [ofSource(slot), address] as const);
	const all = new Map([...target.addresses, ...fromSource, ...addresses]);
	const sources = new Set(fromSource.map(([slot]) => slot));
	const waitingAt = (group: string): string[] =>
		inboxesOf(kindOf(checked, group) as CheckedKind, checked.touched.get(group) as Touched);
	const waiting = [...waitingAt(target.name), ...waitingAt(source.name).map(ofSource)];
	/** `far`: the side away from the cell that spikes. */
	const on = (what: string, list: typeof statements, far: 'source' | 'target', at: Omit<Synaptic, 'owner'>): void => {
		const owner = (slot: string): ReturnType<Synaptic['owner']> =>
			addresses.has(slot) ? 'synapse' : sources.has(slot) === (far === 'source') ? 'far' : 'near';
		const where = `${what} of ${name}`;
		const program = deliveryProgram(kind, list, waiting, precision, dt, where, broughtUp(kind));
		const rows: Synaptic = { ...at, owner };
		layout.addListCall(what === 'on_pre' ? name : where, {
			code: () => emitEvents(program, scalarLanes[precision], all, rows),
			plain: memory => interpretEvents(program, memory, all, rows),
		});
	};
	on('on_pre', statements, 'target', { starts: layout.place(rows.starts), far: layout.place(rows.targets) });
	const pathways = [{ name, source: pathway.source, delay }];
	if (on_post.length > 0) {
		const columns = byTarget(rows, target.N);
		on('on_post', on_post, 'source', {
			starts: layout.place(columns.starts),
			far: layout.place(columns.far),
			order: layout.place(columns.order),
		});
		pathways.push({ name: `on_post of ${name}`, source: pathway.target, delay: 0 });
	}
	const lists = [layout.reserve(4)];
	const observes = recorded.length > 0;
	return { group: { name, N, padded, addresses, lists, fills, every: 0, observes, late: false }, pathways };
}

/** What the engine calls for synapses that learn. */
export const plasticity = { check: checkSynapses, lay };
