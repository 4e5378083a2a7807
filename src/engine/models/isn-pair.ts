import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { phasePlane } from '../analysis/phase-plane.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

interface Setting {
	name: string;
	/** w_EE, w_EI, w_IE, w_II */
	w: readonly [number, number, number, number];
	E: number;
	I: number;
	/** Steady changes per unit of extra drive to I. */
	dI: number;
	dE: number;
	/** 1/s */
	eigenvalues: readonly (readonly [number, number])[];
}

/** Closed-form steady state, its response to one unit of drive to I, and its eigenvalues. */
function row({ name, w: [w_EE, w_EI, w_IE, w_II], E, I, dI, dE, eigenvalues }: Setting): Expectation[] {
	const at = {
		source: 'Follows from the equations.',
		tag: 'A' as const,
		set: { w_EE, w_EI, w_IE, w_II },
		duration: 900,
	};
	return [
		{ ...at, id: `${name}-E`, measure: 'fixedPoint 1 E', band: near(E, 5e-4) },
		{ ...at, id: `${name}-I`, measure: 'fixedPoint 1 I', band: near(I, 5e-4) },
		{ ...at, id: `${name}-response-I`, measure: 'change I t_on', band: near(dI, 5e-5) },
		{ ...at, id: `${name}-response-E`, measure: 'change E t_on', band: near(dE, 5e-5) },
		...eigenvalues.flatMap(([re, im], j): Expectation[] => [
			{ ...at, id: `${name}-eigenvalue${j + 1}`, measure: `eigenvalue 1 ${j + 1} real`, band: near(re, 0.05) },
			...(im === 0
				? []
				: [{ ...at, id: `${name}-turning`, measure: `eigenvalue 1 ${j + 1} imaginary`, band: near(im, 0.05) }]),
		]),
	];
}

/** Tsodyks' pair of threshold-linear populations: inhibition that keeps an unstable excitation stable, and how one can tell. */
export const isnPair = defineModel({
	id: 'isn-pair',
	title: 'Inhibition-stabilised pair',
	about:
		'Two populations whose rate grows in proportion to their input once it is above zero. When excitation is strong enough to run away by itself and only inhibition holds it, the pair is inhibition-stabilised, and something odd follows: an extra push on the inhibitory cells lowers their steady rate, because it first quiets the excitation that feeds them.',
	cites: ['tsodyks1997paradoxical'],
	measures: measuresOfPlanes,
	phasePlane,
	neurons: {
		pair: {
			equations: `
				dE/dt = (-E + max(w_EE*E - w_EI*I + h_E, 0*Hz))/tau_E : Hz
				dI/dt = (-I + max(w_IE*E - w_II*I + h_I, 0*Hz))/tau_I : Hz`,
			method: 'rk4',
		},
	},
	parameters: {
		w_EE: {
			value: 2,
			unit: '1',
			label: 'strength of E → E',
			source: 'choice, in the range of Tsodyks et al. 1997',
			tag: 'DES',
			range: [0, 2.6],
			step: 0.05,
		},
		w_EI: {
			value: 2.5,
			unit: '1',
			label: 'strength of I → E',
			source: 'choice, in the range of Tsodyks et al. 1997',
			tag: 'DES',
			range: [2, 4],
			step: 0.05,
		},
		w_IE: {
			value: 2.5,
			unit: '1',
			label: 'strength of E → I',
			source: 'choice, in the range of Tsodyks et al. 1997',
			tag: 'DES',
			range: [2, 4],
			step: 0.05,
		},
		w_II: {
			value: 2,
			unit: '1',
			label: 'strength of I → I',
			source: 'choice, in the range of Tsodyks et al. 1997',
			tag: 'DES',
			range: [0, 4],
			step: 0.05,
		},
		h_E: { value: 20, unit: 'Hz', label: 'drive to E', source: 'choice', tag: 'DES', range: [10, 40], step: 0.5 },
		h_I: { value: 5, unit: 'Hz', label: 'drive to I', source: 'choice', tag: 'DES', range: [0, 10], step: 0.5 },
		tau_E: { value: 20, unit: 'ms', label: 'time constant of E', source: 'as commonly given', tag: 'DES' },
		tau_I: { value: 10, unit: 'ms', label: 'time constant of I', source: 'as commonly given', tag: 'DES' },
		delta_h: {
			value: 1,
			unit: 'Hz',
			label: 'extra drive to I',
			source: 'choice',
			tag: 'DES',
			range: [-3, 3],
			step: 0.1,
		},
		t_on: {
			value: 400,
			unit: 'ms',
			label: 'when the extra drive begins',
			source: 'choice: long after the start, so that the pair has settled',
			tag: 'DES',
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
	dt: 0.1,
	duration: 520,
	observables: {
		E: { group: 'pair', variable: 'E', label: 'rate of excitatory cells', population: 'E', range: [0, 200] },
		I: { group: 'pair', variable: 'I', label: 'rate of inhibitory cells', population: 'I', range: [0, 200] },
	},
	expect: [
		...row({
			name: 'isn',
			w: [2, 2.5, 2.5, 2],
			E: 14.615,
			I: 13.846,
			dI: -0.3077,
			dE: -0.7692,
			eigenvalues: [[-125, 25]],
		}),
		...row({
			name: 'not-isn',
			w: [0.5, 2.5, 2.5, 2],
			E: 6.129,
			I: 6.774,
			dI: 0.0645,
			dE: -0.3226,
			eigenvalues: [[-162.5, 111.1]],
		}),
		...row({
			name: 'strong-isn',
			w: [5, 4, 4.5, 3],
			E: 30,
			I: 35,
			dI: -2,
			dE: -2,
			eigenvalues: [
				[-100, 0],
				[-100, 0],
			],
		}),
		{
			id: 'first-rise',
			source: 'Unit step of drive to I in the inhibition-stabilised pair, calculated twice.',
			tag: 'M',
			measure: 'peakChange I t_on',
			band: near(0.2275, 0.001),
		},
		{
			id: 'time-of-rise',
			source: 'Unit step of drive to I in the inhibition-stabilised pair, calculated twice.',
			tag: 'M',
			measure: 'peakDelay I t_on',
			band: near(5.7, 0.1),
		},
		{
			id: 'time-of-return',
			source: 'Unit step of drive to I in the inhibition-stabilised pair, calculated twice.',
			tag: 'M',
			measure: 'returnDelay I t_on',
			band: near(16.9, 0.1),
		},
		{
			id: 'badge-isn',
			source: 'Excitation alone grows if w_EE is above 1.',
			tag: 'A',
			measure: 'growthAlone E',
			band: near(50, 1e-6),
		},
		{
			id: 'badge-not-isn',
			source: 'Excitation alone decays if w_EE is below 1.',
			tag: 'A',
			measure: 'growthAlone E',
			set: { w_EE: 0.5 },
			band: near(-25, 1e-6),
		},
	],
	leavesOut: [
		'A ceiling: above threshold the response grows without end.',
		'Spikes, noise and delays.',
		'Several kinds of inhibitory cells, which can turn the paradox round.',
	],
	nest: { none: 'It is two numbers, not a network; NEST would add nothing.' },
});
