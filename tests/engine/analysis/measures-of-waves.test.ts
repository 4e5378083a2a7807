import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { grids } from '../../../src/engine/grid/grid.ts';
import type { Model } from '../../../src/engine/model.ts';
import { sentence } from '../../../src/engine/problem.ts';
import { tiny } from '../tiny.ts';

/** A ridge, 10 high and 40 ms long, that runs to the right at half a millimetre a millisecond, in the lower two of three rows; it ends at 5 mm. */
const wave: Model = {
	...tiny(
		`since = t - 20*ms - x*2*ms/mm : ms
		u = 10*(clip(since/(4*ms), 0, 1) - clip((since - 40*ms)/(4*ms), 0, 1))*int(y > 0.5*mm)*int(x < 5*mm) : 1`,
		{},
		{
			dt: 0.5,
			duration: 100,
			observables: {
				u: { group: 'g', variable: 'u', label: 'u', block: 1 },
				cells: { group: 'g', variable: 'u', label: 'u' },
			},
		},
	),
	grids,
	groups: {
		g: {
			neuron: 'k',
			grid: { width: 12, height: 3, dx: '0.5*mm', borders: 'no-flux', tissue: 'x < 5.5*mm' },
			init: {},
		},
	},
};
const measure = (text: string): number => evaluate(text, wave, { model: 'tiny', record: [] });

test.each([
	['waveSpeed u 5 1 4', 60_000 / 2],
	['waveSpeed u 2.5 0 4.9', 60_000 / 2],
	['crest u 3', 10],
	['crest u 5.2', 0],
	['recovery u 5 2', 40],
	['recovery u 9 2', 40 - 3.6 + 0.4],
	// Two of three rows, ten of the eleven columns of tissue.
	['affected u 5', 20 / 33],
	['affected u 0', 1],
])('%s is %f', (text, value) => {
	expect(measure(text)).toBeCloseTo(value, 6);
});

test('a place where the wave does not come has no passage and no recovery', () => {
	expect(measure('waveSpeed u 5 1 5.2')).toBeNaN();
	expect(measure('recovery u 5 5.2')).toBeNaN();
});

test('a place off the grid and a trace without blocks are said in a sentence', () => {
	const said = (text: string): string => {
		try {
			return String(measure(text));
		} catch (error) {
			return sentence((error as { problem: Parameters<typeof sentence>[0] }).problem);
		}
	};
	expect(said('crest u 6.1')).toMatch(/the place 6.1 mm.*one on the 6 mm of the grid/);
	expect(said('affected cells 5')).toMatch(/'cells', which is not recorded in blocks/);
});
