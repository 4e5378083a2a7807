import FFT from 'fft.js';
import { mean, type Series } from './series.ts';

export interface Spectrum {
	/** Hz */
	frequencies: Float64Array;
	/** One-sided density, unit²/Hz. */
	density: Float64Array;
}

/**
 * Welch's estimate: Hann windows, half overlapping, the mean removed from each. The series must be evenly sampled; windows have `length`
 * samples, or the greatest power of two that the series holds.
 */
export function welch({ times, values }: Series, length: number): Spectrum {
	let size = 2;
	while (size * 2 <= Math.min(length, values.length)) size *= 2;
	const fft = new FFT(size);
	const rate = 1000 / ((times[1] as number) - (times[0] as number));
	const half = size / 2;
	const density = new Float64Array(half + 1);
	const output = fft.createComplexArray();
	let segments = 0;
	for (let start = 0; start + size <= values.length; start += half) {
		const part = values.subarray(start, start + size);
		const level = mean(part);
		fft.realTransform(output, [...part.map(v => v - level)]);
		fft.completeSpectrum(output);
		// A Hann window in time is this sum of neighbours in frequency, which needs no cosine.
		const windowed = (k: number, part: 0 | 1): number => {
			const at = (j: number): number => output[2 * ((j + size) % size) + part] as number;
			return 0.5 * at(k) - 0.25 * (at(k - 1) + at(k + 1));
		};
		for (let k = 0; k <= half; k++) {
			const [re, im] = [windowed(k, 0), windowed(k, 1)];
			const sides = k === 0 || k === half ? 1 : 2;
			density[k] = (density[k] as number) + (sides * (re * re + im * im)) / (rate * size * 0.375);
		}
		segments++;
	}
	return {
		frequencies: Float64Array.from({ length: half + 1 }, (_, k) => (k * rate) / size),
		density: density.map(d => d / segments),
	};
}

/** Of a series that is no spikes: windows of 1024 ms, so that lines lie 1 Hz apart or a little less. */
export const spectrumOfTrace = (series: Series): Spectrum =>
	welch(series, 1024 / ((series.times[1] as number) - (series.times[0] as number)));

/** The frequency with the greatest density above 0 Hz, refined by a parabola through its neighbours; NaN for a flat spectrum. */
export function peakFrequency({ frequencies, density }: Spectrum): number {
	let top = 1;
	for (let k = 2; k < density.length - 1; k++) if ((density[k] as number) > (density[top] as number)) top = k;
	const [a, b, c] = [density[top - 1], density[top], density[top + 1]] as [number, number, number];
	if (!(b > 1e-20)) return Number.NaN;
	const shift = a - 2 * b + c === 0 ? 0 : (0.5 * (a - c)) / (a - 2 * b + c);
	return (frequencies[top] as number) + Math.max(-0.5, Math.min(0.5, shift)) * (frequencies[1] as number);
}

/** The power from one frequency to another, both included, unit². */
export const powerBetween = ({ frequencies, density }: Spectrum, low: number, high: number): number =>
	density.reduce((sum, d, k) => {
		const f = frequencies[k] as number;
		return f >= low && f <= high ? sum + d : sum;
	}, 0) * (frequencies[1] as number);
