import type { SheetCode } from '../grid/code.ts';
import type { Sheet } from '../grid/sheet.ts';
import { Code, simd, type } from './encode.ts';
import { type Node, type Op, type Program, reach } from './ir.ts';
import type { Lane } from './lanes.ts';

/** Where each slot of a group (parameter or array) lies in memory, in bytes. Known when a model is compiled. */
export type Addresses = ReadonlyMap<string, number>;

const masks = new Set<Op>(['eq', 'ne', 'lt', 'gt', 'le', 'ge', 'and', 'or', 'not']);
/** By how many bits the number of a cell is shifted to be its byte offset. */
export const shifts: Readonly<Record<number, number>> = { 4: 2, 8: 3 };

/** The local that holds the byte index: one for all arrays, or one for each slot. */
export type Index = number | ((slot: string) => number);
const local = (index: Index, slot: string): number => (typeof index === 'number' ? index : index(slot));

/** Turns nodes into code: every array is a constant offset from one running byte index. */
export class Emitter {
	readonly code: Code;
	readonly lane: Lane;
	readonly #addresses: Addresses;
	readonly #uses: Map<Node, number>;
	readonly #held = new Map<Node, number>(); // nodes that sit in a local
	readonly #now: number;
	/** For cells that look at their neighbours. */
	sheet: SheetCode | undefined;

	/** `now`: the parameter that holds the number of the step. */
	constructor(code: Code, lane: Lane, addresses: Addresses, roots: Node[], now: number) {
		this.#now = now;
		this.code = code;
		this.lane = lane;
		this.#addresses = addresses;
		this.#uses = reach(roots);
	}

	address(slot: string): number {
		const address = this.#addresses.get(slot);
		if (address === undefined) throw new Error(`no memory for ${slot}`);
		return address;
	}

	/** What is the same for every neuron is computed once, before the loop. */
	hoist(): this {
		for (const node of this.#uses.keys()) if (node.uniform) this.#hold(node);
		return this;
	}

	/** All loads come before the first store: an update sees the old state. `ahead`: bytes behind the index. */
	loadAll(index: Index, ahead = 0): this {
		for (const node of this.#uses.keys()) {
			if (node.op !== 'load') continue;
			const [from, offset] = (node.value && this.sheet?.place(node)) || [
				local(index, node.slot),
				this.address(node.slot),
			];
			this.code.get(from).at(this.lane.load, offset + ahead);
			this.#keep(node);
		}
		return this;
	}

	/** The same code once more for the next cell of a list: only what was hoisted stays. */
	forget(): void {
		for (const node of [...this.#held.keys()]) if (!node.uniform) this.#held.delete(node);
	}

	/** Another one that holds the same; from here on each goes its own way. */
	fork(): Emitter {
		const other = new Emitter(this.code, this.lane, this.#addresses, [], this.#now);
		other.sheet = this.sheet;
		for (const [node, uses] of this.#uses) other.#uses.set(node, uses);
		for (const [node, local] of this.#held) other.#held.set(node, local);
		return other;
	}

	/** Computes a node now and keeps it for later. */
	prepare(node: Node): void {
		this.#hold(node);
	}

	#keep(node: Node): void {
		const local = this.code.local(masks.has(node.op) && this.lane.width === 1 ? type.i32 : this.lane.type);
		this.#held.set(node, local);
		this.code.set(local);
	}

	#hold(node: Node): void {
		if (this.#held.has(node)) return;
		this.#compute(node);
		this.#keep(node);
	}

	/** Puts the value of a node on the stack. */
	place(node: Node): this {
		if (!this.#held.has(node) && (this.#uses.get(node) as number) > 1) this.#hold(node);
		const local = this.#held.get(node);
		if (local !== undefined) this.code.get(local);
		else this.#compute(node);
		return this;
	}

	#compute(node: Node): void {
		const { code, lane } = this;
		const { op, args } = node;
		if (op === 'const') lane.constant(code, node.value);
		if (op === 'param') code.i32(0).at(lane.broadcast, this.address(node.slot));
		if (op === 'now') code.get(this.#now).op(...lane.splat);
		if (args.length === 0) return;
		const after = lane.after[op];
		if (!after) {
			this.#choose(node);
			return;
		}
		for (const [i, arg] of args.entries()) {
			this.place(arg);
			code.op(...(after[i] as readonly number[]));
		}
	}

	/** min and max of single numbers: the choice that pmin and pmax make for vectors, b < a ? b : a. */
	#choose({ op, args }: Node): void {
		const [a, b] = args as [Node, Node];
		const less = this.lane.after.lt?.[1];
		if ((op !== 'min' && op !== 'max') || !less) throw new Error(`no code for ${op}`);
		const [low, high] = op === 'min' ? [b, a] : [a, b];
		this.place(b).place(a);
		this.place(low).place(high);
		this.code.op(...less, 0x1b);
	}
}

/** A pathway's connections in memory: the targets of source i lie between starts[i] and starts[i+1]. */
export interface Rows {
	/** Addresses. */
	starts: number;
	targets: number;
	/** Bytes of one target's number. */
	size: 2 | 4;
}

/** Loads, computes and stores for one cell, whose byte offset is in a local. */
export function once(code: Code, emitter: Emitter, lane: Lane, program: Program, cell: Index): void {
	emitter.forget();
	emitter.loadAll(cell);
	for (const { slot, value } of program.stores) {
		code.get(local(cell, slot));
		emitter.place(value);
		code.at(lane.store, emitter.address(slot));
	}
}

/**
 * Sources whose rows are fetched ahead together, and how many bytes of each: a row lies anywhere in memory, and the processor waits for its
 * start. Asked for together, many starts come in the time of one; what follows in a row, it fetches by itself.
 */
const [together, fetched, line] = [64, 512, 64];

/**
 * The function (list, count, now): for each source in the list, what its spike does to each target of its row, one after the other, so that
 * a target that stands twice in a row is treated twice. Four targets a turn.
 */
export function emitDelivery(program: Program, lane: Lane, addresses: Addresses, rows: Rows): Code {
	const code = new Code([type.i32, type.i32, type.f64]);
	const [list, end] = [0, 1];
	const [source, stop, row, at, last, target] = [
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
	];
	const emitter = new Emitter(
		code,
		lane,
		addresses,
		program.stores.map(s => s.value),
		2,
	).hoist();
	const scale = shifts[rows.size] ?? 1;
	const load = rows.size === 2 ? [0x2f] : [0x28];
	/** The lesser of two addresses, of which the first is on the stack. */
	const orLess = (limit: number): Code => code.tee(target).get(limit).get(target).get(limit).op(0x49, 0x1b);
	const bound = (which: number): Code =>
		code
			.get(row)
			.at([0x28], rows.starts + 4 * which)
			.i32(scale)
			.op(0x74);
	/** The rows of the sources from `list` to `stop`, each from `at` to `last`. */
	const eachRow = (each: () => void): void => {
		code.get(list).set(source);
		code.below(source, stop, () => {
			code.get(source).at([0x28], 0).i32(2).op(0x74).set(row);
			bound(0).set(at);
			bound(1).set(last);
			each();
			code.step(source, 4);
		});
	};
	const synapse = (ahead: number): void => {
		code.get(at).at(load, rows.targets + ahead * rows.size);
		code
			.i32(shifts[lane.size] as number)
			.op(0x74)
			.set(target);
		once(code, emitter, lane, program, target);
	};
	const run = (length: number): void => {
		const room = (): Code =>
			code
				.get(at)
				.i32(length * rows.size)
				.op(0x6a)
				.get(last)
				.op(0x4d); // at + length <= last
		room().when(() =>
			code.loop(() => {
				for (let ahead = 0; ahead < length; ahead++) synapse(ahead);
				code.step(at, length * rows.size);
				room().again();
			}),
		);
	};
	code.get(list).get(end).i32(2).op(0x74, 0x6a).set(end);
	code.below(list, end, () => {
		code
			.get(list)
			.i32(4 * together)
			.op(0x6a);
		orLess(end).set(stop);
		eachRow(() => {
			code.get(at).i32(fetched).op(0x6a);
			orLess(last).set(last);
			code.below(at, last, () => code.get(at).at(load, rows.targets).op(0x1a).step(at, line));
		});
		eachRow(() => {
			run(4);
			run(1);
		});
		code.get(stop).set(list);
	});
	return code;
}

/** The function (list, count, now) that does a program for each cell in the list. */
export function emitList(program: Program, lane: Lane, addresses: Addresses): Code {
	const code = new Code([type.i32, type.i32, type.f64]);
	const [list, end] = [0, 1];
	const cell = code.local(type.i32);
	const emitter = new Emitter(
		code,
		lane,
		addresses,
		program.stores.map(s => s.value),
		2,
	).hoist();
	code.get(list).get(end).i32(2).op(0x74, 0x6a).set(end);
	code.below(list, end, () => {
		code
			.get(list)
			.at([0x28], 0)
			.i32(shifts[lane.size] as number)
			.op(0x74)
			.set(cell);
		once(code, emitter, lane, program, cell);
		code.step(list, 4);
	});
	return code;
}

/** How many registers are treated side by side where operations wait for each other, and from how long a chain on that pays. */
const [abreast, longChain] = [4, 12];

/** Operations in the longest chain of those that differ from cell to cell. A division takes as long as some others together. */
function longest(nodes: Iterable<Node>): number {
	const length = new Map<Node, number>();
	for (const node of nodes)
		if (!node.uniform && node.op !== 'load')
			length.set(node, (node.op === 'div' ? 4 : 1) + Math.max(0, ...node.args.map(arg => length.get(arg) ?? 0)));
	return Math.max(0, ...length.values());
}

/**
 * The function (n, now, list) of a program: one call treats every neuron once; `now` is the step number.
 * Writes the indices of those that spike to `list` (i32) and returns how many there are. `cells`: the n for which it is made; any other
 * gives the same. With a grid, the cells are treated row by row, because they may look at their neighbours.
 */
export function emit(program: Program, lane: Lane, addresses: Addresses, cells: number, grid?: Sheet): Code {
	const code = new Code([type.i32, type.f64, type.i32], type.i32);
	const [n, list] = [0, 2];
	const [at, next, bits, end, whole] = [
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
		code.local(type.i32),
	];
	const { stores, spike, resets } = program;
	const roots = [...stores, ...resets].map(s => s.value);
	const emitter = new Emitter(code, lane, addresses, spike ? [...roots, spike] : roots, 1).hoist();
	const shift = shifts[lane.size] as number;
	const sheet = grid?.code(code, lane, program, slot => emitter.address(slot), at);
	emitter.sheet = sheet;
	const always = [...reach([...stores.map(s => s.value), ...(spike ? [spike] : [])]).keys()].filter(
		node => !node.uniform && node.op !== 'load',
	);

	/**
	 * What happens to the cells of some registers, one behind the other: their operations take turns, so that none waits long. At the end of
	 * a row, only the first `lanes` cells of the last register belong to it.
	 */
	const turn = (registers: number, lanes = lane.width): void => {
		const rest = lanes < lane.width;
		const each = Array.from({ length: registers }, (_, k) => ({
			own: emitter.fork(),
			ahead: 16 * k,
			mask: code.local(type.v128),
		}));
		for (const { own, ahead } of each) own.loadAll(at, ahead);
		if (registers > 1) for (const node of always) for (const { own } of each) own.prepare(node);
		for (const { own, ahead, mask } of each) {
			for (const { slot, value } of stores) {
				code.get(at);
				own.place(value);
				if (rest) {
					code.get(at).at(lane.load, own.address(slot) + ahead);
					sheet?.firstLanes(lanes);
					code.op(...simd(0x52));
				}
				code.at(lane.store, own.address(slot) + ahead);
			}
			if (!spike) continue;
			own.place(spike);
			if (rest) {
				sheet?.firstLanes(lanes);
				code.op(...simd(0x4e));
			}
			code
				.tee(mask)
				.op(...simd(lane.width === 2 ? 0xc4 : 0xa4))
				.tee(bits)
				.when(() => {
					for (let l = 0; l < lane.width; l++) {
						const index = (): Code =>
							code
								.get(at)
								.i32(shift)
								.op(0x76)
								.i32((ahead >> shift) + l)
								.op(0x6a);
						code.get(bits).i32(l).op(0x76); // (bits >> l) & (index < n): the padding behind neuron n never spikes
						index().get(n).op(0x49, 0x71);
						code.when(() => {
							code.get(next);
							index().at([0x36], 0).step(next, 4);
						});
					}
					for (const { slot, value } of resets) {
						const before = stores.find(s => s.slot === slot)?.value;
						code.get(at);
						own.place(value);
						if (before && !rest) own.place(before);
						else code.get(at).at(lane.load, own.address(slot) + ahead);
						code
							.get(mask)
							.op(...simd(0x52))
							.at(lane.store, own.address(slot) + ahead);
					}
				});
		}
		const by = rest ? lanes * lane.size : 16 * registers;
		code.step(at, by);
		sheet?.step(by);
	};

	code.get(list).set(next);
	const upTo = (limit: number, registers: number): Code => code.below(at, limit, () => turn(registers));
	const many = longest(always) >= longChain ? abreast : 1;
	if (sheet) sheet.rows(many, whole, upTo, turn);
	else {
		code.get(n).i32(shift).op(0x74).set(end);
		if (many > 1 && cells >= 2 * abreast * lane.width) {
			code
				.get(end)
				.i32(-16 * abreast)
				.op(0x71)
				.set(whole);
			upTo(whole, abreast);
		}
		upTo(end, 1);
	}
	return code.get(next).get(list).op(0x6b).i32(2).op(0x76);
}
