import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { phasePlane } from '../analysis/phase-plane.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Follows from the equations; evaluated numerically, twice and independently. The area under the response stands as its mean over the run.';
/** ms; every response has faded after the second. */
const tau = 20;
const long = 400;
/** The catalogue's own tolerance for numbers evaluated along the way. */
const within = (value: number): readonly [number, number] => near(value, Math.abs(value) * 0.005);

interface Row {
	w: number;
	k_I: number;
	/** The second eigenvalue of W; the first is zero. */
	eigenvalue: number;
	peak: number;
	/** ms */
	at: number;
	area: number;
	norm: number;
	differs?: string;
}

/** A push of one hertz on E at time zero, and what becomes of it. */
function row({ w, k_I, eigenvalue, peak, at, area, norm, differs }: Row): Expectation[] {
	const of = { source, tag: 'A' as const, set: { w, k_I } };
	const id = `w${w.toFixed(2)}-k${k_I}`;
	const perSecond = (lambda: number): number => (lambda - 1) * 50;
	return [
		{ ...of, id: `${id}-eigenvalue1`, measure: 'eigenvalue 1 1 real', band: near(-50, 0.25) },
		{ ...of, id: `${id}-eigenvalue2`, measure: 'eigenvalue 1 2 real', band: within(perSecond(eigenvalue)) },
		{ ...of, id: `${id}-peak`, measure: 'max E', band: within(peak) },
		{ ...of, id: `${id}-time-of-peak`, measure: 'peakDelay E 0', band: within(at), ...(differs && { differs }) },
		{ ...of, id: `${id}-area`, measure: 'mean E', band: within((area * tau) / long) },
		{ ...of, id: `${id}-norm`, measure: 'max norm', band: within(norm) },
	];
}

const answer = (id: string, set: Readonly<Record<string, number>>, variable: string, value: number): Expectation => ({
	id,
	source: 'An entry of the inverse of 1 − W: the steady answer to one unit of drive.',
	tag: 'A',
	measure: `fixedPoint 1 ${variable}`,
	set,
	band: within(value),
});

/** Murphy and Miller's pair: amplification without slowing. */
export const balancedAmplification = defineModel({
	id: 'balanced-amplification',
	title: 'Balanced amplification',
	about:
		'Two populations with strong connections that nearly cancel. A small difference between excitation and inhibition drives a large change of both together, which then fades at its own pace. So the pair magnifies a push although each of its modes, taken alone, only decays, and it does so without becoming slow. Rates are written as changes from a baseline.',
	cites: ['murphy2009'],
	measures: measuresOfPlanes,
	phasePlane,
	neurons: {
		pair: {
			equations: `
				dE/dt = (-E + w*E - k_I*w*I + h_E)/tau : Hz
				dI/dt = (-I + w*E - k_I*w*I + h_I)/tau : Hz
				norm = (E**2 + I**2)**0.5 : Hz`,
			method: 'rk4',
		},
	},
	parameters: {
		w: {
			value: 30 / 7,
			unit: '1',
			label: 'strength of the connections from E',
			source: 'Murphy & Miller 2009, by our reading of their integrated response of exactly four',
			tag: 'P',
			range: [0, 10],
			step: 1 / 7,
		},
		k_I: {
			value: 1.1,
			unit: '1',
			label: 'inhibition over excitation',
			source: 'Murphy & Miller 2009, legend of their first figure',
			tag: 'C',
			range: [1, 1.5],
			step: 0.01,
		},
		tau: {
			value: tau,
			unit: 'ms',
			label: 'time constant of both populations',
			source: 'Murphy & Miller 2009',
			tag: 'P',
		},
		h_E: {
			value: 0,
			unit: 'Hz',
			label: 'lasting drive to E',
			source: 'choice: none, only a push at the start',
			tag: 'DES',
			range: [-1, 1],
			step: 0.05,
		},
		h_I: {
			value: 0,
			unit: 'Hz',
			label: 'lasting drive to I',
			source: 'choice: none, only a push at the start',
			tag: 'DES',
			range: [-1, 1],
			step: 0.05,
		},
		E_0: { value: 1, unit: 'Hz', label: 'E at the start', source: 'choice', tag: 'DES', range: [-2, 2], step: 0.1 },
		I_0: { value: 0, unit: 'Hz', label: 'I at the start', source: 'choice', tag: 'DES', range: [-2, 2], step: 0.1 },
	},
	groups: { pair: { neuron: 'pair', N: 1, init: { E: 'E_0', I: 'I_0' } } },
	dt: 0.1,
	duration: long,
	observables: {
		E: {
			group: 'pair',
			variable: 'E',
			label: 'change of the rate of excitatory cells',
			population: 'E',
			range: [-8, 8],
		},
		I: {
			group: 'pair',
			variable: 'I',
			label: 'change of the rate of inhibitory cells',
			population: 'I',
			range: [-8, 8],
		},
		norm: { group: 'pair', variable: 'norm', label: 'size of both changes together' },
	},
	expect: [
		...row({ w: 30 / 7, k_I: 1.1, eigenvalue: -3 / 7, peak: 1.793, at: 12.2, area: 4, norm: 2.2 }),
		...row({ w: 2, k_I: 1.1, eigenvalue: -0.2, peak: 1.187, at: 8.7, area: 2.667, norm: 1.324 }),
		...row({ w: 8, k_I: 1.1, eigenvalue: -0.8, peak: 2.642, at: 12.3, area: 5.444, norm: 3.384 }),
		...row({
			w: 30 / 7,
			k_I: 1,
			eigenvalue: 0,
			peak: 1.991,
			at: 15.4,
			area: 5.286,
			norm: 2.523,
			differs:
				'With equal weights the peak lies, in closed form, at tau(1 − 1/w), which rounds to the sample where it is found here; the source’s number is one sample later.',
		}),
		...row({ w: 30 / 7, k_I: 1.2, eigenvalue: -6 / 7, peak: 1.664, at: 10.2, area: 3.308, norm: 1.987 }),
		answer('E-to-E', { h_E: 1 }, 'E', 4),
		answer('E-to-I', { h_E: 1 }, 'I', 3),
		answer('I-to-E', { h_I: 1 }, 'E', -3.3),
		answer('I-to-I', { h_I: 1 }, 'I', -2.3),
		{
			id: 'hebbian-area',
			source: 'A single population that excites itself until its integrated response is the same.',
			tag: 'A',
			measure: 'mean E',
			set: { w: 0.75, k_I: 0 },
			duration: 3 * long,
			band: within((4 * tau) / (3 * long)),
		},
		{
			id: 'hebbian-decay',
			source: 'The same population pays with time: it decays with tau/(1 − w).',
			tag: 'A',
			measure: 'eigenvalue 1 1 real',
			set: { w: 0.75, k_I: 0 },
			band: within(-12.5),
		},
	],
	leavesOut: [
		'A threshold and a ceiling: the equations are linear, around a baseline that is not shown.',
		'Patterns over many cells: the pair stands for one of them.',
		'Spikes, noise and delays.',
		'Different time constants of excitation and inhibition.',
	],
	nest: { none: 'It is two numbers, not a network; NEST would add nothing.' },
});
