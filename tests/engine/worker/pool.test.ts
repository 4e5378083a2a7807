import { describe, expect, test } from 'vitest';
import {
	type Experiment,
	loadModel,
	type Model,
	ModelError,
	type Outcome,
	type Run,
	solve,
	solveNow,
} from '../../../src/engine/index.ts';
import { createSession as createClient, type Thread } from '../../../src/engine/worker/client.ts';
import { createPool, type Pool } from '../../../src/engine/worker/pool.ts';
import { problemOf } from '../../../src/engine/worker/session.ts';
import { memoryThread, turn } from './memory-thread.ts';

const model: Model = await loadModel('wilson-cowan');
const models = { 'wilson-cowan': model };

/** Two runs, a parameter at six values, seven draws of noise. */
const experiment: Experiment = {
	runs: {
		plane: { model: 'wilson-cowan', set: { P: 1.25 }, record: ['E', 'I'], duration: 300 },
		other: { model: 'wilson-cowan', set: { P: 0.5 }, record: ['E'], duration: 300 },
	},
	analyses: {
		drive: {
			kind: 'sweep',
			run: 'plane',
			parameter: 'P',
			values: [0, 0.5, 1, 1.25, 1.5, 2],
			measures: ['period E', 'mean E'],
		},
		draws: {
			kind: 'ensemble',
			run: 'other',
			n: 7,
			measures: ['mean E', 'period E'],
			series: { E: { observable: 'E' } },
		},
	},
	measures: ['plane: period E'],
};
const alone = solveNow(experiment, models);

/** Solves with others from the first run on, waiting where the engine says that it waits. */
async function together(pool: Pool, asked = experiment): Promise<{ outcome: Outcome; progress: number[] }> {
	const running = solve(asked, models, undefined, () => pool.inOrder);
	const progress: number[] = [];
	for (;;) {
		const { done, value } = running.next();
		if (done) return { outcome: value, progress };
		progress.push(value.done);
		await (value.until ?? turn());
	}
}

/** Threads that answer the k-th request of all after so many turns; `lost` ones break off instead. */
function threads(turns: (k: number) => number, lost: (k: number) => boolean = () => false) {
	let asked = 0;
	let stopped = 0;
	const spawn = (): Thread => {
		const thread: Thread = {
			async postMessage(request) {
				if (request.kind !== 'run') return void stopped++;
				const k = asked++;
				for (let left = turns(k); left > 0; left--) await turn();
				if (lost(k)) return thread.onerror?.({ message: 'lost' });
				const { id } = request;
				try {
					thread.onmessage?.({ data: { kind: 'outcome', id, outcome: solveNow(request.experiment, models) } });
				} catch (error) {
					thread.onmessage?.({ data: { kind: 'problem', id, problem: problemOf(error) } });
				}
			},
			terminate() {},
			onmessage: null,
			onerror: null,
			onmessageerror: null,
		};
		return thread;
	};
	return { spawn, asked: () => asked, stopped: () => stopped };
}

describe('runs that others take over', () => {
	test.each<[string, number, (k: number) => number]>([
		['one that is quick', 1, () => 0],
		['one that is slow', 1, () => 40],
		['three, the last first', 3, k => 3 * (20 - k)],
		['more than there are runs', 100, k => (7 * k) % 11],
	])('%s: the outcome is the same to the last bit', async (_, size, turns) => {
		const { spawn, asked } = threads(turns);
		const { outcome, progress } = await together(createPool(size, spawn));
		expect(outcome).toEqual(alone);
		expect(asked()).toBeGreaterThan(0);
		expect(progress).toEqual([...progress].sort((a, b) => a - b));
		expect(progress.at(-1)).toBeLessThanOrEqual(1);
	});

	test.each([1, 2, 7])('what fails there is done here, %i threads', async size => {
		const { spawn, asked } = threads(
			k => k,
			k => k % 2 === 1,
		);
		expect((await together(createPool(size, spawn))).outcome).toEqual(alone);
		expect(asked()).toBeGreaterThan(1);
	});

	test('what ends before its time stops its threads, and they serve again', async () => {
		const { spawn, stopped } = threads(() => 5);
		const pool = createPool(2, spawn);
		const running = solve(experiment, models, undefined, () => pool.inOrder);
		for (let k = 0; k < 8; k++) running.next();
		running.return(undefined as never);
		expect(stopped()).toBeGreaterThan(0);
		await turn();
		expect((await together(pool)).outcome).toEqual(alone);
	});

	test('what is wrong is said as if there were no others', async () => {
		const broken: Experiment = {
			...experiment,
			runs: { ...experiment.runs, other: { ...(experiment.runs.other as Run), set: { p: 1 } } },
		};
		const { spawn } = threads(() => 1);
		const said = await together(createPool(2, spawn), broken).catch(e => e);
		expect(said).toBeInstanceOf(ModelError);
		expect(() => solveNow(broken, models)).toThrow(said.message);
	});
});

/** A worker in memory whose clock runs fast, so that it soon asks for others. */
const worker = (pool: () => Promise<Pool | undefined> = async () => undefined) => memoryThread({ pool }, 50);

describe('a worker and its pool', () => {
	const long: Experiment = {
		...experiment,
		runs: Object.fromEntries(Object.entries(experiment.runs).map(([name, run]) => [name, { ...run, duration: 5_000 }])),
	};

	test('several threads, one outcome, and the threads serve again', async () => {
		const others: ReturnType<typeof worker>[] = [];
		let asked = 0;
		const { thread } = worker(async () => {
			asked++;
			return createPool(2, () => {
				const other = worker();
				others.push(other);
				return other.thread;
			});
		});
		const client = createClient(() => thread);
		const expected = solveNow(long, models);
		expect(await client.run(long)).toEqual(expected);
		expect(await client.run(long)).toEqual(expected);
		expect(asked).toBe(1);
		expect(others).toHaveLength(2);
		for (const { sent } of others) expect(sent.length).toBeGreaterThan(2);
	});

	test('one run alone asks nobody', async () => {
		let asked = 0;
		const { thread } = worker(async () => void asked++ as undefined);
		const client = createClient(() => thread);
		await client.run({ runs: { plane: long.runs.plane as never } });
		expect(asked).toBe(0);
	});

	test('a stop reaches all threads, and the next request is answered', async () => {
		const others: ReturnType<typeof worker>[] = [];
		const { thread } = worker(async () =>
			createPool(2, () => {
				const other = worker();
				others.push(other);
				return other.thread;
			}),
		);
		const client = createClient(() => thread);
		const stopped = client.run(long).catch(e => e);
		while (others.length < 2) await turn();
		client.stop();
		expect(await stopped).toMatchObject({ name: 'AbortError' });
		for (let k = 0; k < 20; k++) await turn();
		for (const { sent } of others) expect(sent.at(-1)?.kind).toBe('stop');
		const counts = others.map(o => o.replies.length);
		for (let k = 0; k < 20; k++) await turn();
		expect(others.map(o => o.replies.length)).toEqual(counts);
		expect((await client.run(experiment)).digest).toBe(alone.digest);
	});

	test('threads that cannot start, break off, or cannot be fetched: the run goes on alone', async () => {
		const expected = solveNow(long, models);
		const pools: (() => Promise<Pool | undefined>)[] = [
			async () =>
				createPool(2, () => {
					throw new Error('refused by the policy');
				}),
			async () =>
				createPool(2, () => {
					const { thread } = worker();
					setTimeout(() => thread.onerror?.({ message: 'out of memory' }), 0);
					return thread;
				}),
			() => Promise.reject(new Error('offline')),
		];
		for (const pool of pools) expect(await createClient(() => worker(pool).thread).run(long)).toEqual(expected);
	});
});
