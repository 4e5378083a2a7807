import { defineFigure } from '../schemas/figure.ts';

/** A quarter of the excitatory inputs, each four times as strong: the same drive, at a third of the cost. */
const fewer = { n_E: 25, a_e: 0.056 } as const;

export const inhibitoryErrorCorrection = defineFigure({
	id: 'inhibitory-error-correction',
	version: 1,
	since: '2026-11-28',
	number: '2.2-2',
	title: 'Inhibition learns the shape of excitation',
	section: '2.2',
	summary:
		'A cell hears eight channels. Its inhibitory synapses grow where they are active close to a spike, until inhibition is strongest where excitation is, and the cell fires at the rate that was set.',
	runs: {
		cell: {
			model: 'detailed-balance',
			set: { ...fewer, eta: 0.005, t_insult: 20000 },
			record: ['E', 'w', 'weights', 'c'],
			duration: 40000,
			every: 1000,
		},
	},
	panels: [
		{
			kind: 'tuning',
			from: 'cell',
			title: 'Strength by channel',
			note: 'of synapses, as wired; dashed: before learning; upright lines: standard deviation in a channel',
			channels: 8,
			show: [
				{ of: 'c', name: 'E' },
				{ of: 'weights', name: 'I' },
			],
			what: 'strength',
		},
		{
			kind: 'rate',
			from: 'cell',
			title: 'Rate of the cell',
			note: 'excitation is scaled after half of the time',
			show: ['E'],
			window: [0, 40000],
			bin: 1000,
		},
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Strength of inhibition',
			note: 'mean of all channels',
			show: ['w'],
		},
		{
			kind: 'readout',
			title: 'Before and after',
			items: [
				{ measure: 'cell: meanRate E 0..1000', label: 'rate, first second', digits: 0 },
				{ measure: 'cell: meanRate E 10000..20000', label: 'before the change', digits: 1 },
				{ measure: 'cell: meanRate E 20000..21000', label: 'the second after it', digits: 0 },
				{ measure: 'cell: meanRate E 30000..40000', label: 'last ten seconds', digits: 1 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'rho_0', ends: ['low', 'high'] },
		{ parameter: 'eta', ends: ['no learning', 'fast learning'], endsBelongTo: [null, 'I'] },
		{ parameter: 'insult', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'E'] },
		{ parameter: 'P', ends: ['first', 'last'], endsBelongTo: [null, 'E'] },
	],
	presets: [
		{ id: 'learns', label: 'Inhibition learns', kind: 'healthy', set: {} },
		{ id: 'still', label: 'No learning', kind: 'altered', set: { eta: 0 } },
		{ id: 'stronger', label: 'Excitation made stronger', kind: 'altered', set: { insult: 1.5 } },
		{ id: 'weaker', label: 'Excitation made weaker', kind: 'altered', set: { insult: 0.7 } },
		{ id: 'target', label: 'A higher target', kind: 'altered', set: { rho_0: 10 } },
	],
	claims: [
		{
			claim: '2.2b',
			says: 'Inhibitory synapses may learn. In the last ten seconds the rate has to be a third, at most, of what it is without learning.',
			run: 'cell',
			measure: 'meanRate E 30000..40000',
			from: { eta: 0 },
			to: { eta: 0.005 },
			is: 'lower',
			times: 3,
			seeds: 4,
		},
		{
			claim: '2.2b',
			says: 'The target is doubled. The rate of the last ten seconds has to follow it by a half, at least.',
			run: 'cell',
			measure: 'meanRate E 30000..40000',
			from: { rho_0: 5 },
			to: { rho_0: 10 },
			is: 'higher',
			times: 1.5,
			seeds: 4,
		},
		{
			claim: '2.2b',
			says: 'Halfway all excitation is made stronger by a half. The rate of the last ten seconds may differ by a quarter, at most, from that of a run in which it is not.',
			run: 'cell',
			measure: 'meanRate E 30000..40000',
			from: { insult: 1 },
			to: { insult: 1.5 },
			is: 'same',
			within: 0.25,
			seeds: 4,
		},
		{
			claim: '2.2b',
			says: 'The ratio: with the same change, inhibition has to end stronger by three tenths, at least.',
			run: 'cell',
			measure: 'final w',
			from: { insult: 1 },
			to: { insult: 1.5 },
			is: 'higher',
			times: 1.3,
			seeds: 4,
		},
	],
	describe: [
		{
			when: [{ measure: 'cell: final w', above: 0.11 }],
			says: 'The cell begins at {cell: meanRate E 0..1000 | 0}. Inhibition learns, and just before the middle of the run it fires at {cell: meanRate E 10000..20000 | 1}, in the last ten seconds at {cell: meanRate E 30000..40000 | 1}.',
		},
		{
			when: [{ measure: 'cell: final w', atMost: 0.11 }],
			says: 'Inhibition has not grown: the cell begins at {cell: meanRate E 0..1000 | 0} and ends at {cell: meanRate E 30000..40000 | 1}.',
		},
		{
			says: 'Inhibition ends at {cell: blockMean weights 5 8 | 2} in the fifth channel and at {cell: blockMean weights 1 8 | 2} in the first.',
		},
	],
	caption: [
		{
			says: 'One cell of Vogels, Sprekeler and others, with a quarter of the excitatory inputs, each four times as strong, and faster learning, so that a reader can wait for it. What is called the error is how far the rate lies from its target; the rule needs no teacher, since a synapse sees its own spikes and those of the cell. Strengths are those of the wiring: where excitation is scaled, that of the circuit is so many times what is drawn. The mean strength of inhibition goes from {cell: at w 0 | 2} to {cell: final w | 2}.',
		},
	],
	ask: {
		question: 'All excitation is made half as strong again. Does the cell stay faster for good?',
		answer: [
			{
				says: 'It fires faster at once, and inhibition grows for as long as it does. With what is set now, the rate is {cell: meanRate E 20000..21000 | 0} in the second after halfway and {cell: meanRate E 30000..40000 | 1} in the last ten seconds. The closer it comes, the slower it goes: the rest of the way takes longer than this run.',
			},
		],
	},
});
