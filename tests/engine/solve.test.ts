import { expect, test } from 'vitest';
import type { Sweep } from '../../src/engine/experiment.ts';
import {
	type Experiment,
	evaluate,
	ModelError,
	type Run,
	simulateNow,
	solve,
	solveNow,
} from '../../src/engine/index.ts';
import { parameter, tiny } from './tiny.ts';

const model = tiny(
	'dx/dt = (a - x)/tau : 1',
	{ method: 'rk4' },
	{ parameters: { tau: parameter(10, 'ms'), a: parameter(2) }, duration: 50 },
);
const run: Run = { model: 'tiny', record: ['x'], set: { tau: 5 } };
const values = [0, 1, 3];
const experiment = (sweep: object = {}): Experiment => ({
	runs: { one: run },
	analyses: {
		a: { kind: 'sweep', run: 'one', parameter: 'a', values, measures: ['final x', 'peakDelay x 0'], ...sweep },
	},
});

test('a sweep is the run again, with one parameter at each of the values', () => {
	const sweep = solveNow(experiment(), { tiny: model }).analyses.a as Sweep;
	expect([...sweep.values]).toEqual(values);
	expect(sweep.here).toBe(2);
	const alone = values.map(a => {
		const there = { ...run, set: { ...run.set, a } };
		return evaluate('final x', model, there, simulateNow(model, there));
	});
	expect([...(sweep.curves['final x'] as Float64Array)]).toEqual(alone);
	expect(alone[1]).toBeCloseTo(1, 4);
	// Where a measure does not apply there is no number.
	expect(sweep.curves['peakDelay x 0']?.[0]).toBeNaN();
});

test('the picture of a sweep does not change the fingerprint of the figure', () => {
	const plain = solveNow({ runs: { one: run } }, { tiny: model });
	expect(solveNow(experiment(), { tiny: model }).digest).toBe(plain.digest);
});

test('progress counts runs and values, and only grows', () => {
	const long = tiny('dx/dt = (a - x)/tau : 1', {}, { ...model, duration: 1000 });
	const seen = [...solve(experiment(), { tiny: long })].map(({ done }) => done);
	expect(seen.length).toBeGreaterThan(4);
	expect(seen).toEqual([...seen].sort((a, b) => a - b));
	expect(seen.at(-1)).toBeLessThan(1);
});

test('a parameter that the model has not is said', () => {
	expect(() => solveNow(experiment({ parameter: 'b' }), { tiny: model })).toThrow(ModelError);
	expect(() => solveNow(experiment({ parameter: 'b' }), { tiny: model })).toThrow(/'b'.*tau, a/);
});
