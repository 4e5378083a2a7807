/**
 * Sums over a population. Their order is part of the meaning, so that all back ends and widths of registers give the same bits. A plain sum
 * has 16 parts: cell i goes to part i mod 16, then the upper half is added to the lower one until one is left. A weighted sum takes its
 * sources one after the other.
 */

import { Code, simd, type } from '../kernel/encode.ts';
import { vectorLanes } from '../kernel/lanes.ts';
import type { Precision } from '../model.ts';

/** Addresses and sizes. All arrays are padded to 16 numbers. */
export interface SumRoom {
	/** What each source gives, 0 behind the last. */
	given: number;
	sources: number;
	/** Where each target's sum goes. */
	sum: number;
	targets: number;
	/** For 16 targets after the other 16: the weights of these from each source. */
	weights?: number;
}

const padded = (n: number): number => (n + 15) & ~15;

/** The function that takes one sum. */
export function emitSum(precision: Precision, { given, sources, sum, targets, weights }: SumRoom): Code {
	const lane = vectorLanes[precision];
	const code = new Code([type.i32, type.f64, type.i32], type.i32);
	const [at, to, row] = [code.local(type.i32), code.local(type.i32), code.local(type.i32)];
	const one = code.local(type.v128);
	const totals = Array.from({ length: 16 / lane.width }, () => code.local(type.v128));
	const [add, mul] = [lane.after.add?.[1], lane.after.mul?.[1]] as [number[], number[]];
	const through = (local: number, end: number, by: number, body: () => void): Code =>
		code.loop(() => {
			body();
			code.step(local, by).get(local).i32(end).op(0x49).again();
		});
	const block = 16 * lane.size;
	const end = padded(targets) * lane.size;
	if (weights === undefined) {
		through(at, padded(sources) * lane.size, block, () => {
			for (const [k, total] of totals.entries())
				code
					.get(total)
					.get(at)
					.at(lane.load, given + 16 * k)
					.op(...add)
					.set(total);
		});
		for (let half = totals.length / 2; half >= 1; half /= 2)
			for (let k = 0; k < half; k++)
				code
					.get(totals[k] as number)
					.get(totals[k + half] as number)
					.op(...add)
					.set(totals[k] as number);
		const total = totals[0] as number;
		for (let shift = 8; shift >= lane.size; shift /= 2) {
			const turned = Array.from({ length: 16 }, (_, k) => (k + shift) % 16);
			code
				.get(total)
				.get(total)
				.get(total)
				.op(...simd(0x0d), ...turned, ...add)
				.set(total);
		}
		through(to, end, 16, () => code.get(to).get(total).at(lane.store, sum));
		return code.i32(0);
	}
	through(to, end, block, () => {
		for (const total of totals) {
			lane.constant(code, 0);
			code.set(total);
		}
		code.i32(0).set(at);
		through(at, sources * lane.size, lane.size, () => {
			code.get(at).at(lane.broadcast, given).set(one);
			for (const [k, total] of totals.entries())
				code
					.get(total)
					.get(row)
					.at(lane.load, weights + 16 * k)
					.get(one)
					.op(...mul, ...add)
					.set(total);
			code.step(row, block);
		});
		for (const [k, total] of totals.entries())
			code
				.get(to)
				.get(total)
				.at(lane.store, sum + 16 * k);
	});
	return code.i32(0);
}

/** The same on plain memory. */
export function plainSum(precision: Precision, room: SumRoom, memory: ArrayBuffer): () => number {
	const Numbers = precision === 'f64' ? Float64Array : Float32Array;
	const view = (address: number, n: number): Float64Array | Float32Array => new Numbers(memory, address, n);
	const given = view(room.given, padded(room.sources));
	const sum = view(room.sum, padded(room.targets));
	const weights = room.weights === undefined ? undefined : view(room.weights, sum.length * room.sources);
	const part = new Numbers(17); // the last one holds a product
	const plus = (k: number, value: number): void => void (part[k] = (part[k] as number) + value);
	return () => {
		for (let first = 0; first < sum.length; first += 16) {
			part.fill(0);
			if (weights)
				for (let i = 0; i < room.sources; i++)
					for (let k = 0; k < 16; k++) {
						part[16] = (weights[first * room.sources + 16 * i + k] as number) * (given[i] as number);
						plus(k, part[16] as number);
					}
			else {
				for (let i = 0; i < given.length; i++) plus(i % 16, given[i] as number);
				for (let half = 8; half >= 1; half /= 2) for (let k = 0; k < half; k++) plus(k, part[k + half] as number);
				part.fill(part[0] as number);
			}
			sum.set(part.subarray(0, 16), first);
		}
		return 0;
	};
}
