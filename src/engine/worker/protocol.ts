import type { Experiment, Outcome } from '../experiment.ts';
import type { Problem } from '../problem.ts';

/** What a page asks of the worker. Every request has a number; a higher one makes lower ones void. */
export type Request = { kind: 'run'; id: number; experiment: Experiment } | { kind: 'stop'; id: number };

/** What the worker says about a request. After 'outcome' or 'problem' nothing more comes for it; after a stop nothing at all. */
export type Reply =
	| { kind: 'progress'; id: number; done: number }
	| { kind: 'outcome'; id: number; outcome: Outcome }
	| { kind: 'problem'; id: number; problem: Problem };

/** Every array of numbers in a result, however deep. */
const arraysIn = (value: unknown): ArrayBufferView[] =>
	ArrayBuffer.isView(value)
		? [value]
		: value && typeof value === 'object'
			? Object.values(value).flatMap(arraysIn)
			: [];

/** The buffers of an outcome, each once: they change hands instead of being copied. */
export function buffersOf(outcome: Outcome): ArrayBuffer[] {
	const buffers = arraysIn(outcome).map(array => array.buffer);
	return [...new Set(buffers)].filter(buffer => buffer instanceof ArrayBuffer);
}
