import { measuresOfResponses } from '../analysis/measures-of-responses.ts';
import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { near } from './near.ts';

const task = 'as remembered from Browning et al. 2015';
/** Long blocks, so that the mean over each says something; what comes first in a block is left out. */
const blocks = { T_stable: 2000 } as const;
const [stable, volatile] = ['500..2000', '2500..4000'];

/** How much faster it learns while the chance switches than while it stays. */
const rise = (id: string, eta: number, source: string, rest: Pick<Expectation, 'tag' | 'band'>): Expectation => ({
	id,
	source,
	measure: `meanRatio rate ${stable} ${volatile}`,
	set: { ...blocks, eta },
	duration: 4000,
	seeds: 20,
	...rest,
});

const both =
	'A first simulation of such a learner found a rise by 36 per cent with a fast and by 57 per cent with a slow adaptation. Its task is not described, so only a clear rise is asked for.';

/** The chance of the outcome in one of the stretches between switches, of which the first, third, … have what is left of one. */
const chance = (id: string, t: number, value: number): Expectation => ({
	id: `chance-${id}`,
	source: 'The task: the chance stays for a hundred trials and is then two tenths and eight tenths by turns.',
	tag: 'A',
	measure: `at p ${t}`,
	band: near(value, 1e-9),
});

/** Pearce and Hall's learner: surprise sets how fast it learns. */
export const uncertaintyLearner = defineModel({
	id: 'uncertainty-learner',
	title: 'Learning in a changing world',
	about:
		'An outcome comes or does not come, with a chance that first stays the same and later switches to and fro. The learner expects it to some degree and corrects that after each trial, faster when it has been surprised of late. It therefore learns faster where the world changes. How quickly the rate of learning follows surprise makes hardly a difference to this: a learner that adapts slowly adapts as much. Only one whose rate does not follow surprise at all fails to adjust, as has been reported of anxious people in one study.',
	cites: ['pearce1980', 'browning2015'],
	neurons: {
		learner: {
			equations: `
				u : 1
				V : 1
				alpha : 1
				delta : 1
				side = 1 - 2*(floor(t/T_switch) - 2*floor(t/(2*T_switch))) : 1
				p = p_stable*int(t < T_stable) + (0.5 + (p_volatile - 0.5)*side)*int(t >= T_stable) : 1
				rate = kappa*alpha : 1`,
			method: 'euler',
			regularly: {
				statements: `
					u = int(rand() < p)
					delta = u - V
					V += rate*delta
					alpha += eta*(abs(delta) - alpha)`,
			},
		},
	},
	parameters: {
		eta: {
			value: 0.1,
			unit: '1',
			label: 'how fast the rate of learning follows surprise, a trial',
			source: 'design: a tenth, or a hundredth for one that adapts slowly',
			tag: 'DES',
			range: [0, 0.5],
			step: 0.01,
		},
		kappa: {
			value: 0.25,
			unit: '1',
			label: 'rate of learning when every outcome is a full surprise',
			source: 'design: the rate is then about a tenth in a stable world',
			tag: 'DES',
			range: [0.05, 1],
			step: 0.05,
		},
		p_stable: {
			value: 0.75,
			unit: '1',
			label: 'chance of the outcome while it stays the same',
			source: task,
			tag: 'MEM',
			range: [0.5, 0.95],
			step: 0.05,
		},
		p_volatile: {
			value: 0.8,
			unit: '1',
			label: 'chance while it switches: this, and what is left of one',
			source: task,
			tag: 'MEM',
			range: [0.5, 0.95],
			step: 0.05,
		},
		T_stable: {
			value: 100,
			unit: 'ms',
			label: 'how long the chance stays the same; a trial lasts 1 ms',
			source: 'choice',
			tag: 'DES',
		},
		T_switch: { value: 20, unit: 'ms', label: 'time between switches', source: task, tag: 'MEM' },
		alpha_0: { value: 0.4, unit: '1', label: 'surprise expected at the start', source: 'choice', tag: 'DES' },
	},
	measures: measuresOfResponses,
	updating,
	groups: { learner: { neuron: 'learner', N: 1, init: { V: '0.5', alpha: 'alpha_0' } } },
	dt: 1,
	duration: 200,
	observables: {
		p: { group: 'learner', variable: 'p', label: 'chance of the outcome' },
		V: { group: 'learner', variable: 'V', label: 'expectation' },
		alpha: { group: 'learner', variable: 'alpha', label: 'surprise of late' },
		rate: { group: 'learner', variable: 'rate', label: 'rate of learning' },
	},
	expect: [
		rise('fast', 0.1, both, { tag: 'SIM', band: [1.1, 2] }),
		rise('slow', 0.01, both, { tag: 'SIM', band: [1.1, 2] }),
		rise('not-at-all', 0, 'A rate that does not follow surprise stays the same.', { tag: 'A', band: [1, 1] }),
		{
			id: 'expectation-fixed-rate',
			source: 'With a rate that stays the same the expectation is right on average while the chance stays the same.',
			tag: 'A',
			measure: `mean V ${stable}`,
			set: { ...blocks, eta: 0 },
			duration: 4000,
			seeds: 20,
			band: near(0.75, 0.01),
		},
		chance('stays', 50, 0.75),
		chance('switches', 110, 0.2),
		chance('switches-back', 130, 0.8),
	],
	leavesOut: [
		'Anxiety: nothing here feels anything, and whether anxious people adjust less is contested.',
		'Choice: the learner watches and does not act.',
		'Knowledge of its own uncertainty, which a Bayesian learner would use.',
		'The brain: no cells, no transmitter.',
	],
	nest: { none: 'It is a rule for trials, not a network.' },
});
