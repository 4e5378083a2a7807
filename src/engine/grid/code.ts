/**
 * A step of cells that look at their neighbours, in place: before a row is treated, its old values are copied into a buffer with one cell
 * more at each end, and the row above still lies in a second one. What lies below has not been treated yet.
 */
import { type Code, simd } from '../kernel/encode.ts';
import type { Node } from '../kernel/ir.ts';
import type { Lane } from '../kernel/lanes.ts';
import { type Shape, sides } from './shape.ts';

export const rowsOf = (slot: string): string => `${slot} rows`;

/** The room that one slot needs for its two buffers; vectors may read past the end of a row. */
export const bufferBytes = ({ width }: Shape, size: number): number => 2 * rowBytes(width, size);
const rowBytes = (width: number, size: number): number => ((width + 2) * size + 16 + 63) & ~63;

const [move, i32] = [[0xfc, 0x0a, 0, 0], 0x7f] as const;

/** The code around the rows of a sheet, for the local `at`, the byte offset of a cell. */
export class SheetCode {
	readonly #code: Code;
	readonly #lane: Lane;
	readonly #shape: Shape;
	readonly #near: readonly { array: number; buffer: number }[];
	readonly #address: (slot: string) => number;
	readonly #at: number;
	/** Offsets into the buffers, of the old row and of the one above, less one cell: they go with `at`. */
	readonly #row: number;
	readonly #above: number;
	/** Of a row. */
	readonly #bytes: number;

	constructor(
		code: Code,
		lane: Lane,
		shape: Shape,
		near: readonly string[],
		address: (slot: string) => number,
		at: number,
	) {
		this.#code = code;
		this.#lane = lane;
		this.#shape = shape;
		this.#near = near.map(slot => ({ array: address(slot), buffer: address(rowsOf(slot)) }));
		this.#address = address;
		this.#at = at;
		this.#row = code.local(i32);
		this.#above = code.local(i32);
		this.#bytes = shape.width * lane.size;
	}

	/** Where a load finds what it wants: a local and an offset to it. */
	place({ slot, value }: Node): [local: number, offset: number] {
		if (value === sides.down) return [this.#at, this.#address(slot) + this.#bytes];
		const buffer = this.#address(rowsOf(slot));
		const { size } = this.#lane;
		if (value === sides.up) return [this.#above, buffer + size];
		return [this.#row, buffer + (value === sides.left ? 0 : 2 * size)];
	}

	/** All rows: `upTo` does turns of so many registers until `at` reaches a local, `turn` does one of a register's first lanes. */
	rows(
		many: number,
		limit: number,
		upTo: (limit: number, registers: number) => void,
		turn: (registers: number, lanes: number) => void,
	): void {
		const { width, height } = this.#shape;
		const { size, width: lanes } = this.#lane;
		const code = this.#code;
		const start = code.local(i32);
		this.#begin();
		code.loop(() => {
			this.#fill();
			code.get(this.#at).set(start);
			for (const registers of many > 1 ? [many, 1] : [1]) {
				const cells = width - (width % (registers * lanes));
				if (cells === 0) continue;
				code
					.get(start)
					.i32(cells * size)
					.op(0x6a)
					.set(limit);
				upTo(limit, registers);
			}
			if (width % lanes) turn(1, width % lanes);
			this.#next();
			code
				.get(this.#at)
				.i32(height * this.#bytes)
				.op(0x49)
				.again();
		});
	}

	/** Puts a mask of a register’s first lanes on the stack. */
	firstLanes(lanes: number): void {
		const { size } = this.#lane;
		this.#code.op(...simd(0x0c), ...Array.from({ length: 16 }, (_, k) => (k < lanes * size ? 0xff : 0)));
	}

	/** Before the first row: what lies above it and, behind the array, what lies below the last. */
	#begin(): void {
		const { height, borders } = this.#shape;
		const periodic = borders === 'periodic';
		const last = (height - 1) * this.#bytes;
		for (const { array, buffer } of this.#near) {
			this.#copy(array + last + this.#bytes, array + (periodic ? 0 : last));
			this.#copy(buffer + this.#lane.size, array + (periodic ? last : 0));
		}
		this.#code.i32(rowBytes(this.#shape.width, this.#lane.size)).set(this.#row);
	}

	/** Before a row: its old values into their buffer. */
	#fill(): void {
		const { width, borders } = this.#shape;
		const code = this.#code;
		const { size } = this.#lane;
		const [load, store] = size === 8 ? [[0x2b], [0x39]] : [[0x2a], [0x38]];
		for (const { array, buffer } of this.#near) {
			code
				.get(this.#row)
				.i32(buffer + size)
				.op(0x6a)
				.get(this.#at)
				.i32(array)
				.op(0x6a)
				.i32(this.#bytes)
				.op(...move);
			const ends = borders === 'periodic' ? [width, 1] : [1, width];
			for (const [k, from] of ends.entries())
				code
					.get(this.#row)
					.get(this.#row)
					.at(load, buffer + from * size)
					.at(store, buffer + (k ? width + 1 : 0) * size);
		}
	}

	/** With `at`. */
	step(by: number): void {
		this.#code.step(this.#row, by).step(this.#above, by);
	}

	/** After a row: it lies above the next one. */
	#next(): void {
		const code = this.#code;
		code.step(this.#row, -this.#bytes).step(this.#above, -this.#bytes);
		code.get(this.#row).get(this.#above).set(this.#row).set(this.#above);
	}

	#copy(to: number, from: number): void {
		this.#code
			.i32(to)
			.i32(from)
			.i32(this.#bytes)
			.op(...move);
	}
}
