/**
 * What can be read off the spikes of a group. All functions are pure; times are in ms. A window or bin from a to b
 * holds spikes at a and none at b, so that neighbours share none. Standard deviations and variances divide by n (not
 * n - 1).
 */
import { ModelError } from '../problem.ts';
import type { Spikes } from '../recording.ts';
import { mean, type Series } from './series.ts';

/** Times are rounded multiples of a step: a spike this little (ms) before an edge is at the edge. */
const slack = (t: number): number => 1e-9 * Math.max(1, Math.abs(t));

/** How many of the times are before t. */
function before(times: Float64Array, t: number): number {
	let [a, b] = [0, times.length];
	while (a < b) {
		const middle = (a + b) >> 1;
		if ((times[middle] as number) < t - slack(t)) a = middle + 1;
		else b = middle;
	}
	return a;
}

/** The spikes of a window. */
function within({ n, times, cells }: Spikes, from: number, to: number): Spikes {
	const [a, b] = [before(times, from), before(times, to)];
	return { n, times: times.subarray(a, b), cells: cells.subarray(a, b) };
}

/** Whole bins in a window; a rest that fills none is left out. */
const wholeBins = (from: number, to: number, bin: number): number =>
	Math.max(0, Math.floor((to - from + slack(to)) / bin));

const binOf = (t: number, from: number, bin: number): number => Math.floor((t - from + slack(t)) / bin);

/** Spikes of the whole group in each bin. */
function counts(spikes: Spikes, from: number, to: number, bin: number): Float64Array {
	const found = new Float64Array(wholeBins(from, to, bin));
	for (const t of within(spikes, from, from + found.length * bin).times) {
		const k = binOf(t, from, bin);
		found[k] = (found[k] as number) + 1;
	}
	return found;
}

function variance(values: Float64Array): number {
	const middle = mean(values);
	return values.reduce((sum, v) => sum + (v - middle) * (v - middle), 0) / values.length;
}

/** Spikes a second and cell, Hz. */
export const meanRate = (spikes: Spikes, from: number, to: number): number =>
	(1000 * within(spikes, from, to).times.length) / (spikes.n * (to - from));

/**
 * Calls back for each interval between two spikes of the same cell, both in the window, in the order of the later one.
 */
function eachInterval(spikes: Spikes, from: number, to: number, use: (interval: number, cell: number) => void): void {
	const { n, times, cells } = within(spikes, from, to);
	const last = new Float64Array(n).fill(Number.NaN);
	for (let k = 0; k < times.length; k++) {
		const [t, cell] = [times[k] as number, cells[k] as number];
		const interval = t - (last[cell] as number);
		if (interval >= 0) use(interval, cell);
		last[cell] = t;
	}
}

/** From how many intervals a cell counts, and from how many such cells there is a result. */
export interface Enough {
	intervals?: number;
	cells?: number;
}

/**
 * How irregular the cells are: the standard deviation of a cell's intervals over their mean, averaged over the cells
 * that have enough of them; NaN with too few such cells. 0 for a clock, 1 for a Poisson process. It grows with the
 * window, which cuts long intervals and drops slow cells: name the window beside the number.
 */
export function cvIsi(
	spikes: Spikes,
	from: number,
	to: number,
	{ intervals: least = 5, cells: leastCells = 50 }: Enough = {},
): number {
	const [number, middle, squares] = [0, 1, 2].map(() => new Float64Array(spikes.n)) as [
		Float64Array,
		Float64Array,
		Float64Array,
	];
	// Welford's running mean and sum of squares about it, which cancels nothing.
	eachInterval(spikes, from, to, (interval, cell) => {
		const count = (number[cell] as number) + 1;
		const off = interval - (middle[cell] as number);
		const next = (middle[cell] as number) + off / count;
		number[cell] = count;
		middle[cell] = next;
		squares[cell] = (squares[cell] as number) + off * (interval - next);
	});
	let [sum, cells] = [0, 0];
	for (let k = 0; k < spikes.n; k++) {
		if ((number[k] as number) < least) continue;
		sum += Math.sqrt((squares[k] as number) / (number[k] as number)) / (middle[k] as number);
		cells++;
	}
	return cells === 0 || cells < leastCells ? Number.NaN : sum / cells;
}

export interface Histogram {
	/** Where each bin starts, ms. */
	starts: Float64Array;
	counts: Float64Array;
	/** How many lie beyond the last bin. */
	longer: number;
}

/** How often intervals of each length occur in the group's cells: `bins` bins of `width` ms from 0. */
export function isiHistogram(spikes: Spikes, from: number, to: number, width: number, bins: number): Histogram {
	const found = new Float64Array(bins);
	let longer = 0;
	eachInterval(spikes, from, to, interval => {
		// The difference of two late times is rounded more coarsely than itself.
		const k = Math.floor((interval + slack(to)) / width);
		if (k < bins) found[k] = (found[k] as number) + 1;
		else longer++;
	});
	return { starts: found.map((_, k) => k * width), counts: found, longer };
}

/**
 * The group's rate in bins, Hz per cell, at their middles. A bin that is no multiple of dt holds now more steps, now
 * fewer, and the rate ripples.
 */
export function populationRate(spikes: Spikes, from: number, to: number, bin: number): Series {
	const values = counts(spikes, from, to, bin);
	return {
		times: values.map((_, k) => from + (k + 0.5) * bin),
		values: values.map(count => (1000 * count) / (spikes.n * bin)),
	};
}

/**
 * How synchronous the group is: standard deviation over mean of its rate in bins. For independent Poisson trains one
 * over the root of the spikes a bin.
 */
export function populationCv(spikes: Spikes, from: number, to: number, bin = 0.5): number {
	const found = counts(spikes, from, to, bin);
	return Math.sqrt(variance(found)) / mean(found);
}

/**
 * Variance over mean of the group's spikes in windows of some ms: 1 for independent Poisson trains, up to n where all
 * fire together.
 */
export function fanoFactor(spikes: Spikes, from: number, to: number, window: number): number {
	const found = counts(spikes, from, to, window);
	return variance(found) / mean(found);
}

/**
 * How far two runs of the same cells have come apart: in each bin the share of their spikes, both runs', that the other
 * run does not have in the same cell and step of dt (to the nearest, so that rounding decides nothing). 0: the same; 1:
 * nothing in common; independent Poisson runs of rate r agree by chance and come to 1 - r dt. NaN in a bin without
 * spikes. At the middles of the bins.
 */
export function spikeDistance(a: Spikes, b: Spikes, from: number, to: number, bin = 10, dt = 0.1): Series {
	if (a.n !== b.n)
		throw new ModelError({ in: 'spike distance', found: `${a.n} and ${b.n} cells`, expected: 'two runs of one group' });
	const bins = wholeBins(from, to, bin);
	const [differing, all] = [new Float64Array(bins), new Float64Array(bins)];
	const stepsOf = ({ n, times, cells }: Spikes): Float64Array =>
		times.map((t, k) => Math.round(t / dt) * n + (cells[k] as number));
	const runs = [a, b].map(spikes => within(spikes, from, from + bins * bin));
	const steps = runs.map(stepsOf);
	const sets = steps.map(values => new Set(values));
	for (const [run, { times }] of runs.entries()) {
		for (let spike = 0; spike < times.length; spike++) {
			const k = binOf(times[spike] as number, from, bin);
			all[k] = (all[k] as number) + 1;
			if (!sets[1 - run]?.has(steps[run]?.[spike] as number)) differing[k] = (differing[k] as number) + 1;
		}
	}
	return { times: all.map((_, k) => from + (k + 0.5) * bin), values: differing.map((d, k) => d / (all[k] as number)) };
}
