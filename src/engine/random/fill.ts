/** Draws into arrays: uniform numbers by Threefry on four counters at a time in WebAssembly, normal ones from them by Box-Muller. */
import { Code, simd, type } from '../kernel/encode.ts';
import { logOfNormal, turn } from '../kernel/functions.ts';
import { Graph, type Program } from '../kernel/ir.ts';
import type { Precision } from '../model.ts';
import { schedule, threefry, threefryOver, type Words } from './threefry.ts';

/** Above this mean a count is the sum of several draws, each with a key of its own. */
export const greatestMean = 30;

const store = simd(0x0b);
const splat = simd(0x11);
const add = simd(0xae);
const [n, step, k0, k1] = [0, 1, 2, 3] as const; // parameters: neurons, step, key

// f(n, step, k0, k1) over memory padded to sixteen neurons: for every eight of them, `use` gets their two registers of words and the first one's index.
export function emitWords(use: (code: Code, words: [number, number], first: number) => void): Code {
	const code = new Code([type.i32, type.i32, type.i32, type.i32]);
	const first = code.local(type.i32);
	const put = (): number => {
		const local = code.local(type.v128);
		code.set(local);
		return local;
	};
	const both = (f: (i: number) => void): number[] =>
		[0, 1].map(i => {
			f(i);
			return put();
		});
	/** What is the same for both is computed once. */
	const from = (f: (i: number) => void, ...operands: readonly (readonly number[])[]): number[] => {
		if (operands.some(([a, b]) => a !== b)) return both(f);
		f(0);
		return Array(2).fill(put());
	};
	const registers: Words<number[]> = {
		// two independent ciphers side by side hide each other's latency
		add: (a, b) =>
			from(
				i =>
					code
						.get(a[i]!)
						.get(b[i]!)
						.op(...add),
				a,
				b,
			),
		xor: (a, b) =>
			from(
				i =>
					code
						.get(a[i]!)
						.get(b[i]!)
						.op(...simd(0x51)),
				a,
				b,
			),
		rotate: (a, by) =>
			both(i =>
				code
					.get(a[i]!)
					.i32(by)
					.op(...simd(0xab))
					.get(a[i]!)
					.i32(32 - by)
					.op(...simd(0xad), ...simd(0x50)),
			),
		number: value => from(() => code.i32(value).op(...splat)),
	};
	const uniform = (parameter: number): number[] => from(() => code.get(parameter).op(...splat));
	const added = schedule(registers, [uniform(k0), uniform(k1)]);
	const c0 = uniform(step);
	const c1 = both(i => code.op(...simd(0x0c), ...new Uint8Array(Int32Array.of(0, 1, 2, 3).map(x => x + 4 * i).buffer)));
	code.loop(() => {
		const [x, y] = threefryOver(registers, added, [c0, c1]);
		for (const i of [0, 1]) {
			use(code, [x[i]!, y[i]!], first);
			code
				.get(c1[i]!)
				.i32(8)
				.op(...splat, ...add)
				.set(c1[i]!)
				.step(first, 8);
		}
		code.get(first).get(n).op(0x49).again();
	});
	return code;
}

// From four i32 to floats: the low and the (shuffled) high half for f64, all four for f32.
const toFloats: Record<Precision, number[][]> = {
	f64: [simd(0xfe), [...simd(0x0d), 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, ...simd(0xfe)]],
	f32: [simd(0xfa)],
};
const places = (precision: Precision): number[] => (precision === 'f64' ? [0, 16] : [0]);

export function forEachRegister(
	code: Code,
	precision: Precision,
	counts: [number, number],
	first: number,
	base: number,
	each: (address: () => Code, offset: number, floats: () => void) => void,
): void {
	const size = precision === 'f64' ? 3 : 2;
	counts.forEach((register, half) =>
		places(precision).forEach((place, i) => {
			const address = (): Code => code.get(first).i32(size).op(0x74);
			const floats = (): void => {
				code.get(register);
				if (i === 1) code.get(register); // a shuffle takes two registers
				code.op(...toFloats[precision][i]!);
			};
			each(address, base + half * (4 << size) + place, floats);
		}),
	);
}

/** The function (n, step, k0, k1) that writes (floor(word / 2^8) + 0.5) * 2^-24 for each neuron to `slot`, in either precision. */
export function emitUniform(precision: Precision, slot: number): Code {
	const [constant, ...ops] =
		precision === 'f64'
			? [(x: number) => [0x44, ...new Uint8Array(Float64Array.of(x).buffer), ...simd(0x14)], simd(0xf0), simd(0xf2)]
			: [(x: number) => [0x43, ...new Uint8Array(Float32Array.of(x).buffer), ...simd(0x13)], simd(0xe4), simd(0xe6)];
	return emitWords((code, both, first) => {
		for (const word of both)
			code
				.get(word)
				.i32(8)
				.op(...simd(0xad))
				.set(word);
		forEachRegister(code, precision, both, first, slot, (address, offset, floats) => {
			address();
			floats();
			code.op(...constant(0.5), ...ops[0]!, ...constant(5.9604644775390625e-8), ...ops[1]!).at(store, offset);
		});
	});
}

/** The function (n, step, k0, k1) that writes plain words from address 0 on. */
export const emitBlock = (): Code =>
	emitWords((code, both, first) => {
		for (const [half, word] of both.entries())
			code
				.get(first)
				.i32(2)
				.op(0x74)
				.get(word)
				.at(store, 16 * half);
	});

/** The same numbers without WebAssembly, for the interpreter. */
export function fillUniform(values: Float64Array | Float32Array, at: number, key: readonly [number, number]): void {
	for (let i = 0; i < values.length; i++) {
		const word = threefry(key, [at, 4 * (i >> 3) + (i & 3)])[(i >> 2) & 1] as number;
		values[i] = ((word >>> 8) + 0.5) * 5.9604644775390625e-8;
	}
}

/** Box-Muller as a program of the same language: the slots `first` and `second` hold uniforms and receive normals. */
export function normalProgram(precision: Precision, first: string, second: string): Program {
	const g = new Graph(precision);
	const radius = g.make('sqrt', [g.mul(g.number(-2), logOfNormal(g, g.load(first)))]);
	const [c, s] = turn(g, g.load(second));
	return {
		graph: g,
		stores: [
			{ slot: first, value: g.mul(radius, c) },
			{ slot: second, value: g.mul(radius, s) },
		],
		resets: [],
	};
}
