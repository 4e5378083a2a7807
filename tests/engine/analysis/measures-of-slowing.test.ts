import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { tiny } from '../tiny.ts';

/** Two hundred turns of a wave around a line that rises. */
const wave = tiny('x = 3 + t/(200*ms) + cos(6.283185307179586*t/(4*ms)) : 1', {}, { dt: 0.01, duration: 799.99 });
const run = { model: 'tiny', record: ['x'] };

test.each([
	// A wave strays from its middle by its height over the root of two.
	['straying x', Math.SQRT1_2],
	['autocorrelation x 0', 1],
	// Half a turn later it is the opposite, a quarter later neither.
	['autocorrelation x 1', 0],
	['autocorrelation x 2', -1],
	['autocorrelation x 4', 1],
	['autocorrelation x 2 400..799.99', -1],
])('%s is %d', (measure, value) => {
	expect(evaluate(measure, wave, run)).toBeCloseTo(value, 2);
});

test('what never moves remembers nothing that can be measured', () => {
	expect(evaluate('autocorrelation x 1', tiny('x = 3 + 0*t/ms : 1', {}, { dt: 0.1, duration: 5 }), run)).toBeNaN();
});
