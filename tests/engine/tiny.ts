import { measuresOfAvalanches } from '../../src/engine/analysis/measures-of-avalanches.ts';
import { measuresOfBlocks } from '../../src/engine/analysis/measures-of-blocks.ts';
import { measuresOfChoices } from '../../src/engine/analysis/measures-of-choices.ts';
import { measuresOfExcursions } from '../../src/engine/analysis/measures-of-excursions.ts';
import { measuresOfLevels } from '../../src/engine/analysis/measures-of-levels.ts';
import { measuresOfPlanes } from '../../src/engine/analysis/measures-of-planes.ts';
import { measuresOfResponses } from '../../src/engine/analysis/measures-of-responses.ts';
import { measuresOfRhythm } from '../../src/engine/analysis/measures-of-rhythm.ts';
import { measuresOfRings } from '../../src/engine/analysis/measures-of-rings.ts';
import { measuresOfSlowing } from '../../src/engine/analysis/measures-of-slowing.ts';
import { measuresOfTheory } from '../../src/engine/analysis/measures-of-theory.ts';
import { measuresOfTrials } from '../../src/engine/analysis/measures-of-trials.ts';
import { measuresOfWaves } from '../../src/engine/analysis/measures-of-waves.ts';
import { driving } from '../../src/engine/driving/driving.ts';
import { grids } from '../../src/engine/grid/grid.ts';
import type { Model, NeuronKind, Parameter } from '../../src/engine/model.ts';
import { pairing } from '../../src/engine/pairing/pairing.ts';
import { plasticity } from '../../src/engine/plastic/plastic.ts';
import { updating } from '../../src/engine/regular/regular.ts';
import { summing } from '../../src/engine/sums/sums.ts';

export const parameter = (value: number, unit = '1'): Parameter => ({
	value,
	unit,
	label: 'a test parameter',
	source: 'choice',
	tag: 'DES',
});

/** Every part of the engine, and every measure, that a model may bring. */
export const parts = {
	grids,
	plasticity,
	updating,
	summing,
	pairing,
	driving,
	measures: {
		...measuresOfAvalanches,
		...measuresOfBlocks,
		...measuresOfChoices,
		...measuresOfExcursions,
		...measuresOfLevels,
		...measuresOfPlanes,
		...measuresOfResponses,
		...measuresOfRhythm,
		...measuresOfRings,
		...measuresOfSlowing,
		...measuresOfTheory,
		...measuresOfTrials,
		...measuresOfWaves,
	},
};

/** The smallest model around a block of equations: one group 'g' of N neurons of kind 'k', every variable observable. */
export function tiny(
	equations: string,
	change: Partial<NeuronKind> = {},
	rest: Partial<Model> & { N?: number; init?: Record<string, string> } = {},
): Model {
	const names = [...equations.matchAll(/^\s*(?:d(\w+)\/dt|(\w+)\s*[=:])/gm)].map(m => (m[1] ?? m[2]) as string);
	const { N = 1, init = {}, ...model } = rest;
	return {
		id: 'tiny',
		title: 'Tiny',
		about: 'A test model.',
		cites: [],
		neurons: { k: { equations, method: 'euler', ...change } },
		parameters: { tau: parameter(10, 'ms') },
		groups: { g: { neuron: 'k', N, init } },
		dt: 0.1,
		duration: 10,
		observables: Object.fromEntries(names.map(n => [n, { group: 'g', variable: n, label: n }])),
		expect: [],
		leavesOut: [],
		nest: { none: 'a test' },
		...parts,
		...model,
	};
}
