import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import type { Model } from '../../../src/engine/model.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { parameter, tiny } from '../tiny.ts';

/** Two groups of ten cells; each cell fires every so many ms, the first group faster from 100 ms on. */
const model = (fast: number): Model => ({
	...tiny(
		'x : 1',
		{},
		{ N: 10, dt: 1, duration: 400, parameters: { fast: parameter(fast, 'Hz'), t_on: parameter(60, 'ms') } },
	),
	neurons: {
		k: {
			equations: 'dphase/dt = (10*Hz + int(first > 0)*int(t >= 100*ms)*(fast - 10*Hz)) : 1\nfirst : 1',
			method: 'euler',
			threshold: 'phase >= 1',
			reset: 'phase -= 1',
		},
	},
	groups: {
		a: { neuron: 'k', N: 10, init: { phase: 'i/N', first: '1' } },
		b: { neuron: 'k', N: 10, init: { phase: 'i/N' } },
	},
	observables: {
		a: { group: 'a', variable: 'spikes', label: 'a' },
		b: { group: 'b', variable: 'spikes', label: 'b' },
	},
});
const measure = (text: string, fast: number): number => evaluate(text, model(fast), { model: 'tiny', record: [] });

test('a choice is made in the first window in which one group fires enough, and enough more than the other', () => {
	expect(measure('undecided a b t_on', 50)).toBe(0);
	// 10 and 50 Hz: above 15 Hz where 6 ms and a little of 50 are fast; the other lies 5 Hz below from there on.
	expect(measure('commitTime a b t_on', 50)).toBeGreaterThanOrEqual(100 + 7 - 60);
	expect(measure('commitTime a b t_on', 50)).toBeLessThanOrEqual(100 + 15 - 60);
	expect(measure('commitTime b a t_on', 50)).toBe(measure('commitTime a b t_on', 50));
	expect(measure('commitTime a b 0', 50)).toBe(measure('commitTime a b t_on', 50) + 60);
});

test('without a choice a run counts with all of its time', () => {
	for (const fast of [10, 12]) {
		expect(measure('undecided a b t_on', fast)).toBe(1);
		expect(measure('commitTime a b t_on', fast)).toBe(340);
	}
});

test('winner and loser, whichever is named first', () => {
	for (const [one, other] of ['ab', 'ba'] as const) {
		expect(measure(`winnerRate ${one} ${other} 200..400`, 50)).toBeCloseTo(50, 0);
		expect(measure(`loserRate ${one} ${other} 200..400`, 50)).toBeCloseTo(10, 0);
	}
	expect(() => measure('winnerRate a b', 50)).toThrow(ModelError);
});
