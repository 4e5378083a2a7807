import type { Code } from '../kernel/encode.ts';
import { simd, type } from '../kernel/encode.ts';
import type { Precision } from '../model.ts';
import { emitWords, forEachRegister } from '../random/fill.ts';
import { threefry } from '../random/threefry.ts';

/**
 * A count is the number of entries below a random word: entry k is P(count ≤ k), exact to 2^-32. Signed, because that comparison is one
 * instruction. Nearly every word lies below entry `usual`.
 */
export interface PoissonTable {
	entries: Int32Array;
	usual: number;
}

/** The longest table, for the greatest mean; memory is reserved for it. */
export const tableLength = 128;

/** Throws nothing; a mean of 0 never gives a spike. */
export function poissonTable(mean: number): PoissonTable {
	const table: number[] = [];
	let usual = 1; // the loop over the rest starts from a comparison
	let term = expOfMinus(mean);
	let sum = term;
	for (let k = 0; sum < 1 - 1.1641532182693481e-10 && k < tableLength - 1; k++) {
		// A probability below 2^-32 still has an entry below every word but 0.
		table.push((Math.min(Math.max(Math.floor(sum * 4294967296), 1), 4294967295) - 1) ^ -2147483648);
		if (sum < 0.9990234375) usual = k + 1;
		term = (term * mean) / (k + 1);
		sum += term;
	}
	while (table.length <= usual) table.push(2147483647); // below no word
	return { entries: Int32Array.from(table), usual };
}

/** e^-x for x up to the greatest mean: a series and squarings are enough for a table, and the same on every machine. */
function expOfMinus(x: number): number {
	let value = 1;
	for (let k = 60; k > 0; k--) value = 1 - (x / 1024 / k) * value;
	for (let i = 0; i < 10; i++) value *= value;
	return value;
}

/** The function (n, step, k0, k1) that adds weight × count to a slot of every cell. */
export function emitPoisson(
	precision: Precision,
	slot: number,
	weight: number,
	table: number,
	{ entries, usual }: PoissonTable,
): Code {
	const f64 = precision === 'f64';
	const splat = simd(0x11);
	const greater = simd(0x3b);
	const subtract = simd(0xb1);
	return emitWords((code, both, first) => {
		const at = code.local(type.i32);
		const [threshold, above] = [code.local(type.v128), code.local(type.v128)];
		const counts = both.map(word => {
			code
				.get(word)
				.i32(-2147483648)
				.op(...splat, ...simd(0x51))
				.set(word)
				.i32(0)
				.op(...splat);
			const count = code.local(type.v128);
			code.set(count);
			return count;
		}) as [number, number];
		const compare = (address: () => Code, offset: number): void => {
			address().at(simd(0x09), offset).set(threshold);
			for (const [i, count] of counts.entries())
				code
					.get(count)
					.get(both[i] as number)
					.get(threshold)
					.op(...greater)
					.tee(above)
					.op(...subtract)
					.set(count);
		};
		for (let k = 0; k < usual; k++) compare(() => code.i32(0), table + 4 * k);
		// The rest is seldom entered: only where one of the words lies above the last usual entry.
		code
			.get(both[0])
			.get(threshold)
			.op(...greater)
			.get(above)
			.op(...simd(0x50), ...simd(0x53))
			.when(() => {
				code.i32(table + 4 * usual).set(at);
				code.loop(() => {
					compare(() => code.get(at), 0);
					code
						.step(at, 4)
						.get(at)
						.i32(table + 4 * entries.length)
						.op(0x49)
						.again();
				});
			});
		forEachRegister(code, precision, counts, first, slot, (address, offset, floats) => {
			address();
			address().at(simd(0x00), offset);
			floats();
			code
				.i32(0)
				.at(simd(f64 ? 0x0a : 0x09), weight)
				.op(...simd(f64 ? 0xf2 : 0xe6), ...simd(f64 ? 0xf0 : 0xe4))
				.at(simd(0x0b), offset);
		});
	});
}

/** The same without WebAssembly, for the interpreter. */
export function addPoisson(
	values: Float64Array | Float32Array,
	weight: number,
	{ entries }: PoissonTable,
	step: number,
	key: readonly [number, number],
): void {
	const round = values instanceof Float32Array ? Math.fround : (x: number): number => x;
	for (let i = 0; i < values.length; i++) {
		const word = (threefry(key, [step, 4 * (i >> 3) + (i & 3)])[(i >> 2) & 1] as number) ^ -2147483648;
		let count = 0;
		while (count < entries.length && word > (entries[count] as number)) count++;
		values[i] = (values[i] as number) + round(count * weight);
	}
}
