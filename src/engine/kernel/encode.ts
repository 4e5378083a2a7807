/** A WebAssembly binary, byte by byte: just what the emitter needs. */

export const type = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;
export type ValueType = (typeof type)[keyof typeof type];

export function unsigned(n: number): number[] {
	const bytes: number[] = [];
	do {
		bytes.push(n > 0x7f ? (n & 0x7f) | 0x80 : n);
		n >>>= 7;
	} while (n);
	return bytes;
}

export function signed(n: number | bigint): number[] {
	const bytes: number[] = [];
	for (let rest = BigInt(n); ; ) {
		const low = Number(rest & 0x7fn);
		rest >>= 7n;
		if ((rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40)) return [...bytes, low];
		bytes.push(low | 0x80);
	}
}

export const simd = (n: number): number[] => [0xfd, ...unsigned(n)];
const text = (s: string): number[] => [...unsigned(s.length), ...new TextEncoder().encode(s)];
const vector = (items: number[][]): number[] => [...unsigned(items.length), ...items.flat()];
const section = (id: number, body: number[]): number[] => [id, ...unsigned(body.length), ...body];

/** A function body under construction. Locals get their index from their place after the parameters. */
export class Code {
	readonly bytes: number[] = [];
	readonly parameters: readonly ValueType[];
	readonly result: ValueType | undefined;
	readonly locals: ValueType[] = [];

	constructor(parameters: readonly ValueType[], result?: ValueType) {
		this.parameters = parameters;
		this.result = result;
	}

	op(...bytes: number[]): this {
		for (const b of bytes) this.bytes.push(b);
		return this;
	}
	local(t: ValueType): number {
		return this.parameters.length + this.locals.push(t) - 1;
	}
	get(i: number): this {
		return this.op(0x20, ...unsigned(i));
	}
	set(i: number): this {
		return this.op(0x21, ...unsigned(i));
	}
	tee(i: number): this {
		return this.op(0x22, ...unsigned(i));
	}
	i32(n: number): this {
		return this.op(0x41, ...signed(n | 0));
	}
	// A load or store at (address on the stack) + offset; alignment is a hint, and 1 byte is always true.
	at(opcode: readonly number[], offset: number): this {
		return this.op(...opcode, 0, ...unsigned(offset));
	}
	loop(body: () => void): this {
		this.op(0x03, 0x40);
		body();
		return this.op(0x0b);
	}
	when(body: () => void): this {
		this.op(0x04, 0x40);
		body();
		return this.op(0x0b);
	}
	again(): this {
		return this.op(0x0d, 0);
	} // br_if to the innermost loop
	/** Repeats while the local i lies below the local `limit`, both without a sign. */
	below(i: number, limit: number, body: () => void): this {
		const more = (): this => this.get(i).get(limit).op(0x49);
		return more().when(() =>
			this.loop(() => {
				body();
				more().again();
			}),
		);
	}
	step(i: number, by: number): this {
		return this.get(i).i32(by).op(0x6a).set(i);
	}

	body(): number[] {
		const bytes = [...vector(this.locals.map(t => [1, t])), ...this.bytes, 0x0b];
		return [...unsigned(bytes.length), ...bytes];
	}
}

/** A module of named functions over one imported memory of a fixed number of pages. */
export function encodeModule(functions: Record<string, Code>, pages: number): Uint8Array<ArrayBuffer> {
	const codes = Object.values(functions);
	return new Uint8Array([
		0x00,
		0x61,
		0x73,
		0x6d,
		1,
		0,
		0,
		0,
		...section(
			1,
			vector(codes.map(f => [0x60, ...vector(f.parameters.map(t => [t])), ...vector(f.result ? [[f.result]] : [])])),
		),
		...section(2, vector([[...text('m'), ...text('m'), 0x02, 0x00, ...unsigned(pages)]])),
		...section(3, vector(codes.map((_, i) => unsigned(i)))),
		...section(7, vector(Object.keys(functions).map((name, i) => [...text(name), 0x00, ...unsigned(i)]))),
		...section(10, vector(codes.map(f => f.body()))),
	]);
}
