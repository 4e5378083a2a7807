import { defineFigure } from '../schemas/figure.ts';

/** Strength within the groups, a twentieth more and less. */
const excited = { J_E: 0.2739 } as const;
const damped = { J_E: 0.2479 } as const;
/** Trials with weak evidence, in which a test of the claim counts. */
const many = { trials: 1000, c: 6.4 } as const;

export const decision = defineFigure({
	id: 'decision',
	version: 2,
	changes: [
		'Bands beside the two curves: how far chance may have moved the share, and how much single trials scatter.',
	],
	since: '2026-11-25',
	number: '2.3-3',
	title: 'Two options compete',
	section: '2.3',
	summary:
		'Two groups of cells race for a decision. Stronger excitation makes them quick and careless; weaker excitation makes them slow, and whether that is better depends on how long one may wait.',
	runs: {
		race: { model: 'wong-wang', record: ['r_1', 'r_2'], every: 10 },
		trials: { model: 'wong-wang', set: { trials: 200 }, record: ['r_1', 'r_2'], every: 5 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'race',
			title: 'One trial',
			note: 'the evidence begins at 0 ms and speaks for the first group',
			show: ['r_1', 'r_2'],
			names: { r_1: 'first', r_2: 'second' },
			zero: 't_on',
			wide: true,
		},
		{
			kind: 'curve',
			from: 'trials',
			title: 'How often the first wins',
			note: 'of trials that end in a decision; band: what chance leaves open',
			over: 'c',
			along: [0, 51.2, 9],
			curves: [
				{ measure: 'choice r_1 r_2 t_on', name: 'first wins', percent: true, spread: 'choiceError r_1 r_2 t_on' },
			],
			range: [40, 100],
		},
		{
			kind: 'curve',
			from: 'trials',
			title: 'How long it takes',
			note: 'mean of the same trials; band: how they scatter',
			over: 'c',
			along: [0, 51.2, 9],
			curves: [{ measure: 'decisionTime r_1 r_2 t_on', name: 'time', spread: 'decisionSpread r_1 r_2 t_on' }],
		},
		{
			kind: 'readout',
			title: 'Two hundred trials',
			items: [
				{ measure: 'trials: choice r_1 r_2 t_on', label: 'first wins', digits: 0, percent: true },
				{ measure: 'trials: decisionTime r_1 r_2 t_on', label: 'mean time', digits: 0 },
				{ measure: 'trials: decisionSpread r_1 r_2 t_on', label: 'its scatter', digits: 0 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'c', ends: ['none', 'clear'] },
		{ parameter: 'J_E', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'E'] },
		{ parameter: 'J_I', ends: ['stronger', 'weaker'], endsBelongTo: ['I', null] },
		{ parameter: 'sigma', ends: ['none', 'much'] },
	],
	presets: [
		{ id: 'published', label: 'As published', kind: 'healthy', set: {} },
		{ id: 'excited', label: 'More excitation', kind: 'altered', set: excited },
		{ id: 'damped', label: 'Less excitation', kind: 'altered', set: damped },
		{ id: 'noisy', label: 'More noise', kind: 'altered', set: { sigma: 0.03 } },
	],
	claims: [
		{
			claim: '2.3e',
			says: 'More excitation, fast: excitation within the groups is strengthened by a twentieth. The mean time to decide has to fall by a tenth or more.',
			run: 'trials',
			measure: 'decisionTime r_1 r_2 t_on',
			from: many,
			to: { ...many, ...excited },
			is: 'lower',
			times: 1.1,
			seeds: 4,
		},
		{
			claim: '2.3e',
			says: 'More excitation, less accurate: the same change. The first group has to win less often, by at least two in a hundred.',
			run: 'trials',
			measure: 'choice r_1 r_2 t_on',
			from: many,
			to: { ...many, ...excited },
			is: 'lower',
			atLeast: 0.02,
			seeds: 4,
		},
		{
			claim: '2.3e',
			says: 'More inhibition, slow: excitation within the groups is weakened by a twentieth. The mean time to decide has to rise by a tenth or more.',
			run: 'trials',
			measure: 'decisionTime r_1 r_2 t_on',
			from: many,
			to: { ...many, ...damped },
			is: 'higher',
			times: 1.1,
			seeds: 4,
		},
		{
			claim: '2.3e',
			says: 'More inhibition, insensitive: the same change. Of the decisions that are made the first group has to win less often, by at least two in a hundred.',
			run: 'trials',
			measure: 'choice r_1 r_2 t_on',
			from: many,
			to: { ...many, ...damped },
			is: 'lower',
			atLeast: 0.02,
			seeds: 4,
		},
	],
	describe: [
		{
			when: [{ measure: 'trials: choice r_1 r_2 t_on', above: 0 }],
			says: 'The group with the better evidence wins {trials: choice r_1 r_2 t_on | 0 %} of the trials that end in a decision, after {trials: decisionTime r_1 r_2 t_on | 0} on average.',
		},
		{
			when: [{ measure: 'trials: choice r_1 r_2 t_on', absent: true }],
			says: 'No trial ends in a decision: neither group gets the upper hand in time.',
		},
		{
			says: 'In the trial that is drawn the first group ends at {race: final r_1 | 0}, the second at {race: final r_2 | 0}.',
		},
	],
	caption: [
		{
			says: 'The two variables of Wong and Wang. Each group excites itself through slow NMDA receptors and holds the other back; a decision counts when a rate passes a level. Only decisions within the run count, so that a circuit too weak to decide is not seen in the curves. With a time limit and guesses counted, accuracy is best in the middle and falls to both sides, as Lam and others report of their spiking model.',
		},
	],
	ask: {
		question: 'Excitation within the groups is weakened. Will they decide better or worse?',
		answer: [
			{
				when: [{ measure: 'trials: decisionTime r_1 r_2 t_on', above: 0 }],
				says: 'Slower for certain: here a decision takes {trials: decisionTime r_1 r_2 t_on | 0}. Among those that are made the share of right ones does not fall, since the race gathers evidence for longer. What suffers is the number of decisions made in time.',
			},
			{
				when: [{ measure: 'trials: decisionTime r_1 r_2 t_on', absent: true }],
				says: 'Here they do not decide at all within the run.',
			},
		],
	},
});
