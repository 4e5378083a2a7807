import { defineFigure } from '../schemas/figure.ts';

/** Hebbian growth that multiplies the rate by e in about thirteen minutes. */
const learns = { eta: 1.6e-5, delta_x: 0 } as const;
const builtIn =
	'That one factor holds for all synapses is put into this model; what it shows is what follows from that.';

export const synapticScaling = defineFigure({
	id: 'synaptic-scaling',
	version: 1,
	since: '2026-11-28',
	number: '4.1-1',
	title: 'One factor for all synapses',
	section: '4.1',
	summary:
		'The inputs of a cell grow weak for a while. It multiplies all of its synapses until its rate is back, and fires too much when the inputs return. Learning changes the synapses one by one.',
	runs: {
		cell: { model: 'synaptic-scaling', title: 'Inputs that fall', record: ['y', 'a', 'w'], every: 10_000 },
		learning: {
			model: 'synaptic-scaling',
			title: 'Inputs that stay, with learning',
			set: learns,
			record: ['y', 'w'],
			every: 10_000,
		},
	},
	panels: [
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Rate',
			note: 'the inputs fall at 0 and come back; dashed: the average that the cell keeps',
			show: ['y', 'a'],
			names: { y: 'rate', a: 'average' },
			zero: 't_off',
			wide: true,
		},
		{
			kind: 'scatter',
			from: 'cell',
			title: 'Scaling alone',
			note: 'fifty weights, and the line through them; grey: no change',
			show: 'w',
			x: { at: 't_off', title: 'before the fall' },
			y: { at: 't_on', title: 'before the return' },
			line: { slope: 'cell: factor w t_off t_on', offset: 'cell: offset w t_off t_on' },
		},
		{
			kind: 'scatter',
			from: 'learning',
			title: 'Scaling and learning',
			note: 'from the start to the end, inputs as they were',
			show: 'w',
			x: { at: '0', title: 'at the start' },
			y: { at: '3990000', title: 'in the end' },
			line: { slope: 'learning: factor w 0 3990000', offset: 'learning: offset w 0 3990000' },
		},
		{
			kind: 'time-course',
			from: 'learning',
			title: 'Rate with learning',
			show: ['y'],
			zero: 't_off',
		},
		{
			kind: 'readout',
			title: 'Factors and rates',
			items: [
				{ measure: 'cell: factor w t_off t_on', label: 'slope, scaling alone', digits: 2 },
				{ measure: 'cell: factorSpread w t_off t_on', label: 'spread of the factors', digits: 3 },
				{ measure: 'learning: factorSpread w 0 3990000', label: 'spread of the factors, with learning', digits: 3 },
				{ measure: 'learning: final y', label: 'rate in the end, with learning', digits: 1 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'beta', ends: ['none', 'fast'] },
		{ parameter: 'gamma', ends: ['none', 'strong'] },
		{ parameter: 'cell.delta_x', ends: ['weaker inputs', 'stronger'] },
		{ parameter: 'learning.eta', ends: ['none', 'fast'] },
	],
	presets: [
		{ id: 'scaled', label: 'Scaling', kind: 'healthy', set: {} },
		{ id: 'unscaled', label: 'No scaling', kind: 'altered', set: { beta: 0 } },
		{ id: 'slow', label: 'Slow scaling', kind: 'altered', set: { beta: 0.0005 } },
		{ id: 'rash', label: 'With a memory of errors', kind: 'altered', set: { beta: 0.001, gamma: 1e-5 } },
		{ id: 'overdriven', label: 'Inputs that grow', kind: 'altered', set: { 'cell.delta_x': 1 } },
	],
	claims: [
		{
			claim: '2.2a',
			says: 'Inputs fall to three tenths, as they would where inhibition prevails. The excitatory weight that is followed has to grow at least twofold beside one whose inputs stay.',
			run: 'cell',
			measure: 'at w t_on',
			from: { delta_x: 0, scatter: 0 },
			to: { delta_x: -0.7, scatter: 0 },
			is: 'higher',
			times: 2,
			seeds: 1,
			onlyPart:
				'Inhibitory synapses are not in this model, so only the half of the claim about excitatory ones is looked at, with weaker inputs in place of more inhibition.',
		},
		{
			claim: '4.1a',
			says: 'Back to the target: inputs fall to three tenths, without and with scaling. With it the rate has to be at least three higher when they return.',
			run: 'cell',
			measure: 'at y 2499000',
			from: { beta: 0 },
			to: {},
			is: 'higher',
			atLeast: 3,
			seeds: 20,
			onlyPart: builtIn,
		},
		{
			claim: '4.1a',
			says: 'Ratios kept: inputs stay, or fall to three tenths. The spread of the logarithms of all weights may differ by a hundredth at most.',
			run: 'cell',
			measure: 'logSpread w t_on',
			from: { delta_x: 0 },
			to: { delta_x: -0.7 },
			is: 'same',
			within: 0.01,
			seeds: 20,
			onlyPart: builtIn,
		},
		{
			claim: '4.1b',
			says: 'Hebbian learning, without and with scaling. With it the rate in the end has to be lower by a factor of ten or more.',
			run: 'learning',
			measure: 'final y',
			from: { beta: 0 },
			to: {},
			is: 'lower',
			times: 10,
			seeds: 20,
		},
		{
			claim: '4.1b',
			says: 'The same learning, with scaling a hundred times slower, which is the pace that van Rossum and others gave it. Again the rate has to be lower by a factor of ten or more.',
			run: 'learning',
			measure: 'final y',
			from: { beta: 0 },
			to: { beta: 4e-5 },
			is: 'lower',
			times: 10,
			seeds: 20,
		},
	],
	describe: [
		{
			when: [
				{ measure: 'cell: factor w t_off t_on', above: 1.05 },
				{ measure: 'cell: factorSpread w t_off t_on', atMost: 1e-6 },
			],
			says: 'While the inputs are weak all weights grow, each to {cell: factor w t_off t_on | 2} times what it was. When the inputs come back, the cell fires too much, ten seconds later still at {cell: at y 2510000 | 1}, until the weights have shrunk again.',
		},
		{
			when: [{ measure: 'cell: factor w t_off t_on', atMost: 0.95 }],
			says: 'While the inputs are strong all weights shrink, each to {cell: factor w t_off t_on | 2} times what it was, and the rate comes down from {cell: at y 1010000 | 1}, where it is after ten seconds. When the inputs fall again, the cell fires too little for a while, {cell: at y 2510000 | 1} after ten seconds.',
		},
		{
			when: [
				{ measure: 'cell: factor w t_off t_on', above: 0.95 },
				{ measure: 'cell: factor w t_off t_on', atMost: 1.05 },
			],
			says: 'The weights hardly change, {cell: factor w t_off t_on | 2} times what they were; while the inputs are changed, the cell fires at {cell: at y 2490000 | 1}.',
		},
		{
			says: 'With learning the rate ends at {learning: final y | 1}, and the weights lie off the line: their factors differ by {learning: factorSpread w 0 3990000 | 2} in logarithms.',
		},
	],
	caption: [
		{
			says: 'The form of scaling that van Rossum, Bi and Turrigiano gave, made a hundred times faster, so that days pass in an hour. Weights are in hertz of output for an input of strength one. Alone, scaling multiplies all of them by one factor, and they lie on a line through nothing. Beside it Hebbian learning adds to each what its own input earns, and what the weights were before fades; as time goes on two levels are left, one a kind of input.',
		},
	],
	ask: {
		question: 'Scaling keeps the ratios of all weights. Does it then keep what was learned?',
		answer: [
			{
				says: 'Alone, yes: the factors differ by {cell: factorSpread w t_off t_on | 3}. Beside learning that goes on, no: learning adds and scaling divides what was there before together with what is new, so that what is old fades; here the factors differ by {learning: factorSpread w 0 3990000 | 2}.',
			},
		],
	},
});
