import { above, type Series, smoothed } from './series.ts';

/** The Epileptor's discharges, smoothed over this time (ms), count as a seizure above this level. */
const window = 20;
const level = -0.8;
/** Noise makes the smoothed trace flicker about the level at an onset: a pause shorter than this (ms) does not end a seizure. */
const pause = 100;

/** From when to when x1 is in a seizure, ms. */
export function seizuresIn(x1: Series): (readonly [number, number])[] {
	const joined: [number, number][] = [];
	for (const [from, to] of above(smoothed(x1, window), level)) {
		const last = joined.at(-1);
		if (last && from - last[1] < pause) last[1] = to;
		else joined.push([from, to]);
	}
	return joined;
}
