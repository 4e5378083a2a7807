import { expect, test } from 'vitest';
import type { Chart, Layer } from '../../src/components/chart/chart.ts';
import { sampleRate, soundOf } from '../../src/components/figure/sound.ts';

const chart = (...layers: Layer[]): Chart => ({
	x: { range: [100, 300], unit: 'ms' },
	y: { range: [0, 10], unit: 'Hz' },
	layers,
	ratio: { wide: 0.5, narrow: 0.5 },
});
const line = (y: readonly number[], ink: 'e' | 'edge' = 'e'): Layer => ({
	kind: 'line',
	x: y.map((_, k) => 100 + (200 * k) / (y.length - 1)),
	y,
	ink,
	width: 1,
});
const spikes = (mark: 'tick' | 'dot', ...x: number[]): Layer => ({ kind: 'spikes', x, y: x, mark, ink: 'e', size: 1 });

/** Crossings of zero upwards in a part of a sound, a second: its pitch. */
function pitch(sound: Float32Array, from: number, to: number): number {
	let count = 0;
	for (let k = Math.round(from * sampleRate) + 1; k < to * sampleRate; k++)
		if ((sound[k - 1] as number) <= 0 && (sound[k] as number) > 0) count++;
	return count / (to - from);
}
const energy = (sound: Float32Array, from: number, to: number): number =>
	sound.slice(Math.round(from * sampleRate), Math.round(to * sampleRate)).reduce((sum, s) => sum + s * s, 0);

test('a higher value is a higher pitch, an octave for each four tenths of the picture', () => {
	const sound = soundOf(chart(line([0, 0, 4, 4])), 3);
	expect(sound).toHaveLength(3 * sampleRate);
	expect(pitch(sound, 0.2, 0.8)).toBeCloseTo(165, -1);
	expect(pitch(sound, 2.2, 2.8) / pitch(sound, 0.2, 0.8)).toBeCloseTo(2, 1);
});

test('a spike is a click where it stands, and E sounds higher than I', () => {
	const sound = soundOf(chart(spikes('tick', 150), spikes('dot', 250)), 2);
	expect(energy(sound, 0, 0.49)).toBe(0);
	expect(energy(sound, 0.49, 0.6)).toBeGreaterThan(0.3);
	expect(energy(sound, 0.6, 1.49)).toBe(0);
	expect(pitch(sound, 0.5, 0.503)).toBeGreaterThan(2 * pitch(sound, 1.5, 1.507));
});

test('what stands behind in grey is not heard, what lies before the picture neither, and nothing is too loud', () => {
	expect(energy(soundOf(chart(line([5, 5], 'edge'), spikes('dot', 50)), 1), 0, 1)).toBe(0);
	const crowd = soundOf(chart(spikes('dot', ...Array.from({ length: 500 }, () => 200))), 1);
	expect(crowd.reduce((most, s) => Math.max(most, Math.abs(s)), 0)).toBeLessThanOrEqual(0.5 + 1e-6);
	expect(crowd.every(Number.isFinite)).toBe(true);
});
