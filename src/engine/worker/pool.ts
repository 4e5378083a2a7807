import type { Run } from '../experiment.ts';
import { type Done, here, type InOrder } from '../in-order.ts';
import { createSession, type Thread } from './client.ts';
import { startWorker } from './thread.ts';

/** Threads beside the worker. */
export interface Pool {
	/** Does the first run that is left here and the next ones there, whoever is free. */
	inOrder: InOrder;
	/** Lets go of what is under way. */
	stop(): void;
}

/** At most: a phone has many cores, but one battery. */
const most = 3;

/** A pool for a machine with so many cores, of which the page has one; undefined where none is left or a worker may start no other. */
export function poolOf(cores: number): Pool | undefined {
	const size = typeof Worker === 'function' ? Math.min(cores - 1, most) : 0;
	return size > 0 ? createPool(size) : undefined;
}

/** So many threads, each started when it is first wanted. What one of them fails to do is done here, and it is not asked again. */
export function createPool(size: number, spawn: () => Thread = startWorker): Pool {
	const free = Array.from({ length: size }, () => createSession(spawn));
	const busy = new Set<(typeof free)[number]>();

	/** A run and its measures in another thread; undefined where all are busy. */
	function there(run: Run, measures: readonly string[]): Promise<Done> | undefined {
		const session = free.pop();
		if (!session) return undefined;
		busy.add(session);
		const asked = session.run({ runs: { run }, measures: measures.map(m => `run: ${m}`) });
		const back = (): void => {
			busy.delete(session);
			free.push(session);
		};
		return asked.then(
			({ recordings, measures: values }) => {
				back();
				return [recordings.run, measures.map(m => values[`run: ${m}`])] as unknown as Done;
			},
			error => {
				if (error.name === 'AbortError') back();
				else session.dispose();
				throw error;
			},
		);
	}

	return {
		*inOrder(runs, measures, doing, use) {
			const left = [...runs.keys()];
			const away = new Map<number, Promise<void>>();
			const waiting = new Map<number, Done>();
			let ended = 0;
			const end = (k: number, done: Done): void => {
				waiting.set(k, done);
				ended++;
			};
			const handOut = (): void => {
				for (const k of [...left]) {
					const answer = there(runs[k] as Run, measures);
					if (!answer) return;
					left.shift();
					const settled = answer.then(
						done => end(k, done),
						() => void left.unshift(k),
					);
					away.set(
						k,
						settled.then(() => void away.delete(k)),
					);
				}
			};
			for (let used = 0; used < runs.length; ) {
				const next = waiting.get(used);
				const k = left[0];
				if (next) {
					waiting.delete(used++);
					use(...next);
				} else if (k === undefined) yield { done: ended, until: Promise.race(away.values()) };
				else {
					left.shift();
					handOut();
					const running = here(runs[k] as Run, measures, doing);
					let step = running.next();
					for (; !step.done; step = running.next()) {
						yield { done: ended + step.value.done };
						handOut();
					}
					end(k, step.value);
					if (left.length) yield { done: ended };
				}
			}
		},
		stop() {
			for (const session of busy) session.stop();
		},
	};
}
