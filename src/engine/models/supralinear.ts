import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { phasePlane } from '../analysis/phase-plane.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source = 'Calculated twice, with independent code, from silence.';
/** Small enough for a slope. */
const push = 0.001;

interface Row {
	c: number;
	E: number;
	I: number;
	/** Slope of the response of E at its working point, times its own strength. */
	gain: number;
	/** Change of I, Hz, per unit of extra drive to I alone. */
	slope: number;
}

/** The catalogue's half per cent, or half of the last digit that it prints where that is more. */
const within = (value: number, digit: number): readonly [number, number] =>
	near(value, Math.max(Math.abs(value) * 0.005, digit / 2));

function row({ c, E, I, gain, slope }: Row): Expectation[] {
	const of = { source, tag: 'M' as const, set: { c, delta_h: push } };
	const digit = (value: number): number => (value >= 100 ? 0.1 : value >= 10 ? 0.01 : 0.001);
	return [
		{ ...of, id: `c${c}-E`, measure: 'at E t_on', band: within(E, digit(E)) },
		{ ...of, id: `c${c}-I`, measure: 'at I t_on', band: within(I, digit(I)) },
		{ ...of, id: `c${c}-gain`, measure: 'at gain t_on', band: within(gain, 0.01) },
		{
			...of,
			id: `c${c}-response-I`,
			measure: 'change I t_on',
			band: near(slope * push, Math.max(Math.abs(slope) * 0.005, 0.005) * push),
		},
	];
}

const wiring = 'several public re-implementations of Hennequin et al. 2018';

/** The stabilised supralinear network as one pair: what inhibition has to do depends on how strongly the pair is driven. */
export const supralinear = defineModel({
	id: 'supralinear',
	title: 'Stabilised supralinear network',
	about:
		'Two populations whose rate grows with the square of their input. With weak input they hardly act on each other, and twice the input gives more than twice the rate. The rates make the connections count for more: with strong input excitation alone would run away, inhibition holds it, and twice the input gives less than twice the rate. So one and the same pair is inhibition-stabilised or not, depending on its drive.',
	cites: ['rubin2015', 'hennequin2018', 'tsodyks1997paradoxical'],
	measures: measuresOfPlanes,
	phasePlane,
	neurons: {
		pair: {
			equations: `
				dE/dt = (-E + k*max(u_E, 0)**2)/tau_E : Hz
				dI/dt = (-I + k*max(u_I, 0)**2)/tau_I : Hz
				u_E = w_EE*E - w_EI*I + c : 1
				u_I = w_IE*E - w_II*I + c + h_I : 1
				gain = 2*k*w_EE*max(u_E, 0) : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		c: { value: 10, unit: '1', label: 'drive to both', source: 'choice', tag: 'DES', range: [0, 50], step: 0.5 },
		w_EE: {
			value: 1.25,
			unit: '1/Hz',
			label: 'strength of E → E',
			source: wiring,
			tag: 'C',
			range: [1, 1.5],
			step: 0.01,
		},
		w_EI: {
			value: 0.65,
			unit: '1/Hz',
			label: 'strength of I → E',
			source: wiring,
			tag: 'C',
			range: [0.6, 0.9],
			step: 0.01,
		},
		w_IE: { value: 1.2, unit: '1/Hz', label: 'strength of E → I', source: wiring, tag: 'C' },
		w_II: { value: 0.5, unit: '1/Hz', label: 'strength of I → I', source: wiring, tag: 'C' },
		k: { value: 0.04, unit: 'Hz', label: 'rate at one unit of input', source: 'Rubin et al. 2015', tag: 'P' },
		tau_E: { value: 20, unit: 'ms', label: 'time constant of E', source: 'as commonly given', tag: 'DES' },
		tau_I: { value: 10, unit: 'ms', label: 'time constant of I', source: 'as commonly given', tag: 'DES' },
		h_I: { value: 0, unit: '1', label: 'further drive to I', source: 'choice: none', tag: 'DES' },
		delta_h: {
			value: 0.5,
			unit: '1',
			label: 'extra drive to I alone',
			source: 'choice',
			tag: 'DES',
			range: [-1, 1],
			step: 0.05,
		},
		t_on: {
			value: 2000,
			unit: 'ms',
			label: 'when the extra drive begins',
			source: 'as the source: two seconds for the pair to settle',
			tag: 'M',
		},
		t_off: {
			value: 100000,
			unit: 'ms',
			label: 'when the extra drive ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: { pair: { neuron: 'pair', N: 1, init: {} } },
	protocol: [{ at: 't_on', until: 't_off', add: 'h_I', to: 'delta_h' }],
	dt: 0.25,
	duration: 3000,
	observables: {
		E: { group: 'pair', variable: 'E', label: 'rate of excitatory cells', population: 'E', range: [0, 120] },
		I: { group: 'pair', variable: 'I', label: 'rate of inhibitory cells', population: 'I', range: [0, 240] },
		gain: { group: 'pair', variable: 'gain', label: 'self-excitation; above one E runs away by itself' },
	},
	expect: [
		...row({ c: 2, E: 0.177, I: 0.18, gain: 0.21, slope: 0.15 }),
		...row({ c: 5, E: 1.323, I: 1.389, gain: 0.58, slope: 0.29 }),
		...row({ c: 7.5, E: 3.56, I: 3.871, gain: 0.94, slope: 0.08 }),
		...row({ c: 10, E: 7.817, I: 8.91, gain: 1.4, slope: -1.17 }),
		...row({ c: 15, E: 24.46, I: 32.07, gain: 2.47, slope: -9.41 }),
		...row({ c: 20, E: 39.48, I: 58.36, gain: 3.14, slope: -11.35 }),
		...row({ c: 30, E: 56.02, I: 96.31, gain: 3.74, slope: -10.33 }),
		...row({ c: 40, E: 65.36, I: 125, gain: 4.04, slope: -9.48 }),
		...row({ c: 50, E: 71.5, I: 149.4, gain: 4.23, slope: -8.87 }),
		{
			id: 'weak-drive-not-stabilised',
			source: 'The pair becomes inhibition-stabilised between a drive of 7.5 and one of 10: below, E alone decays.',
			tag: 'M',
			measure: 'growthAlone E',
			set: { c: 7.5 },
			band: [-50, 0],
		},
		{
			id: 'strong-drive-stabilised',
			source: 'The pair becomes inhibition-stabilised between a drive of 7.5 and one of 10: above, E alone grows.',
			tag: 'M',
			measure: 'growthAlone E',
			band: [0, 50],
		},
	],
	leavesOut: [
		'A ceiling: the response grows with the square of the input without end, and only inhibition bounds it.',
		'Many cells with different preferences, for which the network was made: how two stimuli add up needs them.',
		'Spikes, noise and delays.',
		'Several kinds of inhibitory cells.',
	],
	nest: { none: 'It is two numbers, not a network; NEST would add nothing.' },
});
