/** Activity on a ring: cell k of n stands at k/n of a turn. Angles are in degrees. Cosine and arctangent are made of exact operations. */
import type { Spikes } from '../recording.ts';
import { mean, type Series } from './series.ts';

/** Each cell's mean over time. */
export const profileOf = (cells: readonly Series[]): Float64Array => Float64Array.from(cells, s => mean(s.values));

/** Each cell's rate in a window, Hz. */
export function ratesOf({ n, cells, times }: Spikes, from: number, to: number): Float64Array {
	const counts = new Float64Array(n);
	for (const [k, time] of times.entries())
		if (time >= from && time < to) counts[cells[k] as number] = (counts[cells[k] as number] as number) + 1;
	return counts.map(count => (count * 1000) / (to - from));
}

/** Each cell's mean with so many cells on either side. */
export function smoothed(profile: Float64Array, reach: number): Float64Array {
	const [n, far] = [profile.length, Math.round(reach)];
	return profile.map((_, cell) => {
		let sum = 0;
		for (let k = cell - far; k <= cell + far; k++) sum += profile[(k + n) % n] as number;
		return sum / (2 * far + 1);
	});
}

/** Cosine and sine, by their series; for angles of a turn at most. */
function circular(radians: number): [cos: number, sin: number] {
	const sums: [number, number] = [0, 0];
	let term = 1;
	for (let k = 0; k < 40; k++) {
		sums[k % 2 ? 1 : 0] += k % 4 < 2 ? term : -term;
		term *= radians / (k + 1);
	}
	return sums;
}

/** The activity as a vector of length one, in a frame that is turned to `from`, degrees from 0 to 360. */
function vectorOf(profile: Float64Array, from: number): [x: number, y: number] {
	const [cos, sin] = circular((2 * Math.PI) / profile.length);
	const [u, v] = circular((from * Math.PI) / 180);
	let [x, y] = [0, 0];
	let [c, s] = [u, -v];
	for (const value of profile) {
		x += value * c;
		y += value * s;
		[c, s] = [c * cos - s * sin, s * cos + c * sin];
	}
	const length = Math.sqrt(x * x + y * y);
	return [x / length, y / length];
}

/** Where the activity points, as a population vector: how far from `from`, from -180 to 180. */
export function directionOf(profile: Float64Array, from = 0): number {
	const [x, y] = vectorOf(profile, from);
	let tangent = y / (1 + x); // of half the angle
	for (let k = 0; k < 5; k++) tangent /= 1 + Math.sqrt(1 + tangent * tangent);
	const square = tangent * tangent;
	const arc = tangent * (1 - square * (1 / 3 - square * (1 / 5 - square * (1 / 7 - square / 9))));
	return (arc * 64 * 180) / Math.PI;
}

/** The square of the chord from `from` to where the activity points, in degrees: for small angles, that of the angle. */
export function chordOf(profile: Float64Array, from = 0): number {
	const [x] = vectorOf(profile, from);
	return (2 * (1 - x) * 180 * 180) / (Math.PI * Math.PI);
}

/** How wide the activity is at half of its height, between its sides on lines; 360 where it does not fall so low. */
export function widthOf(profile: Float64Array): number {
	const n = profile.length;
	let top = 0;
	for (let k = 1; k < n; k++) if ((profile[k] as number) > (profile[top] as number)) top = k;
	const half = (profile[top] as number) / 2;
	const side = (way: number): number => {
		for (let k = 1; k < n; k++) {
			const [a, b] = [profile[(top + way * (k - 1) + n * n) % n], profile[(top + way * k + n * n) % n]] as [
				number,
				number,
			];
			if (b < half) return k - 1 + (a - half) / (a - b);
		}
		return n / 2;
	};
	return ((side(1) + side(-1)) * 360) / n;
}
