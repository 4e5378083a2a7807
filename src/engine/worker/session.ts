import type { Experiment } from '../experiment.ts';
import type { InOrder } from '../in-order.ts';
import type { Model } from '../model.ts';
import { ModelError, type Problem } from '../problem.ts';
import type { solve } from '../solve.ts';
import type { Pool } from './pool.ts';
import { buffersOf, type Reply, type Request } from './protocol.ts';

/** What the session needs from the thread it lives in; tests give their own. */
export interface Surroundings {
	post(reply: Reply, transfer: ArrayBuffer[]): void;
	model(id: string): Promise<Model>;
	/** Asked for at each request: where there is no WebAssembly it loads the interpreter first. */
	solver(): Promise<typeof solve>;
	/** Asked for once; undefined where no other thread can help. */
	pool(): Promise<Pool | undefined>;
	/** ms, from any origin. */
	now(): number;
	/** Lets messages that have come in meanwhile be received. */
	breathe(): Promise<void>;
}

/** How long the engine runs before it looks for messages, ms; and how long before it asks others to help. */
const [slice, patience] = [12, 200];

/** Any failure as a problem: a model's own, or an unexpected one in its words. */
export function problemOf(error: unknown): Problem {
	if (error instanceof ModelError) return error.problem;
	const said = error instanceof Error ? error.message : String(error);
	return {
		in: 'simulation',
		found: `an unexpected failure (${said})`,
		expected: 'a result',
		hint: 'Reset the figure, or reload the page.',
	};
}

/** The worker's side: takes requests, answers the newest, lets go of the others. */
export function createSession({
	post,
	model,
	solver,
	pool,
	now,
	breathe,
}: Surroundings): (request: Request) => Promise<void> {
	let newest = 0;
	let began = 0;
	let asked = false;
	let helpers: Pool | undefined;

	/** Others are asked when a request with several runs lasts. Without them, for whatever reason, it goes on alone. */
	function others(): InOrder | undefined {
		if (!asked && now() - began > patience) {
			asked = true;
			pool().then(
				found => {
					helpers = found;
				},
				() => {},
			);
		}
		return helpers?.inOrder;
	}

	async function run(id: number, experiment: Experiment): Promise<void> {
		const ids = [...new Set(Object.values(experiment.runs).map(r => r.model))];
		const [solve, ...models] = await Promise.all([solver(), ...ids.map(model)]);
		await breathe(); // a newer request may have come while files were loading
		if (newest !== id) return;
		const byId = Object.fromEntries(ids.map((name, k) => [name, models[k] as Model]));
		const running = solve(experiment, byId, undefined, others);
		began = now();
		let looked = began;
		for (;;) {
			const { done, value } = running.next();
			if (done) return post({ kind: 'outcome', id, outcome: value }, buffersOf(value));
			if (value.until) await value.until;
			else if (now() - looked < slice) continue;
			await breathe();
			if (newest !== id) return void running.return(undefined as never);
			post({ kind: 'progress', id, done: value.done }, []);
			looked = now();
		}
	}

	return async request => {
		newest = Math.max(newest, request.kind === 'stop' ? request.id + 1 : request.id);
		helpers?.stop();
		if (request.kind === 'stop' || request.id !== newest) return;
		try {
			await run(request.id, request.experiment);
		} catch (error) {
			if (newest === request.id) post({ kind: 'problem', id: request.id, problem: problemOf(error) }, []);
		}
	};
}
