import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import type { Progress, Run } from '../../../src/engine/experiment.ts';
import type { Model } from '../../../src/engine/model.ts';
import { brunel } from '../../../src/engine/models/brunel.ts';
import { coba } from '../../../src/engine/models/coba.ts';
import { cuba } from '../../../src/engine/models/cuba.ts';
import type { Recording } from '../../../src/engine/recording.ts';
import { runningPart, simulate, simulateNow } from '../../../src/engine/simulate.ts';

// What a reader looks at, and how the work is cut up, change no spike.

const models: readonly [string, Model, Run][] = [
	['brunel', brunel, { model: 'brunel', record: ['E', 'I'], seed: 2, duration: 30, set: { N_E: 320, C_E: 40, J: 1 } }],
	['coba', coba, { model: 'coba', record: ['E', 'I'], seed: 2, duration: 30, set: { N_E: 320, p: 0.2, s_i: 0.2 } }],
	['cuba', cuba, { model: 'cuba', record: ['E', 'I'], seed: 2, duration: 30, set: { N_E: 320, p: 0.1, s_i: 0.5 } }],
];
/** Long enough for three looks at whether the run goes on. */
const long = { duration: 650 };

function fired({ spikes }: Recording): Recording['spikes'] {
	const { E, I } = spikes as Record<string, Recording['spikes'][string]>;
	expect(E?.times.length).toBeGreaterThan(20);
	expect(I?.times.length).toBeGreaterThan(5);
	return { E, I } as Recording['spikes'];
}

/** Every look, and the result. */
function drive(running: Generator<Progress, Recording>): { looks: number[]; recording: Recording } {
	const looks: number[] = [];
	for (;;) {
		const { done, value } = running.next();
		if (done) return { looks, recording: value };
		looks.push(value.done);
	}
}

describe.each(models)('%s', (_, model, run) => {
	const plain = simulateNow(model, run);

	test('recording more, less or in another order changes no spike', () => {
		const every: Model = {
			...model,
			observables: {
				...Object.fromEntries(
					Object.keys(checkModel(model).kinds.get('cell')?.variables.keys().toArray() ?? []).map(k => [
						k,
						{ group: 'E', variable: 'v', label: k },
					]),
				),
				'v of I': { group: 'I', variable: 'v', label: 'v' },
				'few spikes': { group: 'E', variable: 'spikes', cells: 3, label: 'few' },
				...model.observables,
			},
		};
		const more = simulateNow(every, { ...run, record: [...Object.keys(every.observables)] });
		expect(fired(more)).toEqual(fired(plain));
		const few = more.spikes['few spikes'];
		const kept = [...(plain.spikes.E?.cells ?? [])].filter(cell => cell < 3);
		expect([...(few?.cells ?? [])]).toEqual(kept);
		expect(simulateNow(model, { ...run, record: ['I', 'v', 'E'] }).spikes).toEqual(fired(plain));
		expect(simulateNow(model, { ...run, record: ['I'] }).spikes.I).toEqual(plain.spikes.I);
	});

	test('rows every 10 ms are every hundredth of the rows every step, and change no spike', () => {
		const dense = simulateNow(model, { ...run, record: ['E', 'I', 'v'] });
		const sparse = simulateNow(model, { ...run, record: ['E', 'I', 'v'], every: 10 });
		expect(fired(sparse)).toEqual(fired(plain));
		expect([...sparse.times]).toEqual([0, 10, 20, 30]);
		expect([...(sparse.traces.v?.values ?? [])]).toEqual([0, 100, 200, 300].map(k => dense.traces.v?.values[k]));
	});

	test('a group with no pathway, wherever it is declared, changes no spike', () => {
		const cell = model.groups.E as Model['groups'][string];
		const alone = { ...cell, N: 51 };
		const drives = Object.fromEntries(
			Object.entries(model.inputs ?? {}).map(([name, input]) => [`${name} alone`, { ...input, target: 'alone' }]),
		);
		const observables = { ...model.observables, alone: { group: 'alone', variable: 'spikes', label: 'alone' } };
		for (const groups of [
			{ alone, ...model.groups },
			{ ...model.groups, alone },
		]) {
			const wider: Model = {
				...model,
				groups,
				observables,
				...(model.inputs && { inputs: { ...drives, ...model.inputs } }),
			};
			const seen = simulateNow(wider, { ...run, record: ['alone', 'E', 'I'] });
			expect(fired(seen)).toEqual(fired(plain));
			expect(seen.spikes.alone?.n).toBe(51);
		}
	});

	test('groups and pathways that pass no common variable may be declared in any order', () => {
		const reversed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
			Object.fromEntries(Object.entries(record).reverse());
		const turned: Model = {
			...model,
			groups: reversed(model.groups),
			...(model.inputs && { inputs: reversed(model.inputs) }),
		};
		expect(fired(simulateNow(turned, run))).toEqual(fired(plain));
	});

	test('a run that is looked at, put aside and driven beside others is the run that is driven alone', () => {
		const request = { ...run, ...long };
		const alone = drive(simulate(model, request));
		expect(alone.looks.map(done => Math.ceil(done * 6500))).toEqual([2000, 4000, 6000].map(k => k - 1));
		const [one, other, third] = [
			simulate(model, request),
			simulate(model, { ...request, seed: 3 }),
			simulate({ ...model, precision: 'f32' }, request),
		];
		const step = (generator: Generator<Progress, Recording>) => generator.next();
		for (const generator of [one, other, third, other, one, third]) expect(step(generator).done).toBe(false);
		const rest = drive(one).recording;
		expect(rest.digest).toBe(alone.recording.digest);
		expect(fired(drive(other).recording)).not.toEqual(fired(rest));
	});

	test('a longer run begins as the shorter one', () => {
		const longer = simulateNow(model, { ...run, duration: 45 });
		const n = plain.spikes.E?.times.length;
		expect(longer.spikes.E?.times.subarray(0, n)).toEqual(plain.spikes.E?.times);
		expect(longer.spikes.E?.cells.subarray(0, n)).toEqual(plain.spikes.E?.cells);
	});

	test('stepping the kernel by hand gives the spikes of the run', () => {
		const kernel = compile(checkModel(model), 2, [], 'wasm', model.dt, run.set);
		kernel.init();
		const E: [number, number][] = [];
		for (let now = 0; now < 300; now++) {
			kernel.step(now);
			for (const cell of kernel.spikes('E', now)) E.push([now * model.dt, cell]);
		}
		const { times = [], cells = [] } = plain.spikes.E ?? {};
		expect(E).toEqual([...times].map((time, k) => [time, cells[k]]));
	});

	test('the interpreter gives the same digest', () => {
		const short = { ...run, record: ['E', 'I', 'v'], duration: 8 };
		expect(simulateNow(model, short, 'interpreter').digest).toBe(simulateNow(model, short, 'wasm').digest);
	});

	test('single precision is as certain, and another thing', () => {
		const single: Model = { ...model, precision: 'f32' };
		const request = { ...run, record: ['E', 'I', 'v'] };
		const digests = [1, 2, 3].map(() => simulateNow(single, request).digest);
		expect(new Set(digests).size).toBe(1);
		expect(digests[0]).not.toBe(simulateNow(model, request).digest);
		const short = { ...request, duration: 8 };
		expect(simulateNow(single, short, 'interpreter').digest).toBe(simulateNow(single, short, 'wasm').digest);
		const { n } = simulateNow(single, request).spikes.E ?? {};
		expect(n).toBe(320);
	});

	test('another seed is another run', () => {
		expect(fired(simulateNow(model, { ...run, seed: 3 }))).not.toEqual(fired(plain));
	});
});

describe('a deleted spike', () => {
	const at = 12.3;
	const run: Run = { model: 'brunel', record: ['E', 'I'], seed: 2, duration: 30, set: { N_E: 320, C_E: 40, J: 1 } };
	const list = ({ spikes }: Recording): string[] => {
		const { times = [], cells = [] } = spikes.E ?? {};
		return [...times].map((time, k) => `${time.toFixed(1)} ${cells[k]}`);
	};
	const with_ = list(simulateNow(brunel, run));
	const without = list(simulateNow(brunel, { ...run, set: { ...run.set, t_delete: at } }));
	const first = with_.findIndex(spike => Number.parseFloat(spike) >= at - 1e-9);

	test('is the first at its time or later; all before are as they were', () => {
		expect(first).toBeGreaterThan(10);
		expect(without.slice(0, first)).toEqual(with_.slice(0, first));
		expect(without).not.toContain(with_[first]);
	});
	test('changes nothing before its delay has passed, and something later', () => {
		const arrived = Number.parseFloat(with_[first] as string) + 1.5 + 0.1 - 1e-9; // seen by the update of the step after
		const early = with_.filter(spike => Number.parseFloat(spike) < arrived);
		expect(without.slice(0, early.length - 1)).toEqual(early.filter((_, k) => k !== first));
		expect(early.length).toBeGreaterThan(first + 1);
		expect(without.slice(early.length - 1)).not.toEqual(with_.slice(early.length));
	});
	test('at a time after the run changes nothing', () => {
		expect(list(simulateNow(brunel, { ...run, set: { ...run.set, t_delete: 31 } }))).toEqual(with_);
	});
});

describe('the digest', () => {
	const model: Model = brunel;
	const run: Run = { model: 'brunel', record: ['E'], duration: 2, set: { N_E: 40, C_E: 8, J: 1 } };
	const synapses = brunel.synapses as NonNullable<Model['synapses']>;
	const inputs = brunel.inputs as NonNullable<Model['inputs']>;
	const [EE, drive] = [synapses['E->E'], inputs['drive E']] as [(typeof synapses)[string], (typeof inputs)[string]];
	const { 'I->I': _, ...fewer } = synapses;

	test.each<[string, Partial<Model>]>([
		['what a spike does', { synapses: { ...synapses, 'E->E': { ...EE, on_pre: 'v += 2*J' } } }],
		['what a spike does, written otherwise', { synapses: { ...synapses, 'E->E': { ...EE, on_pre: 'v += 1*J' } } }],
		['a rule', { synapses: { ...synapses, 'E->E': { ...EE, connect: { rule: 'all_to_all' } } } }],
		[
			'a number of a rule',
			{ synapses: { ...synapses, 'E->E': { ...EE, connect: { rule: 'fixed_indegree', indegree: 'C_E/2' } } } },
		],
		['a delay', { synapses: { ...synapses, 'E->E': { ...EE, delay: '2*D' } } }],
		['a pathway less', { synapses: fewer }],
		['no pathway', { synapses: {} }],
		['a rate', { inputs: { ...inputs, 'drive E': { ...drive, rate: '5*Hz' } as typeof drive } }],
		['the weight of an input', { inputs: { ...inputs, 'drive E': { ...drive, weight: '2*J' } } }],
		[
			'another name of an input, which draws otherwise',
			{ inputs: { drive, 'drive I': inputs['drive I'] as typeof drive } },
		],
		[
			'a timed input',
			{
				inputs: {
					...inputs,
					kick: { kind: 'timed', target: 'E', variable: 'v', weight: 'J', times: ['D'], cells: [0] },
				},
			},
		],
		['a deleted spike', { protocol: [] }],
		['a size', { groups: { ...model.groups, I: { ...(model.groups.I as Model['groups'][string]), N: 'N_E/2' } } }],
		[
			'an initial value',
			{ groups: { ...model.groups, E: { ...(model.groups.E as Model['groups'][string]), init: {} } } },
		],
		[
			'the cells that are recorded',
			{ observables: { ...model.observables, E: { group: 'E', variable: 'spikes', label: '', cells: 5 } } },
		],
		['precision', { precision: 'f32' }],
	])('depends on %s', (_name, change) => {
		expect(runningPart({ ...model, ...change })).not.toBe(runningPart(model));
		expect(simulateNow({ ...model, ...change }, run).digest).not.toBe(simulateNow(model, run).digest);
	});

	test('does not depend on words, nor on the order of keys in a pathway', () => {
		const { on_pre, connect, delay } = EE;
		const same: Model = {
			...model,
			title: 'Other',
			leavesOut: [],
			expect: [],
			synapses: { ...synapses, 'E->E': { delay: delay as string, connect, on_pre } },
			observables: Object.fromEntries(Object.entries(model.observables).map(([k, o]) => [k, { ...o, label: 'other' }])),
		};
		expect(simulateNow(same, run).digest).toBe(simulateNow(model, run).digest);
	});

	test('a spike more or less is another digest, with the same header', () => {
		const digests = [1, 1, 2].map(seed => simulateNow(model, { ...run, seed, duration: 20 }).digest);
		expect(digests[0]).toBe(digests[1]);
		expect(digests[0]).not.toBe(digests[2]);
	});
});
