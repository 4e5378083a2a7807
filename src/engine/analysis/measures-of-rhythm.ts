import { between, mean, type Series, spread } from './series.ts';
import { powerBetween, type Spectrum, welch } from './spectrum.ts';
import { populationRate } from './spike-trains.ts';
import type { Measure, Subject } from './subject.ts';

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
			powerBetween(spectrum(s, x, window), s.number(low), s.number(high)) / mean(field(s, x, window).values) ** 2,
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
