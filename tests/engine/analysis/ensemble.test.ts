import { expect, test } from 'vitest';
import { type Ensemble, evaluate, type Run, simulateNow, solve, solveNow } from '../../../src/engine/index.ts';
import { parameter, tiny } from '../tiny.ts';

const noisy = tiny(
	'dx/dt = -x/tau + s*xi*tau**-0.5 : 1',
	{ method: 'euler' },
	{ parameters: { tau: parameter(10, 'ms'), s: parameter(1) }, duration: 20, N: 3 },
);
const run: Run = { model: 'tiny', record: ['x'], seed: 5, every: 1 };
const n = 6;
const ask = (change: object = {}) => ({
	runs: { one: run },
	analyses: {
		draws: {
			kind: 'ensemble' as const,
			run: 'one',
			n,
			measures: ['final x', 'peakDelay x 0'],
			series: { line: { observable: 'x' } },
			...change,
		},
	},
});

const draws = Array.from({ length: n }, (_, k) => simulateNow(noisy, { ...run, seed: 5 + k }));
const mean = (values: number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;
const sd = (values: number[]): number =>
	Math.sqrt(values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1));

test('an ensemble is the mean and the spread of the same run with its seed and the next ones', () => {
	const { numbers, series } = solveNow(ask(), { tiny: noisy }).analyses.draws as Ensemble;
	const ends = draws.map((recording, k) => evaluate('final x', noisy, { ...run, seed: 5 + k }, recording));
	expect(new Set(ends).size).toBe(n);
	expect(numbers.mean[0]).toBeCloseTo(mean(ends), 12);
	expect(numbers.sd[0]).toBeCloseTo(sd(ends), 12);
	expect(numbers.counts[0]).toBe(n);
	const line = series.line as Ensemble['series'][string];
	expect([...line.times]).toEqual([...(draws[0]?.times ?? [])]);
	// A trace of several cells is their mean.
	const at = (row: number): number[] =>
		draws.map(({ traces }) => mean([0, 1, 2].map(cell => traces.x?.values[3 * row + cell] as number)));
	expect(line.mean[7]).toBeCloseTo(mean(at(7)), 12);
	expect(line.sd[7]).toBeCloseTo(sd(at(7)), 12);
});

test('one draw has no spread, and the last seed is followed by the first', () => {
	const { numbers } = solveNow(ask({ n: 1 }), { tiny: noisy }).analyses.draws as Ensemble;
	expect(numbers.sd[0]).toBe(0);
	const edge = { ...ask({ n: 2 }), runs: { one: { ...run, seed: 0xffffffff } } };
	const both = [0xffffffff, 0].map(seed => evaluate('final x', noisy, run, simulateNow(noisy, { ...run, seed })));
	expect((solveNow(edge, { tiny: noisy }).analyses.draws as Ensemble).numbers.mean[0]).toBeCloseTo(mean(both), 12);
});

test('what is not recorded is refused with what is', () => {
	expect(() => solveNow(ask({ series: { line: { observable: 'y' } } }), { tiny: noisy })).toThrow(
		/found the observable 'y'.*one that the run records: x/s,
	);
});

test('says how far it is, up to its end', () => {
	const done: number[] = [];
	const running = solve(ask(), { tiny: noisy });
	for (let next = running.next(); !next.done; next = running.next()) done.push(next.value.done);
	expect(done.every((value, k) => value >= (done[k - 1] ?? 0) && value <= 1)).toBe(true);
});
