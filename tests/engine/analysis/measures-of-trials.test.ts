import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { parameter, tiny } from '../tiny.ts';

/** Five trials: the first group wins in three, 20 ms apart; the second in one; nobody in the last. In trial 1 a gate is open too early. */
const trials = tiny(
	`r_1 = (40 + 10*i*int(t > 240*ms))*Hz*int(t > (100 + 20*i)*ms)*int(i < 3) : Hz
	r_2 = 40*Hz*int(t > 200*ms)*int(i == 3) : Hz
	S_1 = 0.5*int(i == 1) : 1
	S_2 = 0.35*int(i == 0) : 1`,
	{},
	{ N: 5, dt: 1, duration: 300, parameters: { t_on: parameter(50, 'ms') } },
);
const measure = (text: string): number => evaluate(text, trials, { model: 'tiny', record: [] });

// 19 ms at 40 Hz, in 50 ms, are the first above 15 Hz on average.
test.each([
	['choice r_1 r_2 t_on', 3 / 4],
	['choiceError r_1 r_2 t_on', Math.sqrt(((3 / 4) * (1 / 4)) / 4)],
	['decisionTime r_1 r_2 t_on', (69 + 89 + 109 + 169) / 4],
	['decisionSpread r_1 r_2 t_on', Math.sqrt((40 ** 2 + 20 ** 2 + 60 ** 2) / 3)],
	['errorDelay r_1 r_2 t_on', 80],
	['ahead r_1 r_2', 3 / 5],
	['remembered r_1 r_2 S_1 S_2 t_on 250..300', 2 / 5],
	['remembered r_2 r_1 S_1 S_2 t_on 250..300', 1 / 5],
	['heldRate r_1 r_2 S_1 S_2 t_on 250..300', 50],
])('%s is %f', (text, value) => {
	expect(measure(text)).toBeCloseTo(value, 9);
});

/** Gates that open one after the other: the first group's in trials 0, 1 and 3, after 60, 80 and 120 ms; the second's after 100 ms; none in trial 4. */
const gates = tiny(
	`S_1 = int(t > (59 + 20*i)*ms)*int(i != 2)*int(i < 4) : 1
	S_2 = 0.5*int(t > 99*ms)*int(i == 2) + 0.5*int(t > 150*ms)*int(i < 2) : 1`,
	{},
	{ N: 5, dt: 1, duration: 200, parameters: { t_on: parameter(50, 'ms') } },
);
test.each([
	['opensFirst S_1 S_2 0.49 0', 3 / 4],
	['opensFirst S_1 S_2 0.6 0', 1],
	['openingTime S_1 S_2 0.49 0', 90],
	['openingTime S_1 S_2 0.49 t_on', 40],
	['openingCv S_1 S_2 0.49 0', Math.sqrt(500) / 90],
	// What is open already at the start of the stimulus counts from there.
	['openingTime S_1 S_2 0.49 90', (0 + 10) / 2],
])('%s is %f', (text, value) => {
	expect(evaluate(text, gates, { model: 'tiny', record: [] })).toBeCloseTo(value, 9);
});

test('trials without a decision have no time', () => {
	expect(measure('decisionTime S_2 S_2 t_on')).toBeNaN();
});

test('without a window there is nothing to remember', () => {
	expect(() => measure('remembered r_1 r_2 S_1 S_2 t_on')).toThrow(ModelError);
});
