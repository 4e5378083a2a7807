/**
 * A picture over time, as it can be heard: spikes are clicks, lines are pitches. It is made of the very chart that is seen, so that both say
 * the same, and is as long as the playhead takes, so that both go together.
 */
import type { Chart, Layer } from '../chart/chart.ts';

type Line = Extract<Layer, { kind: 'line' }>;
type Spikes = Extract<Layer, { kind: 'spikes' }>;

/** Samples in a second: enough for the highest pitch below. */
export const sampleRate = 22_050;
/** Octaves between the lowest and the highest value that a picture has room for, from this pitch up, Hz. */
const [lowest, octaves] = [165, 2.5];
/** A click of E is high and short, one of I low and longer, so that they are told apart by ear: Hz, s, loudness. */
const clicks = { tick: [1900, 0.006, 0.3], dot: [480, 0.014, 0.4] } as const;
/** What is loudest, of 1. */
const loudest = 0.5;

/** Whether a layer is heard: what stands behind in grey is for the eye. */
const isHeard = (layer: Layer): layer is Line | Spikes =>
	(layer.kind === 'line' && layer.ink !== 'edge') || layer.kind === 'spikes';

/** Adds clicks at these moments. */
function strike(sound: Float32Array, moments: readonly number[], mark: Spikes['mark']): void {
	const [pitch, length, loudness] = clicks[mark];
	const samples = Math.round(length * sampleRate);
	for (const moment of moments) {
		const start = Math.round(moment * sampleRate);
		for (let k = 0; k < samples && start + k < sound.length; k++)
			sound[start + k] =
				(sound[start + k] as number) +
				loudness * Math.exp((-5 * k) / samples) * Math.sin((2 * Math.PI * pitch * k) / sampleRate);
	}
}

/** Adds a voice whose pitch follows a line: places in time, s, and heights, 0 to 1. */
function sing(sound: Float32Array, moments: readonly number[], heights: readonly number[], loudness: number): void {
	let phase = 0;
	let at = 0;
	for (let k = 0; k < sound.length; k++) {
		const now = k / sampleRate;
		while (at + 1 < moments.length && (moments[at + 1] as number) <= now) at++;
		const [from, to] = [moments[at] as number, moments[at + 1] ?? (moments[at] as number)];
		if (now < (moments[0] as number) || now > (moments.at(-1) as number)) continue;
		const between = to > from ? (now - from) / (to - from) : 0;
		const height = (heights[at] as number) * (1 - between) + (heights[at + 1] ?? (heights[at] as number)) * between;
		phase += (lowest * 2 ** (octaves * height)) / sampleRate;
		// A soft voice, and softer at both ends, so that nothing cracks.
		const ends = Math.min(1, k / 400, (sound.length - k) / 400);
		sound[k] = (sound[k] as number) + loudness * ends * Math.sin(2 * Math.PI * phase);
	}
}

/**
 * Samples between -1 and 1 of a picture whose horizontal axis is time. Spikes go before lines: a picture has either. Several lines are a third
 * apart in loudness, the first the loudest.
 */
export function soundOf({ x, y, layers }: Chart, seconds: number): Float32Array<ArrayBuffer> {
	const sound = new Float32Array(Math.round(seconds * sampleRate));
	const share = (value: number, [low, high]: readonly [number, number]): number => (value - low) / (high - low);
	const inTime = (value: number): number => seconds * share(value, x.range);
	let voices = 0;
	for (const layer of layers.filter(isHeard)) {
		if (layer.kind === 'spikes')
			strike(
				sound,
				Array.from(layer.x, inTime).filter(t => t >= 0),
				layer.mark,
			);
		else
			sing(
				sound,
				Array.from(layer.x, inTime),
				Array.from(layer.y, value => Math.min(1, Math.max(0, share(value, y.range)))),
				0.25 * (2 / 3) ** voices++,
			);
	}
	const peak = sound.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
	return peak > loudest ? sound.map(sample => (sample * loudest) / peak) : sound;
}

/** Plays a picture once. Gives what ends it early; `ended` is called when it is over by itself. */
export function listen(chart: Chart, seconds: number, ended: () => void): () => void {
	const context = new AudioContext();
	const samples = soundOf(chart, seconds);
	const buffer = context.createBuffer(1, samples.length, sampleRate);
	buffer.copyToChannel(samples, 0);
	const source = context.createBufferSource();
	source.buffer = buffer;
	source.connect(context.destination);
	source.onended = () => {
		void context.close();
		ended();
	};
	source.start();
	return () => source.stop();
}
