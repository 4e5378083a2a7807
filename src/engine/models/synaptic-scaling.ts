import { measuresOfWeights } from '../analysis/measures-of-weights.ts';
import { defineModel, type Expectation } from '../model.ts';
import { summing } from '../sums/sums.ts';
import { near } from './near.ts';

const simulated = 'Simulated twice, with independent code. The average starts at its target, the integral at zero.';

/** s, since the inputs fell and since they came back. */
const fell = 1000;
const back = 2500;

/** All synapses of a kind alike, so that the rate begins exactly at its target. */
const even = { scatter: 0 } as const;

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
	set: { ...even, ...set },
	band: near(value, by * value),
});

const integral = { gamma: 1e-5 };
const rash = { beta: 1e-3, gamma: 1e-5 };
const hebb = { ...even, eta: 1.6e-5 };

/** Van Rossum, Bi and Turrigiano's form of synaptic scaling, with and without Hebbian growth. */
export const synapticScaling = defineModel({
	id: 'synaptic-scaling',
	title: 'Synaptic scaling',
	about:
		'A neuron compares a slow average of its own rate with a target and multiplies all of its fifty excitatory weights by one common factor. When its inputs become weaker, the weights grow until the rate is back; when the inputs return, the neuron fires too much until the weights have shrunk again. What the weights had learned, their ratios, stays. Hebbian growth alone runs away; with scaling it ends at a finite rate and still changes the ratios.',
	cites: ['vanrossum2000', 'turrigiano1998'],
	neurons: {
		cell: {
			equations: `
				da/dt = (y - a)/tau_a : Hz
				dJ/dt = a_goal - a : 1
				pull = beta*(a_goal - a) + gamma*J : Hz
				y = x*drive : Hz
				ratio = sum_1/sum_2 : 1
				drive : Hz
				sum_1 : Hz
				sum_2 : Hz`,
			method: 'rk4',
		},
		synapse: {
			// first: 1 in synapses of the first kind, 0 in the others.
			equations: `
				dw/dt = w*scaling + eta*u*x*x*drive : Hz
				u = x_2 + (x_1 - x_2)*first : 1
				first : 1
				scaling : Hz
				drive : Hz`,
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
			source: 'choice: none; with it sixteen millionths',
			tag: 'DES',
			range: [0, 4e-5],
			step: 2e-6,
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
		n: { value: 25, unit: '1', label: 'synapses of each of the two kinds', source: 'as the source: fifty', tag: 'M' },
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
		scatter: {
			value: 0.5,
			unit: '1',
			label: 'spread of the weights of a kind at the start, in logarithms',
			source: 'as the source',
			tag: 'M',
			range: [0, 1],
			step: 0.05,
		},
		t_off: { value: 1000 * fell, unit: 'ms', label: 'when the inputs fall', source: 'as the source', tag: 'M' },
		t_on: { value: 1000 * back, unit: 'ms', label: 'when the inputs come back', source: 'as the source', tag: 'M' },
	},
	measures: measuresOfWeights,
	summing,
	groups: {
		cell: { neuron: 'cell', N: 1, init: { a: 'a_goal' } },
		synapse: {
			neuron: 'synapse',
			N: '2*n',
			init: {
				w: 'a_goal/(n*(ratio_0*x_1 + x_2))*(1 + (ratio_0 - 1)*int(i < n))*exp(scatter*randn() - 0.5*scatter**2)',
				first: 'int(i < n)',
			},
		},
	},
	sums: {
		'synapse->cell': {
			drive: { sum: 'w*u' },
			sum_1: { sum: 'w*first' },
			sum_2: { sum: 'w*(1 - first)' },
		},
		'synapse->synapse': { drive: { sum: 'w*u' } },
		'cell->synapse': { scaling: { sum: 'pull' } },
	},
	protocol: [{ at: 't_off', until: 't_on', add: 'x', to: 'delta_x' }],
	dt: 100,
	duration: 4000000,
	every: 1000,
	observables: {
		y: { group: 'cell', variable: 'y', label: 'rate' },
		a: { group: 'cell', variable: 'a', label: 'average rate' },
		w: { group: 'synapse', variable: 'w', label: 'weight of a synapse', population: 'E' },
		ratio: { group: 'cell', variable: 'ratio', label: 'weights of the first kind over those of the second' },
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
				'Follows from the equations: one over what is left of the inputs. A weight of the first kind begins at a tenth.',
			tag: 'A',
			measure: `at w ${back * 1000}`,
			set: even,
			band: near(0.1 / 0.3, 1e-4),
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
			measure: 'factorSpread w t_off t_on',
			band: [0, 1e-9],
		},
		{
			id: 'line',
			source:
				'Follows from the equations: weights after over weights before lie on a line through nothing, with that slope.',
			tag: 'A',
			measure: 'factor w t_off t_on',
			band: near(1 / 0.3, 1e-3),
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
		{
			id: 'hebb-forgets',
			source:
				'Closed form: what the weights began with fades as exp(-eta n (x_1² + x_2²) t), times the rate in the end over that at the start, which scatters.',
			tag: 'A',
			measure: 'factor w 0 3999000',
			set: { eta: 1.6e-5, delta_x: 0, ratio_0: 1, x_1: 1 },
			band: near(0.0424, 0.006),
		},
	],
	leavesOut: [
		'The pace of life: scaling takes hours to days and is made a hundred times faster here.',
		'Inhibition: only excitatory weights are scaled, and what happens to inhibitory ones in deprivation is not shown.',
		'A threshold of the neuron, spikes, and the messengers by which a cell senses its rate.',
	],
	nest: { none: 'It is one rate and its weights; NEST has no neuron with this rule.' },
});
