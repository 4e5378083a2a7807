import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Series } from '../../../src/engine/analysis/series.ts';
import { peakFrequency, welch } from '../../../src/engine/analysis/spectrum.ts';

const sampled = (f: (t: number, k: number) => number, n: number, dt: number): Series => {
	const times = Float64Array.from({ length: n }, (_, k) => k * dt);
	return { times, values: times.map(f) };
};

/** Reproducible numbers from -1 to 1, evenly spread. */
function rough(n: number): Float64Array {
	let state = 1;
	return Float64Array.from({ length: n }, () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 2 ** 31 - 1;
	});
}

/** The definition: Hann windows in time, a sum for each frequency. */
function direct({ times, values }: Series, size: number): number[] {
	const rate = 1000 / ((times[1] as number) - (times[0] as number));
	const density = new Array<number>(size / 2 + 1).fill(0);
	let segments = 0;
	for (let start = 0; start + size <= values.length; start += size / 2, segments++) {
		const part = [...values.subarray(start, start + size)];
		const mean = part.reduce((a, b) => a + b) / size;
		const hann = part.map((_, j) => 0.5 - 0.5 * Math.cos((2 * Math.PI * j) / size));
		const power = hann.reduce((sum, w) => sum + w * w, 0);
		for (let k = 0; k <= size / 2; k++) {
			let [re, im] = [0, 0];
			for (let j = 0; j < size; j++) {
				const v = ((part[j] as number) - mean) * (hann[j] as number);
				re += v * Math.cos((2 * Math.PI * j * k) / size);
				im -= v * Math.sin((2 * Math.PI * j * k) / size);
			}
			const sides = k === 0 || k === size / 2 ? 1 : 2;
			density[k] = (density[k] as number) + (sides * (re * re + im * im)) / (rate * power);
		}
	}
	return density.map(d => d / segments);
}

test('is the definition, computed directly', () => {
	const values = rough(200);
	const series = sampled((t, k) => (values[k] as number) + Math.sin(t / 3) + 7, 200, 0.5);
	const { density, frequencies } = welch(series, 64);
	expect(frequencies).toHaveLength(33);
	expect(frequencies[32]).toBe(1000);
	for (const [k, d] of direct(series, 64).entries()) expect(density[k]).toBeCloseTo(d, 12);
});

test('Parseval: the area under the density of noise is its variance', () => {
	const values = rough(40_000);
	const { density, frequencies } = welch(
		sampled((_, k) => values[k] as number, values.length, 0.5),
		1024,
	);
	const area = density.reduce((a, b) => a + b) * (frequencies[1] as number);
	const variance = values.reduce((sum, v) => sum + v * v, 0) / values.length;
	expect(Math.abs(area / variance - 1)).toBeLessThan(0.02);
});

test('the area under a sine is half the square of its height, in whatever unit of time', () => {
	for (const dt of [0.1, 0.5, 2]) {
		const { density, frequencies } = welch(
			sampled(t => 3 * Math.sin((2 * Math.PI * 32 * t) / (1024 * dt)), 4096, dt),
			1024,
		);
		expect(density.reduce((a, b) => a + b) * (frequencies[1] as number)).toBeCloseTo(4.5, 9);
	}
});

test('the peak of a sine is found between the lines of the spectrum', () => {
	fc.assert(
		fc.property(fc.double({ min: 10, max: 200, noNaN: true }), hz => {
			const spectrum = welch(
				sampled(t => 5 + Math.sin((2 * Math.PI * hz * t) / 1000), 6000, 0.5),
				4096,
			);
			const line = spectrum.frequencies[1] as number;
			// A parabola is not a Hann window's peak; it errs by 0.116 of a line at most.
			expect(Math.abs(peakFrequency(spectrum) - hz)).toBeLessThan(0.12 * line);
		}),
		{ numRuns: 60, seed: 7 },
	);
});

test('a flat series has no peak', () => {
	expect(
		peakFrequency(
			welch(
				sampled(() => 4, 512, 0.5),
				512,
			),
		),
	).toBeNaN();
});

test('a series shorter than the window is taken in the greatest power of two that it holds', () => {
	expect(
		welch(
			sampled(t => t % 7, 300, 1),
			4096,
		).frequencies,
	).toHaveLength(129);
});
