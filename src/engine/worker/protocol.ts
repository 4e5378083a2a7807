import type { Experiment, Outcome } from '../experiment.ts';
import type { Problem } from '../problem.ts';

/** What a page asks of the worker. Every request has a number; a higher one makes lower ones void. */
export type Request = { kind: 'run'; id: number; experiment: Experiment } | { kind: 'stop'; id: number };

/** What the worker says about a request. After 'outcome' or 'problem' nothing more comes for it; after a stop nothing at all. */
export type Reply =
	| { kind: 'progress'; id: number; done: number }
	| { kind: 'outcome'; id: number; outcome: Outcome }
	| { kind: 'problem'; id: number; problem: Problem };

/** The buffers of an outcome, each once: they change hands instead of being copied. */
export function buffersOf({ recordings, analyses }: Outcome): ArrayBuffer[] {
	const arrays = [
		...Object.values(recordings).flatMap(({ times, traces, spikes }) => [
			times,
			...Object.values(traces).map(trace => trace.values),
			...Object.values(spikes).flatMap(train => [train.times, train.cells]),
		]),
		...Object.values(analyses).flatMap(a =>
			'curves' in a
				? [a.values, ...Object.values(a.curves)]
				: 'density' in a
					? [a.frequencies, a.density]
					: 'levels' in a
						? a.levels.flatMap(level => level.lines)
						: [...a.nullclines.x, ...a.nullclines.y, a.field],
		),
	];
	return [...new Set(arrays.map(array => array.buffer))].filter(buffer => buffer instanceof ArrayBuffer);
}
