import { expect, test } from 'vitest';
import { ModelError } from '../../src/engine/problem.ts';
import { runningPart, simulateNow } from '../../src/engine/simulate.ts';
import { parameter, tiny } from './tiny.ts';

const parameters = {
	tau: parameter(10, 'ms'),
	h: parameter(1),
	h2: parameter(3),
	t_on: parameter(2, 'ms'),
	t_off: parameter(4, 'ms'),
};
const level = (protocol: NonNullable<ReturnType<typeof tiny>['protocol']>) =>
	tiny('x = h : 1', {}, { parameters, protocol, dt: 0.5, duration: 6 });
const run = { model: 'tiny', record: ['x'] };

test('the state is recorded before the step, then the protocol acts', () => {
	const x = (protocol: Parameters<typeof level>[0]): number[] => [
		...(simulateNow(level(protocol), { ...run, every: 1 }).traces.x?.values ?? []),
	];
	expect(x([{ at: 't_on', set: 'h', to: 'h2' }])).toEqual([1, 1, 1, 3, 3, 3, 3]);
	expect(x([{ at: 't_on', scale: 'h', by: 'h2' }])).toEqual([1, 1, 1, 3, 3, 3, 3]);
	expect(x([{ at: 't_on', until: 't_off', add: 'h', to: 'h2' }])).toEqual([1, 1, 1, 4, 4, 1, 1]);
});

test('a ramp goes in equal steps, from its beginning to its end, and stays', () => {
	const x = (until: number, size = 3): number[] => [
		...(simulateNow(level([{ at: 't_on', until: 't_off', set: 'h', to: 'h2' }]), {
			...run,
			set: { t_off: until, h2: size },
		}).traces.x?.values ?? []),
	];
	// Steps of half a millisecond; a change shows in the row after the step in which it was made.
	expect(x(4)).toEqual([1, 1, 1, 1, 1, 1, 1.5, 2, 2.5, 3, 3, 3, 3]);
	expect(x(4, 1)).toEqual(Array(13).fill(1));
	// One that ends where it begins, or earlier, is a jump, as without an end.
	for (const until of [2, 1]) expect(x(until)).toEqual([1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3]);
	expect(x(3.5, 0.1).at(-1)).toBe(0.1);
});

test('on a ramp, what is added for a while is added to where it is', () => {
	const model = level([
		{ at: 't_on', until: 't_off', set: 'h', to: 'h2' },
		{ at: 't_on', until: 't_off', add: 'h', to: 'h2' },
	]);
	expect([...(simulateNow(model, run).traces.x?.values ?? [])]).toEqual([1, 1, 1, 1, 1, 4, 4.5, 5, 5.5, 3, 3, 3, 3]);
});

test('t is the time of the step, i and N are the neuron and the size of its group', () => {
	const model = tiny('x = t/ms + 10*i + 100*N : 1', {}, { N: 3, dt: 0.5, duration: 1 });
	const { times, traces } = simulateNow(model, run);
	expect([...times]).toEqual([0, 0.5, 1]);
	expect([...(traces.x?.values ?? [])]).toEqual([300, 310, 320, 300.5, 310.5, 320.5, 301, 311, 321]);
});

test('values cross units on the way in and out', () => {
	const model = tiny(
		'dx/dt = -x*r : nA',
		{ method: 'exponential_euler' },
		{ parameters: { r: parameter(100, 'Hz') }, init: { x: '2*pA' }, duration: 10 },
	);
	const { traces } = simulateNow(model, run);
	expect(traces.x?.unit).toBe('nA');
	expect(traces.x?.values.at(-1)).toBeCloseTo(0.002 * Math.exp(-1), 15);
});

test('the digest depends on what decides the bits, and on nothing else', () => {
	const model = tiny('dx/dt = (h - x)/tau : 1', { method: 'rk4' }, { parameters });
	const base = simulateNow(model, run).digest;
	expect(base).toMatch(/^[0-9a-f]{64}$/);
	expect(simulateNow(model, run, 'interpreter').digest).toBe(base);
	expect(simulateNow({ ...model, title: 'Other', about: 'Other words.' }, run).digest).toBe(base);
	expect(simulateNow(model, { ...run, set: { h: 1 } }).digest).toBe(base);
	for (const other of [{ set: { h: 1.1 } }, { seed: 2 }, { duration: 5 }, { every: 0.2 }])
		expect(simulateNow(model, { ...run, ...other }).digest).not.toBe(base);
	expect(runningPart(model)).not.toBe(runningPart({ ...model, dt: 0.2 }));
});

test.each([
	[{ set: { g: 1 } }, "the parameter 'g'"],
	[{ set: { h: Number.NaN } }, 'NaN'],
	[{ record: ['z'] }, "'z'"],
	[{ duration: -1 }, '-1 ms'],
	[{ duration: 1.03 }, '1.03 ms'],
	[{ every: 0.03 }, '0.03 ms'],
	[{ seed: 1.5 }, '1.5'],
	[{ edit: { neurons: { q: { equations: '' } } } }, "the neuron kind 'q'"],
	[{ edit: { neurons: { k: { equations: 'dx/dt = x*x*1e9/tau : 1' } } } }, 'x ='],
])('a bad request says what was found %#', (change, found) => {
	const model = tiny('dx/dt = (h - x)/tau : 1', {}, { parameters, init: { x: '1' }, duration: 40 });
	expect(() => simulateNow(model, { ...run, ...change })).toThrow(ModelError);
	expect(() => simulateNow(model, { ...run, ...change })).toThrow(found);
});

test('a neuron spikes, is reset and rests for its refractory period', () => {
	const model = tiny(
		'dx/dt = h/tau : 1 (unless refractory)',
		{ threshold: 'x > 1', reset: 'x = 0', refractory: '5*ms' },
		{ parameters, dt: 1, duration: 40 },
	);
	expect([...(simulateNow(model, run).traces.x?.values ?? [])].map(v => Math.round(v * 10) / 10)).toEqual([
		0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0, 0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 0,
		0, 0, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
	]);
});
