import { describe, expect, test } from 'vitest';
import type { Model, Parameter, Rule } from '../../../src/engine/model.ts';
import { type Connections, connect, connections, type Wiring } from '../../../src/engine/network/connect.ts';
import { wiringOf } from '../../../src/engine/numbers.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { simulateNow } from '../../../src/engine/simulate.ts';
import { parameter, tiny } from '../tiny.ts';

/** [source, target] of every connection, in the order in which a spike meets them. */
const pairsOf = ({ starts, targets }: Connections): [number, number][] =>
	[...targets].map((target, k) => [starts.findIndex((_, i) => (starts[i + 1] as number) > k), target]);
const counted = (list: readonly number[], n: number): number[] => {
	const counts = new Array<number>(n).fill(0);
	for (const k of list) counts[k] = (counts[k] as number) + 1;
	return counts;
};
const outdegrees = ({ starts }: Connections): number[] =>
	[...starts.subarray(1)].map((s, i) => s - (starts[i] as number));
const indegrees = ({ targets }: Connections, n: number): number[] => counted([...targets], n);
const chi = (counts: readonly number[], mean: number, variance: number): number =>
	counts.reduce((sum, c) => sum + (c - mean) ** 2 / variance, 0);
/** The value that chi² with so many degrees of freedom passes, or falls short of, once in a thousand times (Wilson & Hilferty). */
const chiBounds = (df: number): [number, number] =>
	[-3.09, 3.09].map(z => df * (1 - 2 / (9 * df) + z * Math.sqrt(2 / (9 * df))) ** 3) as [number, number];
function within(value: number, [low, high]: [number, number]): void {
	expect(value).toBeGreaterThan(low);
	expect(value).toBeLessThan(high);
}

describe('rules', () => {
	test('all_to_all: every pair once, by target', () => {
		expect(pairsOf(connect({ rule: 'all_to_all' }, 2, 3, 1, 'a->b'))).toEqual([
			[0, 0],
			[0, 1],
			[0, 2],
			[1, 0],
			[1, 1],
			[1, 2],
		]);
	});

	test('one_to_one', () => {
		expect(pairsOf(connect({ rule: 'one_to_one' }, 3, 3, 1, 'a->b'))).toEqual([
			[0, 0],
			[1, 1],
			[2, 2],
		]);
	});

	test('one_to_block: targets in equal shares, and a rest is a mistake', () => {
		expect(pairsOf(connect({ rule: 'one_to_block' }, 2, 6, 1, 'a->b'))).toEqual([
			[0, 0],
			[0, 1],
			[0, 2],
			[1, 3],
			[1, 4],
			[1, 5],
		]);
		const pathway = { name: 'a->b', source: 'a', target: 'b', statements: [], on_post: [] };
		expect(() => wiringOf({ ...pathway, connect: { rule: 'one_to_block' } }, 4, 6, new Map())).toThrow(
			'found 4 sources and 6 targets, expected as many targets for each source',
		);
	});

	test('symmetric_pairwise_bernoulli: both ways or not at all, no cell to itself, each pair with the probability', () => {
		const made = connect({ rule: 'symmetric_pairwise_bernoulli', p: 0.1 }, 300, 300, 4, 'a->a');
		const pairs = pairsOf(made);
		const named = new Set(pairs.map(([i, j]) => `${i} ${j}`));
		expect(named.size).toBe(pairs.length);
		for (const [i, j] of pairs) {
			expect(i).not.toBe(j);
			expect(named).toContain(`${j} ${i}`);
		}
		const possible = (300 * 299) / 2;
		within(pairs.length / 2, [
			0.1 * possible - 3.3 * Math.sqrt(0.09 * possible),
			0.1 * possible + 3.3 * Math.sqrt(0.09 * possible),
		]);
		const full = connect({ rule: 'symmetric_pairwise_bernoulli', p: 1 }, 3, 3, 1, 'a->a');
		expect(pairsOf(full)).toEqual([
			[0, 1],
			[0, 2],
			[1, 0],
			[1, 2],
			[2, 0],
			[2, 1],
		]);
	});

	test.each([
		[1, 40, 30],
		[7, 40, 30],
		[100, 10, 33],
		[3, 1, 5],
		[0, 4, 4],
	])('fixed_indegree %i from %i sources: each of %i targets has exactly that many', (indegree, sources, targets) => {
		const made = connect({ rule: 'fixed_indegree', indegree }, sources, targets, 2, 'a->b');
		expect(indegrees(made, targets)).toEqual(new Array(targets).fill(indegree));
		expect(made.starts).toHaveLength(sources + 1);
		expect(made.starts.at(-1)).toBe(indegree * targets);
		for (const [source] of pairsOf(made)) expect(source).toBeLessThan(sources);
		for (let i = 0; i < sources; i++) {
			const row = made.targets.subarray(made.starts[i], made.starts[i + 1]);
			expect([...row]).toEqual([...row].sort((a, b) => a - b));
		}
	});

	test('fixed_indegree draws every source alike, with replacement, and itself, too', () => {
		const [sources, targets, indegree] = [200, 300, 40];
		const made = connect({ rule: 'fixed_indegree', indegree }, sources, targets, 3, 'a->b');
		const mean = (targets * indegree) / sources;
		within(chi(outdegrees(made), mean, mean), chiBounds(sources - 1));
		const pairs = pairsOf(made);
		const twice = pairs.length - new Set(pairs.map(p => p.join())).size;
		const expected = targets * (indegree - sources * (1 - (1 - 1 / sources) ** indegree)); // draws that had been drawn before
		within(twice, [expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected)]);
		expect(pairs.some(([i, j]) => i === j)).toBe(true);
		// The sources of first, second, third … place are each uniform: no place prefers a part of the group.
		const halves = counted(
			pairs.map(([i]) => Math.floor((i * 4) / sources)),
			4,
		);
		within(chi(halves, pairs.length / 4, pairs.length / 4), [0, chiBounds(3)[1]]);
	});

	test.each([0.002, 0.02, 0.3, 0.97])('pairwise_bernoulli %f: count, rows and columns are binomial', p => {
		const [sources, targets] = [400, 300];
		const made = connect({ rule: 'pairwise_bernoulli', p }, sources, targets, 4, 'a->b');
		const n = sources * targets;
		const spread = 4 * Math.sqrt(n * p * (1 - p));
		within(made.targets.length, [n * p - spread, n * p + spread]);
		within(chi(outdegrees(made), targets * p, targets * p * (1 - p)), chiBounds(sources));
		within(chi(indegrees(made, targets), sources * p, sources * p * (1 - p)), chiBounds(targets));
		expect(new Set(pairsOf(made).map(pair => pair.join())).size).toBe(made.targets.length);
	});

	test('pairwise_bernoulli at 0 has no pair and at 1 every pair', () => {
		expect(connect({ rule: 'pairwise_bernoulli', p: 0 }, 50, 60, 1, 'a->b').targets).toHaveLength(0);
		expect(connect({ rule: 'pairwise_bernoulli', p: 1 }, 50, 60, 1, 'a->b')).toEqual(
			connect({ rule: 'all_to_all' }, 50, 60, 1, 'a->b'),
		);
	});
});

describe('seeds and names', () => {
	const [sources, targets] = [200, 150];
	const rules: Wiring[] = [
		{ rule: 'pairwise_bernoulli', p: 0.1 },
		{ rule: 'fixed_indegree', indegree: 20 },
	];

	test.each(rules)('$rule: the same seed and name give the same wiring', wiring => {
		const [a, b] = [1, 2].map(() => connect(wiring, sources, targets, 5, 'E->I'));
		expect(b).toEqual(a);
	});

	test.each(rules)('$rule: other seeds and names share no more pairs than chance', wiring => {
		const pairs = (seed: number, name: string): Set<string> =>
			new Set(pairsOf(connect(wiring, sources, targets, seed, name)).map(p => p.join()));
		const one = pairs(5, 'E->I');
		for (const other of [pairs(6, 'E->I'), pairs(5, 'I->E'), pairs(5, 'E->E'), pairs(0xffffffff, 'E->I')]) {
			const shared = [...one].filter(pair => other.has(pair)).length;
			const expected = (one.size * other.size) / (sources * targets);
			within(shared, [expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected)]);
		}
	});
});

describe('the wirings that are kept', () => {
	const wiring: Wiring = { rule: 'pairwise_bernoulli', p: 0.5 };
	const ask = (seed: number, name = 'kept', p = 0.5) => connections({ ...wiring, p }, 20, 20, seed, name);

	test('one that is asked for again is the same object, and what was drawn', () => {
		expect(ask(1)).toBe(ask(1));
		expect(ask(1)).toEqual(connect(wiring, 20, 20, 1, 'kept'));
	});

	test('every number counts', () => {
		const one = ask(1);
		for (const other of [
			ask(2),
			ask(1, 'other'),
			ask(1, 'kept', 0.25),
			connections(wiring, 21, 20, 1, 'kept'),
			connections(wiring, 20, 21, 1, 'kept'),
		])
			expect(other).not.toBe(one);
		expect(connections({ rule: 'fixed_indegree', indegree: 1 }, 20, 20, 1, 'kept')).not.toBe(one);
	});

	test('only the last eight are kept; the one used longest ago goes first', () => {
		const made = Array.from({ length: 8 }, (_, seed) => ask(seed, 'bounded'));
		expect(ask(0, 'bounded')).toBe(made[0]); // used again: now seed 1 is the oldest
		ask(8, 'bounded');
		for (const seed of [0, 2, 3, 4, 5, 6, 7]) expect(ask(seed, 'bounded')).toBe(made[seed]);
		const again = ask(1, 'bounded');
		expect(again).not.toBe(made[1]);
		expect(again).toEqual(made[1]);
	});
});

describe('numbers that make no network', () => {
	interface Change {
		connect?: Rule;
		delay?: string;
		N?: number | string;
		other?: number | string;
		parameters?: Record<string, Parameter>;
	}
	function network({ connect = { rule: 'all_to_all' }, delay, N = 3, other = 4, parameters = {} }: Change): Model {
		const { observables, ...base } = tiny('x : 1', { threshold: 'x > 1', reset: 'x = 0' });
		return {
			...base,
			parameters: { size: parameter(3), p: parameter(0.1), K: parameter(2), d: parameter(1, 'ms'), ...parameters },
			groups: { a: { neuron: 'k', N, init: {} }, b: { neuron: 'k', N: other, init: {} } },
			synapses: { 'a->b': { on_pre: 'x += 1', connect, ...(delay && { delay }) } },
			observables: { spikes: { group: 'a', variable: 'spikes', label: 'spikes' } },
			duration: 1,
		};
	}
	const run = (change: Change) => () => simulateNow(network(change), { model: 'tiny', record: ['spikes'] });
	const bernoulli = (p: string): Change => ({ connect: { rule: 'pairwise_bernoulli', p } });
	const indegree = (K: string): Change => ({ connect: { rule: 'fixed_indegree', indegree: K } });

	test.each<[Change, string]>([
		[bernoulli('1.2'), 'synapses a->b: found p = 1.2, expected a probability from 0 to 1.'],
		[bernoulli('-p'), 'synapses a->b: found p = -0.1, expected a probability from 0 to 1.'],
		[bernoulli('sqrt(-p)'), "synapses a->b: found 'sqrt(-p)', which is NaN, expected a finite number."],
		[bernoulli('d'), 'found d in ms, expected 1 for p.'],
		[indegree('-1'), 'synapses a->b: found indegree = -1, expected a whole number from 0 to 10000000.'],
		[indegree('2.5'), 'synapses a->b: found indegree = 2.5, expected a whole number from 0 to 10000000.'],
		[indegree('K/0'), "synapses a->b: found 'K/0', which is Infinity, expected a finite number."],
		[indegree('many'), "found the unknown name 'many'"],
		[
			{ connect: { rule: 'symmetric_pairwise_bernoulli', p: 'p' } },
			'synapses a->b: found symmetric_pairwise_bernoulli between two groups, expected one group that is connected to itself.',
		],
		[
			{ connect: { rule: 'one_to_one' } },
			'synapses a->b: found 3 sources and 4 targets, expected as many sources as targets for one_to_one.',
		],
		[{ delay: '0.05*ms' }, 'synapses a->b: found 0.05 ms, expected a multiple of the step of 0.1 ms.'],
		[{ delay: '-d' }, 'synapses a->b: found -1 ms, expected a multiple of the step of 0.1 ms.'],
		[{ delay: 'd/0' }, "synapses a->b: found 'd/0', which is Infinity, expected a finite number."],
		[{ delay: '3' }, 'synapses a->b'],
		[{ N: 0 }, 'group a: found N = 0, expected a whole number of neurons, at least 1.'],
		[{ N: 2.5 }, 'group a: found N = 2.5, expected a whole number of neurons, at least 1.'],
		[{ N: NaN }, 'group a: found N = NaN, expected a whole number of neurons, at least 1.'],
		[{ N: 'size/2' }, 'group a: found N = 1.5, expected a whole number from 1 to 10000000.'],
		[{ N: 'size - 3' }, 'group a: found N = 0, expected a whole number from 1 to 10000000.'],
		[{ N: 'd' }, 'group a'],
	])('%j: %s', (change, sentence) => {
		expect(run(change)).toThrow(ModelError);
		expect(run(change)).toThrow(sentence);
	});

	test('numbers at the edge make one', () => {
		for (const change of [
			bernoulli('0'),
			bernoulli('1'),
			indegree('0'),
			indegree('K'),
			{ N: 'size + 1', connect: { rule: 'one_to_one' } },
			{ delay: '0.1*ms' },
			{ delay: '0*ms' },
			{ delay: '0.3*ms' },
		] satisfies Change[])
			expect(run(change)).not.toThrow();
	});

	test('what a reader sets is checked as well', () => {
		const made = network({ ...bernoulli('p'), delay: 'd', N: 'size' });
		const set = (values: Record<string, number>) => () =>
			simulateNow(made, { model: 'tiny', record: ['spikes'], set: values });
		expect(set({ p: 2 })).toThrow('found p = 2, expected a probability');
		expect(set({ d: 0.25 })).toThrow('found 0.25 ms, expected a multiple');
		expect(set({ size: 2.5 })).toThrow('found N = 2.5, expected a whole number');
		expect(set({ p: 1, d: 0.7, size: 5 })).not.toThrow();
	});
});
