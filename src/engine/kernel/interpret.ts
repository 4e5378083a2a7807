import type { Sheet } from '../grid/sheet.ts';
import type { Precision } from '../model.ts';
import type { Addresses, Index, Rows } from './emit.ts';
import { type Node, type Op, type Program, reach } from './ir.ts';
import { provide } from './plain.ts';

type Value = number | boolean;

/** One operation on plain numbers: the meaning of the language, which the emitted code must match bit by bit. */
export function compute(op: Op, [a, b, c]: readonly Value[], precision: Precision): Value {
	const round = precision === 'f32' ? Math.fround : (x: number): number => x;
	const x = a as number;
	const y = b as number;
	switch (op) {
		case 'add':
			return round(x + y);
		case 'sub':
			return round(x - y);
		case 'mul':
			return round(x * y);
		case 'div':
			return round(x / y);
		case 'neg':
			return -x;
		case 'abs':
			return Math.abs(x);
		case 'sqrt':
			return round(Math.sqrt(x));
		case 'floor':
			return Math.floor(x);
		case 'trunc':
			return Math.trunc(x);
		case 'min':
			return y < x ? y : x;
		case 'max':
			return x < y ? y : x;
		case 'lt':
			return x < y;
		case 'le':
			return x <= y;
		case 'gt':
			return x > y;
		case 'ge':
			return x >= y;
		case 'eq':
			return x === y;
		case 'ne':
			return x !== y;
		case 'and':
			return (a && b) as Value;
		case 'or':
			return (a || b) as Value;
		case 'not':
			return !a;
		case 'select':
			return (c ? a : b) as Value;
		case 'scale':
			return precision === 'f64'
				? fromBits(toBits(y) + (toBits(x) << 52n))
				: fromBits32(toBits32(y) + (toBits32(x) << 23n));
		case 'logb':
			return precision === 'f64'
				? fromBits(
						(BigInt.asUintN(64, toBits(x) + (1024n << 52n) - 0x3fe6a09e667f3bcdn) >> 52n) | 0x4330000000000000n,
					) - 4503599627371520
				: Math.fround(
						fromBits32((BigInt.asUintN(32, toBits32(x) + (128n << 23n) - 0x3f3504f3n) >> 23n) | 0x4b000000n) - 8388736,
					);
		default:
			throw new Error(`${op} is not computed`);
	}
}

const view = new DataView(new ArrayBuffer(8));
const toBits = (x: number): bigint => {
	view.setFloat64(0, x);
	return view.getBigUint64(0);
};
const fromBits = (n: bigint): number => {
	view.setBigUint64(0, BigInt.asUintN(64, n));
	return view.getFloat64(0);
};
const toBits32 = (x: number): bigint => {
	view.setFloat32(0, x);
	return BigInt(view.getUint32(0));
};
const fromBits32 = (n: bigint): number => {
	view.setUint32(0, Number(BigInt.asUintN(32, n)));
	return view.getFloat32(0);
};

type Numbers = Float64Array | Float32Array;

/** What emit() makes code for, one neuron and one operation at a time on the same memory: the oracle of the tests. */
export function interpreter(
	program: Program,
	memory: ArrayBuffer,
	addresses: Addresses,
	grid?: Sheet,
): (n: number, now: number, list: number) => number {
	const { stores, spike, resets, graph } = program;
	const { precision } = graph;
	const order = [
		...reach([...stores.map(s => s.value), ...resets.map(r => r.value), ...(spike ? [spike] : [])]).keys(),
	];
	const slot = (name: string, length: number): Numbers => {
		const address = addresses.get(name) as number;
		return precision === 'f64' ? new Float64Array(memory, address, length) : new Float32Array(memory, address, length);
	};
	const near = grid?.near(program) ?? [];
	return (n, now, list) => {
		const spikes = new Int32Array(memory, list);
		const arrays = new Map(
			[...order.filter(o => o.op === 'load').map(o => o.slot), ...[...stores, ...resets].map(s => s.slot)].map(name => [
				name,
				slot(name, n),
			]),
		);
		const before = new Map(near.map(name => [name, slot(name, n).slice()]));
		const loaded = ({ slot: name, value: side }: Node, i: number): number =>
			(side && grid ? (before.get(name) as Numbers)[grid.beside(i, side)] : (arrays.get(name) as Numbers)[i]) as number;
		let count = 0;
		for (let i = 0; i < n; i++) {
			const values = new Map<Node, Value>();
			for (const node of order) {
				const { op } = node;
				values.set(
					node,
					op === 'const'
						? node.value
						: op === 'now'
							? graph.round(now)
							: op === 'param'
								? (slot(node.slot, 1)[0] as number)
								: op === 'load'
									? loaded(node, i)
									: compute(
											op,
											node.args.map(a => values.get(a) as Value),
											precision,
										),
				);
			}
			const write = (list: Program['stores']): void => {
				for (const { slot: name, value } of list) (arrays.get(name) as Numbers)[i] = values.get(value) as number;
			};
			write(stores);
			if (!spike || !values.get(spike)) continue;
			spikes[count++] = i;
			write(resets);
		}
		return count;
	};
}

/** One cell's stores, with the values that it has now. */
export function cellwise(
	program: Program,
	memory: ArrayBuffer,
	addresses: Addresses,
): (cell: Index, now: number) => void {
	const { graph, stores } = program;
	const order = [...reach(stores.map(s => s.value)).keys()];
	const size = graph.precision === 'f64' ? 8 : 4;
	const at = (slot: string, cell: Index): Numbers => {
		const address = (addresses.get(slot) as number) + (typeof cell === 'number' ? cell : cell(slot)) * size;
		return graph.precision === 'f64' ? new Float64Array(memory, address, 1) : new Float32Array(memory, address, 1);
	};
	return (cell, now) => {
		const values = new Map<Node, Value>();
		for (const node of order) {
			const { op } = node;
			if (op === 'const') values.set(node, node.value);
			else if (op === 'now') values.set(node, graph.round(now));
			else if (op === 'param') values.set(node, at(node.slot, 0)[0] as number);
			else if (op === 'load') values.set(node, at(node.slot, cell)[0] as number);
			else
				values.set(
					node,
					compute(
						op,
						node.args.map(a => values.get(a) as Value),
						graph.precision,
					),
				);
		}
		for (const { slot, value } of stores) at(slot, cell)[0] = values.get(value) as number;
	};
}

/** What emitDelivery() makes code for. */
export function interpretDelivery(
	program: Program,
	memory: ArrayBuffer,
	addresses: Addresses,
	rows: Rows,
): (list: number, count: number, now: number) => void {
	const act = cellwise(program, memory, addresses);
	return (list, count, now) => {
		const starts = new Int32Array(memory, rows.starts);
		const targets = rows.size === 2 ? new Uint16Array(memory, rows.targets) : new Uint32Array(memory, rows.targets);
		for (const source of new Int32Array(memory, list, count)) {
			for (let k = starts[source] as number; k < (starts[source + 1] as number); k++) act(targets[k] as number, now);
		}
	};
}

/** What emitList() makes code for. */
export function interpretList(
	program: Program,
	memory: ArrayBuffer,
	addresses: Addresses,
): (list: number, count: number, now: number) => void {
	const act = cellwise(program, memory, addresses);
	return (list, count, now) => {
		for (const cell of new Int32Array(memory, list, count)) act(cell, now);
	};
}

provide({ interpreter, interpretDelivery, interpretList, cellwise });
