import type { Precision } from '../model.ts';
import { type Code, signed, simd, type, type ValueType } from './encode.ts';
import type { Op } from './ir.ts';

/** What differs between f64x2, f32x4 and single numbers, as data. `after`: for each operation the bytes that follow each argument. */
export interface Lane {
	type: ValueType;
	width: number; // neurons in a register
	size: number; // bytes of one number
	load: readonly number[];
	store: readonly number[];
	broadcast: readonly number[]; // load one number into every lane
	splat: readonly number[]; // after an f64
	constant(code: Code, value: number): void;
	after: Partial<Record<Op, readonly (readonly number[])[]>>;
}

function bytesOf(value: number, precision: Precision): number[] {
	return [...new Uint8Array((precision === 'f64' ? Float64Array : Float32Array).of(value).buffer)];
}

const comparisons: readonly Op[] = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'];
const arithmetic: readonly Op[] = ['add', 'sub', 'mul', 'div'];
const table = (names: readonly Op[], first: number, encode: (n: number) => number[]): [Op, number[][]][] =>
	names.map((name, i) => [name, [[], encode(first + i)]]);

// The bits behind `logb`: bias the exponent so that it is positive, shift it down, read it as the low bits of 2^52 (2^23).
const bits = {
	f64: { shift: 52, bias: (1024n << 52n) - 0x3fe6a09e667f3bcdn, unit: 0x4330000000000000n, back: 4503599627371520 },
	f32: { shift: 23, bias: (128n << 23n) - 0x3f3504f3n, unit: 0x4b000000n, back: 8388736 },
};

function vectorLane(precision: Precision): Lane {
	const f64 = precision === 'f64';
	const width = f64 ? 2 : 4;
	const op = (double: number, single: number): number[] => simd(f64 ? double : single);
	const all = (one: number[]): number[] => [...simd(0x0c), ...Array.from({ length: width }, () => one).flat()];
	const integer = (n: bigint): number[] =>
		all(
			f64
				? [...new Uint8Array(BigInt64Array.of(n).buffer)]
				: [...new Uint8Array(Int32Array.of(Number(BigInt.asIntN(32, n))).buffer)],
		);
	const { shift, bias, unit, back } = bits[precision];
	const intAdd = op(0xce, 0xae);
	return {
		type: type.v128,
		width,
		size: 16 / width,
		load: simd(0x00),
		store: simd(0x0b),
		broadcast: op(0x0a, 0x09),
		splat: f64 ? simd(0x14) : [0xb6, ...simd(0x13)],
		constant: (code, value) => {
			code.op(...all(bytesOf(value, precision)));
		},
		after: {
			...Object.fromEntries([
				...table(comparisons, f64 ? 0x47 : 0x41, simd),
				...table(arithmetic, f64 ? 0xf0 : 0xe4, simd),
				...table(['min', 'max'], f64 ? 0xf6 : 0xea, simd), // pmin, pmax: one instruction on x86
				...table(['and'], 0x4e, simd),
				...table(['or'], 0x50, simd),
			]),
			abs: [op(0xec, 0xe0)],
			neg: [op(0xed, 0xe1)],
			sqrt: [op(0xef, 0xe3)],
			floor: [op(0x75, 0x68)],
			trunc: [op(0x7a, 0x69)],
			not: [simd(0x4d)],
			select: [[], [], simd(0x52)],
			scale: [[0x41, ...signed(shift), ...op(0xcb, 0xab)], intAdd],
			logb: [
				[
					...integer(bias),
					...intAdd,
					0x41,
					...signed(shift),
					...op(0xcd, 0xad),
					...integer(unit),
					...simd(0x50),
					...all(bytesOf(back, precision)),
					...op(0xf1, 0xe5),
				],
			],
		},
	};
}

/** The registers that update a group, by precision. */
export const vectorLanes: Readonly<Record<Precision, Lane>> = { f64: vectorLane('f64'), f32: vectorLane('f32') };

/** One number at a time, for what happens at spikes. 'min' and 'max' are the same choice as pmin and pmax. */
function scalarLane(precision: Precision): Lane {
	const f64 = precision === 'f64';
	const op = (double: number, single: number): number[] => [f64 ? double : single];
	const plain = (n: number): number[] => [n];
	const { shift, bias, unit, back } = bits[precision];
	const toBits = op(0xbd, 0xbc);
	const toFloat = op(0xbf, 0xbe);
	const integer = (n: bigint): number[] => [
		...op(0x42, 0x41),
		...signed(f64 ? BigInt.asIntN(64, n) : BigInt.asIntN(32, n)),
	];
	return {
		type: f64 ? type.f64 : type.f32,
		width: 1,
		size: f64 ? 8 : 4,
		load: op(0x2b, 0x2a),
		store: op(0x39, 0x38),
		broadcast: op(0x2b, 0x2a),
		splat: f64 ? [] : [0xb6],
		constant: (code, value) => {
			code.op(f64 ? 0x44 : 0x43, ...bytesOf(value, precision));
		},
		after: {
			...Object.fromEntries([
				...table(comparisons, f64 ? 0x61 : 0x5b, plain),
				...table(arithmetic, f64 ? 0xa0 : 0x92, plain),
				...table(['and'], 0x71, plain),
				...table(['or'], 0x72, plain),
			]),
			abs: [op(0x99, 0x8b)],
			neg: [op(0x9a, 0x8c)],
			sqrt: [op(0x9f, 0x91)],
			floor: [op(0x9c, 0x8e)],
			trunc: [op(0x9d, 0x8f)],
			not: [[0x45]],
			select: [[], [], [0x1b]],
			scale: [
				[...toBits, ...integer(BigInt(shift)), ...op(0x86, 0x74)],
				[...toBits, ...op(0x7c, 0x6a), ...toFloat],
			],
			logb: [
				[
					...toBits,
					...integer(bias),
					...op(0x7c, 0x6a),
					...integer(BigInt(shift)),
					...op(0x88, 0x76),
					...integer(unit),
					...op(0x84, 0x72),
					...toFloat,
					f64 ? 0x44 : 0x43,
					...bytesOf(back, precision),
					...op(0xa1, 0x93),
				],
			],
		},
	};
}

export const scalarLanes: Readonly<Record<Precision, Lane>> = { f64: scalarLane('f64'), f32: scalarLane('f32') };
