/**
 * Poisson counts whose mean differs from cell to cell. A count is found by going up the distribution from 0 until it passes a random
 * word: one word, nothing rejected. A mean above the greatest is shared by equal parts, each with a word of its own: the first is that of
 * (seed, purpose, step, cell), and its cipher block is the key of the others.
 */
import { Code, type } from '../kernel/encode.ts';
import { exp } from '../kernel/functions.ts';
import type { Graph, Node, Program } from '../kernel/ir.ts';
import type { Precision } from '../model.ts';
import { greatestMean } from '../random/fill.ts';
import { schedule, threefry, threefryOver, type Words } from '../random/threefry.ts';

/** Above so many parts, below a mean of 0 and for one that is no number the count is NaN. */
const mostParts = 1e6;
/** Far beyond the last count that a word of 32 bits can mean. */
const longest = 127;

/** 2^-32. */
const unit = 2.3283064365386963e-10;

/** Addresses of what is known of each cell, and of its count. */
export interface CountSlots {
	parts: number;
	/** The mean of a part, and the probability that it is 0. */
	mean: number;
	none: number;
	count: number;
}

export const countSlots = (slot: string): Record<keyof CountSlots, string> => ({
	parts: `${slot} parts`,
	mean: `${slot} mean`,
	none: `${slot} none`,
	count: slot,
});

/** What has to be known before counts with this mean can be drawn. */
export function meanProgram(graph: Graph, mean: Node, slot: string): Program {
	const parts = graph.neg(graph.make('floor', [graph.mul(graph.number(-1 / greatestMean), mean)]));
	const part = graph.div(mean, graph.make('max', [parts, graph.number(1)]));
	const names = countSlots(slot);
	const stores = [
		{ slot: names.parts, value: parts },
		{ slot: names.mean, value: part },
		{ slot: names.none, value: exp(graph, graph.neg(part)) },
	];
	return { graph, stores, resets: [] };
}

/** The function (n, step, k0, k1) that draws a count for each cell. */
export function emitCounts(precision: Precision, slots: CountSlots): Code {
	const f64 = precision === 'f64';
	const code = new Code([type.i32, type.i32, type.i32, type.i32]);
	const [n, step, k0, k1] = [0, 1, 2, 3];
	const integer = (): number => code.local(type.i32);
	const real = (): number => code.local(type.f64);
	const [cell, at, part] = [integer(), integer(), integer()];
	const key: [number, number] = [integer(), integer()];
	const counter: [number, number] = [integer(), integer()];
	const [parts, mean, none, total, u, p, sum, k] = [real(), real(), real(), real(), real(), real(), real(), real()];
	const number = (x: number): Code => code.op(0x44, ...new Uint8Array(Float64Array.of(x).buffer));
	const load = (address: number, local: number): void => {
		code.get(at).at(f64 ? [0x2b] : [0x2a], address);
		if (!f64) code.op(0xbb);
		code.set(local);
	};
	const kept = (_: Code): number => {
		const local = integer();
		code.set(local);
		return local;
	};
	const registers: Words<number> = {
		add: (a, b) => kept(code.get(a).get(b).op(0x6a)),
		xor: (a, b) => kept(code.get(a).get(b).op(0x73)),
		rotate: (a, by) => kept(code.get(a).i32(by).op(0x77)),
		number: x => kept(code.i32(x)),
	};
	const move = (from: number, to: number): Code => code.get(from).set(to);
	const drawPart = (): void => {
		const [x, y] = threefryOver(registers, schedule(registers, key), counter);
		code.get(x).op(0xb8);
		number(0.5).op(0xa0);
		number(unit).op(0xa2).set(u);
		move(none, p);
		move(none, sum);
		number(0).set(k);
		code
			.get(u)
			.get(sum)
			.op(0x64)
			.when(() =>
				code.loop(() => {
					code.get(k);
					number(1).op(0xa0).set(k);
					code.get(p).get(mean).op(0xa2).get(k).op(0xa3).set(p);
					code.get(sum).get(p).op(0xa0).set(sum);
					code.get(u).get(sum).op(0x64).get(k);
					number(longest).op(0x63, 0x71).again();
				}),
			);
		code.get(total).get(k).op(0xa0).set(total);
		code
			.get(part)
			.op(0x45)
			.when(() => {
				move(x, key[0]);
				move(y, key[1]);
			});
		code.step(part, 1);
		move(part, counter[0]);
		code.i32(0).set(counter[1]);
	};
	code.loop(() => {
		load(slots.parts, parts);
		load(slots.mean, mean);
		load(slots.none, none);
		number(Number.NaN).set(total);
		code.get(parts);
		number(mostParts).op(0x65).get(mean);
		number(0)
			.op(0x66, 0x71)
			.when(() => {
				number(0).set(total);
				code.i32(0).set(part);
				for (const [from, to] of [
					[k0, key[0]],
					[k1, key[1]],
					[step, counter[0]],
					[cell, counter[1]],
				] as const)
					move(from, to);
				code.get(parts);
				number(0)
					.op(0x64)
					.when(() =>
						code.loop(() => {
							drawPart();
							code.get(part).op(0xb8).get(parts).op(0x63).again();
						}),
					);
			});
		code.get(at).get(total);
		if (!f64) code.op(0xb6);
		code.at(f64 ? [0x39] : [0x38], slots.count);
		code
			.step(at, f64 ? 8 : 4)
			.step(cell, 1)
			.get(cell)
			.get(n)
			.op(0x49)
			.again();
	});
	return code;
}

type Numbers = Float64Array | Float32Array;

/** The same without WebAssembly, for the interpreter. */
export function fillCounts(
	of: Readonly<Record<keyof CountSlots, Numbers>>,
	step: number,
	purpose: readonly [number, number],
): void {
	for (let cell = 0; cell < of.count.length; cell++) {
		const [parts, mean, none] = [of.parts[cell] as number, of.mean[cell] as number, of.none[cell] as number];
		const known = parts <= mostParts && mean >= 0;
		let total = known ? 0 : Number.NaN;
		let key = purpose;
		let counter: [number, number] = [step, cell];
		for (let part = 0; known && part < parts; part++) {
			const [x, y] = threefry(key, counter);
			const u = (x + 0.5) * unit;
			let [p, sum, k] = [none, none, 0];
			while (u > sum && k < longest) {
				k++;
				p = (p * mean) / k;
				sum += p;
			}
			total += k;
			if (part === 0) key = [x, y];
			counter = [part + 1, 0];
		}
		of.count[cell] = total;
	}
}
