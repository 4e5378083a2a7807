import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModel, kindOf } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import { type CheckedKind, inboxesOf, type Touched } from '../../../src/engine/equations/kind.ts';
import { inbox, until } from '../../../src/engine/equations/meaning.ts';
import { show } from '../../../src/engine/equations/show.ts';
import type { Model, Precision, Values } from '../../../src/engine/model.ts';
import { brunel } from '../../../src/engine/models/brunel.ts';
import { coba } from '../../../src/engine/models/coba.ts';
import { cuba } from '../../../src/engine/models/cuba.ts';
import type { KernelKind } from '../../../src/engine/recording.ts';
import type { Kernel } from '../../../src/engine/running.ts';
import { condition, number } from '../equations/expressions.ts';
import { parameter, tiny } from '../tiny.ts';

// Networks in WebAssembly and in the interpreter: the same spikes and the same bits of every state, step by step.

const precisions = ['f64', 'f32'] as const;
const kinds: readonly KernelKind[] = ['wasm', 'interpreter'];

/** What has memory in each group: variables, what waits for them, and when rest ends. */
function slotsOf(checked: ReturnType<typeof checkModel>): [string, string][] {
	return Object.keys(checked.model.groups).flatMap(group => {
		const kind = kindOf(checked, group) as CheckedKind;
		const waiting = inboxesOf(kind, checked.touched.get(group) as Touched);
		return [...kind.variables.keys(), until, ...waiting.map(inbox)].map((slot): [string, string] => [group, slot]);
	});
}

/** The first cell in which two kernels differ. -0 is not 0, NaN is NaN. */
function difference(slots: readonly [string, string][], [a, b]: readonly Kernel[]): string | undefined {
	for (const [group, slot] of slots) {
		const [x, y] = [(a as Kernel).array(group, slot), (b as Kernel).array(group, slot)];
		for (let i = 0; i < (a as Kernel).size(group); i++)
			if (!Object.is(x[i], y[i])) return `${slot} of ${group} ${i}: ${x[i]} is not ${y[i]}`;
	}
	return undefined;
}

interface Stretch {
	set?: Values;
	steps: number;
	/** Steps from which on a spike of the group is withheld. */
	withhold?: Readonly<Record<string, number>>;
}

/** Steps both; how many spikes each group had. */
function together(model: Model, { set = {}, steps, withhold = {} }: Stretch): Record<string, number> {
	const checked = checkModel(model);
	const kernels = kinds.map(kind => compile(checked, 3, [], kind, model.dt, set));
	const slots = slotsOf(checked);
	const counts = Object.fromEntries(Object.keys(model.groups).map(name => [name, 0]));
	const left = { ...withhold };
	for (const kernel of kernels) kernel.init();
	expect(difference(slots, kernels)).toBeUndefined();
	for (let now = 0; now < steps; now++) {
		const due = Object.keys(left).filter(group => (left[group] as number) <= now);
		const [withheld, other] = kernels.map(kernel => kernel.step(now, due));
		expect(withheld).toEqual(other);
		for (const group of withheld ?? []) delete left[group];
		for (const group of Object.keys(counts)) {
			const [a, b] = kernels.map(kernel => [...kernel.spikes(group, now)]) as [number[], number[]];
			if (a.length || b.length) expect(a, `spikes of ${group} at step ${now}`).toEqual(b);
			counts[group] = (counts[group] as number) + a.length;
		}
		expect(difference(slots, kernels), `after step ${now}`).toBeUndefined();
	}
	expect(Object.keys(left)).toEqual([]);
	return counts;
}

const sized = <M extends Model>(model: M, E: number, I: number, precision: Precision): Model => ({
	...model,
	precision,
	groups: {
		E: { ...(model.groups.E as Model['groups'][string]), N: E },
		I: { ...(model.groups.I as Model['groups'][string]), N: I },
	},
});

describe.each(precisions)('the networks, %s', precision => {
	test.each([
		[320, 80],
		[333, 87],
	])('coba, %i and %i cells', (E, I) => {
		const counts = together(sized(coba, E, I, precision), { set: { p: 0.2, s_i: 0.2 }, steps: 120 });
		expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
	});

	test('cuba, 391 and 97 cells', () => {
		const counts = together(sized(cuba, 391, 97, precision), { set: { p: 0.1, s_i: 0.2 }, steps: 120 });
		expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
	});

	test.each([
		[0, 324, 81],
		[0.1, 345, 83],
		[1.5, 401, 99],
	])('brunel with a delay of %f ms, %i and %i cells, one spike withheld', (D, E, I) => {
		const set = { D, C_E: 40, J: 1 };
		const counts = together(sized(brunel, E, I, precision), { set, steps: 100, withhold: { E: 40 } });
		expect(Math.min(...Object.values(counts))).toBeGreaterThan(20);
	});

	test('three groups with everything that there is', () => {
		const counts = together(everything(precision), { steps: 200, withhold: { A: 20, C: 60 } });
		for (const count of Object.values(counts)) expect(count).toBeGreaterThan(20);
	});
});

/** Several kinds, late resets, all rules, different delays, on_pre of several statements, drives of very different means. */
function everything(precision: Precision): Model {
	const frozen = `
		dv/dt = (mu + g*(e - v) - v)/tau : mV (unless refractory)
		dg/dt = -g/(tau/2) : 1
		e = 30*mV*tanh(g) : mV`;
	return {
		...tiny('q : 1'),
		precision,
		parameters: {
			tau: parameter(10, 'ms'),
			mu: parameter(16, 'mV'),
			w: parameter(0.5),
			J: parameter(0.7, 'mV'),
			V: parameter(15, 'mV'),
			d: parameter(0.7, 'ms'),
			rare: parameter(2, 'Hz'),
		},
		neurons: {
			frozen: {
				equations: frozen,
				method: 'exponential_euler',
				threshold: 'v > V',
				reset: 'v = 2*mV',
				refractory: '2*ms',
			},
			late: {
				equations: 'du/dt = (mu*(1 + 0.2*sin(a)) - u)/tau : mV\nda/dt = 1/tau - a/(5*tau) : 1\nb : 1\nc = exp(-b) : 1',
				method: 'heun',
				threshold: 'u > V*(0.8 + 0.1*rand())',
				reset: 'u = u - V + J*int(b > 2)\na *= c\nb = floor(b/2)',
				refractory: '0.5*ms',
			},
			noisy: {
				equations: 'dx/dt = (mu - x)/tau + 6*mV*xi*tau**-0.5 : mV\ny : 1',
				method: 'euler',
				threshold: 'x > V',
				reset: 'x = 0*mV; y = clip(y, -1, 1)',
			},
		},
		groups: {
			A: { neuron: 'frozen', N: 61, init: { v: 'V*rand()', g: 'abs(randn())' } },
			B: { neuron: 'late', N: 37, init: { u: 'V*rand()', b: '3*rand()' } },
			C: { neuron: 'noisy', N: 17, init: { x: 'V*rand()', y: 'randn()' } },
		},
		synapses: {
			'A->A': { on_pre: 'v -= J', connect: { rule: 'pairwise_bernoulli', p: '0.2' }, delay: 'd' },
			'A->B': {
				on_pre: 'b += max(w, min(1, a))\nu += J*int(b > 1)',
				connect: { rule: 'fixed_indegree', indegree: '7' },
			},
			'B->A': { on_pre: 'g = clip(g + w*exp(-g), 0, 4)', connect: { rule: 'all_to_all' }, delay: '0.1*ms' },
			'B->B': { on_pre: 'u -= 0.1*J*c', connect: { rule: 'one_to_one' }, delay: '1.9*ms' },
			'C->B': { on_pre: 'a = -a + int(10*b)/10', connect: { rule: 'pairwise_bernoulli', p: '0.1' } },
			'B->C': {
				on_pre: 'x += J\ny += log(1 + abs(y)) - t/(100*ms)',
				connect: { rule: 'pairwise_bernoulli', p: '0.1' },
			},
			'C->C': { on_pre: 'y -= w*tanh(x/V)', connect: { rule: 'all_to_all' }, delay: '0.3*ms' },
		},
		inputs: {
			usual: { kind: 'poisson', target: 'A', variable: 'v', N: '100', rate: '80*Hz', weight: 'J/4' },
			much: { kind: 'poisson', target: 'B', variable: 'b', N: '1000', rate: '950*Hz', weight: 'w/1000' },
			edge: { kind: 'poisson', target: 'A', variable: 'g', N: '1000', rate: '299*Hz', weight: 'w/1000' },
			seldom: { kind: 'poisson', target: 'C', variable: 'y', N: '1', rate: 'rare', weight: 'w' },
			kick: { kind: 'timed', target: 'A', variable: 'v', weight: '3*J', times: ['1*ms', '5*ms'], cells: [0, 7, 60] },
			push: { kind: 'timed', target: 'C', variable: 'x', weight: 'J', times: ['d'], cells: [16, 3] },
		},
		observables: {},
	};
}

const value = fc.oneof(
	fc.double(),
	fc.double({ min: -800, max: 800 }),
	fc.float({ noNaN: true }),
	fc.constantFrom(0, -0, 1, Infinity, -Infinity, NaN, 5e-324, 1e-310, 1e-40, Number.MAX_VALUE),
);

/** Cells of group g with these x and y; one cell of group s fires at each step and reaches them all. */
function struck(on_pre: string, reset: string, threshold: string, N: number, precision: Precision): Model {
	return {
		...tiny('q : 1'),
		precision,
		parameters: { p: parameter(0), q: parameter(0) },
		neurons: {
			s: { equations: 'z : 1', method: 'euler', threshold: 'z == 0' },
			k: { equations: 'x : 1\ny : 1', method: 'euler', threshold, reset },
		},
		groups: { s: { neuron: 's', N: 1, init: {} }, g: { neuron: 'k', N, init: {} } },
		synapses: { 's->g': { on_pre, connect: { rule: 'fixed_indegree', indegree: '2' } } },
		observables: {},
	};
}

/** The state after one step on each back end. */
function strike(
	model: Model,
	states: readonly (readonly [number, number])[],
	p: number,
	q: number,
): [wasm: number[][], interpreter: number[][]] {
	const checked = checkModel(model);
	return kinds.map(kind => {
		const kernel = compile(checked, 1, [], kind);
		kernel.set('p', p);
		kernel.set('q', q);
		for (const [i, [x, y]] of states.entries()) {
			kernel.array('g', 'x')[i] = x;
			kernel.array('g', 'y')[i] = y;
		}
		kernel.step(0);
		return ['x', 'y'].map(slot => [...kernel.array('g', slot).subarray(0, states.length)]);
	}) as [number[][], number[][]];
}

// Statements of on_pre and resets that wait for them are code for one cell at a time, which the property of the update does not reach.
test.each(precisions)(
	'random statements at spikes and in late resets, bit by bit: %s',
	precision => {
		const text = number.map(e => show(e));
		const op = fc.constantFrom('=', '+=', '-=', '*=', '/=');
		fc.assert(
			fc.property(
				fc.tuple(op, text, op, text),
				fc.tuple(op, text, text),
				condition.map(e => show(e)),
				fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }),
				value,
				value,
				([first, f, second, g], [third, h, k], c, states, p, q) => {
					const model = struck(
						`x ${first} ${f}\ny ${second} ${g}`,
						`x ${third} ${h}\ny = ${k}`,
						c,
						states.length,
						precision,
					);
					const [left, right] = strike(model, states, p, q);
					expect(left).toEqual(right);
				},
			),
			{ numRuns: 200, seed: 11 },
		);
	},
	60_000,
);

// Where both back ends might be wrong alike.
describe.each(precisions)('what on_pre means, %s', precision => {
	test.each<[string, number, number, number]>([
		['min(x, y)', -0, 0, -0],
		['min(x, y)', 0, -0, 0],
		['max(x, y)', -0, 0, -0],
		['max(x, y)', 0, -0, 0],
		['min(x, y)', NaN, 1, NaN],
		['min(x, y)', 1, NaN, 1],
		['max(x, y)', NaN, 1, NaN],
		['max(x, y)', 1, NaN, 1],
		['min(x, y)', 2, -3, -3],
		['max(x, y)', -2, 3, 3],
		['clip(x, y, 1)', 5, -1, 1],
		['clip(x, y, 1)', -5, -1, -1],
		['clip(x, y, 1)', -0.5, -1, -0.5],
		['clip(x, y, 1)', NaN, -1, NaN],
		['int(x)', -2.7, 0, -2],
		['int(x)', 2.7, 0, 2],
		['int(x)', -0.5, 0, -0],
		['int(x)', NaN, 0, NaN],
		['int(x > y)', 1, 0, 1],
		['int(x > y)', NaN, 0, 0],
		['int(not x > y)', NaN, 0, 1],
		['floor(x)', -2.25, 0, -3],
		['floor(x)', -0, 0, -0],
		['floor(x)', Infinity, 0, Infinity],
		['-x', 0, 0, -0],
		['abs(x)', -0, 0, 0],
		['exp(x)', 0, 0, 1],
		['exp(x)', -0, 0, 1],
		['log(x)', 1, 0, 0],
		['sqrt(x)', -1, 0, NaN],
		['x/y', 1, -0, -Infinity],
		['x*y', -1, 0, -0],
	])('%s at x = %d, y = %d is %d', (expression, x, y, expected) => {
		const twice = struck(`x = ${expression}`, 'y = y', 'q > 1', 1, precision);
		const once: Model = {
			...twice,
			synapses: { 's->g': { on_pre: `x = ${expression}`, connect: { rule: 'all_to_all' } } },
		};
		for (const state of strike(once, [[x, y]], 0, 0)) expect(state[0]?.[0]).toBe(expected);
	});
});
