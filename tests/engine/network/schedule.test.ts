import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { addPoisson, poissonTable } from '../../../src/engine/driving/poisson.ts';
import type { Model, NeuronKind, Parameter } from '../../../src/engine/model.ts';
import { keyOf } from '../../../src/engine/random/threefry.ts';
import { simulateNow } from '../../../src/engine/simulate.ts';
import { parameter, tiny } from '../tiny.ts';

// The order of a step, on networks small enough to be worked out by hand. A step lasts 1 ms, so row k of a trace is the state before step k.

/** Fires all its cells at these steps, and nothing else. */
const clock = (...steps: number[]): NeuronKind => ({
	equations: 'q : 1',
	method: 'euler',
	threshold: steps.map(s => `t == ${s}*ms`).join(' or '),
});
/** Counts its steps in x; y is for input. */
const counter = (change: Partial<NeuronKind> = {}): NeuronKind => ({
	equations: 'dx/dt = 1/ms : 1\ny : 1\nz : 1',
	method: 'euler',
	...change,
});

interface Net {
	kinds: Record<string, NeuronKind>;
	/** Cells of each group, which is named as its kind. */
	N?: Record<string, number>;
	init?: Record<string, string>;
	parameters?: Record<string, Parameter>;
	synapses?: Model['synapses'];
	inputs?: Model['inputs'];
	protocol?: Model['protocol'];
	duration?: number;
}

/** Every variable of every group as 'group variable', its spikes as 'group spikes'. */
function model({ kinds, N = {}, init = {}, duration = 6, parameters = {}, ...rest }: Net): Model {
	const names = Object.keys(kinds);
	const base: Model = {
		...tiny('q : 1'),
		neurons: kinds,
		parameters: { w: parameter(10), ...parameters },
		groups: Object.fromEntries(names.map(n => [n, { neuron: n, N: N[n] ?? 1, init: n === 'g' ? init : {} }])),
		dt: 1,
		duration,
		observables: {},
		...rest,
	};
	const { kinds: checked } = checkModel(base);
	const variables = (n: string): string[] => [
		...(checked.get(n)?.variables.keys() ?? []),
		...(kinds[n]?.threshold ? ['spikes'] : []),
	];
	const observables = names.flatMap(n =>
		variables(n).map(v => [`${n} ${v}`, { group: n, variable: v, label: v }] as const),
	);
	return { ...base, observables: Object.fromEntries(observables) };
}

/** Runs on both back ends, which must agree to the last bit. */
function run(net: Net) {
	const made = model(net);
	const request = { model: made.id, record: Object.keys(made.observables) };
	const recording = simulateNow(made, request);
	expect(simulateNow(made, request, 'interpreter').digest).toBe(recording.digest);
	return {
		/** Of one cell, row by row. */
		rows(name: string, cell = 0): number[] {
			const { n = 1, values = [] } = recording.traces[name] ?? {};
			return [...values].filter((_, k) => k % n === cell);
		},
		/** [time, cell] of each spike. */
		spikes(group: string): [number, number][] {
			const { times = [], cells = [] } = recording.spikes[`${group} spikes`] ?? {};
			return [...times].map((time, k) => [time, cells[k] as number]);
		},
	};
}

const all = { rule: 'all_to_all' } as const;
const kick = { on_pre: 'x += w', connect: all };

describe('threshold and recording', () => {
	test('the threshold is tested after the update of the same step; a row is the state before its step', () => {
		const at = run({ kinds: { g: counter({ threshold: 'x >= 3', reset: 'x = 0' }) }, duration: 7 });
		expect(at.spikes('g')).toEqual([
			[2, 0],
			[5, 0],
		]);
		expect(at.rows('g x')).toEqual([0, 1, 2, 0, 1, 2, 0, 1]);
		const above = run({ kinds: { g: counter({ threshold: 'x > 3', reset: 'x = 0' }) }, duration: 7 });
		expect(above.spikes('g')).toEqual([[3, 0]]);
		expect(above.rows('g x')).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
	});

	test('spikes stand in the order of time and then of cells', () => {
		const { spikes } = run({
			kinds: { g: counter({ threshold: 'x >= 2', reset: 'x = 0' }) },
			N: { g: 3 },
			init: { x: 'int(i == 1)' },
			duration: 4,
		});
		expect(spikes('g')).toEqual([
			[0, 1],
			[1, 0],
			[1, 2],
			[2, 1],
			[3, 0],
			[3, 2],
		]);
	});
});

describe('delivery', () => {
	test.each([
		[0, [0, 1, 2, 13, 14, 15, 16]],
		[1, [0, 1, 2, 3, 14, 15, 16]],
		[3, [0, 1, 2, 3, 4, 5, 16]],
		[4, [0, 1, 2, 3, 4, 5, 6]],
		[500, [0, 1, 2, 3, 4, 5, 6]],
	])('a spike of step 2 with a delay of %i steps comes in after the update of that many steps later', (delay, rows) => {
		const kinds = { s: clock(2), g: counter() };
		const synapses = { 's->g': { ...kick, delay: 'd' } };
		expect(run({ kinds, synapses, parameters: { d: parameter(delay, 'ms') } }).rows('g x')).toEqual(rows);
		if (delay === 0) expect(run({ kinds, synapses: { 's->g': kick } }).rows('g x')).toEqual(rows);
	});

	test('the first update that sees it is the one of the next step', () => {
		const kinds = { s: clock(2), g: { ...counter(), equations: 'dx/dt = y/ms : 1\ny : 1' } };
		const { rows } = run({ kinds, synapses: { 's->g': { on_pre: 'y += w', connect: all, delay: '1*ms' } } });
		expect(rows('g y')).toEqual([0, 0, 0, 0, 10, 10, 10]);
		expect(rows('g x')).toEqual([0, 0, 0, 0, 0, 10, 20]);
	});

	test('spikes on their way do not meet, and each pathway has its own delay', () => {
		const kinds = { s: clock(0, 1, 3, 4, 8), g: { ...counter(), equations: 'x : 1\ny : 1' }, h: counter() };
		const { rows } = run({
			kinds,
			synapses: {
				's->g': { on_pre: 'x += 1', connect: all, delay: '3*ms' },
				's->h': { on_pre: 'y += 1', connect: all, delay: '1*ms' },
			},
			duration: 10,
		});
		expect(rows('g x')).toEqual([0, 0, 0, 0, 1, 2, 2, 3, 4, 4, 4]);
		expect(rows('h y')).toEqual([0, 0, 1, 2, 2, 3, 4, 4, 4, 4, 5]);
	});

	test('a group may send to itself, to several others, and to one that stands before it', () => {
		const kinds = { h: counter(), g: counter({ threshold: 't == 1*ms' }), k: counter() };
		const on = (name: string) => ({ on_pre: `${name} += w`, connect: all });
		const { rows } = run({ kinds, synapses: { 'g->g': on('y'), 'g->h': on('y'), 'g->k': on('z') }, duration: 3 });
		for (const name of ['g y', 'h y', 'k z']) expect(rows(name)).toEqual([0, 0, 10, 10]);
	});

	test('pathways act in the order of their declaration', () => {
		const kinds = { a: clock(1), b: clock(1), g: { ...counter(), equations: 'x : 1' } };
		const [plus, times] = [
			{ on_pre: 'x += 3', connect: all },
			{ on_pre: 'x *= 2', connect: all },
		];
		const last = (synapses: Model['synapses']): number | undefined =>
			run({ kinds, ...(synapses && { synapses }), init: { x: '1' } })
				.rows('g x')
				.at(-1);
		expect(last({ 'a->g': plus, 'b->g': times })).toBe(8);
		expect(last({ 'b->g': times, 'a->g': plus })).toBe(5);
	});

	test('statements act one after the other, and a target that is drawn twice is treated twice', () => {
		const kinds = { s: clock(1), g: { ...counter(), equations: 'x : 1\ny : 1' } };
		const twice = { rule: 'fixed_indegree', indegree: '2' } as const;
		const { rows } = run({ kinds, synapses: { 's->g': { on_pre: 'x = 2*x + 1\ny += x', connect: twice } } });
		expect(rows('g x').at(-1)).toBe(3); // 0, 1, 3
		expect(rows('g y').at(-1)).toBe(4); // 1 + 3
	});

	test('on_pre knows the time of the step, the cell and the size of its group', () => {
		const kinds = { s: clock(1), g: { ...counter(), equations: 'x : 1' } };
		const on = { on_pre: 'x += t/ms + 10*i + 100*N', connect: all, delay: '2*ms' };
		const { rows } = run({ kinds, N: { g: 2 }, synapses: { 's->g': on } });
		expect([rows('g x', 0).at(-1), rows('g x', 1).at(-1)]).toEqual([203, 213]);
	});

	test('on_pre reads a sub-expression of the state that it finds', () => {
		const equations = 'dx/dt = 1/ms : 1\ny : 1\nd = 2*x : 1';
		const kinds = { s: clock(2), g: counter({ equations, threshold: 'x >= 3', reset: 'x = 0' }) };
		// Both fire at step 2, where x is 3 until the reset that follows.
		expect(
			run({ kinds, synapses: { 's->g': { on_pre: 'y += d', connect: all } } })
				.rows('g y')
				.at(-1),
		).toBe(6);
	});
});

describe('reset', () => {
	const g = (reset: string) => counter({ threshold: 'x >= 3 and x < 4', reset });
	const net = (reset: string, on_pre: string, at: number) =>
		run({ kinds: { s: clock(at), g: g(reset) }, synapses: { 's->g': { on_pre, connect: all } }, duration: 5 });

	test('comes after delivery: what a firing cell receives in that step is lost with the variable that is reset', () => {
		expect(net('x = 0', 'x += w', 2).rows('g x')).toEqual([0, 1, 2, 0, 1, 2]);
		expect(net('x = 0', 'x += w', 1).rows('g x')).toEqual([0, 1, 12, 13, 14, 15]);
		expect(net('x = 0', 'x += w', 3).rows('g x')).toEqual([0, 1, 2, 0, 11, 12]);
	});
	test('leaves what came in for another variable', () => {
		expect(net('x = 0', 'y += w', 2).rows('g y')).toEqual([0, 0, 0, 10, 10, 10]);
		expect(net('x = 0', 'y += w', 2).rows('g x')).toEqual([0, 1, 2, 0, 1, 2]);
	});
	test('a relative reset keeps it', () => {
		expect(net('x -= 3', 'x += w', 2).rows('g x')).toEqual([0, 1, 2, 10, 11, 12]);
	});
	test('reads what came in before it', () => {
		expect(net('x = 0\nz = y', 'y += w', 2).rows('g z')).toEqual([0, 0, 0, 10, 10, 10]);
		expect(net('x = 0\nz = y', 'y += w', 3).rows('g z')).toEqual([0, 0, 0, 0, 0, 0]);
	});
	test('delivery reads what it has not yet written', () => {
		expect(net('x = 0', 'y = 2*x', 2).rows('g y')).toEqual([0, 0, 0, 6, 6, 6]);
	});
	test('that comes late knows the time, too', () => {
		expect(net('x = 20 + t/ms', 'x += w', 2).rows('g x')).toEqual([0, 1, 2, 22, 23, 24]);
	});
});

describe('refractoriness', () => {
	const frozen = (refractory?: string, reset = 'x = 0'): NeuronKind => ({
		equations: 'dx/dt = 1/ms : 1 (unless refractory)\ny : 1',
		method: 'euler',
		threshold: 'x >= 2',
		reset,
		...(refractory && { refractory }),
	});
	const half = { w: parameter(0.5) };

	test.each([
		['0*ms', [0, 1, 0, 1, 0, 1, 0, 1]],
		['1*ms', [0, 1, 0, 1, 0, 1, 0, 1]],
		['2*ms', [0, 1, 0, 0, 1, 0, 0, 1]],
		['3*ms', [0, 1, 0, 0, 0, 1, 0, 0]],
		['2.4*ms', [0, 1, 0, 0, 1, 0, 0, 1]],
		['2.6*ms', [0, 1, 0, 0, 0, 1, 0, 0]],
	])('a cell that fired at step 1 and rests for %s', (refractory, rows) => {
		expect(run({ kinds: { g: frozen(refractory) }, duration: 7 }).rows('g x')).toEqual(rows);
	});

	test('a resting cell does not fire, whatever its threshold says', () => {
		const kinds = {
			g: { equations: 'dx/dt = 1/ms : 1', method: 'euler', threshold: 'x >= 2', refractory: '3*ms' },
		} as const;
		expect(run({ kinds, duration: 9 }).spikes('g')).toEqual([
			[1, 0],
			[4, 0],
			[7, 0],
		]);
	});

	// The cell fires at step 1 and rests in steps 1, 2 and 3; in step 4 it counts again.
	test.each([
		[0, [0, 1.5, 0, 0, 0, 1, 0]],
		[1, [0, 1, 0, 0, 0, 1, 0]],
		[2, [0, 1, 0, 0, 0, 1, 0]],
		[3, [0, 1, 0, 0, 0, 1, 0]],
		[4, [0, 1, 0, 0, 0, 1.5, 0]],
	])('input to a frozen variable is judged in the step in which it comes: step %i', (step, rows) => {
		const kinds = { s: clock(step), g: frozen('3*ms') };
		const inputs = {
			kick: { kind: 'timed', target: 'g', variable: 'x', weight: 'w', times: [`${step}*ms`], cells: [0] },
		} as const;
		expect(run({ kinds, synapses: { 's->g': kick }, parameters: half }).rows('g x')).toEqual(rows);
		expect(run({ kinds, inputs, parameters: half }).rows('g x')).toEqual(rows);
	});

	test('the input that is kept counts at the next threshold, the input that is dropped never does', () => {
		const early = (step: number) =>
			run({
				kinds: { s: clock(step), g: { ...frozen('3*ms'), threshold: 'x >= 2.5' } },
				synapses: { 's->g': kick },
				duration: 9,
			})
				.spikes('g')
				.map(([time]) => time);
		expect(early(0)).toEqual([1, 6]);
		expect(early(1)).toEqual([2, 7]);
		expect(early(4)).toEqual([2, 7]);
		expect(early(5)).toEqual([2, 6]);
	});

	test('input to a variable that is not frozen is kept while the cell rests', () => {
		const kinds = { s: clock(2), g: frozen('3*ms') };
		const { rows } = run({ kinds, synapses: { 's->g': { on_pre: 'y += w', connect: all } } });
		expect(rows('g y')).toEqual([0, 0, 0, 10, 10, 10, 10]);
	});

	test.each([undefined, '0*ms', '1*ms'])('input in the step of the spike is lost: refractory %s', refractory => {
		const kinds = { s: clock(1), g: frozen(refractory) };
		expect(run({ kinds, synapses: { 's->g': kick }, parameters: half, duration: 4 }).rows('g x')).toEqual([
			0, 1, 0, 1, 0,
		]);
	});

	test('without a refractory period a relative reset keeps what came in', () => {
		const kinds = { s: clock(1), g: frozen(undefined, 'x -= 2') };
		expect(run({ kinds, synapses: { 's->g': kick }, parameters: half, duration: 2 }).rows('g x')).toEqual([0, 1, 0.5]);
	});

	test('on_pre cannot read a frozen variable, neither by name nor behind a sub-expression', () => {
		const equations = `${frozen().equations}\nd = 2*x : 1`;
		for (const on_pre of ['y += x\nx += w', 'y += d\nx += w']) {
			const kinds = { s: clock(1), g: { ...frozen('3*ms'), equations } };
			expect(() => run({ kinds, synapses: { 's->g': { on_pre, connect: all } } })).toThrow(/'x', which is frozen/);
		}
	});
});

describe('input from outside', () => {
	const each = { equations: 'x : 1', method: 'euler', threshold: 'x >= 0', reset: 'x = 0' } as const;
	const drive = { kind: 'poisson', target: 'g', variable: 'x', N: '4', rate: '5/ms', weight: 'w' } as const;
	const drawn = (step: number): number[] => {
		const counts = new Float64Array(16);
		addPoisson(counts, 10, poissonTable(20), step, keyOf(1, 'input drive'));
		return [...counts.subarray(0, 2)];
	};

	test('Poisson input comes after the resets of its step', () => {
		const { rows } = run({ kinds: { g: each }, N: { g: 2 }, inputs: { drive }, duration: 3 });
		for (const cell of [0, 1]) {
			const expected = [0, 1, 2].map(step => drawn(step)[cell] as number);
			expect(Math.min(...expected)).toBeGreaterThan(0);
			expect(rows('g x', cell)).toEqual([0, ...expected]);
		}
	});

	test('Poisson input to a frozen variable is dropped while the cell rests', () => {
		const equations = 'dx/dt = 0/ms : 1 (unless refractory)';
		const kinds = { g: { ...each, equations, threshold: 'x > 0', refractory: '2*ms' } };
		const { rows, spikes } = run({ kinds, inputs: { drive }, duration: 5 });
		expect(spikes('g').map(([time]) => time)).toEqual([1, 4]);
		expect(rows('g x')).toEqual([0, drawn(0)[0], 0, 0, drawn(3)[0], 0]);
	});

	test('Poisson trains need their part of the engine', () => {
		const without = { ...model({ kinds: { g: each }, inputs: { drive } }), driving: undefined as never };
		expect(() => checkModel(without)).toThrow("Poisson trains, expected the model's `driving`");
	});

	test('timed input adds its weight to its cells at its steps, after the resets', () => {
		const timed = {
			kind: 'timed',
			target: 'g',
			variable: 'x',
			weight: 'w',
			times: ['2*ms', 'late'],
			cells: [1],
		} as const;
		const net = { N: { g: 3 }, inputs: { timed }, parameters: { late: parameter(4, 'ms') } };
		const quiet = run({ ...net, kinds: { g: { equations: 'x : 1', method: 'euler' } } });
		expect(quiet.rows('g x', 1)).toEqual([0, 0, 0, 10, 10, 20, 20]);
		for (const cell of [0, 2]) expect(quiet.rows('g x', cell)).toEqual([0, 0, 0, 0, 0, 0, 0]);
		expect(run({ ...net, kinds: { g: each } }).rows('g x', 1)).toEqual([0, 0, 0, 10, 0, 10, 0]);
	});

	test('weights of pathways and inputs follow the protocol from its step on', () => {
		const timed = {
			kind: 'timed',
			target: 'g',
			variable: 'x',
			weight: 'w',
			times: ['1*ms', '2*ms'],
			cells: [0],
		} as const;
		const protocol = [{ at: 'on', set: 'w', to: 'more' }];
		const parameters = { on: parameter(2, 'ms'), more: parameter(50) };
		const kinds = { s: clock(1, 2), g: { equations: 'x : 1\ny : 1', method: 'euler' } } as const;
		const synapses = { 's->g': { on_pre: 'y += w', connect: all } };
		const { rows } = run({ kinds, inputs: { timed }, synapses, protocol, parameters, duration: 3 });
		expect(rows('g x')).toEqual([0, 0, 10, 60]);
		expect(rows('g y')).toEqual([0, 0, 10, 60]);
		const poisson = run({ kinds, inputs: { drive }, protocol, parameters, duration: 3 }).rows('g x');
		const [a, b, c] = [0, 1, 2].map(step => drawn(step)[0] as number) as [number, number, number];
		expect(poisson).toEqual([0, a, a + b, a + b + 5 * c]);
	});
});

describe('deleteSpikeOf', () => {
	const deleting = (...times: number[]) => ({
		protocol: times.map((_, k) => ({ at: `t${k}`, deleteSpikeOf: 's' })),
		parameters: Object.fromEntries(times.map((time, k) => [`t${k}`, parameter(time, 'ms')])),
	});
	const sent = { 's->g': { on_pre: 'y += 1', connect: all, delay: '1*ms' } };
	const net = { kinds: { s: clock(1, 3, 5), g: counter() }, N: { s: 3 }, synapses: sent, duration: 7 };

	test.each([
		[[], [0, 0, 0, 3, 3, 6, 6, 9]],
		[[0], [0, 0, 0, 2, 2, 5, 5, 8]],
		[[1], [0, 0, 0, 2, 2, 5, 5, 8]],
		[[2], [0, 0, 0, 3, 3, 5, 5, 8]],
		[[3], [0, 0, 0, 3, 3, 5, 5, 8]],
		[[4], [0, 0, 0, 3, 3, 6, 6, 8]],
		[[6], [0, 0, 0, 3, 3, 6, 6, 9]],
		[
			[1, 4],
			[0, 0, 0, 2, 2, 5, 5, 7],
		],
	])('takes away the first spike at or after %j ms and no other', (times, rows) => {
		expect(run({ ...net, ...deleting(...times) }).rows('g y')).toEqual(rows);
	});

	test('takes the spike of the first cell, on every pathway', () => {
		const kinds = { s: clock(1, 3), g: counter(), h: counter() };
		const one = { on_pre: 'y += 1', connect: { rule: 'one_to_one' } } as const;
		const synapses = { 's->g': one, 's->h': { ...one, delay: '2*ms' } };
		const { rows, spikes } = run({ kinds, N: { s: 2, g: 2, h: 2 }, synapses, ...deleting(2), duration: 6 });
		expect([rows('g y', 0), rows('g y', 1)]).toEqual([
			[0, 0, 1, 1, 1, 1, 1],
			[0, 0, 1, 1, 2, 2, 2],
		]);
		expect([rows('h y', 0), rows('h y', 1)]).toEqual([
			[0, 0, 0, 0, 1, 1, 1],
			[0, 0, 0, 0, 1, 1, 2],
		]);
		expect(spikes('s')).toEqual([
			[1, 0],
			[1, 1],
			[3, 1],
		]);
	});

	// A pathway that touches what the reset writes makes the reset wait for delivery; the cell must be reset there, too.
	test.each(['y += 1', 'x += 0.25'])('the cell is reset and rests as ever: %s', on_pre => {
		const s = counter({ threshold: 'x >= 2', reset: 'x = 0', refractory: '2*ms' });
		const net = { kinds: { s }, synapses: { 's->s': { on_pre, connect: all } }, duration: 3 };
		expect(run({ ...net, ...deleting(0) }).rows('s x')).toEqual([0, 1, 0, 1]);
	});
});
