import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source = 'Follows from the equations; calculated twice and independently.';
/** Half a unit of the last printed digit. */
const printed = (value: number): readonly [number, number] => near(value, 5e-4);

interface Row {
	N: number;
	baseline: number;
	dE1: number;
	dE2: number;
	/** Steady change where both halves are driven, and half a unit of its last printed digit. */
	both: readonly [number, number];
}

const row = ({ N, baseline, dE1, dE2, both }: Row): Expectation[] => {
	const local = { source, tag: 'A' as const, set: { N_net: N } };
	return [
		{ ...local, id: `N${N}-baseline`, measure: 'at E1 t_on', band: printed(baseline) },
		{ ...local, id: `N${N}-stimulated`, measure: 'change E1 t_on', band: printed(dE1) },
		{ ...local, id: `N${N}-rest`, measure: 'change E2 t_on', band: printed(dE2) },
		{
			...local,
			id: `N${N}-difference`,
			source: 'An exact identity: the stimulus times the root of N, since both halves receive the same connections.',
			measure: 'change difference t_on',
			band: near(0.02 * Math.sqrt(N), 0.001 * 0.02 * Math.sqrt(N)),
		},
		{
			...local,
			id: `N${N}-both`,
			measure: 'change E1 t_on',
			set: { N_net: N, delta_2: 0.02 },
			band: near(...both),
		},
	];
};

/** A minimal rate version of Ebsch and Rosenbaum's mechanism. */
export const imbalancedAmplification = defineModel({
	id: 'imbalanced-amplification',
	title: 'Imbalanced amplification',
	about:
		'Excitatory cells in two halves, and inhibitory cells that see only their sum. A network of strong connections can cancel what comes to all of its cells, but not what comes to one half alone: inhibition cannot tell the halves apart. So a weak local stimulus is amplified, the more the larger the network, and the other half is suppressed.',
	cites: ['ebsch2018'],
	neurons: {
		network: {
			equations: `
				dE1/dt = (-E1 + g*N_net**0.5*(q_E*w_EE*(E1 + E2) - q_I*w_EI*I + X_1))/tau : Hz
				dE2/dt = (-E2 + g*N_net**0.5*(q_E*w_EE*(E1 + E2) - q_I*w_EI*I + X_2))/tau : Hz
				dI/dt = (-I + g*N_net**0.5*(q_E*w_IE*(E1 + E2) - q_I*w_II*I + X_I))/tau : Hz
				difference = E1 - E2 : Hz`,
			method: 'rk4',
		},
	},
	parameters: {
		N_net: {
			value: 400,
			unit: '1',
			label: 'size of the network',
			source: 'choice: one of those tried',
			tag: 'DES',
			range: [100, 25600],
			step: 100,
		},
		delta_1: {
			value: 0.02,
			unit: 'Hz',
			label: 'stimulus to the first half',
			source: 'choice: small',
			tag: 'DES',
			range: [0, 0.05],
			step: 0.005,
		},
		delta_2: {
			value: 0,
			unit: 'Hz',
			label: 'stimulus to the second half',
			source: 'choice: the stimulus is local',
			tag: 'DES',
			range: [0, 0.05],
			step: 0.005,
		},
		w_EE: { value: 1, unit: '1', label: 'strength of E → E', source: 'choice', tag: 'DES' },
		w_EI: { value: 3, unit: '1', label: 'strength of I → E', source: 'choice', tag: 'DES' },
		w_IE: { value: 1.5, unit: '1', label: 'strength of E → I', source: 'choice', tag: 'DES' },
		w_II: { value: 4, unit: '1', label: 'strength of I → I', source: 'choice', tag: 'DES' },
		q_E: { value: 0.4, unit: '1', label: 'share of cells in each half', source: 'choice', tag: 'DES' },
		q_I: { value: 0.2, unit: '1', label: 'share of inhibitory cells', source: 'choice', tag: 'DES' },
		g: { value: 1, unit: '1', label: 'gain', source: 'choice', tag: 'DES' },
		X_1: { value: 1.2, unit: 'Hz', label: 'drive to the first half', source: 'choice', tag: 'DES' },
		X_2: { value: 1.2, unit: 'Hz', label: 'drive to the second half', source: 'choice', tag: 'DES' },
		X_I: { value: 0.8, unit: 'Hz', label: 'drive to I', source: 'choice', tag: 'DES' },
		tau: { value: 20, unit: 'ms', label: 'time constant of all cells', source: 'as commonly given', tag: 'DES' },
		t_on: {
			value: 400,
			unit: 'ms',
			label: 'when the stimulus begins',
			source: 'choice: long after the start, so that the network has settled',
			tag: 'DES',
		},
		t_off: {
			value: 100000,
			unit: 'ms',
			label: 'when the stimulus ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: { network: { neuron: 'network', N: 1, init: {} } },
	protocol: [
		{ at: 't_on', until: 't_off', add: 'X_1', to: 'delta_1' },
		{ at: 't_on', until: 't_off', add: 'X_2', to: 'delta_2' },
	],
	dt: 0.25,
	duration: 800,
	observables: {
		E1: { group: 'network', variable: 'E1', label: 'rate of the stimulated half', population: 'E' },
		E2: { group: 'network', variable: 'E2', label: 'rate of the other half', population: 'E' },
		I: { group: 'network', variable: 'I', label: 'rate of inhibitory cells', population: 'I' },
		difference: { group: 'network', variable: 'difference', label: 'first half less second' },
	},
	expect: [
		...row({ N: 100, baseline: 6.667, dE1: 0.2, dE2: 0, both: [0.2, 5e-4] }),
		...row({ N: 400, baseline: 6.545, dE1: 0.303, dE2: -0.097, both: [0.206, 5e-4] }),
		...row({ N: 1600, baseline: 6.326, dE1: 0.502, dE2: -0.298, both: [0.205, 5e-4] }),
		...row({ N: 6400, baseline: 6.175, dE1: 0.901, dE2: -0.699, both: [0.203, 5e-4] }),
		...row({ N: 25600, baseline: 6.091, dE1: 1.701, dE2: -1.499, both: [0.2015, 5e-5] }),
	],
	leavesOut: [
		'The spiking network of the paper: this is the smallest rate model that has its mechanism, with numbers of our own.',
		'A threshold: the equations are linear, and a strong stimulus would push the other half below zero.',
		'Space: a half is a group, not a place.',
		'Delays, noise and plasticity.',
	],
	nest: { none: 'It is three numbers, not a network; NEST would add nothing.' },
});
