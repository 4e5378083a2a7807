import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { near } from './near.ts';

const settled =
	'The source gives the state relative to that with full inhibition. Without chance, so that two independent codes agree to about two in a hundred.';
const expected =
	'In the mean it is the chance of a burst: 0.08 times the square of the dopamine that reaches receptors.';
const rest = 0.266;

interface Row {
	id: string;
	set: Readonly<Record<string, number>>;
	/** Cortical activity over that of the healthy state, dopamine, and the value of the cue. */
	E: number;
	D: number;
	V: number;
}

const row = ({ id, set, E, D, V }: Row): Expectation[] => [
	{
		id: `${id}-E`,
		source: settled,
		tag: 'SIM',
		measure: 'final E',
		set,
		band: near(E * rest, 0.02 * E * rest),
	},
	{ id: `${id}-D`, source: settled, tag: 'SIM', measure: 'final D', set, band: near(D, 0.02 * D) },
	{
		id: `${id}-V`,
		source: expected,
		tag: 'A',
		measure: 'mean V 200000..2000000',
		set,
		duration: 2000000,
		seeds: 10,
		band: near(V, Math.max(0.003, 0.06 * V)),
	},
];

/** A loop of cortex and dopamine, and what it teaches about a cue that means nothing. */
export const dopamineLearner = defineModel({
	id: 'dopamine-learner',
	title: 'Dopamine and salience',
	about:
		'Excitatory and inhibitory cells of the cortex drive the release of dopamine, and dopamine weakens the inhibition in turn. Once a second a cue appears that predicts nothing. The more dopamine reaches its receptors, the more likely is a burst by chance, and each burst makes the cue seem to mean something. With weaker inhibition cortex and dopamine both rise, and a neutral cue gains value. Where receptors are occupied by a drug the value is lost, while the cortex stays more active than before.',
	cites: ['howes2022'],
	neurons: {
		loop: {
			equations: `
				dE/dt = (F_E/(1 + F_E) - E)/tau_E : 1
				dI/dt = (F_I/(1 + F_I) - I)/tau_I : 1
				dD/dt = (1 + k_E*(E - E_0)/E_0 - D)/tau_D : 1
				V : 1
				D_bound = D*(1 - occ) : 1
				x_E = max(c_E + w_EE*E - w_EI*g_PV*(1 - k_D*(D_bound - 1))*I, 0) : 1
				x_I = max(c_I + w_IE*E, 0) : 1
				F_E = x_E*sqrt(x_E) : 1
				F_I = x_I*sqrt(x_I) : 1`,
			method: 'euler',
			regularly: { every: 'T_cue', statements: 'V += alpha*(int(rand() < p_0*D_bound**2) - V)' },
		},
	},
	parameters: {
		g_PV: {
			value: 1,
			unit: '1',
			label: 'strength of inhibition by PV cells',
			source: 'design; 1 is the healthy state',
			tag: 'DES',
			range: [0.5, 1.2],
			step: 0.05,
		},
		occ: {
			value: 0,
			unit: '1',
			label: 'share of dopamine receptors that a drug occupies',
			source: 'design',
			tag: 'DES',
			range: [0, 0.9],
			step: 0.05,
		},
		k_D: {
			value: 0.15,
			unit: '1',
			label: 'how much dopamine weakens inhibition',
			source: 'design',
			tag: 'DES',
			range: [0, 0.3],
			step: 0.01,
		},
		k_E: { value: 1.5, unit: '1', label: 'how strongly the cortex drives dopamine', source: 'design', tag: 'DES' },
		E_0: { value: rest, unit: '1', label: 'cortical activity in the healthy state', source: 'fixed point', tag: 'SIM' },
		c_E: { value: 0.6, unit: '1', label: 'input to excitatory cells', source: 'design', tag: 'DES' },
		c_I: { value: 0.2, unit: '1', label: 'input to inhibitory cells', source: 'design', tag: 'DES' },
		w_EE: { value: 1.6, unit: '1', label: 'excitation of excitatory cells', source: 'design', tag: 'DES' },
		w_EI: { value: 1.9, unit: '1', label: 'inhibition of excitatory cells', source: 'design', tag: 'DES' },
		w_IE: { value: 1.2, unit: '1', label: 'excitation of inhibitory cells', source: 'design', tag: 'DES' },
		tau_E: { value: 0.5, unit: 's', label: 'time constant of excitatory cells', source: 'design', tag: 'DES' },
		tau_I: { value: 0.25, unit: 's', label: 'time constant of inhibitory cells', source: 'design', tag: 'DES' },
		tau_D: { value: 5, unit: 's', label: 'time constant of dopamine', source: 'design', tag: 'DES' },
		p_0: { value: 0.08, unit: '1', label: 'chance of a burst at a cue, healthy', source: 'design', tag: 'DES' },
		alpha: {
			value: 0.05,
			unit: '1',
			label: 'how fast the value of the cue follows bursts',
			source: 'design',
			tag: 'DES',
		},
		T_cue: { value: 1, unit: 's', label: 'time between cues', source: 'design', tag: 'DES' },
	},
	updating,
	groups: { loop: { neuron: 'loop', N: 1, init: { E: 'E_0', D: '1' } } },
	dt: 20,
	duration: 400000,
	observables: {
		E: { group: 'loop', variable: 'E', label: 'cortical activity', population: 'E' },
		I: { group: 'loop', variable: 'I', label: 'inhibitory activity', population: 'I' },
		D: { group: 'loop', variable: 'D', label: 'dopamine' },
		V: { group: 'loop', variable: 'V', label: 'value of the neutral cue' },
	},
	expect: [
		...row({ id: 'healthy', set: {}, E: 1, D: 1, V: 0.08 }),
		...row({ id: 'weaker', set: { g_PV: 0.8 }, E: 1.47, D: 1.71, V: 0.233 }),
		...row({ id: 'weak', set: { g_PV: 0.65 }, E: 1.84, D: 2.25, V: 0.407 }),
		...row({ id: 'weak-half', set: { g_PV: 0.65, occ: 0.5 }, E: 1.59, D: 1.88, V: 0.071 }),
		...row({ id: 'weak-most', set: { g_PV: 0.65, occ: 0.7 }, E: 1.51, D: 1.76, V: 0.022 }),
		...row({ id: 'weak-nearly-all', set: { g_PV: 0.65, occ: 0.9 }, E: 1.44, D: 1.66, V: 0.002 }),
		...row({ id: 'healthy-most', set: { occ: 0.7 }, E: 0.86, D: 0.79, V: 0.004 }),
	],
	leavesOut: [
		'Where dopamine comes from and goes to: cortex, striatum and midbrain are three numbers.',
		'Rewards: the cue predicts nothing, and nothing else is learnt.',
		'What bursts feel like: the value of a cue is a number, not an experience.',
		'Doses, and all that a drug does besides occupying these receptors.',
		'Evidence that a change of cortical inhibition causes the rise of dopamine in people: it is assumed.',
	],
	nest: { none: 'It is a loop of averages with a learner; NEST has no such model.' },
});
