import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const simulated = 'Simulated twice, with independent code. The average starts at its target, the integral at zero.';

/** s, since the inputs fell and since they came back. */
const fell = 1000;
const back = 2500;

const at = (
	id: string,
	since: number,
	after: number,
	value: number,
	set: Readonly<Record<string, number>> = {},
	by = 0.005,
): Expectation => ({
	id,
	source: simulated,
	tag: 'M',
	measure: `at y ${(since + after) * 1000}`,
	set,
	band: near(value, by * value),
});

const integral = { gamma: 1e-5 };
const rash = { beta: 1e-3, gamma: 1e-5 };
const hebb = { eta: 4e-5 };

/** Van Rossum, Bi and Turrigiano's form of synaptic scaling, with and without Hebbian growth. */
export const synapticScaling = defineModel({
	id: 'synaptic-scaling',
	title: 'Synaptic scaling',
	about:
		'A neuron compares a slow average of its own rate with a target and multiplies all of its excitatory weights by one common factor. When its inputs become weaker, the weights grow until the rate is back; when the inputs return, the neuron fires too much until the weights have shrunk again. What the weights had learned, their ratio, stays. Hebbian growth alone runs away; with scaling it ends at a finite rate and still changes the ratio.',
	cites: ['vanrossum2000', 'turrigiano1998'],
	neurons: {
		cell: {
			equations: `
				dw_1/dt = w_1*scaling + eta*x_1*x*y : Hz
				dw_2/dt = w_2*scaling + eta*x_2*x*y : Hz
				da/dt = (y - a)/tau_a : Hz
				dJ/dt = a_goal - a : 1
				scaling = beta*(a_goal - a) + gamma*J : Hz
				y = x*n*(w_1*x_1 + w_2*x_2) : Hz
				ratio = w_1/w_2 : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		beta: {
			value: 4e-3,
			unit: '1',
			label: 'scaling, per hertz of error, a second',
			source: 'choice: a hundred times faster than van Rossum et al. 2000, to be watched',
			tag: 'DES',
			range: [0, 0.01],
			step: 5e-4,
		},
		gamma: {
			value: 0,
			unit: 'Hz',
			label: 'scaling by the summed error',
			source: 'choice: none; a hundred-thousandth in the other rows',
			tag: 'DES',
			range: [0, 2e-5],
			step: 1e-6,
		},
		a_goal: { value: 5, unit: 'Hz', label: 'target rate', source: 'choice', tag: 'DES', range: [1, 20], step: 0.5 },
		eta: {
			value: 0,
			unit: 'Hz',
			label: 'Hebbian growth',
			source: 'choice: none; with it four hundred-thousandths',
			tag: 'DES',
			range: [0, 1e-4],
			step: 5e-6,
		},
		delta_x: {
			value: -0.7,
			unit: '1',
			label: 'change of all inputs for a while',
			source: 'choice: to three tenths',
			tag: 'DES',
			range: [-0.9, 1],
			step: 0.05,
		},
		x: { value: 1, unit: '1', label: 'strength of all inputs', source: 'choice: the unit', tag: 'DES' },
		tau_a: {
			value: 10,
			unit: 's',
			label: 'time over which the neuron averages its rate',
			source: 'choice: a tenth of van Rossum et al. 2000',
			tag: 'DES',
		},
		n: { value: 10, unit: '1', label: 'synapses of each of the two kinds', source: 'choice', tag: 'DES' },
		x_1: { value: 1.5, unit: '1', label: 'activity of the first kind', source: 'choice', tag: 'DES' },
		x_2: { value: 1, unit: '1', label: 'activity of the second kind', source: 'choice', tag: 'DES' },
		ratio_0: {
			value: 2,
			unit: '1',
			label: 'weight of the first kind over that of the second, at the start',
			source: 'choice',
			tag: 'DES',
			range: [0.5, 3],
			step: 0.1,
		},
		t_off: { value: 1000 * fell, unit: 'ms', label: 'when the inputs fall', source: 'as the source', tag: 'M' },
		t_on: { value: 1000 * back, unit: 'ms', label: 'when the inputs come back', source: 'as the source', tag: 'M' },
	},
	groups: {
		cell: {
			neuron: 'cell',
			N: 1,
			init: {
				w_1: 'ratio_0*a_goal/(n*(ratio_0*x_1 + x_2))',
				w_2: 'a_goal/(n*(ratio_0*x_1 + x_2))',
				a: 'a_goal',
			},
		},
	},
	protocol: [{ at: 't_off', until: 't_on', add: 'x', to: 'delta_x' }],
	dt: 500,
	duration: 4000000,
	observables: {
		y: { group: 'cell', variable: 'y', label: 'rate' },
		a: { group: 'cell', variable: 'a', label: 'average rate' },
		w_1: { group: 'cell', variable: 'w_1', label: 'weight of the first kind', population: 'E' },
		w_2: { group: 'cell', variable: 'w_2', label: 'weight of the second kind', population: 'E' },
		ratio: { group: 'cell', variable: 'ratio', label: 'weight of the first kind over that of the second' },
	},
	expect: [
		{
			id: 'drop',
			source: 'Follows from the equations: the rate falls with the inputs, before the weights follow.',
			tag: 'A',
			measure: 'min y',
			band: near(1.5, 0.0075),
		},
		{
			id: 'scale-factor',
			source:
				'Follows from the equations: one over what is left of the inputs. A weight of the second kind begins at an eighth.',
			tag: 'A',
			measure: `at w_2 ${back * 1000}`,
			band: near(0.125 / 0.3, 1e-4),
		},
		{
			id: 'rebound',
			source: 'Follows from the equations: when the inputs come back, the rate is that of the grown weights.',
			tag: 'A',
			measure: 'max y',
			band: near(5 / 0.3, 0.005 * (5 / 0.3)),
		},
		{
			id: 'multiplicative',
			source: 'Follows from the equations: every weight is multiplied by the same factor.',
			tag: 'A',
			measure: 'swing ratio',
			band: [0, 1e-9],
		},
		at('after-200-s', fell, 200, 4.88),
		at('after-500-s', fell, 500, 5),
		at('back-10-s', back, 10, 14.15),
		at('back-100-s', back, 100, 5.2),
		at('back-500-s', back, 500, 5),
		at('integral-overshoot', fell, 200, 5.51, integral),
		at('integral-undershoot', back, 100, 4.68, integral),
		at('rash-overshoot', fell, 500, 6.74, rash),
		at('rash-undershoot', back, 500, 3, rash),
		{
			id: 'hebb-doubles',
			source: 'Closed form: without scaling the rate doubles in ln 2/(eta n (x_1² + x_2²)).',
			tag: 'A',
			measure: 'at y 533190',
			set: { ...hebb, beta: 0 },
			duration: 600000,
			band: near(10, 0.005),
		},
		{
			id: 'hebb-held',
			source: 'Closed form: with scaling the rate ends at a_goal + eta n (x_1² + x_2²)/beta.',
			tag: 'A',
			measure: 'final y',
			set: { ...hebb, delta_x: 0 },
			band: near(5.325, 0.001),
		},
		{
			id: 'hebb-learns',
			source: 'Closed form: with both, weights end in proportion to the activity of their inputs.',
			tag: 'A',
			measure: 'final ratio',
			set: { ...hebb, delta_x: 0 },
			band: near(1.5, 0.005),
		},
	],
	leavesOut: [
		'Fifty different synapses, of which the source has numbers: since scaling multiplies all by one factor, two kinds of ten have the same rates.',
		'The pace of life: scaling takes hours to days and is made a hundred times faster here.',
		'Inhibition: only excitatory weights are scaled, and what happens to inhibitory ones in deprivation is not shown.',
		'A threshold of the neuron, spikes, and the messengers by which a cell senses its rate.',
	],
	nest: { none: 'It is one rate and its weights; NEST has no neuron with this rule.' },
});
