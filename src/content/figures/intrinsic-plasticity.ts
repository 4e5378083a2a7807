import { defineFigure } from '../schemas/figure.ts';

export const intrinsicPlasticity = defineFigure({
	id: 'intrinsic-plasticity',
	version: 1,
	since: '2026-11-25',
	number: '4.3-1',
	title: 'A cell that finds its own rate again',
	section: '4.3',
	summary:
		'The drive of a cell is changed for good. Its threshold follows the average of its rate, and the rate comes back; a threshold in a hurry swings.',
	runs: {
		cell: { model: 'threshold-homeostasis', record: ['r', 'r_avg', 'theta'], every: 1000 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Rate',
			note: 'dashed: the average that the cell keeps of it',
			show: ['r', 'r_avg'],
			names: { r: 'rate', r_avg: 'average' },
			zero: 't_on',
			wide: true,
		},
		{
			kind: 'time-course',
			from: 'cell',
			title: 'Threshold',
			note: 'where it stands, the drive has no effect',
			show: ['theta'],
			zero: 't_on',
		},
		{
			kind: 'readout',
			title: 'Ten minutes',
			items: [
				{ measure: 'cell: peakChange r t_on', label: 'first change of the rate', digits: 1 },
				{ measure: 'cell: final r', label: 'rate in the end', digits: 2 },
				{ measure: 'cell: change theta t_on', label: 'change of the threshold', digits: 2 },
			],
		},
	],
	controls: [
		{ parameter: 'delta_h', ends: ['less drive', 'more drive'] },
		{ parameter: 'tau_theta', ends: ['quick', 'slow'] },
		{ parameter: 'r_0', ends: ['low', 'high'] },
		{ parameter: 'gain', ends: ['flat', 'steep'] },
	],
	presets: [
		{ id: 'driven', label: 'Driven for long', kind: 'healthy', set: {} },
		{ id: 'silenced', label: 'Silenced for long', kind: 'altered', set: { delta_h: -5 } },
		{ id: 'hasty', label: 'Hasty threshold', kind: 'altered', set: { tau_theta: 5 } },
		{ id: 'steep', label: 'Steep answer', kind: 'altered', set: { gain: 2, tau_theta: 20 } },
	],
	claims: [
		{
			claim: '4.3a',
			says: 'Long depolarisation: the drive rises for good. The threshold has to end at least three higher.',
			run: 'cell',
			measure: 'final theta',
			from: { delta_h: 0 },
			to: { delta_h: 5 },
			is: 'higher',
			atLeast: 3,
			seeds: 1,
			onlyPart:
				'A threshold stands here for excitability. Potassium channels, and what makes a cell build them, are not in this model.',
		},
		{
			claim: '4.3a',
			says: 'Long silence: the drive falls for good. The threshold has to end at least three lower.',
			run: 'cell',
			measure: 'final theta',
			from: { delta_h: 0 },
			to: { delta_h: -5 },
			is: 'lower',
			atLeast: 3,
			seeds: 1,
			onlyPart:
				'A threshold stands here for excitability. Potassium channels, and what makes a cell build them, are not in this model.',
		},
	],
	describe: [
		{
			when: [{ measure: 'cell: change theta t_on', above: 0 }],
			says: 'The drive rises, the rate jumps by {cell: peakChange r t_on | 1}, and the threshold climbs by {cell: change theta t_on | 1} until the cell fires at {cell: final r | 1} again.',
		},
		{
			when: [{ measure: 'cell: change theta t_on', atMost: 0 }],
			says: 'The drive does not rise; the threshold changes by {cell: change theta t_on | 1}, and the cell ends at {cell: final r | 1}.',
		},
	],
	caption: [
		{
			says: 'The simplest homeostat there is: the threshold moves in proportion to how far the average rate lies from its target. It brings back the rate, not what the cell could do before: at its highest the rate was {cell: max r | 1}, at its lowest {cell: min r | 1}.',
		},
	],
	ask: {
		question: 'Would a quicker threshold bring the cell back sooner?',
		answer: [
			{
				says: 'Up to a point. The cell averages its rate over some time, and a threshold that moves faster than the average knows overshoots and swings; in this state the rate goes as low as {cell: min r | 1} on its way to {cell: final r | 1}.',
			},
		],
	},
});
