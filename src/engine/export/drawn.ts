import { type CheckedModel, checkModel } from '../check-model.ts';
import { compile } from '../compile.ts';
import { withEdit } from '../edit.ts';
import { evaluateExpression } from '../equations/evaluate.ts';
import '../kernel/interpret.ts';
import { addPoisson, poissonTable } from '../driving/poisson.ts';
import type { CheckedKind } from '../equations/kind.ts';
import type { Unit } from '../equations/units.ts';
import type { Run } from '../experiment.ts';
import type { Input, Model } from '../model.ts';
import { connections } from '../network/connect.ts';
import { steps, whole, wiringOf } from '../numbers.ts';
import type { SynapseKind } from '../plastic/synapse.ts';
import { greatestMean } from '../random/fill.ts';
import { keyOf } from '../random/threefry.ts';
import { valuesOf } from '../simulate.ts';
import { inputId, pathwayId } from './brian2-network.ts';

/** An array of one or two dimensions, row by row. */
export interface Drawn {
	data: Int32Array | Float64Array;
	shape: readonly number[];
}

const row = (data: Drawn['data']): Drawn => ({ data, shape: [data.length] });

/**
 * What the engine draws for a run: connections, initial values in the variables' own units, and how many spikes of each Poisson input
 * come in at each cell in each step. By the names under which a script of brian2Script with `drawn` reads them. Noise inside equations
 * is not among them.
 */
export function drawnFor(model: Model, run: Run): Map<string, Drawn> {
	const edited = withEdit(model, run.edit);
	const checked = checkModel(edited);
	const seed = run.seed ?? 1;
	const set = valuesOf(edited, run.set);
	const values = new Map(
		Object.entries(set).map(([name, value]) => [name, value * (checked.parameterUnits.get(name) as Unit).factor]),
	);
	const kernel = compile(checked, seed, [], 'interpreter', edited.dt, set);
	kernel.init();
	const drawn = new Map<string, Drawn>();
	for (const [id, { neuron, init }] of Object.entries(edited.groups)) {
		const { variables } = checked.kinds.get(neuron) as CheckedKind;
		for (const variable of Object.keys(init)) {
			const { factor } = variables.get(variable) as Unit;
			const array = kernel.array(id, variable).subarray(0, kernel.size(id));
			drawn.set(`group_${id}_${variable}`, row(Float64Array.from(array, v => v / factor)));
		}
	}
	for (const pathway of checked.pathways) {
		for (const variable of Object.keys(edited.synapses?.[pathway.name]?.init ?? {})) {
			const { factor } = (pathway.synapse as SynapseKind).own.get(variable) as Unit;
			const array = kernel.array(pathway.name, variable).subarray(0, kernel.size(pathway.name));
			drawn.set(`${pathwayId(pathway)}_${variable}`, row(Float64Array.from(array, v => v / factor)));
		}
		const [sources, targets] = [kernel.size(pathway.source), kernel.size(pathway.target)];
		const wiring = wiringOf(pathway, sources, targets, values, edited.pairing);
		if (['all_to_all', 'one_to_one', 'one_to_block'].includes(wiring.rule)) continue;
		const rows = connections(wiring, sources, targets, seed, pathway.name);
		const from = new Int32Array(rows.targets.length);
		for (let i = 0; i < sources; i++) from.fill(i, rows.starts[i], rows.starts[i + 1]);
		drawn.set(`${pathwayId(pathway)}_i`, row(from));
		drawn.set(`${pathwayId(pathway)}_j`, row(Int32Array.from(rows.targets)));
	}
	const last = steps(`${run.duration ?? edited.duration}*ms`, 'duration', edited.dt, values);
	for (const [name, input] of Object.entries(edited.inputs ?? {})) {
		if (input.kind === 'poisson')
			drawn.set(inputId(name), counts(checked, name, input, kernel.size(input.target), last, seed, values));
	}
	return drawn;
}

/** Spikes of a Poisson input: a row a step, a column a cell. The same draws as those of compile.ts. */
function counts(
	{ model: { dt } }: CheckedModel,
	name: string,
	{ N, rate }: Extract<Input, { kind: 'poisson' }>,
	cells: number,
	last: number,
	seed: number,
	values: ReadonlyMap<string, number>,
): Drawn {
	const where = `input ${name}`;
	const mean = whole(N, where, 'N', 0, values) * evaluateExpression(rate, where, values) * dt;
	const parts = Math.max(1, Math.ceil(mean / greatestMean));
	const table = poissonTable(mean / parts);
	const data = new Float64Array(last * cells);
	for (let part = 0; part < parts; part++) {
		const key = keyOf(seed, `${part ? `part ${part} of ` : ''}input ${name}`);
		for (let step = 0; step < last; step++)
			addPoisson(data.subarray(step * cells, (step + 1) * cells), 1, table, step, key);
	}
	return { data, shape: [last, cells] };
}

/** The bytes of NumPy's file for an array (format 1.0). */
export function npy({ data, shape }: Drawn): Uint8Array {
	const type = data instanceof Float64Array ? '<f8' : '<i4';
	const about = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.map(n => `${n},`).join(' ')}), }`;
	const head = `\x93NUMPY\x01\x00\x76\x00${about.padEnd(117)}\n`;
	const bytes = new Uint8Array(head.length + data.byteLength);
	for (let k = 0; k < head.length; k++) bytes[k] = head.charCodeAt(k);
	bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), head.length);
	return bytes;
}
