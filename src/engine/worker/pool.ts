import type { Run } from '../experiment.ts';
import { type Done, here, type InOrder } from '../in-order.ts';
import type { Recording } from '../recording.ts';
import { createSession, type Session, type Thread } from './client.ts';
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
	const sessions = Array.from({ length: size }, () => createSession(spawn));
	const free = [...sessions];

	/** A run and its measures in another thread. */
	async function there(session: Session, run: Run, measures: readonly string[]): Promise<Done> {
		try {
			const outcome = await session.run({ runs: { run }, measures: measures.map(m => `run: ${m}`) });
			free.push(session);
			return [outcome.recordings.run as Recording, measures.map(m => outcome.measures[`run: ${m}`] as number)];
		} catch (error) {
			if (error instanceof Error && error.name === 'AbortError') free.push(session);
			else session.dispose();
			throw error;
		}
	}

	return {
		*inOrder(runs, measures, doing, use) {
			const left = [...runs.keys()];
			const away = new Map<Session, Promise<void>>();
			const waiting = new Map<number, Done>();
			let used = 0;
			const ended = (): number => used + waiting.size;
			const handOut = (): void => {
				while (left.length && free.length) {
					const [k, session] = [left.shift() as number, free.pop() as Session];
					const settled = there(session, runs[k] as Run, measures).then(
						done => void waiting.set(k, done),
						() => void left.unshift(k),
					);
					away.set(
						session,
						settled.then(() => void away.delete(session)),
					);
				}
			};
			try {
				while (used < runs.length) {
					const next = waiting.get(used);
					if (next) {
						waiting.delete(used++);
						use(...next);
						continue;
					}
					const k = left.shift();
					if (k === undefined) {
						yield { done: ended(), until: Promise.race(away.values()) };
						continue;
					}
					handOut();
					const running = here(runs[k] as Run, measures, doing);
					let step = running.next();
					for (; !step.done; step = running.next()) {
						yield { done: ended() + step.value.done };
						handOut();
					}
					waiting.set(k, step.value);
					if (left.length) yield { done: ended() };
				}
			} finally {
				// Where it ends before its time.
				for (const session of away.keys()) session.stop();
			}
		},
		stop() {
			for (const session of sessions) session.stop();
		},
	};
}
