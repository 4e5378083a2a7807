/** Measures of a network that is never silent for long: what rises above half of its median activity. */
import { exp } from './exponential.ts';
import { ln } from './logarithm.ts';
import { populationRate } from './spike-trains.ts';
import type { Arguments, Measure, Subject } from './subject.ts';

/** The sums of activity over the stretches that lie above a level; one that is open at either end is left out. */
export function excursionsIn(activity: Float64Array, level: number): number[] {
	const sizes: number[] = [];
	let size = 0;
	let whole = false; // until the first step that is not above
	for (const value of activity) {
		if (value > level) {
			size += value;
			continue;
		}
		if (whole && size > 0) sizes.push(size);
		[size, whole] = [0, true];
	}
	return sizes;
}

/** How many sizes, evenly spaced in logarithms between the least and the greatest, are looked at. */
const places = 10;

/**
 * Shew's kappa: one, and the mean difference between the share of excursions up to a size that a power law of exponent -1.5 has and that
 * which was found. Above one too many are large, below it too few. NaN where all are of one size.
 */
export function kappaOf(sizes: readonly number[]): number {
	const sorted = Float64Array.from(sizes).sort();
	const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
	if (!(most > least)) return Number.NaN;
	let [sum, below] = [0, 0];
	for (let k = 0; k < places; k++) {
		const size = least * exp((ln(most / least) * k) / (places - 1));
		while (below < sorted.length && (sorted[below] as number) <= size * (1 + 1e-9)) below++;
		sum += (1 - Math.sqrt(least / size)) / (1 - Math.sqrt(least / most)) - below / sorted.length;
	}
	return 1 + sum / places;
}

/** The sizes, in spikes, of the excursions of a group above half the median of its spikes in bins of so many ms. */
function sizes(subject: Subject, [x, bin, window]: Arguments): number[] {
	const { spikes, from, to } = subject.spikes(x, window);
	const width = subject.number(bin);
	const counts = populationRate(spikes, from, to, width).values.map(r => Math.round((r * spikes.n * width) / 1000));
	const median = counts.slice().sort()[counts.length >> 1] ?? Number.NaN;
	return excursionsIn(counts, median / 2);
}

export const measuresOfExcursions: Readonly<Record<string, Measure>> = {
	/** excursions X bin [a..b]: how many there are. */
	excursions: { unit: '1', of: (s, args) => sizes(s, args).length },
	/** kappa X bin [a..b]: above one, larger excursions than in a critical network; below one, smaller ones. */
	kappa: { unit: '1', of: (s, args) => kappaOf(sizes(s, args)) },
};
