import type { Sheet } from './grid/sheet.ts';
import { type Addresses, emit, emitDelivery, emitList, type Rows } from './kernel/emit.ts';
import { type Code, encodeModule } from './kernel/encode.ts';
import type { Program } from './kernel/ir.ts';
import { scalarLanes, vectorLanes } from './kernel/lanes.ts';
import { plain } from './kernel/plain.ts';
import type { Precision } from './model.ts';
import { emitUniform, fillUniform } from './random/fill.ts';
import type { KernelKind } from './recording.ts';

export type Numbers = Float64Array | Float32Array;
/** Treats n cells at step `now`; the indices of those that spike go to the address `list`; returns how many. */
export type Call = (n: number, now: number, list: number) => number;
/** Treats a list of cells at step `now`. */
export type ListCall = (list: number, count: number, now: number) => void;
/** Draws for n cells at a step, under a key. */
export type Draw = (n: number, step: number, k0: number, k1: number) => void;

export interface Linked {
	memory: ArrayBuffer;
	calls: ReadonlyMap<string, Call>;
	lists: ReadonlyMap<string, ListCall>;
	draws: ReadonlyMap<string, Draw>;
}

export interface Part<T> {
	/** The function's code in WebAssembly. */
	code(): Code;
	/** The same on plain memory. */
	plain(memory: ArrayBuffer): T;
}

/** Lays out one fixed memory and collects the functions that work on it. */
export class Layout {
	readonly precision: Precision;
	readonly #calls = new Map<string, Part<Call>>();
	readonly #lists = new Map<string, Part<ListCall>>();
	readonly #draws = new Map<string, Part<Draw>>();
	readonly #contents: { address: number; bytes: ArrayBufferView }[] = [];
	#end = 64;

	constructor(precision: Precision) {
		this.precision = precision;
	}

	/** Bytes of one number. */
	get size(): number {
		return this.precision === 'f64' ? 8 : 4;
	}

	reserve(bytes: number): number {
		const start = this.#end;
		this.#end = (start + bytes + 63) & ~63;
		return start;
	}

	/** Reserves room for these bytes and puts them there when the memory is made. */
	place(bytes: ArrayBufferView, room = bytes.byteLength): number {
		const address = this.reserve(room);
		this.#contents.push({ address, bytes });
		return address;
	}

	/** `cells`: how many it is called for, step after step; the code for many is longer and faster. */
	add(name: string, program: Program, addresses: Addresses, cells = 1, grid?: Sheet): void {
		this.#calls.set(name, {
			code: () => emit(program, vectorLanes[this.precision], addresses, cells, grid),
			plain: memory => plain().interpreter(program, memory, addresses, grid),
		});
	}

	/** A call that has code of its own. */
	addCall(name: string, part: Part<Call>): void {
		this.#calls.set(name, part);
	}

	addDelivery(name: string, program: Program, addresses: Addresses, rows: Rows): void {
		this.#lists.set(name, {
			code: () => emitDelivery(program, scalarLanes[this.precision], addresses, rows),
			plain: memory => plain().interpretDelivery(program, memory, addresses, rows),
		});
	}

	addListCall(name: string, part: Part<ListCall>): void {
		this.#lists.set(name, part);
	}

	addList(name: string, program: Program, addresses: Addresses): void {
		this.#lists.set(name, {
			code: () => emitList(program, scalarLanes[this.precision], addresses),
			plain: memory => plain().interpretList(program, memory, addresses),
		});
	}

	addUniform(name: string, address: number): void {
		this.#draws.set(name, {
			code: () => emitUniform(this.precision, address),
			plain: memory => (n, step, k0, k1) => fillUniform(this.view(memory, address, n), step, [k0, k1]),
		});
	}

	addDraw(name: string, part: Part<Draw>): void {
		this.#draws.set(name, part);
	}

	/** Compiles everything that was added. */
	link(kind: KernelKind): Linked {
		const pages = Math.ceil(this.#end / 65536);
		const memory = kind === 'wasm' ? new WebAssembly.Memory({ initial: pages, maximum: pages }) : undefined;
		const buffer = memory?.buffer ?? new ArrayBuffer(pages * 65536);
		for (const { address, bytes } of this.#contents)
			new Uint8Array(buffer, address).set(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
		const all: [string, ReadonlyMap<string, Part<unknown>>][] = [
			['call', this.#calls],
			['list', this.#lists],
			['draw', this.#draws],
		];
		let made: (family: string, name: string, part: Part<unknown>) => unknown = (_, __, part) => part.plain(buffer);
		if (memory) {
			const functions = Object.fromEntries(
				all.flatMap(([family, parts]) => [...parts].map(([name, part]) => [`${family} ${name}`, part.code()])),
			);
			const { exports } = new WebAssembly.Instance(new WebAssembly.Module(encodeModule(functions, pages)), {
				m: { m: memory },
			});
			made = (family, name) => exports[`${family} ${name}`];
		}
		const linked = <T>(family: string, parts: ReadonlyMap<string, Part<T>>): Map<string, T> =>
			new Map([...parts].map(([name, part]) => [name, made(family, name, part) as T]));
		return {
			memory: buffer,
			calls: linked('call', this.#calls),
			lists: linked('list', this.#lists),
			draws: linked('draw', this.#draws),
		};
	}

	view(memory: ArrayBuffer, address: number, n: number): Numbers {
		return this.precision === 'f64' ? new Float64Array(memory, address, n) : new Float32Array(memory, address, n);
	}
}
