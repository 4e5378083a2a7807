import { between, mean, type Series, spread } from './series.ts';
import { powerBetween, type Spectrum, spectrumOfTrace, welch } from './spectrum.ts';
import { populationRate } from './spike-trains.ts';
import type { Measure, Subject } from './subject.ts';

const square = (x: number): number => x * x;

/** Samples in a window of the spectrum: at one a millisecond, lines 2 Hz apart. */
const length = 512;

/** The mean over all cells of an observable, as an electrode near them would see it. */
function field(subject: Subject, name: string | undefined, window: string | undefined): Series {
	const cells = subject.each(name);
	const { times } = cells[0] as Series;
	const values = times.map((_, k) => cells.reduce((sum, cell) => sum + (cell.values[k] as number), 0) / cells.length);
	return window === undefined ? { times, values } : between({ times, values }, ...subject.window(window));
}

const spectrum = (subject: Subject, name: string | undefined, window: string | undefined): Spectrum =>
	welch(field(subject, name, window), length);

/** The natural logarithm in plain arithmetic, which is the same on every machine: halvings, then the series of artanh. */
function log(x: number): number {
	let [m, halvings] = [x, 0];
	for (; m > 1.5; m /= 2) halvings++;
	for (; m < 0.75; m *= 2) halvings--;
	const z = (m - 1) / (m + 1);
	let [power, sum] = [z, 0];
	for (let k = 1; k < 30; k += 2, power *= z * z) sum += power / k;
	return halvings * Math.LN2 + 2 * sum;
}

/** Rhythms of a network: of the field of its currents, and of how its cells fire together. Windows are 'a..b' in ms. */
export const measuresOfRhythm: Readonly<Record<string, Measure>> = {
	/** bandPower X low high [a..b]: the power of the mean over cells between two frequencies, Hz, in the square of X's unit. */
	bandPower: {
		unit: '1',
		of: (s, [x, low, high, window]) => powerBetween(spectrum(s, x, window), s.number(low), s.number(high)),
	},
	/** relativePower X low high [a..b]: the same over the square of the mean, so that a greater X alone does not count. */
	relativePower: {
		unit: '1',
		of: (s, [x, low, high, window]) =>
			powerBetween(spectrum(s, x, window), s.number(low), s.number(high)) / square(mean(field(s, x, window).values)),
	},
	/** spectralSlope X low high [a..b]: of the spectrum, in lines 1 Hz apart or a little less, both axes logarithmic; -1 for 1/f. */
	spectralSlope: {
		unit: '1',
		of: (s, [x, low, high, window]) => {
			const { frequencies, density } = spectrumOfTrace(field(s, x, window));
			const [from, to] = [s.number(low), s.number(high)];
			const points = [...frequencies]
				.map((f, k) => [f, density[k] as number] as const)
				.filter(([f, d]) => f >= from && f <= to && d > 0)
				.map(([f, d]) => [log(f), log(d)] as const);
			const [left, bottom] = [0, 1].map(axis => mean(Float64Array.from(points, p => p[axis as 0 | 1]))) as [
				number,
				number,
			];
			const sum = (of: (x: number, y: number) => number): number =>
				points.reduce((all, [x, y]) => all + of(x - left, y - bottom), 0);
			return sum((x, y) => x * y) / sum(x => x * x);
		},
	},
	/** bandPeak X low high [a..b]: the line of its spectrum with the greatest power between two frequencies. */
	bandPeak: {
		unit: 'Hz',
		of: (s, [x, low, high, window]) => {
			const { frequencies, density } = spectrum(s, x, window);
			const [from, to] = [s.number(low), s.number(high)];
			let top = -1;
			for (const [k, f] of frequencies.entries())
				if (f >= from && f <= to && (top < 0 || (density[k] as number) > (density[top] as number))) top = k;
			return frequencies[top] ?? Number.NaN;
		},
	},
	/** synchrony X [a..b]: standard deviation over mean of the population's rate in bins of 5 ms. */
	synchrony: {
		unit: '1',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			const { values } = populationRate(spikes, from, to, 5);
			return spread(values) / mean(values);
		},
	},
	/** burstShare X [a..b]: the share of bins of 20 ms in which a cell fires more than half a spike on average. */
	burstShare: {
		unit: '1',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			const { values } = populationRate(spikes, from, to, 20);
			return mean(values.map(rate => Number(rate > 25)));
		},
	},
};
