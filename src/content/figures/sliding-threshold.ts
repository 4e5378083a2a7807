import { defineFigure } from '../schemas/figure.ts';

export const slidingThreshold = defineFigure({
	id: 'sliding-threshold',
	version: 1,
	since: '2026-11-25',
	number: '4.3-2',
	title: 'A threshold that runs ahead',
	section: '4.3',
	summary:
		'A neuron sees four patterns in turn. Because its threshold for learning follows its own answers, it comes to answer to one of them and does not run away.',
	runs: {
		cell: {
			model: 'bcm',
			record: ['y_max', 'y_rest', 'theta', 'selectivity'],
			duration: 10000,
			every: 20,
		},
	},
	panels: [
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Answers',
			note: 'to the favourite pattern, and the mean of the other three; a thousand patterns a second',
			show: ['y_max', 'y_rest'],
			names: { y_max: 'favourite', y_rest: 'others' },
			wide: true,
		},
		{
			kind: 'time-course',
			from: 'cell',
			title: 'The threshold',
			note: 'above it synapses grow, below it they shrink',
			show: ['theta'],
		},
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Selectivity',
			note: 'none at 0',
			show: ['selectivity'],
			range: [0, 1],
		},
		{
			kind: 'readout',
			title: 'In the end',
			items: [
				{ measure: 'cell: final y_max', label: 'favourite', digits: 2 },
				{ measure: 'cell: final y_rest', label: 'the others', digits: 2 },
				{ measure: 'cell: final selectivity', label: 'selectivity', digits: 2 },
				{ measure: 'cell: final theta', label: 'threshold', digits: 2 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'tau_theta', ends: ['quick', 'slow'] },
		{ parameter: 'eta', ends: ['slow learning', 'fast learning'] },
		{ parameter: 'y_0', ends: ['low', 'high'] },
	],
	presets: [
		{ id: 'sliding', label: 'Sliding threshold', kind: 'healthy', set: {} },
		{ id: 'slow', label: 'Sluggish threshold', kind: 'altered', set: { tau_theta: 200, eta: 0.01 } },
		{ id: 'quick', label: 'Quick threshold', kind: 'altered', set: { tau_theta: 10 } },
	],
	claims: [
		{
			claim: '4.3b',
			says: 'The threshold is set free to follow the answers. The favourite answer has to end at least one above where it ends with the threshold held still.',
			run: 'cell',
			measure: 'final y_max',
			from: { tau_theta: 1e9 },
			to: { tau_theta: 50 },
			is: 'higher',
			atLeast: 1,
			seeds: 20,
			onlyPart:
				'Here the threshold follows how much the cell answers. Excitability itself, and the signals that would carry it to the synapses, are not in this model.',
		},
	],
	describe: [
		{
			when: [{ measure: 'cell: final selectivity', above: 0.5 }],
			says: 'The neuron has become selective: it answers {cell: final y_max | 2} to its favourite pattern and {cell: final y_rest | 2} to the others on average. Its threshold stands at {cell: final theta | 2}.',
		},
		{
			when: [{ measure: 'cell: final selectivity', atMost: 0.5 }],
			says: 'The neuron has not become selective: {cell: final y_max | 2} to the best pattern, {cell: final y_rest | 2} to the others on average.',
		},
		{
			when: [{ measure: 'cell: final selectivity', absent: true }],
			says: 'The neuron has fallen silent: it answers to no pattern any more.',
		},
	],
	caption: [
		{
			says: 'The rule of Bienenstock, Cooper and Munro: a synapse that is active while the answer lies above a threshold grows, while it lies below it shrinks, and the threshold follows the square of the answer. Which pattern wins is chance; the highest threshold on the way was {cell: max theta | 2}.',
		},
	],
	ask: {
		question: 'The threshold rises with the square of the answer. Why does that stop the neuron from running away?',
		answer: [
			{
				says: 'Because the threshold overtakes any answer that grows: where all answers lie above it, the square soon lies above them. What remains is one pattern, shown a quarter of the time. It ends at {cell: final y_max | 2} here.',
			},
		],
	},
});
