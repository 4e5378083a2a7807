/**
 * Threefry2x32-20 (Salmon et al. 2011): random words as a function of a key (seed, purpose) and a counter (step, neuron).
 * Neuron 8q+l draws word 0 of counter 4q+l, neuron 8q+4+l word 1 of it (l < 4), whatever the width of the registers.
 */

const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
const parity = 0x1bd11bda;

/** The cipher over any representation of 32-bit words: numbers here, i32x4 registers in fill.ts. */
export interface Words<T> {
	add(a: T, b: T): T;
	xor(a: T, b: T): T;
	rotate(a: T, by: number): T;
	number(n: number): T;
}

/** What is added before the first round and after each four, by a key. */
export function schedule<T>(w: Words<T>, [k0, k1]: readonly [T, T]): [T, T][] {
	const keys = [k0, k1, w.xor(w.xor(k0, k1), w.number(parity))];
	return Array.from({ length: 6 }, (_, g) => [keys[g % 3]!, g === 0 ? k1 : w.add(keys[(g + 1) % 3]!, w.number(g))]);
}

export function threefryOver<T>(w: Words<T>, added: readonly (readonly [T, T])[], [c0, c1]: readonly [T, T]): [T, T] {
	let x = w.add(c0, added[0]![0]),
		y = w.add(c1, added[0]![1]);
	for (let round = 0; round < 20; round++) {
		x = w.add(x, y);
		y = w.xor(w.rotate(y, rotations[round % 8]!), x);
		if (round % 4 !== 3) continue;
		const [kx, ky] = added[(round + 1) / 4]!;
		x = w.add(x, kx);
		y = w.add(y, ky);
	}
	return [x, y];
}

const numbers: Words<number> = {
	add: (a, b) => (a + b) | 0,
	xor: (a, b) => a ^ b,
	rotate: (a, by) => (a << by) | (a >>> (32 - by)),
	number: n => n,
};

/** One block: two words of 32 bits. */
export function threefry(key: readonly [number, number], counter: readonly [number, number]): [number, number] {
	const [x, y] = threefryOver(numbers, schedule(numbers, key), counter);
	return [x >>> 0, y >>> 0];
}

/** A purpose is a name; FNV-1a makes it a key word. */
export function keyOf(seed: number, purpose: string): [number, number] {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(purpose)) hash = Math.imul(hash ^ byte, 0x01000193);
	return [seed | 0, hash];
}
