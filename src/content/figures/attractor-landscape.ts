import { defineFigure } from '../schemas/figure.ts';

/** Three valleys around the middle, each deep enough to be one. */
const around = { A_1: 0.3, A_2: 0.3, A_3: 0.3 } as const;

const drawn = 'Valleys are drawn here, not derived from inhibition or gain, and none of them is a disorder.';
const pair =
	'Two rates of one circuit are far from a brain, and strictly they have no landscape: one excites, the other inhibits. Only resting states can be counted. The drive was chosen, after trying several, as one at which weaker inhibition adds such a state; at the others tried it does not.';

export const attractorLandscape = defineFigure({
	id: 'attractor-landscape',
	version: 1,
	since: '2026-11-28',
	number: '6.3-1',
	title: 'Valleys, ridges, and what a small change does',
	section: '6.3',
	summary:
		'A point rolls in a landscape with several valleys and is pushed by noise. Small changes of the landscape do next to nothing, until a ridge is nearly as low as the noise is strong.',
	runs: {
		walk: { model: 'attractor-landscape', set: around, record: ['x', 'y', 'margin'], every: 0.5 },
		many: {
			model: 'attractor-landscape',
			set: { ...around, walkers: 32 },
			record: ['margin'],
			duration: 200,
			every: 1,
		},
		circuit: { model: 'wilson-cowan', set: { P: 1, E_0: 0.3, I_0: 0.15 }, record: ['E', 'I'], duration: 400 },
	},
	panels: [
		{
			kind: 'landscape',
			from: 'walk',
			title: 'The landscape from above',
			note: 'lines of equal height, dashed ridges, one walk',
			x: 'x',
			y: 'y',
		},
		{
			kind: 'curve',
			from: 'many',
			title: 'Time in the middle valley',
			note: 'of thirty-two walks, by its depth',
			over: 'A_0',
			along: [0, 0.6, 7],
			curves: [{ measure: 'outside margin -100 0', name: 'in the middle', percent: true }],
			range: [0, 100],
		},
		{
			kind: 'time-course',
			from: 'walk',
			title: 'The same walk over time',
			note: 'above zero it is in the middle valley; a ms is a unit of time that stands for nothing',
			show: ['margin'],
			wide: true,
		},
		{
			kind: 'phase-plane',
			from: 'circuit',
			title: 'Resting states of a circuit',
			note: 'excitation and inhibition, pushed up at the start; full where it can rest',
			x: 'E',
			y: 'I',
		},
		{
			kind: 'readout',
			title: 'Valleys and the way out',
			items: [
				{ measure: 'walk: stablePoints', label: 'valleys', digits: 0 },
				{ measure: 'walk: climb x y 0 0 sigma T', label: 'climb out of the middle', digits: 1 },
				{ measure: 'many: outside margin -100 0', label: 'time in the middle', digits: 1, percent: true },
				{ measure: 'circuit: stablePoints', label: 'resting states of the circuit', digits: 0 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'A_0', ends: ['shallow', 'deep'] },
		{ parameter: 'A_1', ends: ['shallow', 'deep'] },
		{ parameter: 'A_2', ends: ['shallow', 'deep'] },
		{ parameter: 'sigma', ends: ['weak', 'strong'] },
		{ parameter: 'c_2', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'deep', label: 'Deep middle valley', kind: 'healthy', set: {} },
		{ id: 'small', label: 'A small change', kind: 'altered', set: { A_0: 0.4 } },
		{ id: 'rival', label: 'A deep rival', kind: 'altered', set: { A_0: 0.25, A_2: 0.4 } },
		{ id: 'noisy', label: 'Strong noise', kind: 'altered', set: { sigma: 0.55 } },
		{ id: 'disinhibited', label: 'Weak inhibition', kind: 'altered', set: { c_2: 7.2 } },
	],
	claims: [
		{
			claim: '1e',
			says: 'Inhibition onto excitatory cells is weakened by two fifths. The circuit has to gain a state in which it can rest.',
			run: 'circuit',
			measure: 'stablePoints',
			from: { c_2: 12 },
			to: { c_2: 7.2 },
			is: 'higher',
			atLeast: 1,
			seeds: 1,
			onlyPart: pair,
		},
		{
			claim: '2.4c',
			says: 'A push lifts the circuit, once with inhibition weakened by two fifths and once with inhibition as published. With it, excitation has to come down to half at least.',
			run: 'circuit',
			measure: 'mean E 300..400',
			from: { c_2: 7.2 },
			to: { c_2: 12 },
			is: 'lower',
			times: 2,
			seeds: 1,
			onlyPart: pair,
		},
		{
			claim: '6.3a',
			says: 'A small change: the deep valley in the middle becomes shallower by a tenth. Walks have to spend a tenth less of their time there, at least.',
			run: 'many',
			measure: 'outside margin -100 0',
			from: { walkers: 128 },
			to: { walkers: 128, A_0: 0.405 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 8,
			onlyPart: drawn,
		},
		{
			claim: '6.3a',
			says: 'The same change where the middle is already shallow and another valley deep: again a tenth less of their time, at least.',
			run: 'many',
			measure: 'outside margin -100 0',
			from: { walkers: 128, A_0: 0.25, A_2: 0.4 },
			to: { walkers: 128, A_0: 0.225, A_2: 0.4 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 8,
			onlyPart: drawn,
		},
	],
	describe: [
		{
			when: [{ measure: 'walk: climb x y 0 0 sigma T', above: 0 }],
			says: 'Twice the height of the lowest ridge over the square of the noise is {walk: climb x y 0 0 sigma T | 1}, and walks that begin in the middle spend {many: outside margin -100 0 | 1 %} of their time there.',
		},
		{
			when: [{ measure: 'walk: climb x y 0 0 sigma T', absent: true }],
			says: 'There is one valley only; walks are near the middle for {many: outside margin -100 0 | 1 %} of their time.',
		},
		{
			when: [{ measure: 'circuit: stablePoints', above: 1 }],
			says: 'The circuit, pushed up, can rest in {circuit: stablePoints | 0} states and stays at {circuit: final E | 2}.',
		},
		{
			when: [{ measure: 'circuit: stablePoints', atMost: 1 }],
			says: 'The circuit, pushed up, ends at {circuit: final E | 2}.',
		},
	],
	caption: [
		{
			says: 'The landscape is ours, a bowl with four dents, and noise is the only thing that moves a walk uphill. Its heights are added up from the equations. The time to leave a valley grows with the exponential of the number that is given for the climb, which is why nothing happens for long and then a little is enough. Below stands the pair of Wilson and Cowan, which has no heights: its excitation and inhibition do not push each other alike. It can still have one resting state or two.',
		},
	],
	ask: {
		question: 'The valley in the middle is made a tenth shallower. Does the point leave it?',
		answer: [
			{
				says: 'Not where the valley is deep: the second preset shows it. The same change counts where another valley is about as good a place to be, as in the third. Walks now spend {many: outside margin -100 0 | 1 %} of their time in the middle.',
			},
		],
	},
});
