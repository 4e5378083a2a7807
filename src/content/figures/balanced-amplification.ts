import { defineFigure } from '../schemas/figure.ts';

export const balancedAmplification = defineFigure({
	id: 'balanced-amplification',
	version: 1,
	since: '2026-11-25',
	number: '2.1-2',
	title: 'Fast and large at once',
	section: '2.1',
	summary:
		'A push on two populations that nearly cancel grows before it fades, although each of their modes only decays. A population that excites itself grows by waiting.',
	runs: {
		pair: { model: 'balanced-amplification', record: ['E', 'I', 'norm'], duration: 150, every: 0.5 },
		alone: {
			model: 'balanced-amplification',
			set: { w: 0.75, k_I: 0 },
			record: ['E'],
			duration: 150,
			every: 0.5,
		},
	},
	panels: [
		{
			kind: 'time-course',
			from: 'pair',
			title: 'Excitation and inhibition together',
			note: 'change of both rates after a push on E',
			show: ['E', 'I'],
		},
		{
			kind: 'time-course',
			from: 'alone',
			title: 'Excitation that feeds itself',
			note: 'the same push, no inhibition',
			show: ['E'],
		},
		{
			kind: 'readout',
			title: 'What becomes of the push',
			items: [
				{ measure: 'pair: max E', label: 'pair, largest E', digits: 2 },
				{ measure: 'pair: peakDelay E 0', label: 'reached after', digits: 1 },
				{ measure: 'pair: eigenvalue 1 1 real', label: 'pair, slowest mode', digits: 0 },
				{ measure: 'alone: eigenvalue 1 1 real', label: 'alone, only mode', digits: 1 },
			],
			badge: {
				measure: 'pair: peakChange E 0',
				above: 0,
				yes: 'The push grows before it fades',
				no: 'The push only fades',
			},
		},
	],
	even: true,
	controls: [
		{ parameter: 'pair.w', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'E'] },
		{ parameter: 'pair.k_I', ends: ['matched', 'more inhibition'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'strong', label: 'Strong and matched', kind: 'healthy', set: {} },
		{ id: 'weak', label: 'Weak', kind: 'altered', set: { 'pair.w': 1 } },
		{ id: 'exact', label: 'Exactly matched', kind: 'altered', set: { 'pair.k_I': 1 } },
		{ id: 'inhibited', label: 'More inhibition', kind: 'altered', set: { 'pair.k_I': 1.5 } },
	],
	claims: [
		{
			claim: '2.1a',
			says: 'A strong answer: with inhibition a tenth above excitation, both are strengthened from one to five. The largest change of both rates together has to grow by a half.',
			run: 'pair',
			measure: 'max norm',
			from: { w: 1, k_I: 1.1 },
			to: { w: 5, k_I: 1.1 },
			is: 'higher',
			times: 1.5,
			seeds: 1,
			onlyPart:
				'That a pair can answer like this follows from its equations. Whether cortex works near this point is a question for recordings.',
		},
		{
			claim: '2.1a',
			says: 'Fast and stable: the same change. The slowest mode may not become slower by more than a twentieth.',
			run: 'pair',
			measure: 'eigenvalue 1 1 real',
			from: { w: 1, k_I: 1.1 },
			to: { w: 5, k_I: 1.1 },
			is: 'same',
			within: 0.05,
			seeds: 1,
			onlyPart:
				'That a pair can answer like this follows from its equations. Whether cortex works near this point is a question for recordings.',
		},
	],
	describe: [
		{
			when: [{ measure: 'pair: peakDelay E 0', above: 0 }],
			says: 'A push of one grows to {pair: max E | 2} in {pair: peakDelay E 0 | 0}, with inhibition close behind, and fades with its slowest mode at {pair: eigenvalue 1 1 real | 0}.',
		},
		{
			when: [{ measure: 'pair: peakDelay E 0', absent: true }],
			says: 'The push does not grow; it fades from the start.',
		},
		{
			says: 'Excitation that feeds itself decays at {alone: eigenvalue 1 1 real | 1}: what it gains it pays for with time.',
		},
	],
	caption: [
		{
			says: 'The pair of Murphy and Miller, linear, around a baseline that is not shown: a small difference between the two drives a large sum of both, which then decays at its own pace. Beside it one population that excites itself, set so that the area under its answer is the same as that of the pair at the start.',
		},
	],
	ask: {
		question: 'Both weights are made stronger, still nearly matched. Will the answer last longer?',
		answer: [
			{
				says: 'Hardly: it becomes larger. The slowest mode decays at {pair: eigenvalue 1 1 real | 0} whatever the strength, because it is the difference of the two that drives their sum, and the difference itself is gone after one time constant.',
			},
		],
	},
});
