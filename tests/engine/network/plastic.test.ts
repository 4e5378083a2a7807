import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyFeature } from '../../../scripts/crosscheck/every-feature.ts';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import { show } from '../../../src/engine/equations/show.ts';
import type { Model, NeuronKind, Parameter, Precision, Synapses } from '../../../src/engine/model.ts';
import { inhibitoryPlasticity } from '../../../src/engine/models/inhibitory-plasticity.ts';
import { byTarget } from '../../../src/engine/plastic/plastic.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import type { KernelKind, Recording } from '../../../src/engine/recording.ts';
import { runningPart, simulateNow } from '../../../src/engine/simulate.ts';
import { number } from '../equations/expressions.ts';
import { parameter, tiny } from '../tiny.ts';

// Synapses with variables of their own, on networks small enough to be worked out by hand. A step lasts 1 ms.

const precisions = ['f64', 'f32'] as const;
const kinds: readonly KernelKind[] = ['wasm', 'interpreter'];
const all = { rule: 'all_to_all' } as const;

/** Fires all its cells at these steps. */
const clock = (...steps: number[]): NeuronKind => ({
	equations: 'q : 1\nv : 1',
	method: 'euler',
	threshold: steps.map(s => `t == ${s}*ms`).join(' or ') || 't < 0*ms',
});

interface Net {
	pre: NeuronKind;
	post: NeuronKind;
	/** Cells of each. */
	N?: readonly [number, number];
	synapses: Partial<Synapses>;
	init?: Record<string, string>;
	parameters?: Record<string, Parameter>;
	duration?: number;
	precision?: Precision;
	rest?: Partial<Model>;
}

/** Every variable of the synapses under its name, v of the target as v, spikes as spikes. */
function model({
	pre,
	post,
	N = [1, 1],
	synapses,
	init = {},
	parameters = {},
	duration = 8,
	precision,
	rest,
}: Net): Model {
	const own = [...(synapses.equations ?? '').matchAll(/^\s*(?:d(\w+)\/dt.*event|(\w+) :)/gm)].map(
		m => (m[1] ?? m[2]) as string,
	);
	return {
		...tiny('q : 1'),
		...(precision && { precision }),
		neurons: { pre, post },
		parameters: { tau: parameter(10, 'ms'), w_0: parameter(3), ...parameters },
		groups: { A: { neuron: 'pre', N: N[0], init: {} }, B: { neuron: 'post', N: N[1], init } },
		synapses: { 'A->B': { on_pre: 'v += w', connect: all, ...synapses } },
		dt: 1,
		duration,
		observables: {
			...Object.fromEntries(own.map(name => [name, { group: 'A->B', variable: name, label: name }])),
			v: { group: 'B', variable: 'v', label: 'v' },
			...(post.threshold && { spikes: { group: 'B', variable: 'spikes', label: 'spikes' } }),
		},
		...rest,
	};
}

/** Runs on both back ends, which must agree to the last bit; rows of one synapse or cell. */
function run(net: Net): (name: string, cell?: number) => number[] {
	const made = model(net);
	const request = { model: made.id, record: Object.keys(made.observables) };
	const recording = simulateNow(made, request);
	expect(simulateNow(made, request, 'interpreter').digest).toBe(recording.digest);
	return (name, cell = 0) => {
		const { n = 1, values = [] } = recording.traces[name] ?? {};
		return [...values].filter((_, k) => k % n === cell);
	};
}

describe('what happens when', () => {
	test('a weight starts where init says and counts at the target', () => {
		const rows = run({ pre: clock(1, 3), post: clock(), synapses: { equations: 'w : 1', init: { w: 'w_0 + 1' } } });
		expect(rows('v')).toEqual([0, 0, 4, 4, 8, 8, 8, 8, 8]);
		expect(rows('w')).toEqual(rows('v').map(() => 4));
	});

	test('statements are done in order, each with what the one before it left', () => {
		const on_pre = 'w += 1; v += w; w *= 2';
		const rows = run({ pre: clock(1, 3), post: clock(), synapses: { equations: 'w : 1', on_pre } });
		expect(rows('w').slice(0, 5)).toEqual([0, 0, 2, 2, 6]);
		expect(rows('v').slice(0, 5)).toEqual([0, 0, 1, 1, 4]);
	});

	test('on_pre comes after the delay, on_post at once; within a step on_pre comes first', () => {
		const synapses = { equations: 'w : 1', on_pre: 'w = 2*w + 1', on_post: 'w = 10*w', delay: '2*ms' };
		const rows = run({ pre: clock(1, 3), post: clock(2, 3, 5), synapses });
		// on_pre at 3 and 5, on_post at 2, 3 and 5
		expect(rows('w')).toEqual([0, 0, 0, 0, 10, 10, 210, 210, 210]);
	});

	test('a trace decays exactly between its events, whichever side they come from', () => {
		const equations = 'w : 1\nda/dt = -a/tau : 1 (event-driven)\ndb/dt = (1 - b)/(2*tau) : 1 (event-driven)';
		const rows = run({
			pre: clock(1, 4),
			post: clock(2),
			synapses: { equations, on_pre: 'a += 1', on_post: 'w = a; b -= 0.5' },
		});
		const decay = (ms: number, tau = 10): number => Math.exp(-ms / tau);
		const a = [0, 0, 1, 2, 3, decay(3) * 1 + 1].map((_, k) =>
			k < 2 ? 0 : k < 5 ? decay(k - 1) : (decay(3) + 1) * decay(k - 4),
		);
		a.forEach((value, k) => expect(rows('a')[k]).toBeCloseTo(value, 14));
		expect(rows('w')[3]).toBeCloseTo(decay(1), 15);
		const atEvent = 1 - decay(2, 20) - 0.5;
		expect(rows('b')[6]).toBeCloseTo(1 + (atEvent - 1) * decay(4, 20), 14);
	});

	test('an event-driven variable without decay grows by the time', () => {
		const equations = 'da/dt = 2/tau : 1 (event-driven)';
		const rows = run({ pre: clock(3), post: clock(), synapses: { equations, on_pre: 'a += 1' } });
		expect(rows('a')[6]).toBeCloseTo(2.2, 14);
	});

	test('several events in one step find the same time', () => {
		const equations = 'da/dt = -a/tau : 1 (event-driven)';
		const rows = run({ pre: clock(2), post: clock(2), synapses: { equations, on_pre: 'a += 1', on_post: 'a *= 3' } });
		expect(rows('a')[3]).toBeCloseTo(3 * Math.exp(-0.1), 14);
	});

	test('the source is read as v_pre, the target as v or v_post, with what stands behind a sub-expression', () => {
		const pre = { ...clock(2), equations: 'dq/dt = 1/ms : 1\nv : 1\nhalf = q/2 : 1' };
		const synapses = { equations: 'w : 1', on_pre: 'w += half_pre + 10*v_post; v += q_pre' };
		const rows = run({ pre, post: clock(), init: { v: '7' }, synapses });
		expect(rows('w')[3]).toBe(71.5);
		expect(rows('v')[3]).toBe(10);
	});

	test('on_post sees the target before its reset, and the source that it comes from', () => {
		const post = { equations: 'dv/dt = 1/ms : 1', method: 'euler', threshold: 'v >= 3', reset: 'v = 0' } as const;
		const pre = { ...clock(), equations: 'dq/dt = 1/ms : 1', threshold: 'q < 0' };
		const rows = run({
			pre,
			post,
			synapses: { equations: 'w : 1', on_pre: 'w = 0', on_post: 'w = v + 10*q_pre' },
		});
		expect(rows('w').slice(0, 5)).toEqual([0, 0, 0, 33, 33]);
		expect(rows('v').slice(0, 5)).toEqual([0, 1, 2, 0, 1]);
	});

	test('the source is read before its reset, too', () => {
		const pre = { equations: 'dv/dt = 1/ms : 1', method: 'euler', threshold: 'v >= 3', reset: 'v = 0' } as const;
		const rows = run({ pre, post: clock(), synapses: { equations: 'w : 1', on_pre: 'w = v_pre' } });
		expect(rows('w')[3]).toBe(3);
	});

	test('a spike that is not passed on is none for the synapses behind it either', () => {
		const rest = {
			protocol: [{ at: 't_0', deleteSpikeOf: 'B' }],
		};
		const synapses = { equations: 'w : 1', on_post: 'w += 1' };
		const parameters = { t_0: parameter(2, 'ms') };
		const rows = run({ pre: clock(), post: clock(1, 3, 5), synapses, parameters, rest });
		expect(rows('w')).toEqual([0, 0, 1, 1, 1, 1, 2, 2, 2]);
	});

	test('parameters in statements follow the protocol', () => {
		const rest = { protocol: [{ at: 't_0', set: 'w_0', to: 'more' }] };
		const parameters = { t_0: parameter(3, 'ms'), more: parameter(50) };
		const synapses = { equations: 'w : 1', on_pre: 'w += w_0' };
		expect(run({ pre: clock(1, 2, 3), post: clock(), synapses, parameters, rest })('w').slice(0, 5)).toEqual([
			0, 0, 3, 6, 56,
		]);
	});
});

describe('many synapses', () => {
	test('by target: the same synapses, each target’s in ascending order', () => {
		const rows = { starts: Int32Array.of(0, 3, 3, 5), targets: Uint32Array.of(1, 0, 1, 3, 1) };
		const { starts, far, order } = byTarget(rows, 4);
		expect([...starts]).toEqual([0, 1, 4, 4, 5]);
		expect([...far]).toEqual([0, 0, 0, 2, 2]);
		expect([...order]).toEqual([1, 0, 2, 4, 3]);
	});

	test('each spike reaches its own synapses, from before and from behind', () => {
		const numbered = (...at: number[]): NeuronKind => ({
			equations: 'v : 1',
			method: 'euler',
			threshold: at.map((step, cell) => `(t == ${step}*ms and i == ${cell})`).join(' or '),
		});
		const rows = run({
			pre: numbered(1, 2),
			post: numbered(3, 4, 5),
			N: [2, 3],
			synapses: { equations: 'w : 1\nz : 1', on_pre: 'w += 1', on_post: 'z += 1' },
		});
		const last = (name: string, row: number): number[] => [0, 1, 2, 3, 4, 5].map(k => rows(name, k)[row] as number);
		expect([2, 3].map(row => last('w', row))).toEqual([
			[1, 1, 1, 0, 0, 0],
			[1, 1, 1, 1, 1, 1],
		]);
		expect([4, 5, 6].map(row => last('z', row))).toEqual([
			[1, 0, 0, 1, 0, 0],
			[1, 1, 0, 1, 1, 0],
			[1, 1, 1, 1, 1, 1],
		]);
	});

	test('two synapses of one pair are two', () => {
		const connect = { rule: 'fixed_indegree', indegree: '3' } as const;
		const synapses = { equations: 'w : 1', init: { w: 'rand()' }, on_pre: 'v += 1; w += v', connect };
		const rows = run({ pre: clock(1), post: clock(), synapses });
		expect(rows('v')[2]).toBe(3);
		const grown = [0, 1, 2].map(k => (rows('w', k)[2] as number) - (rows('w', k)[0] as number));
		grown.forEach((g, k) => expect(g).toBeCloseTo(k + 1, 12));
	});

	test('initial draws differ from synapse to synapse and follow the seed', () => {
		const made = model({
			pre: clock(),
			post: clock(),
			N: [30, 30],
			synapses: { equations: 'w : 1', init: { w: 'randn()' } },
		});
		const first = (seed: number): Float64Array =>
			simulateNow(made, { model: 'x', record: ['w'], duration: 1, seed }).traces.w?.values.subarray(
				0,
				900,
			) as Float64Array;
		const values = first(1);
		expect(new Set(values).size).toBe(900);
		expect(Math.abs(values.reduce((a, b) => a + b) / 900)).toBeLessThan(0.15);
		expect(first(1)).toEqual(values);
		expect(first(2)).not.toEqual(values);
	});

	test('the mean and the first few of a pathway', () => {
		const made = model({
			pre: clock(1),
			post: clock(),
			N: [3, 5],
			synapses: { equations: 'w : mV', init: { w: 'rand()*mV' }, on_pre: 'w *= 2' },
		});
		const w = { group: 'A->B', variable: 'w', label: 'w' };
		const observables = {
			w,
			few: { ...w, cells: 4 },
			mean: { ...w, mean: true },
			some: { ...w, mean: true, cells: 4 },
		} as const;
		const { traces } = simulateNow({ ...made, observables }, { model: 'x', record: Object.keys(observables) });
		const row = (k: number): number[] => [...(traces.w?.values.subarray(15 * k, 15 * k + 15) ?? [])];
		const average = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
		expect([traces.w?.n, traces.few?.n, traces.mean?.n, traces.mean?.unit]).toEqual([15, 4, 1, 'mV']);
		for (const k of [0, 2]) {
			expect([...(traces.few?.values.subarray(4 * k, 4 * k + 4) ?? [])]).toEqual(row(k).slice(0, 4));
			expect(traces.mean?.values[k]).toBe(average(row(k)));
			expect(traces.some?.values[k]).toBe(average(row(k).slice(0, 4)));
		}
		expect(row(2)).toEqual(row(0).map(v => 2 * v));
	});

	test('no synapse at all is no mistake', () => {
		const none = { rule: 'pairwise_bernoulli', p: '0' } as const;
		const synapses = { equations: 'w : 1', on_post: 'w += 1', connect: none };
		expect(
			run({
				pre: clock(1),
				post: clock(2),
				synapses,
				rest: { observables: { v: { group: 'B', variable: 'v', label: 'v' } } },
			})('v'),
		).toEqual(Array(9).fill(0));
	});
});

describe.each(precisions)('both back ends, %s', precision => {
	test('the network that learns', () => {
		const set = { N_E: 120, p: 0.3, t_on: 2, w_e: 3 };
		const digests = kinds.map(kind =>
			simulateNow(
				{ ...inhibitoryPlasticity, precision },
				{ model: 'x', record: ['E', 'w', 'weights'], set, duration: 25 },
				kind,
			),
		) as [Recording, Recording];
		expect(digests[0].spikes.E?.times.length).toBeGreaterThan(100);
		expect(digests[0].traces.w?.values.at(-1)).toBeGreaterThan(0);
		expect(digests[0].digest).toBe(digests[1].digest);
	});

	test('a network of every feature', () => {
		const request = { model: 'x', record: Object.keys(everyFeature.observables), duration: 60 };
		const [a, b] = kinds.map(kind => simulateNow({ ...everyFeature, precision }, request, kind)) as [
			Recording,
			Recording,
		];
		const moved = new Set(a.traces.jump?.values.filter((_, k) => k % 20 === 3));
		expect(moved.size).toBeGreaterThan(3);
		expect(a.digest).toBe(b.digest);
	});

	const value = fc.oneof(
		fc.double(),
		fc.double({ min: -800, max: 800 }),
		fc.constantFrom(0, -0, 1, Infinity, -Infinity, NaN, 5e-324, 1e-40),
	);
	test('random statements over all three kinds of variable', { timeout: 60_000 }, () => {
		const op = fc.constantFrom('=', '+=', '-=', '*=', '/=');
		const text = number.map(e => show(e).replace(/\bx\b/g, 'x_pre').replace(/\by\b/g, 'y'));
		fc.assert(
			fc.property(
				fc.tuple(op, text, op, text),
				fc.tuple(op, text),
				fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 5 }),
				fc.tuple(value, value, value),
				([o1, e1, o2, e2], [o3, e3], states, [p, q, tau]) => {
					const made: Model = {
						...tiny('q : 1'),
						precision,
						parameters: { p: parameter(0), q: parameter(0), tau: parameter(0, 'ms') },
						neurons: { s: { equations: 'x : 1\ny : 1', method: 'euler', threshold: 't >= 0*ms' } },
						groups: { A: { neuron: 's', N: states.length, init: {} }, B: { neuron: 's', N: 2, init: {} } },
						synapses: {
							'A->B': {
								equations: 'w : 1\nda/dt = -a*(1 + w)/tau : 1 (event-driven)',
								init: { w: 'rand()', a: '1' },
								on_pre: `w ${o1} ${e1}; y ${o2} ${e2}`,
								on_post: `a ${o3} w + (${e3})`,
								connect: all,
							},
						},
						observables: {},
					};
					const [left, right] = kinds.map(kind => {
						const kernel = compile(checkModel(made), 1, [], kind);
						kernel.set('p', p);
						kernel.set('q', q);
						kernel.set('tau', tau);
						kernel.init();
						for (const [i, [x, y]] of states.entries()) {
							kernel.array('A', 'x')[i] = x;
							kernel.array('A', 'y')[i] = y;
						}
						for (let now = 0; now < 2; now++) kernel.step(now);
						const n = 2 * states.length;
						return ['w', 'a']
							.map(slot => [...kernel.array('A->B', slot).subarray(0, n)])
							.concat([...kernel.array('B', 'y')]);
					});
					expect(left).toEqual(right);
				},
			),
			{ numRuns: 150, seed: 5 },
		);
	});
});

test('unrelated trains change a weight as fast as the rule’s mean says', () => {
	// d<w>/dt = 2 eta tau r_pre (r_post - rho_0)
	const poisson = (rate: string): NeuronKind => ({
		equations: 'v : 1',
		method: 'euler',
		threshold: `rand() < ${rate}*dt`,
	});
	const [r_pre, r_post, rho_0, eta, tau] = [20, 12, 5, 0.001, 20] as const;
	const made = model({
		pre: poisson('r_pre'),
		post: poisson('r_post'),
		N: [60, 60],
		parameters: {
			tau: parameter(tau, 'ms'),
			r_pre: parameter(r_pre, 'Hz'),
			r_post: parameter(r_post, 'Hz'),
			rho_0: parameter(rho_0, 'Hz'),
			eta: parameter(eta),
		},
		synapses: {
			equations: 'w : 1\ndx/dt = -x/tau : 1 (event-driven)\ndy/dt = -y/tau : 1 (event-driven)',
			on_pre: 'x += 1; w += eta*(y - 2*rho_0*tau)',
			on_post: 'y += 1; w += eta*x',
		},
		rest: { dt: 0.2, observables: { w: { group: 'A->B', variable: 'w', mean: true, label: 'w' } } },
	});
	const { traces } = simulateNow(made, { model: 'x', record: ['w'], duration: 20000, every: 20000 });
	const expected = 2 * eta * (tau / 1000) * r_pre * (r_post - rho_0) * 20;
	expect(Math.abs((traces.w?.values[1] as number) / expected - 1)).toBeLessThan(0.05);
});

describe('mistakes', () => {
	const said = (synapses: Partial<Synapses>, rest: Partial<Model> = {}, post = clock(2)): string => {
		try {
			const made = model({ pre: clock(1), post, synapses, rest });
			compile(checkModel(made), 1, Object.keys(made.observables), 'interpreter');
		} catch (error) {
			if (error instanceof ModelError) return error.message;
			throw error;
		}
		return 'nothing';
	};

	test.each<[string, Partial<Synapses>, string]>([
		['no flag', { equations: 'w : 1\nda/dt = -a/tau : 1' }, 'found da/dt without (event-driven)'],
		['a flag of cells', { equations: 'da/dt = -a/tau : 1 (unless refractory)' }, 'found da/dt without (event-driven)'],
		['not linear', { equations: 'w : 1\nda/dt = -a*a/tau : 1 (event-driven)' }, 'expected an equation linear in a'],
		[
			'one trace in another',
			{ equations: 'w : 1\nda/dt = -a/tau : 1 (event-driven)\ndb/dt = (a - b)/tau : 1 (event-driven)' },
			"found 'a' in db/dt",
		],
		['a variable of a cell', { equations: 'w : 1\nda/dt = (v - a)/tau : 1 (event-driven)' }, "found 'v' in da/dt"],
		['time', { equations: 'w : 1\nda/dt = sin(t/tau)/tau : 1 (event-driven)' }, "found 't' in da/dt"],
		['noise', { equations: 'w : 1\nda/dt = xi*tau**-0.5 : 1 (event-driven)' }, "found the noise 'xi'"],
		['units', { equations: 'w : 1\nda/dt = -a : 1 (event-driven)' }, 'for da/dt'],
		['a name of the target', { equations: 'w : 1\nv : 1' }, "found 'v', which is a name of the target"],
		['a name of both cells', { equations: 'w_pre : 1' }, "found 'w_pre'"],
		['a name of the language', { equations: 'w : 1\nlastupdate : 1' }, "found 'lastupdate'"],
		['a parameter', { equations: 'w : 1\ntau : 1' }, "found 'tau', which is already a parameter"],
		[
			'an unknown name',
			{ equations: 'w : 1', on_post: 'w += z' },
			"on_post of A->B, line 1, column 6: found the unknown name 'z'",
		],
		['the source cannot be changed', { equations: 'w : 1', on_pre: 'v_pre += w' }, "found an assignment to 'v_pre'"],
		['units of a statement', { equations: 'w : mV', on_pre: 'w += 1', on_post: 'w += 1*ms' }, 'expected mV for w +='],
		['a random number', { equations: 'w : 1', on_post: 'w += rand()' }, 'found rand()'],
		['an initial value of what is none', { equations: 'w : 1', init: { z: '1' } }, "initial z of A->B: found 'z'"],
		[
			'the number of a cell in an initial value',
			{ equations: 'w : 1', init: { w: 'i/N' } },
			"found the unknown name 'i'",
		],
		['nothing in on_post', { equations: 'w : 1', on_post: ' ' }, 'on_post of A->B: found no statement'],
	])('%s', (_, synapses, sentence) => {
		expect(said(synapses)).toContain(sentence);
	});

	test('on_post needs a target that fires', () => {
		const { threshold: _, ...silent } = clock(2);
		expect(said({ equations: 'w : 1', on_post: 'w += 1' }, {}, silent)).toContain("found 'B', which has no threshold");
	});

	test('an observable of a pathway is a variable of its synapses', () => {
		const observables = { z: { group: 'A->B', variable: 'v', label: 'z' } };
		expect(said({ equations: 'w : 1' }, { observables })).toContain('expected a variable of its synapses: w');
	});

	test('a frozen variable of a cell cannot be read while input to it waits', () => {
		const post = { ...clock(2), equations: 'dv/dt = 0/ms : 1 (unless refractory)', refractory: '2*ms' };
		expect(said({ equations: 'w : 1', on_pre: 'v += w; w += v' }, {}, post)).toContain("found 'v', which is frozen");
		expect(said({ equations: 'w : 1', on_pre: 'w += v' }, {}, post)).toBe('nothing');
	});

	test('event-driven is no flag of a cell', () => {
		expect(() => checkModel(tiny('dx/dt = -x/tau : 1 (event-driven)'))).toThrow("found the flag 'event-driven'");
	});
});

test('what synapses say is part of what decides the bits', () => {
	const base = model({ pre: clock(1), post: clock(2), synapses: { equations: 'w : 1', on_post: 'w += 1' } });
	const pathway = base.synapses?.['A->B'] as Synapses;
	const changes: Partial<Synapses>[] = [{ equations: 'w : 1\nz : 1' }, { on_post: 'w += 2' }, { init: { w: '1' } }];
	for (const change of changes)
		expect(runningPart({ ...base, synapses: { 'A->B': { ...pathway, ...change } } })).not.toBe(runningPart(base));
	const w = { group: 'A->B', variable: 'w', label: 'w' } as const;
	expect(runningPart({ ...base, observables: { w: { ...w, mean: true } } })).not.toBe(
		runningPart({ ...base, observables: { w } }),
	);
});
