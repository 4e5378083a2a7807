import type { Experiment, Outcome, Progress } from '../experiment.ts';
import { ModelError, type Problem } from '../problem.ts';
import type { Reply, Request } from './protocol.ts';
import { startWorker } from './thread.ts';

/** As much of a Worker as the client uses. */
export interface Thread {
	postMessage(request: Request): void;
	terminate(): void;
	onmessage: ((event: { data: Reply }) => void) | null;
	onerror: ((event: { message?: string }) => void) | null;
	onmessageerror: (() => void) | null;
}

export interface Session {
	/** Rejects with a ModelError for a problem, and with an error named AbortError when it is overtaken or stopped. */
	run(experiment: Experiment, onProgress?: (progress: Progress) => void): Promise<Outcome>;
	stop(): void;
	dispose(): void;
}

const aborted = (why: string): Error => Object.assign(new Error(why), { name: 'AbortError' });

interface Pending {
	id: number;
	resolve(outcome: Outcome): void;
	reject(error: Error): void;
	onProgress?: ((progress: Progress) => void) | undefined;
}

/** The page's side: one worker, started at the first run; the newest request wins. */
export function createSession(spawn: () => Thread = startWorker): Session {
	let thread: Thread | undefined;
	let pending: Pending | undefined;
	let last = 0;

	/** Takes the pending request off the table. */
	function settle(): Pending | undefined {
		const settled = pending;
		pending = undefined;
		return settled;
	}

	function lose(found: string): void {
		thread?.terminate();
		thread = undefined;
		const problem: Problem = { in: 'simulation', found, expected: 'a result', hint: 'Change a control to try again.' };
		settle()?.reject(new ModelError(problem));
	}

	function start(): Thread {
		const started = spawn();
		started.onmessage = ({ data }) => {
			if (data.id !== pending?.id) return; // the rest of a request that was overtaken
			if (data.kind === 'progress') pending.onProgress?.({ done: data.done });
			else if (data.kind === 'outcome') settle()?.resolve(data.outcome);
			else settle()?.reject(new ModelError(data.problem));
		};
		started.onerror = event =>
			lose(event.message ? `a worker that broke off (${event.message})` : 'a worker that could not start');
		started.onmessageerror = () => lose('an answer that cannot be read');
		return started;
	}

	function stop(): void {
		const stopped = settle();
		if (!stopped) return;
		thread?.postMessage({ kind: 'stop', id: stopped.id });
		stopped.reject(aborted('The run was stopped.'));
	}

	return {
		run(experiment, onProgress) {
			settle()?.reject(aborted('A newer run took its place.'));
			const id = ++last;
			return new Promise((resolve, reject) => {
				pending = { id, resolve, reject, onProgress };
				try {
					thread ??= start();
					thread.postMessage({ kind: 'run', id, experiment });
				} catch (error) {
					lose(`no worker (${error instanceof Error ? error.message : String(error)})`);
				}
			});
		},
		stop,
		dispose() {
			stop();
			thread?.terminate();
			thread = undefined;
		},
	};
}
