import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { phasePlane } from '../analysis/phase-plane.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

/** Every state is settled long before this, ms. */
const long = 3000;
const source =
	'Fixed points to 1e-9 and orbits with an adaptive solver (RK45, rtol 1e-8), calculated twice and independently.';

/** A fixed point at drive P: E, I and the eigenvalues in units of 1/tau, as the equations without units give them. */
function fixedPoint(
	P: number,
	k: number,
	[E, I]: readonly [number, number],
	eigenvalues: readonly (readonly [number, number])[],
): Expectation[] {
	const at = { source, tag: 'M' as const, set: { P } };
	const id = `P${P}-point${k}`;
	return [
		{ ...at, id: `${id}-E`, measure: `fixedPoint ${k} E`, band: near(E, 1e-3) },
		{ ...at, id: `${id}-I`, measure: `fixedPoint ${k} I`, band: near(I, 1e-3) },
		...eigenvalues.flatMap(([re, im], j): Expectation[] => [
			{ ...at, id: `${id}-eigenvalue${j + 1}`, measure: `eigenvalue ${k} ${j + 1} real`, band: near(re * 100, 1) },
			...(im === 0
				? []
				: [{ ...at, id: `${id}-turning`, measure: `eigenvalue ${k} ${j + 1} imaginary`, band: near(im * 100, 1) }]),
		]),
	];
}

const cycle = (P: number, period: number, start: Readonly<Record<string, number>> = {}): Expectation => ({
	id: `P${P}-period`,
	source,
	tag: 'M',
	measure: 'period E',
	set: { P, ...start },
	duration: long,
	band: near(period * 10, period * 0.1),
});

const extent = (P: number, measure: string, value: number): Expectation => ({
	id: `P${P}-${measure.replace(' ', '-')}`,
	source,
	tag: 'M',
	measure: `${measure} 2000..3000`,
	set: { P },
	duration: long,
	band: near(value, 1e-3),
});

const count = (P: number, n: number): Expectation => ({
	id: `P${P}-points`,
	source,
	tag: 'M',
	measure: 'fixedPoints',
	set: { P },
	band: [n, n],
});

/** One population alone under a drive without limit: its response is at most k, and it settles at k² / (1 + r k). */
const alone = (measure: string, set: Readonly<Record<string, number>>, value: number): Expectation => ({
	id: `most-${measure.replace(' ', '-')}`,
	source: 'Alone and under a drive without limit a population settles at k² / (1 + r k).',
	tag: 'A',
	measure,
	set,
	band: near(value, 1e-4),
});

const rests = (P: number, E_0: number, I_0: number): Expectation => ({
	id: `P${P}-rests-from-${E_0}-${I_0}`,
	source: 'Both states exist here; which is reached depends on the start. Re-run independently.',
	tag: 'M',
	measure: 'swing E 2000..3000',
	set: { P, E_0, I_0 },
	duration: long,
	band: [0, 1e-3],
});

/** Wilson and Cowan's two populations, with the parameters of their limit cycle. */
export const wilsonCowan = defineModel({
	id: 'wilson-cowan',
	title: 'Wilson–Cowan pair',
	about:
		'Two populations, one excitatory and one inhibitory, each described by the share of its cells that are active. Excitation feeds itself and drives inhibition; inhibition restrains both. Depending on the drive the pair rests, answers once and returns, or goes round and round.',
	cites: ['wilson1972'],
	measures: measuresOfPlanes,
	phasePlane,
	neurons: {
		pair: {
			equations: `
				dE/dt = (-E + (k_E - r_E*E)*S_E)/tau : 1
				dI/dt = (-I + (k_I - r_I*I)*S_I)/tau : 1
				S_E = 1/(1 + exp(-a_E*(c_1*E - c_2*I + P - theta_E))) - 1/(1 + exp(a_E*theta_E)) : 1
				S_I = 1/(1 + exp(-a_I*(c_3*E - c_4*I + Q - theta_I))) - 1/(1 + exp(a_I*theta_I)) : 1
				k_E = 1 - 1/(1 + exp(a_E*theta_E)) : 1
				k_I = 1 - 1/(1 + exp(a_I*theta_I)) : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		P: {
			value: 1.25,
			unit: '1',
			label: 'drive to E',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [0, 3],
			step: 0.01,
		},
		c_1: {
			value: 16,
			unit: '1',
			label: 'strength of E → E',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [8, 24],
			step: 0.1,
		},
		c_2: {
			value: 12,
			unit: '1',
			label: 'strength of I → E',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [6, 18],
			step: 0.1,
		},
		c_3: {
			value: 15,
			unit: '1',
			label: 'strength of E → I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [7, 23],
			step: 0.1,
		},
		c_4: {
			value: 3,
			unit: '1',
			label: 'strength of I → I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [0, 6],
			step: 0.1,
		},
		Q: {
			value: 0,
			unit: '1',
			label: 'drive to I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
			range: [-2, 2],
			step: 0.05,
		},
		a_E: {
			value: 1.3,
			unit: '1',
			label: 'steepness of the response of E',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
		},
		theta_E: { value: 4, unit: '1', label: 'threshold of E', source: 'Wilson & Cowan 1972, limit-cycle set', tag: 'P' },
		a_I: {
			value: 2,
			unit: '1',
			label: 'steepness of the response of I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
		},
		theta_I: {
			value: 3.7,
			unit: '1',
			label: 'threshold of I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
		},
		r_E: {
			value: 1,
			unit: '1',
			label: 'refractory share of E',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
		},
		r_I: {
			value: 1,
			unit: '1',
			label: 'refractory share of I',
			source: 'Wilson & Cowan 1972, limit-cycle set',
			tag: 'P',
		},
		tau: {
			value: 10,
			unit: 'ms',
			label: 'time constant of both populations',
			source: 'choice: the original counts time in units of tau',
			tag: 'DES',
		},
		E_0: { value: 0.1, unit: '1', label: 'E at the start', source: 'choice', tag: 'DES', range: [0, 0.5], step: 0.01 },
		I_0: { value: 0.05, unit: '1', label: 'I at the start', source: 'choice', tag: 'DES', range: [0, 0.5], step: 0.01 },
	},
	groups: { pair: { neuron: 'pair', N: 1, init: { E: 'E_0', I: 'I_0' } } },
	dt: 0.5,
	duration: 400,
	observables: {
		E: { group: 'pair', variable: 'E', label: 'active share of excitatory cells', population: 'E', range: [0, 0.5] },
		I: { group: 'pair', variable: 'I', label: 'active share of inhibitory cells', population: 'I', range: [0, 0.5] },
	},
	expect: [
		...fixedPoint(
			0.5,
			1,
			[0.0063, 0.0001],
			[
				[-0.783, 0],
				[-0.987, 0],
			],
		),
		...fixedPoint(
			1,
			1,
			[0.0283, 0.0008],
			[
				[-0.39, 0],
				[-0.97, 0],
			],
		),
		...fixedPoint(
			1,
			2,
			[0.0921, 0.0084],
			[
				[0.461, 0],
				[-0.824, 0],
			],
		),
		...fixedPoint(1, 3, [0.1708, 0.0616], [[0.125, 1.175]]),
		...fixedPoint(1.25, 1, [0.2017, 0.1069], [[0.1156, 1.87]]),
		...fixedPoint(1.5, 1, [0.2228, 0.1448], [[0.0755, 2.274]]),
		...fixedPoint(2, 1, [0.2572, 0.2147], [[-0.0255, 2.748]]),
		...fixedPoint(2.5, 1, [0.2887, 0.2821], [[-0.1334, 2.915]]),
		alone('final E', { c_1: 0, c_2: 0, P: 50, theta_E: 1 }, 0.345797),
		alone('final I', { c_3: 0, c_4: 0, Q: 50, theta_I: 1 }, 0.412487),
		count(0.5, 1),
		count(1, 3),
		count(1.087, 3),
		count(1.088, 1),
		count(1.25, 1),
		extent(1.25, 'min E', 0.1026),
		extent(1.25, 'max E', 0.2697),
		extent(1.25, 'min I', 0.0217),
		extent(1.25, 'max I', 0.1945),
		extent(1.5, 'min E', 0.1476),
		extent(1.5, 'max E', 0.2823),
		cycle(1.07, 19.87, { E_0: 0.2, I_0: 0.1 }),
		cycle(1.075, 14.63, { E_0: 0.2, I_0: 0.1 }),
		cycle(1.08, 12.66, { E_0: 0.2, I_0: 0.1 }),
		cycle(1.085, 11.47),
		cycle(1.09, 10.638),
		cycle(1.1, 9.484),
		cycle(1.15, 6.881),
		cycle(1.2, 5.719),
		cycle(1.25, 4.9959),
		cycle(1.5, 3.3199),
		rests(1.08, 0.1, 0.05),
		rests(1.08, 0.2, 0.02),
		rests(1.08, 0.25, 0.1),
		{
			id: 'hopf',
			source: 'Trace of the Jacobian at the fixed point is zero.',
			tag: 'M',
			measure: 'hopf P 1.5 2.5',
			band: near(1.8793, 1e-3),
		},
		{
			id: 'hopf-E',
			source: 'The fixed point where the trace is zero.',
			tag: 'M',
			measure: 'fixedPoint 1 E',
			set: { P: 1.87931 },
			band: near(0.24934, 1e-3),
		},
		{
			id: 'hopf-I',
			source: 'The fixed point where the trace is zero.',
			tag: 'M',
			measure: 'fixedPoint 1 I',
			set: { P: 1.87931 },
			band: near(0.19822, 1e-3),
		},
		{
			id: 'homoclinic',
			source:
				'The cycle is born in a homoclinic bifurcation; found again independently, which corrected an earlier value.',
			tag: 'M',
			measure: 'onset P 1.06 1.08 E',
			set: { E_0: 0.18, I_0: 0.07 },
			duration: long,
			band: near(1.0682, 1e-3),
		},
		{
			id: 'rest-0.5',
			source: 'The drive is too weak: rest.',
			tag: 'M',
			measure: 'swing E 2000..3000',
			set: { P: 0.5 },
			duration: long,
			band: [0, 1e-6],
		},
		{
			id: 'damped-2',
			source: 'A damped focus.',
			tag: 'M',
			measure: 'swing E 2500..3000',
			set: { P: 2 },
			duration: long,
			band: [0, 1e-3],
		},
		{
			id: 'damped-2.5',
			source: 'A damped focus.',
			tag: 'M',
			measure: 'swing E 2500..3000',
			set: { P: 2.5 },
			duration: long,
			band: [0, 1e-6],
		},
	],
	leavesOut: [
		'Single spikes: only the share of active cells is known.',
		'Space, distance and delays between the populations.',
		'More than one kind of inhibitory cell.',
		'Any plasticity: the strengths stay where they are put.',
	],
	nest: { none: 'NEST has no population of this form; its rate neurons use other response functions.' },
});
