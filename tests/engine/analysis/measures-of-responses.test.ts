import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import type { Model } from '../../../src/engine/model.ts';
import { parameter, tiny } from '../tiny.ts';

/** Cells that fire in a step with the chance r/(1 + r). */
const chance: Model = {
	...tiny('x : 1', { threshold: 'rand() < r/(1 + r)' }, { N: 3000, dt: 1, duration: 200 }),
	parameters: { r: parameter(1) },
	observables: { spikes: { group: 'g', variable: 'spikes', label: 'spikes' } },
};

test('the dynamic range is that between a tenth and nine tenths of the way to the greatest answer', () => {
	const [most, run] = [100 / 101, { model: 'tiny', record: ['spikes'] }];
	const strength = (share: number): number => (share * most) / (1 - share * most);
	const expected = 10 * Math.log10(strength(0.9) / strength(0.1));
	expect(Math.abs(evaluate('dynamicRange spikes r 0..200', chance, run) - expected)).toBeLessThan(0.1);
});

test('there is none where no stimulus adds to the answer', () => {
	const always: Model = { ...chance, neurons: { k: { equations: 'x : 1', method: 'euler', threshold: 'r >= 0' } } };
	expect(evaluate('dynamicRange spikes r 0..200', always, { model: 'tiny', record: [] })).toBeNaN();
});

test('a ratio of means', () => {
	const ramp = tiny('x : 1', { regularly: { statements: 'x += 1' } }, { dt: 1, duration: 10 });
	expect(evaluate('meanRatio x 1..3 7..9', ramp, { model: 'tiny', record: ['x'] })).toBe(4);
	expect(evaluate('cv x 1..3', ramp, { model: 'tiny', record: ['x'] })).toBeCloseTo(Math.sqrt(2 / 3) / 2, 12);
});
