import { defineModel } from '../model.ts';
import { near } from './near.ts';

const simulated =
	'Simulated twice, with independent code, from four starts each; weights that may not fall below zero. The order of the patterns is not stated there.';
const rule = 'as commonly given; the unit of time is one pattern';
/** The threshold of a neuron that does not adapt it. */
const frozen = 1e9;

const weight = (k: number): string => `dw_${k}/dt = max(eta*x_${k}*y*(y - theta), -w_${k})/T : 1
				y_${k} = max(0.9*w_${k} + 0.1*W, 0) : 1
				x_${k} = 0.1 + 0.9*int(shown == ${k - 1}) : 1`;

/** Bienenstock, Cooper and Munro's rule: the threshold between weakening and strengthening slides with the neuron's own activity. */
export const bcm = defineModel({
	id: 'bcm',
	title: 'BCM neuron',
	about:
		'One neuron sees four patterns in turn. Inputs that are active while it answers above a threshold are strengthened, those that are active while it answers below it are weakened. The threshold itself follows the square of the answer, so that a neuron that answers much becomes harder to strengthen. In the end it answers to one pattern and hardly to the others; with a fixed threshold it falls silent or runs away.',
	cites: ['bienenstock1982'],
	neurons: {
		cell: {
			equations: `
				${[1, 2, 3, 4].map(weight).join('\n				')}
				dtheta/dt = (y**2/y_0 - theta)/tau_theta : 1
				shown = floor(t/T) - 4*floor(t/(4*T)) : 1
				W = w_1 + w_2 + w_3 + w_4 : 1
				y = max(w_1*x_1 + w_2*x_2 + w_3*x_3 + w_4*x_4, 0) : 1
				y_max = max(max(y_1, y_2), max(y_3, y_4)) : 1
				y_rest = (y_1 + y_2 + y_3 + y_4 - y_max)/3 : 1
				selectivity = 1 - (y_1 + y_2 + y_3 + y_4)/(4*y_max) : 1`,
			method: 'euler',
		},
	},
	parameters: {
		eta: {
			value: 0.005,
			unit: '1',
			label: 'how fast weights change, a pattern',
			source: 'choice',
			tag: 'DES',
			range: [0.001, 0.01],
			step: 0.0005,
		},
		tau_theta: {
			value: 50,
			unit: 'ms',
			label: 'time constant of the threshold',
			source: 'choice: fifty patterns',
			tag: 'DES',
			range: [10, 200],
			step: 5,
		},
		y_0: {
			value: 1,
			unit: '1',
			label: 'answer at which the threshold equals it',
			source: rule,
			tag: 'DES',
			range: [0.5, 2],
			step: 0.05,
		},
		T: {
			value: 1,
			unit: 'ms',
			label: 'how long a pattern is shown',
			source: 'choice: the unit of time',
			tag: 'DES',
		},
		w_0: { value: 0.5, unit: '1', label: 'mean weight at the start', source: 'choice', tag: 'DES' },
		spread: {
			value: 0.1,
			unit: '1',
			label: 'how far weights lie from it at most',
			source: 'choice',
			tag: 'DES',
		},
		theta_0: { value: 1, unit: '1', label: 'threshold at the start', source: 'choice', tag: 'DES' },
	},
	groups: {
		cell: {
			neuron: 'cell',
			N: 1,
			init: {
				w_1: 'w_0 + spread*(2*rand() - 1)',
				w_2: 'w_0 + spread*(2*rand() - 1)',
				w_3: 'w_0 + spread*(2*rand() - 1)',
				w_4: 'w_0 + spread*(2*rand() - 1)',
				theta: 'theta_0',
			},
		},
	},
	dt: 1,
	duration: 20000,
	observables: {
		y_1: { group: 'cell', variable: 'y_1', label: 'answer to the first pattern' },
		y_2: { group: 'cell', variable: 'y_2', label: 'answer to the second pattern' },
		y_3: { group: 'cell', variable: 'y_3', label: 'answer to the third pattern' },
		y_4: { group: 'cell', variable: 'y_4', label: 'answer to the fourth pattern' },
		theta: { group: 'cell', variable: 'theta', label: 'threshold' },
		y_max: { group: 'cell', variable: 'y_max', label: 'greatest of the four answers' },
		y_rest: { group: 'cell', variable: 'y_rest', label: 'mean of the other three answers' },
		selectivity: { group: 'cell', variable: 'selectivity', label: 'selectivity' },
	},
	expect: [
		{
			id: 'winner',
			source: simulated,
			tag: 'M',
			measure: 'final y_max',
			seeds: 20,
			band: [3.1, 4.3],
		},
		{
			id: 'others',
			source: simulated,
			tag: 'M',
			measure: 'final y_rest',
			seeds: 20,
			band: [0.31, 0.65],
		},
		{
			id: 'selectivity',
			source: `${simulated} One less the mean answer over the greatest.`,
			tag: 'M',
			measure: 'final selectivity',
			seeds: 20,
			band: [0.5, 0.75],
		},
		{
			id: 'fixed-threshold-falls-silent',
			source: 'With a fixed threshold above its answers the neuron weakens all of its inputs.',
			tag: 'M',
			measure: 'final y_max',
			set: { tau_theta: frozen },
			seeds: 20,
			band: [0, 1e-3],
		},
		{
			id: 'fixed-threshold-runs-away',
			source:
				'With a fixed threshold below its answers it runs away. For equal weights and the mean over the patterns the growth has a closed form; the band allows for patterns that come one by one.',
			tag: 'A',
			measure: 'final y_max',
			set: { tau_theta: frozen, w_0: 0.9, spread: 0 },
			duration: 800,
			band: near(4.71, 0.471),
		},
		{
			id: 'no-favourite-at-the-start',
			source: 'With equal weights the four patterns, each with one strong input of the four, are answered alike.',
			tag: 'A',
			measure: 'at selectivity 0',
			set: { spread: 0 },
			duration: 1,
			band: near(0, 1e-12),
		},
	],
	leavesOut: [
		'Chance: the patterns come in a fixed order, one after the other.',
		'Spikes and their timing.',
		'Inhibitory cells: weights are excitatory and may not fall below zero.',
		'What the threshold is made of in a synapse.',
	],
	nest: { none: 'It is a rule for rates; NEST has no rate neuron with this plasticity.' },
});
