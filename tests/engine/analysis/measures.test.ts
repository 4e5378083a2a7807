import { describe, expect, test } from 'vitest';
import { evaluate, measureNames, measureUnit } from '../../../src/engine/analysis/measures.ts';
import { measuresOfPlanes } from '../../../src/engine/analysis/measures-of-planes.ts';
import type { Model } from '../../../src/engine/model.ts';
import { epileptor } from '../../../src/engine/models/epileptor.ts';
import { isnPair } from '../../../src/engine/models/isn-pair.ts';
import { wilsonCowan } from '../../../src/engine/models/wilson-cowan.ts';
import { ModelError, type Problem } from '../../../src/engine/problem.ts';
import { simulateNow } from '../../../src/engine/simulate.ts';
import { parameter, tiny } from '../tiny.ts';

const cycle = { model: 'wilson-cowan', record: ['E'], duration: 5000 };
const measure = (text: string): number => evaluate(text, wilsonCowan, cycle);

test.each(['E', 'I'])('the peak of the spectrum of %s is the frequency of the cycle', name => {
	const frequency = measure(`frequency ${name}`);
	expect(frequency).toBeCloseTo(1000 / measure(`period ${name}`), 12);
	// A line of the spectrum is 1000 / (4096 × 0.5 ms) = 0.49 Hz wide.
	expect(Math.abs(measure(`peakFrequency ${name}`) - frequency)).toBeLessThan(0.05);
});

describe('a ramp of 1 a ms, of two neurons', () => {
	const ramp = tiny(
		'x = t/ms + 100*i : 1',
		{},
		{ N: 2, dt: 0.5, duration: 10, parameters: { t_on: parameter(4, 'ms') } },
	);
	const run = { model: 'tiny', record: ['x'] };
	test.each([
		['mean x', 5],
		['mean x 2..4', 3],
		['mean x t_on..10', 7],
		['min x 3..9', 3],
		['max x 3..9', 9],
		['swing x 3..9', 6],
		['sd x', 0.5 * Math.sqrt((21 ** 2 - 1) / 12)],
		['rises x 5.2', 100],
		['rises x 5.2 6..10', 0],
		['final x', 10],
		['at x 2.25', 2.25],
		['at x t_on', 4],
		['change x t_on', 6],
		['period x', Number.NaN],
		['frequency x', Number.NaN],
		['peakChange x t_on', Number.NaN],
		['returnDelay x t_on', Number.NaN],
	])('%s is %f', (text, value) => {
		if (Number.isNaN(value)) expect(evaluate(text, ramp, run)).toBeNaN();
		else expect(evaluate(text, ramp, run)).toBeCloseTo(value, 12);
	});

	test('a recording that is there is not made again', () => {
		const recording = simulateNow(ramp, run);
		recording.traces.x?.values.fill(3);
		expect(evaluate('final x', ramp, run, recording)).toBe(3);
	});

	test('a window outside the run', () => {
		expect(() => evaluate('mean x 20..30', ramp, run)).toThrow(
			'found the window 20..30, expected times within the run of 10 ms',
		);
	});
});

describe('two rhythms, the faster one of four times the power', () => {
	const two = tiny(
		'x = sin(2*3.141592653589793*10*Hz*t) + 2*sin(2*3.141592653589793*20*Hz*t) : 1',
		{},
		{ dt: 0.5, duration: 8000 },
	);
	test.each([
		['powerShare x 5 15', 0.2],
		['powerShare x 15 50', 0.8],
		['powerShare x 25 50', 0],
		['powerShare x 1 50', 1],
		['sd x', Math.sqrt(2.5)],
	])('%s is %f', (text, value) => {
		expect(evaluate(text, two, { model: 'tiny', record: ['x'] })).toBeCloseTo(value, 2);
	});

	test('the peak is the stronger one, to a tenth of a line', () => {
		const found = evaluate('peakFrequency x', two, { model: 'tiny', record: ['x'] });
		expect(Math.abs(found - 20)).toBeLessThan(0.1 * (1000 / (4096 * 0.5)));
	});
});

test('edited equations are what is measured', () => {
	const edit = { neurons: { pair: { equations: 'dE/dt = -E/tau : 1\ndI/dt = -I/tau : 1' } } };
	const run = { ...cycle, duration: 10, edit };
	expect(evaluate('final E', wilsonCowan, run)).toBeCloseTo(0.1 * Math.exp(-1), 7);
});

test.each<[string, Model, Partial<Problem>]>([
	[
		'rate E',
		wilsonCowan,
		{ in: 'measure', found: "'rate'", expected: `one of ${measureNames(wilsonCowan).join(', ')}` },
	],
	['constructor E', wilsonCowan, { found: "'constructor'" }],
	['', wilsonCowan, { found: "''" }],
	['mean', wilsonCowan, { found: "'nothing'", expected: 'an observable: E, I' }],
	['mean V', wilsonCowan, { found: "'V'", expected: 'an observable: E, I' }],
	['mean toString', wilsonCowan, { found: "'toString'" }],
	['mean E a..b', wilsonCowan, { found: "'a'", expected: 'a number or the name of a parameter' }],
	['mean E 100', wilsonCowan, { found: "'nothing'" }],
	['at E soon', wilsonCowan, { found: "'soon'" }],
	['at E', wilsonCowan, { found: "'nothing'" }],
	['fixedPoint one E', wilsonCowan, { found: "'one'" }],
	['hopf P 1 x', wilsonCowan, { found: "'x'" }],
	['fixedPoints', { ...epileptor, measures: measuresOfPlanes }, { in: 'model epileptor', found: 'no phase plane' }],
])("a bad measure says what was found: '%s'", (text, model, problem) => {
	const attempt = (): number => evaluate(text, model, { model: model.id, record: [], duration: 10 });
	expect(attempt).toThrow(ModelError);
	try {
		attempt();
	} catch (error) {
		expect((error as ModelError).problem).toMatchObject(problem);
		expect((error as ModelError).message).toMatch(/: found .+, expected .+\.$/);
	}
});

test('where a measure does not apply it is not a number', () => {
	const still = { model: 'wilson-cowan', record: [], set: { P: 0.5 } };
	for (const text of [
		'period E',
		'frequency E',
		'fixedPoint 2 E',
		'eigenvalue 2 1 real',
		'hopf P 0 0.1',
		'onset P 0 0.1 E',
	])
		expect(evaluate(text, wilsonCowan, still), text).toBeNaN();
	const calm = { model: 'epileptor', record: [], set: { x_0: -2.4, sigma: 0 }, duration: 500 };
	expect(evaluate('seizureLength x1', epileptor, calm)).toBeNaN();
});

test('each measure has a unit; that of a value is that of what it looks at', () => {
	const units = ['mean E', 'period E', 'frequency E', 'fixedPoint 1 I', 'eigenvalue 1 1 real', 'change E t_on'];
	expect(units.map(text => measureUnit(text, isnPair))).toEqual(['Hz', 'ms', 'Hz', 'Hz', '/s', 'Hz']);
	expect(measureUnit('mean E', wilsonCowan)).toBe('1');
	expect(() => measureUnit('rate E', isnPair)).toThrow(ModelError);
	for (const name of measureNames(isnPair)) expect(measureUnit(`${name} E`, isnPair)).toMatch(/^(1|ms|Hz|\/s|°|°²)$/);
});
