/** What spikes do to synapses that have variables of their own: three kinds of arrays at once, of synapses, sources and targets. */
import { type Addresses, Emitter, once, shifts } from '../kernel/emit.ts';
import { Code, type } from '../kernel/encode.ts';
import type { Program } from '../kernel/ir.ts';
import type { Lane } from '../kernel/lanes.ts';
import { plain } from '../kernel/plain.ts';

/** Whose number picks the place in an array. */
export type Owner = 'synapse' | 'near' | 'far';

/** The synapses of the cells that spike: those of cell c stand between starts[c] and starts[c+1]. Addresses of arrays of 32 bits. */
export interface Synaptic {
	starts: number;
	/** The cell at the other end of each. */
	far: number;
	/** The number of each, where they do not stand in the order of their numbers. */
	order?: number;
	/** Near is the cell that spikes. */
	owner(slot: string): Owner;
}

/** The function (list, count, now): for each cell in the list the program for each of its synapses, one after the other. */
export function emitEvents(program: Program, lane: Lane, addresses: Addresses, rows: Synaptic): Code {
	const code = new Code([type.i32, type.i32, type.f64]);
	const [list, end] = [0, 1];
	const [at, last, near, far, synapse] = Array.from({ length: 5 }, () => code.local(type.i32)) as [
		number,
		number,
		number,
		number,
		number,
	];
	const index = { synapse, near, far };
	const shift = shifts[lane.size] as number;
	const roots = program.stores.map(s => s.value);
	const emitter = new Emitter(code, lane, addresses, roots, 2).hoist();
	const bound = (address: number): Code => code.get(near).at([0x28], address).i32(2).op(0x74);
	code.get(list).get(end).i32(2).op(0x74, 0x6a).set(end);
	code.below(list, end, () => {
		code.get(list).at([0x28], 0).i32(2).op(0x74).set(near);
		bound(rows.starts).set(at);
		bound(rows.starts + 4).set(last);
		code
			.get(near)
			.i32(shift - 2)
			.op(0x74)
			.set(near);
		code.below(at, last, () => {
			code.get(at).at([0x28], rows.far).i32(shift).op(0x74).set(far);
			code.get(at);
			if (rows.order === undefined) code.i32(shift - 2);
			else code.at([0x28], rows.order).i32(shift);
			code.op(0x74).set(synapse);
			once(code, emitter, lane, program, slot => index[rows.owner(slot)]);
			code.step(at, 4);
		});
		code.step(list, 4);
	});
	return code;
}

/** What emitEvents() makes code for. */
export function interpretEvents(
	program: Program,
	memory: ArrayBuffer,
	addresses: Addresses,
	rows: Synaptic,
): (list: number, count: number, now: number) => void {
	const act = plain().cellwise(program, memory, addresses);
	const starts = new Int32Array(memory, rows.starts);
	const far = new Int32Array(memory, rows.far);
	const order = rows.order === undefined ? undefined : new Int32Array(memory, rows.order);
	return (list, count, now) => {
		for (const near of new Int32Array(memory, list, count)) {
			for (let k = starts[near] as number; k < (starts[near + 1] as number); k++) {
				const index = { synapse: order?.[k] ?? k, near, far: far[k] as number };
				act(slot => index[rows.owner(slot)], now);
			}
		}
	};
}
