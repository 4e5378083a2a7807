import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { type Experiment, loadModel, ModelError, solve, solveNow } from '../../../src/engine/index.ts';
import { createSession as createClient } from '../../../src/engine/worker/client.ts';
import type { Reply } from '../../../src/engine/worker/protocol.ts';
import { createSession } from '../../../src/engine/worker/session.ts';
import { memoryThread, turn } from './memory-thread.ts';

// A reader who plays for a long time, a worker that dies, a run that nobody wants any more.

const small = (seed: number, duration = 4): Experiment => ({
	runs: {
		net: { model: 'brunel', set: { N_E: 80, C_E: 16, J: 1 }, record: ['E', 'I', 'v'], duration, seed },
	},
	measures: ['net: meanRate E'],
});
/** 40,000 steps: a look each 2,000. */
const long = (seed: number): Experiment => small(seed, 4000);

const kinds = (replies: readonly Reply[]): string[] => replies.map(r => `${r.kind} ${r.id}`);

test('a thousand runs in one worker leave no memory behind', async () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const { thread, forget } = memoryThread();
	forget();
	const client = createClient(() => thread);
	/** Bytes in use after everything that can go has gone. */
	const settled = async (): Promise<number> => {
		for (let k = 0; k < 3; k++) {
			await turn();
			collect();
		}
		const { heapUsed, arrayBuffers } = process.memoryUsage();
		return heapUsed + arrayBuffers;
	};
	const used: number[] = [];
	let spikes = 0;
	let problems = 0; // counted, as an expectation keeps what it has seen
	for (let run = 1; run <= 1000; run++) {
		// Every run has a wiring of its own; now and then another is wrong, or is stopped.
		const outcome = await client.run(small(run));
		spikes += outcome.recordings.net?.spikes.E?.times.length ?? 0;
		if (run % 10 === 0) {
			await client.run(small(-1)).catch(error => {
				if (error instanceof ModelError) problems++;
			});
		}
		if (run % 100 === 0) {
			client.run(long(run)).catch(() => undefined);
			await turn();
			client.stop();
		}
		if (run % 50 === 0 && run >= 300) used.push(await settled());
	}
	expect(spikes).toBeGreaterThan(1000);
	expect(problems).toBe(100);
	// The middle of all slopes (Theil & Sen), over the seven hundred runs after warming up.
	const slopes = used.flatMap((y, j) => used.slice(0, j).map((x, i) => (y - x) / (j - i))).sort((a, b) => a - b);
	const growth = ((slopes[slopes.length >> 1] as number) * (used.length - 1)) / (used[0] as number);
	expect(growth).toBeLessThan(0.05);
	const half = used.length >> 1;
	const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
	expect(least(used.slice(half)) / least(used.slice(0, half))).toBeLessThan(1.05);
}, 60_000);

test('a run gives the digest that it gave at first, whatever ran in between', async () => {
	const { thread } = memoryThread();
	const client = createClient(() => thread);
	const first = await client.run(small(1));
	for (let seed = 2; seed < 30; seed++) await client.run(small(seed));
	expect((await client.run(small(1))).digest).toBe(first.digest);
	expect(first.digest).toBe(solveNow(small(1), { brunel: await loadModel('brunel') }).digest);
});

describe('a worker that is killed in the middle', () => {
	/** A client whose workers can be looked at, one run under way. */
	async function underWay() {
		const made: ReturnType<typeof memoryThread>[] = [];
		const client = createClient(() => {
			const memory = memoryThread();
			made.push(memory);
			return memory.thread;
		});
		let begun = (): void => {};
		const began = new Promise<void>(resolve => (begun = resolve));
		const lost = client
			.run(long(1), () => begun())
			.then(
				() => 'an outcome',
				(error: Error) => error,
			);
		await began;
		return { made, client, lost, first: made[0] as ReturnType<typeof memoryThread> };
	}

	test('the caller reads a sentence, and the next run has a worker of its own', async () => {
		const { made, client, lost, first } = await underWay();
		first.thread.onerror?.({ message: 'killed' });
		const error = await lost;
		expect(error).toBeInstanceOf(ModelError);
		expect((error as Error).message).toBe(
			'simulation: found a worker that broke off (killed), expected a result. Change a control to try again.',
		);
		expect(first.ended()).toBe(true);
		const again = await client.run(small(1));
		expect(made).toHaveLength(2);
		expect(again.digest).toBe(solveNow(small(1), { brunel: await loadModel('brunel') }).digest);
		expect(kinds((made[1] as typeof first).replies).at(-1)).toBe('outcome 2');
		expect(kinds(first.replies)).not.toContain('outcome 1');
	});

	test('what the dead one still had to say goes nowhere', async () => {
		const { client, lost, first } = await underWay();
		const { onmessage } = first.thread;
		first.thread.onerror?.({ message: 'killed' });
		await lost;
		const seen: number[] = [];
		const next = client.run(long(2), ({ done }) => seen.push(done));
		onmessage?.({ data: { kind: 'progress', id: 1, done: 0.99 } });
		onmessage?.({ data: { kind: 'problem', id: 1, problem: { in: 'a', found: 'b', expected: 'c' } } });
		expect((await next).digest).toMatch(/^[0-9a-f]{64}$/);
		expect(seen).not.toContain(0.99);
	});

	test('ten times in a row, ten workers', async () => {
		const made: ReturnType<typeof memoryThread>[] = [];
		const client = createClient(() => {
			made.push(memoryThread());
			return (made.at(-1) as ReturnType<typeof memoryThread>).thread;
		});
		for (let k = 1; k <= 10; k++) {
			const lost = client.run(long(k)).catch(error => error);
			await turn();
			(made.at(-1) as ReturnType<typeof memoryThread>).thread.onerror?.({});
			expect(await lost).toBeInstanceOf(ModelError);
		}
		expect(made).toHaveLength(10);
		expect(made.every(worker => worker.ended())).toBe(true);
		expect((await client.run(small(1))).digest).toMatch(/^[0-9a-f]{64}$/);
		expect(made).toHaveLength(11);
	});

	test('an engine that gives out in the middle is a problem of that run alone', async () => {
		let give = true;
		const { thread } = memoryThread({
			solver: async () =>
				function* (experiment, models) {
					const running = solve(experiment, models);
					for (let k = 0; ; k++) {
						const { done, value } = running.next();
						if (done) return value;
						if (give && k === 3) throw new RangeError('no memory left');
						yield value;
					}
				},
		});
		const client = createClient(() => thread);
		const error = await client.run(long(1)).catch(e => e);
		expect(error).toBeInstanceOf(ModelError);
		expect(error.message).toContain('simulation: found an unexpected failure (no memory left), expected a result.');
		give = false;
		expect((await client.run(long(1))).digest).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('a stop in the middle of a long run', () => {
	test('posts nothing more, lets go of the run, and leaves the worker usable', async () => {
		let steps = 0;
		let closed = 0;
		const { thread, replies, ended } = memoryThread({
			solver: async () =>
				function* (experiment, models) {
					const running = solve(experiment, models);
					try {
						for (;;) {
							const { done, value } = running.next();
							steps++;
							if (done) return value;
							yield value;
						}
					} finally {
						closed++;
					}
				},
		});
		const client = createClient(() => thread);
		let looks = 0;
		let said = 0;
		const error = await client
			.run(long(1), () => {
				if (++looks !== 3) return;
				client.stop();
				said = replies.length;
			})
			.catch(e => e);
		expect(error).toMatchObject({ name: 'AbortError', message: 'The run was stopped.' });
		for (let k = 0; k < 50; k++) await turn();
		expect(looks).toBe(3);
		// One that was on its way when the stop was sent may arrive; after it, nothing.
		expect(replies.length - said).toBeLessThanOrEqual(1);
		expect(kinds(replies).filter(kind => !kind.startsWith('progress'))).toEqual([]);
		expect(closed).toBe(1);
		const before = steps;
		expect(before).toBeLessThan(20);
		for (let k = 0; k < 50; k++) await turn();
		expect(steps).toBe(before);
		expect(ended()).toBe(false);
		expect((await client.run(small(1))).digest).toMatch(/^[0-9a-f]{64}$/);
		expect(kinds(replies).at(-1)).toBe('outcome 2');
	});

	test('the worker’s side alone: after the stop has come in, not one message', async () => {
		const said: Reply[] = [];
		let clock = 0;
		const receive = createSession({
			post: reply => void said.push(reply),
			model: id => loadModel(id),
			solver: async () => solve,
			pool: async () => undefined,
			now: () => (clock += 20),
			breathe: turn,
		});
		const run = receive({ kind: 'run', id: 1, experiment: long(1) });
		while (said.length < 4) await turn();
		await receive({ kind: 'stop', id: 1 });
		const count = said.length;
		await run;
		for (let k = 0; k < 20; k++) await turn();
		expect(said).toHaveLength(count);
		expect(said.every(reply => reply.kind === 'progress')).toBe(true);
	});
});
