import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const counted =
	'Simulated twice, with independent code. A seizure: x1, smoothed over 20 ms, above −0.8; pauses under 100 ms do not end it.';

/** Seizures in 9,000 ms of model time, from the usual start, without noise: one whole number. */
const still = (x_0: number, n: number): Expectation => ({
	id: `seizures-at-${x_0}-without-noise`,
	source: counted,
	tag: 'SIM',
	measure: 'seizures x1',
	set: { x_0, sigma: 0 },
	duration: 9000,
	band: [n, n],
});

/** The same with noise. The count varies from seed to seed, so their mean is held against the one run of the source. */
const noisy = (x_0: number, n: number): Expectation => ({
	id: `seizures-at-${x_0}`,
	source: `${counted} The source has one run; here the mean of 20 seeds, within half a seizure.`,
	tag: 'SIM',
	measure: 'seizures x1',
	set: { x_0 },
	duration: 9000,
	seeds: 20,
	band: n === 0 ? [0, 0] : near(n, 0.5),
});

/** Spikes and waves at the usual excitability. */
const wave = (measure: string, value: number, by: number): Expectation => ({
	id: `waves-${measure.replaceAll(' ', '-')}`,
	source:
		'Simulated again with independent code and the same steps (Euler, 0.1 ms). With a fine step (RK4, 0.05 ms) the waves come at 10 Hz, between −1.253 and 0.776.',
	tag: 'SIM',
	measure,
	set: { sigma: 0 },
	band: near(value, by),
});

const TVB = 'The Virtual Brain, executing code';

/** Jirsa's five-variable seizure model with its slow clock. */
export const epileptor = defineModel({
	id: 'epileptor',
	title: 'Epileptor',
	about:
		'A description of what a seizure looks like from outside: fast discharges, spikes and waves, and one slow variable that carries the tissue towards a seizure and out of it again. It starts and ends by itself. It says nothing about receptors or channels: they are all in one number, the excitability.',
	cites: ['jirsa2014'],
	neurons: {
		tissue: {
			equations: `
				dx1/dt = (y1 - f_1 - z + I_1)/tau_0 : 1
				dy1/dt = (1 - 5*x1**2 - y1)/tau_0 : 1
				dz/dt = r*(4*(x1 - x_0) - z - 0.1*z**7*int(z < 0))/tau_0 : 1
				dx2/dt = (-y2 + x2 - x2**3 + I_2 + 2*g - 0.3*(z - 3.5))/tau_0 + sigma*xi_x/tau_0**0.5 : 1
				dy2/dt = (-y2 + 6*(x2 + 0.25)*int(x2 >= -0.25))/tau_2 + sigma*xi_y/tau_0**0.5 : 1
				dg/dt = -0.01*(g - 0.1*x1)/tau_0 : 1
				f_1 = (x1**3 - 3*x1**2)*int(x1 < 0) + (x2 - 0.6*(z - 4)**2)*x1*int(x1 >= 0) : 1
				LFP = x2 - x1 : 1`,
			method: 'heun',
		},
	},
	parameters: {
		x_0: { value: -1.6, unit: '1', label: 'excitability', source: TVB, tag: 'SRC', range: [-2.6, -1.2], step: 0.02 },
		sigma: {
			value: 0.0158,
			unit: '1',
			label: 'noise',
			source: 'choice: a quarter of the variance of The Virtual Brain',
			tag: 'DES',
			range: [0, 0.05],
			step: 0.0002,
		},
		r: {
			value: 0.00035,
			unit: '1',
			label: 'speed of the slow variable',
			source: TVB,
			tag: 'SRC',
			range: [0.0002, 0.0006],
			step: 0.00001,
		},
		I_1: { value: 3.1, unit: '1', label: 'drive to the fast discharges', source: TVB, tag: 'SRC' },
		I_2: { value: 0.45, unit: '1', label: 'drive to the spikes and waves', source: TVB, tag: 'SRC' },
		tau_0: {
			value: 1,
			unit: 'ms',
			label: 'unit of time',
			source: 'as The Virtual Brain maps it: one unit is about 1 ms',
			tag: 'SRC',
		},
		tau_2: { value: 10, unit: 'ms', label: 'time constant of the spikes and waves', source: TVB, tag: 'SRC' },
	},
	groups: {
		tissue: { neuron: 'tissue', N: 1, init: { x1: '-1.6', y1: '-12', z: '3', x2: '-1', y2: '0', g: '-0.16' } },
	},
	dt: 0.1,
	duration: 9000,
	observables: {
		LFP: { group: 'tissue', variable: 'LFP', label: 'field potential' },
		x1: { group: 'tissue', variable: 'x1', label: 'fast discharges' },
		x2: { group: 'tissue', variable: 'x2', label: 'spikes and waves' },
		z: { group: 'tissue', variable: 'z', label: 'slow variable' },
	},
	expect: [
		...[-2.4, -2.2, -2.1].flatMap(x_0 => [still(x_0, 0), noisy(x_0, 0)]),
		still(-2.06, 3),
		noisy(-2.06, 3),
		still(-2, 4),
		noisy(-2, 4),
		still(-1.6, 5),
		noisy(-1.6, 5),
		{
			id: 'ictal-share-at--2',
			source: 'Share of time in which x1, smoothed over 20 ms, is above −0.8.',
			tag: 'SIM',
			measure: 'ictalShare x1',
			set: { x_0: -2 },
			band: [0.26, 0.32],
		},
		{
			id: 'ictal-share-at--1.6',
			source: 'Share of time in which x1, smoothed over 20 ms, is above −0.8.',
			tag: 'SIM',
			measure: 'ictalShare x1',
			set: { x_0: -1.6 },
			band: [0.48, 0.54],
		},
		{
			id: 'rest-x1',
			source:
				'The stable fixed point below the threshold of seizures: the real root of x1³ + 2 x1² + 4 x1 = 4 x_0 + 4.1.',
			tag: 'A',
			measure: 'final x1',
			set: { x_0: -2.4, sigma: 0 },
			band: near(-1.6232, 1e-3),
		},
		{
			id: 'rest-x2',
			source: 'At the same fixed point, where y2 is zero: the lowest root of x2 − x2³ + 0.45 + 0.2 x1 = 0.3 (z − 3.5).',
			tag: 'A',
			measure: 'final x2',
			set: { x_0: -2.4, sigma: 0 },
			band: near(-0.84364, 1e-3),
		},
		wave('rises x2 0', 9, 0.3),
		wave('max x2', 0.799, 0.02),
		wave('min x2', -1.275, 0.02),
	],
	leavesOut: [
		'Receptors, channels, cells: excitability is one number.',
		'Neighbouring tissue: the seizure does not spread.',
		'Treatment of any kind.',
		'A fine step: the source’s own step is coarse, and with a finer one seizures are about a seventh shorter; their number stays.',
		'Real time: how long a seizure lasts here is a convention.',
	],
	nest: { none: 'It is a description of a field potential, not a network of neurons.' },
});
