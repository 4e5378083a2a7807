import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import type { Model, Precision, Sum } from '../../../src/engine/model.ts';
import type { Kernel } from '../../../src/engine/running.ts';
import { runningPart, simulateNow } from '../../../src/engine/simulate.ts';
import { parameter, tiny } from '../tiny.ts';

const precisions = ['f64', 'f32'] as const;

/** Sources 'A' with a value each, targets 'B' with a sum each. */
function summing(entry: Sum, sources: number, targets: number, precision: Precision = 'f64'): Model {
	return {
		...tiny('q : 1'),
		precision,
		parameters: { tau: parameter(10, 'ms'), p: parameter(0.7), width: parameter(3) },
		neurons: {
			source: { equations: 'dx/dt = -x/tau : 1\ny = x*x + p : 1', method: 'euler' },
			target: { equations: 'total : 1\ndz/dt = (total - z)/tau : 1', method: 'euler' },
		},
		groups: { A: { neuron: 'source', N: sources, init: {} }, B: { neuron: 'target', N: targets, init: {} } },
		sums: { 'A->B': { total: entry } },
		observables: {
			x: { group: 'A', variable: 'x', label: 'x' },
			total: { group: 'B', variable: 'total', label: 'total' },
			z: { group: 'B', variable: 'z', label: 'z' },
		},
	};
}

const kernels = (model: Model): [Kernel, Kernel] => {
	const checked = checkModel(model);
	const made = (['wasm', 'interpreter'] as const).map(kind => compile(checked, 1, [], kind));
	for (const kernel of made) kernel.init();
	return made as [Kernel, Kernel];
};

/** The first target whose sum differs in its bits. */
function firstDifference([a, b]: readonly [Kernel, Kernel], slot: string): string | undefined {
	const [x, y] = [a.array('B', slot), b.array('B', slot)];
	for (let j = 0; j < a.size('B'); j++) if (!Object.is(x[j], y[j])) return `${slot} ${j}: ${x[j]} is not ${y[j]}`;
	return undefined;
}

const entries: readonly Sum[] = [
	{ sum: 'x' },
	{ mean: 'x' },
	{ sum: 'p*y - x' },
	{ sum: 'x', weight: 'exp(-abs(i - j)/width)' },
	{ mean: 'y', weight: '1 + i*p + j' },
	{ sum: 'x', weight: 'int(i != j)' },
];

const value = fc.oneof(
	fc.double({ min: -1e3, max: 1e3, noNaN: true }),
	fc.constantFrom(0, -0, 1e-310, 1e300, -1e300, Number.POSITIVE_INFINITY, Number.NaN),
);

describe.each(precisions)('sums of any values, %s', precision => {
	test('are the same bits in WebAssembly and in the interpreter, for every size', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...entries),
				fc.array(value, { minLength: 1, maxLength: 70 }),
				fc.integer({ min: 1, max: 40 }),
				(entry, values, targets) => {
					const both = kernels(summing(entry, values.length, targets, precision));
					for (const kernel of both) kernel.array('A', 'x').set(values);
					for (let now = 0; now < 2; now++) {
						for (const kernel of both) kernel.step(now);
						expect(firstDifference(both, 'total')).toBeUndefined();
						expect(firstDifference(both, 'z')).toBeUndefined();
					}
				},
			),
			{ numRuns: 120, seed: 5 },
		);
	}, 60_000);
});

// What both back ends might do wrong alike.
describe('what a sum means', () => {
	const x = Array.from({ length: 37 }, (_, i) => Math.cos(i * 1.7));
	const at = (entry: Sum, targets: number): number[] => {
		const [kernel] = kernels(summing(entry, x.length, targets));
		kernel.array('A', 'x').fill(1e9); // what lies behind the last cell must not count
		kernel.array('A', 'x').set(x);
		kernel.step(0);
		return [...kernel.array('B', 'total').subarray(0, targets)];
	};
	const total = (of: (v: number, i: number) => number): number => x.reduce((sum, v, i) => sum + of(v, i), 0);

	test('every target gets the sum, or the mean, of all sources', () => {
		for (const value of at({ sum: 'x' }, 19))
			expect(value).toBeCloseTo(
				total(v => v),
				13,
			);
		for (const value of at({ mean: 'y' }, 3)) expect(value).toBeCloseTo(total(v => v * v + 0.7) / 37, 13);
	});

	test('16 parts are folded by halves, and weighted sums go from source to source: to the last bit', () => {
		const part = Array.from({ length: 16 }, (_, k) => x.filter((_, i) => i % 16 === k).reduce((sum, v) => sum + v, 0));
		for (let half = 8; half >= 1; half /= 2)
			for (let k = 0; k < half; k++) part[k] = (part[k] as number) + (part[k + half] as number);
		expect(at({ sum: 'x' }, 1)).toEqual([part[0]]);
		expect(at({ sum: 'x', weight: 'i*j' }, 2)).toEqual([0, total((v, i) => v * i)]);
	});

	test('weights count source i for target j; in a mean as shares', () => {
		const weight = (i: number, j: number): number => Math.exp(-Math.abs(i - j) / 3);
		const [sum, mean] = [
			{ sum: 'x', weight: 'exp(-abs(i - j)/width)' },
			{ mean: 'x', weight: 'exp(-abs(i - j)/width)' },
		];
		for (const [j, value] of at(sum, 20).entries())
			expect(value).toBeCloseTo(
				total((v, i) => v * weight(i, j)),
				12,
			);
		for (const [j, value] of at(mean, 20).entries()) {
			const share = x.reduce((all, _, i) => all + weight(i, j), 0);
			expect(value).toBeCloseTo(total((v, i) => v * weight(i, j)) / share, 12);
		}
	});

	test('a ring gives each cell the same when all cells are alike', () => {
		const model = summing({ mean: 'x', weight: 'exp(-min(abs(i - j), 24 - abs(i - j))/width)' }, 24, 24);
		const [kernel] = kernels(model);
		kernel.array('A', 'x').fill(0.25);
		kernel.step(0);
		for (const value of kernel.array('B', 'total').subarray(0, 24)) expect(value).toBeCloseTo(0.25, 14);
	});

	test('it is taken at the start of the step, and of the same moment where it is recorded', () => {
		const model = summing({ sum: 'x' }, 5, 2);
		const start = { ...model, groups: { ...model.groups, A: { neuron: 'source', N: 5, init: { x: '1 + i' } } } };
		const { traces } = simulateNow(start as Model, { model: 'tiny', record: ['x', 'total', 'z'], duration: 1 });
		const rows = (name: string, cells: number): number[][] =>
			Array.from({ length: 11 }, (_, k) => [...(traces[name]?.values.subarray(k * cells, (k + 1) * cells) ?? [])]);
		const [xs, totals, zs] = [rows('x', 5), rows('total', 2), rows('z', 2)];
		for (let k = 0; k <= 10; k++)
			expect(totals[k]?.[0]).toBeCloseTo(
				(xs[k] as number[]).reduce((a, b) => a + b, 0),
				13,
			);
		expect(totals[0]).toEqual([15, 15]);
		for (let k = 0; k < 10; k++) {
			const z = zs[k]?.[1] as number;
			expect(zs[k + 1]?.[1]).toBeCloseTo(z + ((totals[k]?.[1] as number) - z) * (0.1 / 10), 13);
		}
	});

	test('what is summed follows a parameter during a run', () => {
		for (const kernel of kernels(summing({ sum: 'p*x', weight: '1 + i' }, 3, 1))) {
			kernel.array('A', 'x').fill(1);
			kernel.set('p', 2);
			kernel.step(0);
			expect(kernel.array('B', 'total')[0]).toBe(12);
		}
	});

	test('input that waits for a frozen variable counts with it', () => {
		const model: Model = {
			...summing({ sum: 'x' }, 2, 1),
			neurons: {
				source: {
					equations: 'dx/dt = -x/tau : 1 (unless refractory)',
					method: 'euler',
					threshold: 'x > 100',
					reset: 'x = 0',
					refractory: '2*ms',
				},
				target: { equations: 'total : 1', method: 'euler' },
			},
			inputs: { kick: { kind: 'timed', target: 'A', variable: 'x', weight: 'p', times: ['0*ms'], cells: [0, 1] } },
			observables: { total: { group: 'B', variable: 'total', label: 'total' } },
		};
		const { traces } = simulateNow(model, { model: 'tiny', record: ['total'], duration: 0.2 });
		expect([...(traces.total?.values ?? [])].slice(0, 2)).toEqual([0, 1.4]);
	});
});

test('sums are part of what decides the bits; a model without them is as before', () => {
	const model = summing({ sum: 'x' }, 3, 2);
	expect(runningPart(model)).not.toBe(runningPart(summing({ mean: 'x' }, 3, 2)));
	const { sums, ...without } = model;
	expect(sums).toBeDefined();
	expect(runningPart(without)).not.toBe(runningPart(model));
});

describe('a mistake in a sum is a sentence', () => {
	const base = summing({ sum: 'x' }, 3, 2);
	const wrong: readonly (readonly [string, Partial<Model>, string])[] = [
		['a pathway', { sums: { 'A-B': { total: { sum: 'x' } } } }, "'A-B', expected a source and a target"],
		['a group', { sums: { 'C->B': { total: { sum: 'x' } } } }, "the group 'C', expected one of A, B"],
		[
			'no such variable',
			{ sums: { 'A->B': { all: { sum: 'x' } } } },
			"'all' of B, expected a variable without equation",
		],
		['a variable with an equation', { sums: { 'A->B': { z: { sum: 'x' } } } }, "such as 'z : 1'"],
		['a name of the source', { sums: { 'A->B': { total: { sum: 'z' } } } }, "the unknown name 'z'"],
		['a unit', { sums: { 'A->B': { total: { sum: 'x*tau' } } } }, 'expected 1 for total'],
		['a weight with a unit', { sums: { 'A->B': { total: { sum: 'x', weight: 'tau' } } } }, 'expected 1 for a weight'],
		['a weight of a variable', { sums: { 'A->B': { total: { sum: 'x', weight: 'x' } } } }, "the unknown name 'x'"],
		[
			'two sums in one variable',
			{ sums: { 'A->B': { total: { sum: 'x' } }, 'B->B': { total: { sum: 'z' } } } },
			"a second sum in 'total' of B",
		],
		[
			'a sum of sums',
			{ sums: { 'A->B': { total: { sum: 'x' } }, 'B->A': { w: { sum: 'total' } } } },
			"'total', which is a sum itself",
		],
		[
			'a start',
			{ groups: { ...base.groups, B: { neuron: 'target', N: 2, init: { total: '1' } } } },
			"an initial value of 'total'",
		],
		[
			'a protocol that moves weights',
			{
				sums: { 'A->B': { total: { sum: 'x', weight: 'p' } } },
				protocol: [{ at: 'tau', set: 'p', to: 'width' }],
			},
			"a change of 'p', on which the weights of A->B total depend",
		],
		[
			'an input',
			{ inputs: { kick: { kind: 'timed', target: 'B', variable: 'total', weight: '1', times: ['1*ms'], cells: [0] } } },
			"a pathway or an input of 'total'",
		],
		[
			'a reset',
			{
				neurons: {
					...base.neurons,
					target: { equations: 'total : 1\nz : 1', method: 'euler', threshold: 'total > 1', reset: 'total = 0' },
				},
			},
			"a reset of 'total'",
		],
	];
	test.each(wrong)('%s', (_, change, sentence) => {
		const source = { equations: 'dx/dt = -x/tau : 1\ny = x*x + p : 1\nw : 1', method: 'euler' } as const;
		const model = { ...base, neurons: { ...base.neurons, source }, ...change };
		expect(() => checkModel(model)).toThrow(sentence);
	});

	test('shares of nothing', () => {
		const model = summing({ mean: 'x', weight: '0*i' }, 3, 2);
		expect(() => kernels(model)).toThrow('a total of 0 for the target 0');
	});
});
