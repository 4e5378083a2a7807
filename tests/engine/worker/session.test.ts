import { describe, expect, test } from 'vitest';
import {
	loadModel,
	ModelError,
	type Outcome,
	type Problem,
	type Progress,
	solveNow,
} from '../../../src/engine/index.ts';
import { createSession as createClient, type Thread } from '../../../src/engine/worker/client.ts';
import type { Reply } from '../../../src/engine/worker/protocol.ts';
import { problemOf } from '../../../src/engine/worker/session.ts';
import { memoryThread, turn } from './memory-thread.ts';

const experiment = (P: number, duration = 400) => ({
	runs: { plane: { model: 'wilson-cowan', set: { P }, record: ['E'], duration } },
	measures: ['plane: period E'],
});

/** Long enough for several slices at one yield each 2,000 steps. */
const long = 40_000;
const problemIn = async (run: Promise<Outcome>): Promise<Problem> => {
	const error = await run.then(
		() => undefined,
		e => e,
	);
	expect(error).toBeInstanceOf(ModelError);
	return (error as ModelError).problem;
};
const kinds = (replies: readonly Reply[]): string[] => replies.map(r => `${r.kind} ${r.id}`);

describe('page and worker together', () => {
	test('an outcome crosses over as it is, its arrays handed over', async () => {
		const { thread, transferred } = memoryThread();
		const outcome = await createClient(() => thread).run(experiment(1.25));
		const model = await loadModel('wilson-cowan');
		expect(outcome).toEqual(solveNow(experiment(1.25), { 'wilson-cowan': model }));
		const handed = transferred.at(-1) as ArrayBuffer[];
		expect(handed).toHaveLength(2); // times and E
		for (const buffer of handed) expect(buffer.detached).toBe(true);
	});

	test('progress rises from 0 towards 1 before the outcome', async () => {
		const { thread, replies } = memoryThread();
		const seen: Progress[] = [];
		await createClient(() => thread).run(experiment(1.25, long), p => seen.push(p));
		const done = seen.map(p => p.done);
		expect(done.length).toBeGreaterThan(5);
		expect(done).toEqual([...done].sort((a, b) => a - b));
		expect(done[0]).toBeGreaterThan(0);
		expect(done.at(-1)).toBeLessThan(1);
		expect(kinds(replies).at(-1)).toBe('outcome 1');
	});

	test('the newest request wins, whether the older one waits or runs', async () => {
		const { thread, replies } = memoryThread();
		const client = createClient(() => thread);
		const waiting = client.run(experiment(1.1)).catch(e => e);
		let begun = (): void => {};
		const began = new Promise<void>(resolve => (begun = resolve));
		const overtaken = client.run(experiment(1.2, long), () => begun()).catch(e => e);
		await began;
		const newest = await client.run(experiment(1.25));
		for (const old of [await waiting, await overtaken]) {
			expect(old).toBeInstanceOf(Error);
			expect(old).toMatchObject({ name: 'AbortError', message: 'A newer run took its place.' });
		}
		expect(newest.measures['plane: period E']).toBeCloseTo(49.96, 1);
		expect(kinds(replies).filter(k => !k.startsWith('progress'))).toEqual(['outcome 3']);
		expect(kinds(replies)).not.toContain('progress 1');
	});

	test('stop rejects at once, and nothing more is said', async () => {
		const { thread, sent, replies } = memoryThread();
		const client = createClient(() => thread);
		const stopped = client.run(experiment(1.25, long), () => client.stop()).catch(e => e);
		expect(await stopped).toMatchObject({ name: 'AbortError', message: 'The run was stopped.' });
		expect(sent.at(-1)).toEqual({ kind: 'stop', id: 1 });
		for (let k = 0; k < 30; k++) await turn();
		const count = replies.length;
		for (let k = 0; k < 30; k++) await turn();
		expect(replies).toHaveLength(count);
		expect(kinds(replies)).not.toContain('outcome 1');
		expect((await client.run(experiment(1.25))).digest).toMatch(/^[0-9a-f]{64}$/);
	});

	test('a stop with nothing to stop sends nothing', () => {
		const { thread, sent } = memoryThread();
		createClient(() => thread).stop();
		expect(sent).toEqual([]);
	});

	test('what is wrong with a request arrives in the engine’s words', async () => {
		const { thread } = memoryThread();
		const client = createClient(() => thread);
		const ask = (change: object): Promise<Problem> =>
			problemIn(client.run({ runs: { plane: { model: 'wilson-cowan', record: ['E'], ...change } } }));
		expect(await ask({ set: { p: 1 } })).toMatchObject({ in: 'run of wilson-cowan', found: "the parameter 'p'" });
		expect(await ask({ edit: { neurons: { pair: { equations: 'dE/dt = : 1' } } } })).toMatchObject({ at: { line: 1 } });
		expect(await ask({ set: { tau: 0 } })).toMatchObject({ found: expect.stringContaining('E = ') });
		expect(await ask({ model: 'nothing' })).toMatchObject({
			in: 'simulation',
			found: expect.stringContaining("There is no model 'nothing'"),
		});
		expect((await client.run(experiment(1.25))).digest).toMatch(/^[0-9a-f]{64}$/);
	});

	test('a failure of an overtaken request is not reported', async () => {
		let fail: (e: Error) => void = () => {};
		const { thread, replies } = memoryThread({
			model: id => (id === 'broken' ? new Promise((_, reject) => (fail = reject)) : loadModel(id)),
		});
		const client = createClient(() => thread);
		const broken = client.run({ runs: { a: { model: 'broken', record: [] } } }).catch(e => e);
		await turn();
		await turn();
		const newest = client.run(experiment(1.25));
		await turn();
		await turn();
		fail(new Error('too late'));
		expect(await broken).toMatchObject({ name: 'AbortError' });
		await newest;
		expect(kinds(replies).filter(k => !k.startsWith('progress'))).toEqual(['outcome 2']);
	});
});

test('what is still on its way of an overtaken request is not taken for the newer one', async () => {
	const thread: Thread = { postMessage() {}, terminate() {}, onmessage: null, onerror: null, onmessageerror: null };
	const client = createClient(() => thread);
	const seen: number[] = [];
	const outcome = (digest: string): Outcome => ({ recordings: {}, analyses: {}, measures: {}, digest });
	const first = client.run(experiment(1.25)).catch(e => e);
	const second = client.run(experiment(1.5), p => seen.push(p.done));
	const replies: Reply[] = [
		{ kind: 'progress', id: 1, done: 0.9 },
		{ kind: 'outcome', id: 1, outcome: outcome('first') },
		{ kind: 'problem', id: 1, problem: { in: 'a', found: 'b', expected: 'c' } },
		{ kind: 'progress', id: 2, done: 0.5 },
		{ kind: 'outcome', id: 2, outcome: outcome('second') },
	];
	for (const data of replies) thread.onmessage?.({ data });
	expect(await first).toMatchObject({ name: 'AbortError' });
	expect((await second).digest).toBe('second');
	expect(seen).toEqual([0.5]);
});

describe('a lost worker', () => {
	test.each<[string, (thread: Thread) => void, string]>([
		['breaks off', t => t.onerror?.({ message: 'out of memory' }), 'a worker that broke off (out of memory)'],
		['cannot start', t => t.onerror?.({}), 'a worker that could not start'],
		['answers in no words', t => t.onmessageerror?.(), 'an answer that cannot be read'],
	])('%s: the run fails with a problem, and the next one gets a new worker', async (_, lose, found) => {
		const made: ReturnType<typeof memoryThread>[] = [];
		const client = createClient(() => {
			const memory = memoryThread();
			made.push(memory);
			return memory.thread;
		});
		const lost = problemIn(client.run(experiment(1.25, long)));
		lose((made[0] as (typeof made)[0]).thread);
		expect(await lost).toMatchObject({ in: 'simulation', found, hint: 'Change a control to try again.' });
		expect(made[0]?.ended()).toBe(true);
		expect((await client.run(experiment(1.25))).digest).toMatch(/^[0-9a-f]{64}$/);
		expect(made).toHaveLength(2);
	});

	test('that cannot be made is a problem, not an exception', async () => {
		const client = createClient(() => {
			throw new Error('refused by the policy');
		});
		expect(await problemIn(client.run(experiment(1.25)))).toMatchObject({ found: 'no worker (refused by the policy)' });
	});

	test('dispose ends the worker and the run', async () => {
		const { thread, ended } = memoryThread();
		const client = createClient(() => thread);
		const run = client.run(experiment(1.25, long)).catch(e => e);
		client.dispose();
		expect(await run).toMatchObject({ name: 'AbortError' });
		expect(ended()).toBe(true);
	});

	test('the worker is started at the first run, once', async () => {
		let started = 0;
		const { thread } = memoryThread();
		const client = createClient(() => {
			started++;
			return thread;
		});
		expect(started).toBe(0);
		await client.run(experiment(1.25));
		await client.run(experiment(1.5));
		expect(started).toBe(1);
	});
});

test('problems: a model’s own word for word, others in words of ours', () => {
	const problem = { in: 'record', found: "'x'", expected: 'one of E, I' };
	expect(problemOf(new ModelError(problem))).toBe(problem);
	expect(problemOf(new RangeError('too large'))).toMatchObject({ found: 'an unexpected failure (too large)' });
	expect(problemOf('odd')).toMatchObject({ found: 'an unexpected failure (odd)' });
});
