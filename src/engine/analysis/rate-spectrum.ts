import type { Spikes } from '../recording.ts';
import { peakFrequency, type Spectrum, welch } from './spectrum.ts';
import { populationRate } from './spike-trains.ts';

/** 512 ms resolve 1.95 Hz. For 2 Hz sharp, bins of 0.5 ms would be no multiple of dt, and the rate would ripple. */
const [peakBin, peakTime] = [0.5, 512];

/**
 * Averaged Hann-windowed periodogram of the group's rate in bins of 0.5 ms, or of a step where that is longer; empty for a window too
 * short for one.
 */
export function rateSpectrum(spikes: Spikes, from: number, to: number, step = 0): Spectrum {
	const bin = Math.max(peakBin, step);
	const rate = populationRate(spikes, from, to, bin);
	if (rate.values.length < 4) return { frequencies: new Float64Array(), density: new Float64Array() };
	return welch(rate, peakTime / bin);
}

/**
 * The frequency (Hz) at which the group's rate swings most: the top above 5 Hz of the averaged Hann-windowed
 * periodogram of the rate, resolution 1.95 Hz (coarser if the window is shorter than 512 ms). NaN
 * where the spectrum only falls from 5 Hz on, as under a slow drift, and without spikes. Noise has a top too: look at
 * the spectrum before naming a rhythm.
 */
export function ratePeak(spikes: Spikes, from: number, to: number, above = 5, step = 0): number {
	const { frequencies, density } = rateSpectrum(spikes, from, to, step);
	let top = 0;
	for (let k = 1; k + 1 < density.length; k++)
		if ((frequencies[k] as number) > above && (top === 0 || (density[k] as number) > (density[top] as number))) top = k;
	if (top === 0 || (density[top - 1] as number) > (density[top] as number)) return Number.NaN;
	return peakFrequency({ frequencies, density: density.map((d, k) => (k < top - 1 ? 0 : d)) });
}
