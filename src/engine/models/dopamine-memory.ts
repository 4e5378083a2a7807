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
	'Three hundred trials, simulated once. Remembered: in the last half second the first group fires above 15 Hz and more than the second, and neither was active before the cue.';
const question = 'r_1 r_2 S_1 S_2 t_cue 4000..4500';
const trials = { trials: 300 } as const;

interface Row {
	D: number;
	value: number;
	/** Open gates at the start, where not the model's own. */
	S_0?: number;
	differs?: string;
}

/** Within two standard errors of the difference between two such shares, where they lie between none and all. */
const share = ({ D, value, S_0, differs }: Row): Expectation => ({
	id: S_0 ? `D-${D}-closed-gates` : `D-${D}`,
	source: S_0 ? `${source} Its gates begin half as open, which the source does not say.` : source,
	tag: 'M',
	measure: `remembered ${question}`,
	set: { ...trials, D, ...(S_0 && { S_0 }) },
	band: near(value, 0.085),
	...(differs && { differs }),
});

const differs =
	'The source does not say how far the gates are open at the start, which decides how often activity arises before the cue. With gates half as open as here, the next row, the number holds.';

const rate = (D: number, value: number): Expectation => ({
	id: `D-${D}-rate`,
	source: `${source} Their rate in that time, printed in whole hertz.`,
	tag: 'M',
	measure: `heldRate ${question}`,
	set: { ...trials, D },
	band: near(value, 0.5 + 0.02 * value),
});

const { J_E, J_I, ...parameters } = reducedParameters;
const kind = reducedDecision('mu_1', 'mu_2');

/** The memory of one item under a modulator that strengthens excitation and inhibition together. */
export const dopamineMemory = defineModel({
	id: 'dopamine-memory',
	title: 'Memory and a modulator',
	about:
		'The memory of one item, with one slider that stands for dopamine at its D1 receptors: it strengthens the excitation within a group, and the inhibition between the groups still more. With too little the memory fades, with enough it holds, and with much more activity arises before there was anything to remember. So more helps only up to a point.',
	cites: ['brunel2001', 'wong2006'],
	neurons: {
		pair: {
			...kind,
			equations: `${kind.equations}
		J_E = J_EE*(1 + k_E*(D - 1)) : nA
		J_I = J_EI*(1 + k_I*(D - 1)) : nA`,
		},
	},
	parameters: {
		D: {
			value: 1,
			unit: '1',
			label: 'modulator, over its usual level',
			source: 'choice: the unit',
			tag: 'DES',
			range: [0.8, 1.8],
			step: 0.05,
		},
		...parameters,
		J_EE: { ...J_E, label: 'strength within a group at the usual level', range: [0.2409, 0.3009] },
		J_EI: { ...J_I, label: 'strength between the groups at the usual level' },
		k_E: { value: 0.3, unit: '1', label: 'how far it strengthens excitation', source: 'choice', tag: 'DES' },
		k_I: { value: 1, unit: '1', label: 'how far it strengthens inhibition', source: 'choice', tag: 'DES' },
		...cueParameters,
	},
	measures: measuresOfTrials,
	groups: { pair: { neuron: 'pair', N: 'trials', init: start } },
	protocol: cueProtocol,
	dt: 0.5,
	duration: 4500,
	observables: pairObservables,
	expect: [
		share({ D: 0.8, value: 0 }),
		share({ D: 0.9, value: 0.28 }),
		rate(0.9, 16),
		share({ D: 1, value: 1 }),
		share({ D: 1.3, value: 1 }),
		share({ D: 1.4, value: 0.99 }),
		share({ D: 1.6, value: 0.77, differs }),
		share({ D: 1.6, value: 0.77, S_0: 0.05 }),
		share({ D: 1.8, value: 0.43, differs }),
		share({ D: 1.8, value: 0.43, S_0: 0.05 }),
		rate(1.8, 44),
	],
	leavesOut: [
		...reducedLeavesOut,
		'Dopamine itself: its release, its other receptors and its other targets. How much each strength moves was chosen; only that both rise together follows the cited network.',
		'What a medicine does: the slider is no dose and no advice.',
		'What is remembered: one of two items, not a place on a ring.',
	],
	nest: { none: 'It is two slow variables, not a network; NEST has no such rate neuron.' },
});
