import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import { show } from '../../../src/engine/equations/show.ts';
import type { Model, NeuronKind, Precision } from '../../../src/engine/model.ts';
import { keyOf, threefry } from '../../../src/engine/random/threefry.ts';
import type { KernelKind } from '../../../src/engine/recording.ts';
import { simulateNow } from '../../../src/engine/simulate.ts';
import { condition, number } from '../equations/expressions.ts';
import { parameter, tiny } from '../tiny.ts';

const precisions = ['f64', 'f32'] as const;
const kernels: readonly KernelKind[] = ['wasm', 'interpreter'];

/** One group of one kind at steps of 1 ms; its variables row by row, the same on both back ends. */
function rows(
	equations: string,
	kind: Partial<NeuronKind>,
	rest: Parameters<typeof tiny>[2] = {},
): Record<string, number[]> {
	const model = tiny(equations, kind, { dt: 1, duration: 6, ...rest });
	const request = { model: 'tiny', record: Object.keys(model.observables) };
	const recording = simulateNow(model, request, 'wasm');
	expect(simulateNow(model, request, 'interpreter').digest).toBe(recording.digest);
	return Object.fromEntries(Object.entries(recording.traces).map(([name, { values }]) => [name, [...values]]));
}

describe('when', () => {
	test('at the start of each step: after the recording, before the update', () => {
		const { x, y } = rows('dx/dt = y/ms : 1\ny : 1', { regularly: { statements: 'y += 1' } });
		expect(y).toEqual([0, 1, 2, 3, 4, 5, 6]);
		expect(x).toEqual([0, 1, 3, 6, 10, 15, 21]);
	});

	test('every so often, first at 0; a map needs no differential equation', () => {
		const regularly = { statements: 'x = 2*x + 1; y = x + t/ms', every: 'tau' };
		const { x, y } = rows('x : 1\ny : 1', { regularly }, { parameters: { tau: parameter(2, 'ms') } });
		expect(x).toEqual([0, 1, 1, 3, 3, 7, 7]);
		expect(y).toEqual([0, 1, 1, 5, 5, 11, 11]);
	});

	test('after the protocol', () => {
		const { x } = rows(
			'x : 1',
			{ regularly: { statements: 'x += w' } },
			{
				parameters: { w: parameter(1), much: parameter(10), at: parameter(3, 'ms') },
				protocol: [{ at: 'at', set: 'w', to: 'much' }],
			},
		);
		expect(x).toEqual([0, 1, 2, 3, 13, 23, 33]);
	});

	test('statements see what stands before them, sub-expressions too', () => {
		const { x, z } = rows('x : 1\nz : 1\ny = x**2 : 1', {
			regularly: { statements: 'x += 1\nz = y\nx = x*int(y < 9)' },
		});
		expect(x).toEqual([0, 1, 2, 0, 1, 2, 0]);
		expect(z).toEqual([0, 1, 4, 9, 1, 4, 9]);
	});

	test('a spike can come of it in the same step', () => {
		const model = tiny(
			'x : 1',
			{ regularly: { statements: 'x += 1' }, threshold: 'x >= 3', reset: 'x = 0' },
			{ dt: 1, duration: 7 },
		);
		const spiking: Model = { ...model, observables: { s: { group: 'g', variable: 'spikes', label: 's' } } };
		for (const kernel of kernels)
			expect([...(simulateNow(spiking, { model: 'tiny', record: ['s'] }, kernel).spikes.s?.times ?? [])]).toEqual([
				2, 5,
			]);
	});

	test('a frozen variable is not changed in a cell that was refractory in the step before; what came in counts', () => {
		const { v, x } = rows(
			'dv/dt = 0/ms : 1 (unless refractory)\nx : 1',
			{ regularly: { statements: 'v += 1; x += 1' }, threshold: 'v >= 2', reset: 'v = 0', refractory: '2*ms' },
			{
				duration: 10,
				inputs: {
					kick: { kind: 'timed', target: 'g', variable: 'v', weight: '0.5', times: ['2*ms', '4*ms'], cells: [0] },
				},
			},
		);
		// It fires in steps 1, 5 and 9, and stays in the two steps after them; the kick of step 2 falls into these.
		expect(x).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(v).toEqual([0, 1, 0, 0, 0, 1.5, 0, 0, 0, 1, 0]);
	});
});

describe.each(precisions)('random statements, %s', precision => {
	const value = fc.oneof(
		fc.double({ min: -50, max: 50, noNaN: true }),
		fc.constantFrom(0, -0, 1, Infinity, NaN, 1e-310),
	);
	const random = fc.constantFrom(
		'rand()',
		'randn()',
		'poisson(x)',
		'poisson(abs(y)*q)',
		'poisson(poisson(p) + rand())',
		'1',
	);

	test('the same bits on both back ends', () => {
		const text = number.map(e => show(e));
		const op = fc.constantFrom('=', '+=', '-=', '*=', '/=');
		fc.assert(
			fc.property(
				fc.tuple(op, text, op, text, random, random),
				condition.map(e => show(e)),
				fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 9 }),
				value,
				value,
				([first, f, second, g, one, other], c, states, p, q) => {
					const statements = `x ${first} ${one}*(${f})\ny ${second} int(${c})*(${g}) + ${other}`;
					const model = tiny('x : 1\ny : 1', { regularly: { statements } }, { N: states.length, precision });
					const checked = checkModel({ ...model, parameters: { p: parameter(0), q: parameter(0) } });
					const [a, b] = kernels.map(kind => {
						const kernel = compile(checked, 1, [], kind);
						kernel.set('p', p);
						kernel.set('q', q);
						for (const [i, [x, y]] of states.entries()) {
							kernel.array('g', 'x')[i] = x;
							kernel.array('g', 'y')[i] = y;
						}
						for (let now = 0; now < 3; now++) kernel.step(now);
						return ['x', 'y'].map(slot => [...kernel.array('g', slot).subarray(0, states.length)]);
					});
					expect(a).toEqual(b);
				},
			),
			{ numRuns: 200, seed: 5 },
		);
	}, 60_000);
});

/** Counts of one step for N cells with this mean. */
function counts(mean: string, N: number, precision: Precision = 'f64', kind: KernelKind = 'wasm'): Float64Array {
	const kernel = compile(
		checkModel(tiny('k : 1', { regularly: { statements: `k = poisson(${mean})` } }, { N, precision })),
		9,
		[],
		kind,
	);
	kernel.step(4);
	return Float64Array.from(kernel.array('g', 'k').subarray(0, N));
}

/** P(count = k). */
function probability(k: number, mean: number): number {
	let log = -mean;
	for (let j = 1; j <= k; j++) log += Math.log(mean / j);
	return Math.exp(log);
}

/** The value that chi² with so many degrees of freedom passes once in a thousand times (Wilson & Hilferty). */
const chiLimit = (df: number): number => df * (1 - 2 / (9 * df) + 3.09 * Math.sqrt(2 / (9 * df))) ** 3;

describe('Poisson counts', () => {
	test.each(precisions.flatMap(p => [0.05, 1, 7.5, 29.9, 30.1, 75, 400].map(mean => [mean, p] as const)))(
		'are distributed as they should with a mean of %f, %s',
		(mean, precision) => {
			const N = 40_000;
			const drawn = counts(String(mean), N, precision);
			// Neighbouring counts share a bin until twenty are expected in it; the last bin takes the rest.
			const bins: { expected: number; found: number }[] = [{ expected: 0, found: 0 }];
			const seen = new Map<number, number>();
			for (const k of drawn) seen.set(k, (seen.get(k) ?? 0) + 1);
			let below = 0;
			for (let k = 0; k < mean + 12 * Math.sqrt(mean) + 12; k++) {
				const bin = bins.at(-1) as (typeof bins)[0];
				bin.expected += N * probability(k, mean);
				bin.found += seen.get(k) ?? 0;
				below += seen.get(k) ?? 0;
				if (bin.expected >= 20) bins.push({ expected: 0, found: 0 });
			}
			expect(below).toBe(N);
			const rest = bins.pop() as (typeof bins)[0];
			const last = bins.at(-1) as (typeof bins)[0];
			last.expected += rest.expected;
			last.found += rest.found;
			const chi = bins.reduce((sum, { expected, found }) => sum + (found - expected) ** 2 / expected, 0);
			expect(bins.length).toBeGreaterThan(1);
			expect(chi).toBeLessThan(chiLimit(bins.length - 1));
		},
	);

	test('a count is where the word of seed, purpose, step and cell falls in the distribution', () => {
		const drawn = counts('2.5', 50);
		for (const [cell, count] of drawn.entries()) {
			const u = (threefry(keyOf(9, 'g regularly poisson 0'), [4, cell])[0] + 0.5) / 2 ** 32;
			let k = 0;
			for (let sum = probability(0, 2.5); u > sum; sum += probability(k, 2.5)) k++;
			expect(count).toBe(k);
		}
	});

	test('more cells, or other means beside it, change no count', () => {
		const few = counts('12', 5);
		expect([...counts('12', 40).subarray(0, 5)]).toEqual([...few]);
		expect(counts('12 + 500*int(i == 3)', 5).filter((_, i) => i !== 3)).toEqual(few.filter((_, i) => i !== 3));
	});

	test.each<[string, number]>([
		['0', 0],
		['-1', Number.NaN],
		['-100', Number.NaN],
		['sqrt(-1)', Number.NaN],
		['1e300', Number.NaN],
	])('poisson(%s) is %d', (mean, count) => {
		for (const kind of kernels) expect(counts(mean, 1, 'f64', kind)[0]).toBe(count);
	});

	test('a mean that runs away stops the run with a sentence', () => {
		const model = tiny('k : 1', { regularly: { statements: 'k = poisson(-1 - k)' } });
		expect(() => simulateNow(model, { model: 'tiny', record: ['k'] })).toThrow(/k = NaN after 0.1 ms/);
	});
});

describe('mistakes', () => {
	const check =
		(regularly: NeuronKind['regularly'], rest: Partial<Model> = {}) =>
		() =>
			simulateNow(tiny('x : 1\ndv/dt = -v/tau : mV', { regularly } as Partial<NeuronKind>, rest), {
				model: 'tiny',
				record: ['x'],
			});

	test.each<[string, NeuronKind['regularly'], RegExp]>([
		['nothing to do', { statements: ' ' }, /regular updates of k.*no statement.*at least one/s],
		['another unit', { statements: 'v = 1' }, /regular updates of k.*1 in 1.*mV for v =/s],
		['an unknown variable', { statements: 'w = 1' }, /an assignment to 'w'.*a variable: x, v/s],
		['a parameter', { statements: 'tau = 1*ms' }, /an assignment to 'tau'/],
		['a mean with a unit', { statements: 'x = poisson(v)' }, /v in mV.*expected 1/s],
		[
			'an interval that is no time',
			{ statements: 'x = 1', every: '3' },
			/interval of the regular updates of k.*3 in 1.*ms/s,
		],
		[
			'an interval of nothing',
			{ statements: 'x = 1', every: '0*ms' },
			/interval.*of g.*0 ms.*at least one step of 0.1 ms/s,
		],
		['an interval between steps', { statements: 'x = 1', every: '0.25*ms' }, /0.25 ms.*multiple of the step/s],
	])('%s', (_, regularly, sentence) => {
		expect(check(regularly)).toThrow(sentence);
	});

	test('an interval that the protocol would change', () => {
		const parameters = { tau: parameter(10, 'ms'), at: parameter(1, 'ms') };
		expect(
			check({ statements: 'x = 1', every: 'tau' }, { parameters, protocol: [{ at: 'at', scale: 'tau', by: 'at' }] }),
		).toThrow(/protocol.*'tau', on which the interval of the regular updates of k depends/s);
	});

	test('counts elsewhere', () => {
		const kind = { threshold: 'poisson(1) > 3' };
		expect(() => checkModel(tiny('x : 1', kind))).toThrow(/threshold of k.*poisson\(\).*regular updates/s);
		expect(() => checkModel(tiny('dx/dt = poisson(x)/ms : 1'))).toThrow(/poisson\(\)/);
	});
});
