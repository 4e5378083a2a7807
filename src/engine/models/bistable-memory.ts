import { measuresOfTrials } from '../analysis/measures-of-trials.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';
import {
	cueParameters,
	cueProtocol,
	pairObservables,
	reducedDecision,
	reducedLeavesOut,
	reducedParameters,
	start,
} from './reduced-decision.ts';

const source =
	'Three hundred trials. Remembered: in the last half second the first group fires above 15 Hz and more than the second, and neither was active before the cue.';
const question = 'r_1 r_2 S_1 S_2 t_cue 4000..4500';
const trials = { trials: 300 } as const;

/** Two standard errors of the difference between two such shares, where they lie between none and all. */
const by = 0.085;

interface Share {
	set: Readonly<Record<string, number>>;
	value: number;
	/** Where not the first calculation, but its repetition is the source. */
	again?: boolean;
}

/** Without the digits that multiplying leaves behind. */
const times = (value: number, factor: number): number => Number((value * factor).toPrecision(8));

const share = (id: string, { set, value, again }: Share): Expectation => ({
	id,
	source: again ? `${source} Value of the second, independent calculation, which started as here.` : source,
	tag: again ? 'SIM' : 'M',
	measure: `remembered ${question}`,
	set: { ...trials, ...set },
	band: near(value, by),
});

const background = (factor: number, value: number): Expectation =>
	share(`I_0-times-${factor}`, { set: { I_0: times(0.3255, factor) }, value });

const coupling = (factor: number, value: number, more: Partial<Share> = {}): Expectation =>
	share(`J_E-times-${factor}`, { set: { J_E: times(0.2609, factor) }, value, ...more });

const rate = (factor: number, value: number): Expectation => ({
	id: `J_E-times-${factor}-rate`,
	source: `${source} Their rate in that time.`,
	tag: 'M',
	measure: `heldRate ${question}`,
	set: { ...trials, J_E: times(0.2609, factor) },
	band: near(value, 0.02 * value),
});

/** The rate of a group at once, before its gates have moved: the response function at gates of a tenth and this input. */
const atOnce = (group: 1 | 2, input: number, value: number): Expectation => ({
	id: `r_${group}-at-once-with-${input}`,
	source: 'Follows from the response function: all currents at the start are given.',
	tag: 'A',
	measure: `at r_${group} 0`,
	set: { sigma: 0, [`mu_${group}`]: input },
	duration: 1,
	band: near(value, 1e-3),
});

/** The same two variables as a memory: what a cue leaves behind, and what a distractor and too much excitation do to it. */
export const bistableMemory = defineModel({
	id: 'bistable-memory',
	title: 'Memory of one item',
	about:
		'Two groups of cells that each excite themselves and inhibit each other. A short cue switches the first group on; after the cue it goes on firing, which is the memory. With too little excitation the activity fades; with too much, it arises by itself, without a cue. Between lies a narrow range in which the memory holds, even against a distractor.',
	cites: ['wong2006', 'compte2000', 'murray2014'],
	neurons: { pair: reducedDecision('mu_1', 'mu_2') },
	parameters: {
		...reducedParameters,
		...cueParameters,
	},
	measures: measuresOfTrials,
	groups: { pair: { neuron: 'pair', N: 'trials', init: start } },
	protocol: cueProtocol,
	dt: 0.5,
	duration: 4500,
	observables: pairObservables,
	expect: [
		background(0.98, 0),
		background(0.99, 0.7),
		background(1.01, 1),
		background(1.02, 0.95),
		background(1.03, 0.46),
		background(1.04, 0.04),
		background(1.06, 0),
		coupling(0.95, 0),
		coupling(1, 1),
		rate(1, 20.5),
		coupling(1.05, 1),
		rate(1.05, 26.4),
		coupling(1.1, 0.96),
		rate(1.1, 31.6),
		coupling(1.15, 0.5, { again: true }),
		rate(1.15, 36.3),
		coupling(1.2, 0.04, { again: true }),
		rate(1.2, 40.5),
		coupling(1.3, 0),
		share('no-distractor', { set: { distractor: 0 }, value: 1 }),
		share('distractor-40', { set: { distractor: 40 }, value: 1 }),
		share('distractor-60', { set: { distractor: 60 }, value: 0.87 }),
		atOnce(1, 40, 3.05915),
		atOnce(1, 80, 5.03252),
		atOnce(2, 40, 3.05915),
	],
	leavesOut: [
		...reducedLeavesOut,
		'What is remembered: one of two items, not a place on a ring.',
		'Forgetting that comes from drift: an item is held or lost.',
	],
	nest: { none: 'It is two slow variables, not a network; NEST has no such rate neuron.' },
});
