import { ratePeak } from './rate-spectrum.ts';
import { cvIsi, fanoFactor, meanRate, populationCv, spikeDistance } from './spike-trains.ts';
import type { Measure } from './subject.ts';

/** Measures of groups of spiking cells. Windows are 'a..b' in ms. */
export const measuresOfSpikes: Readonly<Record<string, Measure>> = {
	/** meanRate X [a..b] */
	meanRate: {
		unit: 'Hz',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return meanRate(spikes, from, to);
		},
	},
	/** rateFalls X width: the share of windows of so many ms, each beside the one before it, whose rate is below that one's; 1 where it only falls. */
	rateFalls: {
		unit: '1',
		of: (s, [x, text]) => {
			const { spikes, to } = s.spikes(x);
			const width = s.number(text);
			const rates = Array.from({ length: Math.floor(to / width) }, (_, k) =>
				meanRate(spikes, k * width, (k + 1) * width),
			);
			return rates.filter((rate, k) => rate < (rates[k - 1] ?? 0)).length / (rates.length - 1);
		},
	},
	/** cvIsi X [a..b]: NaN for too few spikes. */
	cvIsi: {
		unit: '1',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return cvIsi(spikes, from, to);
		},
	},
	/** cvOfOne X [a..b]: of a single cell, from at least fifty intervals. */
	cvOfOne: {
		unit: '1',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return cvIsi(spikes, from, to, { intervals: 50, cells: 1 });
		},
	},
	/** populationCv X [a..b]: spread over mean of the population's rate in bins of half a millisecond. */
	populationCv: {
		unit: '1',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return populationCv(spikes, from, to);
		},
	},
	/** ratePeak X [a..b]: the strongest rhythm of the population's rate. */
	ratePeak: {
		unit: 'Hz',
		of: (s, [x, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return ratePeak(spikes, from, to, 5, s.model.dt);
		},
	},
	/** fanoFactor X bin [a..b]: variance over mean of the population's spikes in windows of so many ms. */
	fanoFactor: {
		unit: '1',
		of: (s, [x, bin, window]) => {
			const { spikes, from, to } = s.spikes(x, window);
			return fanoFactor(spikes, from, to, s.number(bin));
		},
	},
	/** spikeDistance X p a..b: share of spikes that differ from those of the run in which p keeps the model's value, a..b ms after p. */
	spikeDistance: {
		unit: '1',
		of: (s, [x, parameter = '', window = '']) => {
			const [from, to] = s.window(window);
			const at = s.number(parameter);
			const undisturbed = s.with(parameter, s.model.parameters[parameter]?.value ?? Number.NaN);
			const [a, b] = [s.spikes(x).spikes, undisturbed.spikes(x).spikes];
			return spikeDistance(a, b, at + from, at + to, to - from, s.model.dt).values[0] ?? Number.NaN;
		},
	},
	/** divergence X p a..b: the same between two times of the run, whenever p is. */
	divergence: {
		unit: '1',
		of: (s, [x, parameter = '', window = '']) => {
			const [from, to] = s.window(window);
			const undisturbed = s.with(parameter, s.model.parameters[parameter]?.value ?? Number.NaN);
			const [a, b] = [s.spikes(x).spikes, undisturbed.spikes(x).spikes];
			return spikeDistance(a, b, from, to, to - from, s.model.dt).values[0] ?? Number.NaN;
		},
	},
};
