import { defineFigure } from '../schemas/figure.ts';

export const wilsonCowanPlane = defineFigure({
	id: 'wilson-cowan-plane',
	version: 1,
	since: '2026-11-25',
	number: '2.1-1',
	title: 'Push and pull, drawn as a plane',
	section: '2.1',
	summary:
		'Two populations that excite and restrain each other: where they rest, when they go round, and why a push on inhibition can lower it.',
	runs: {
		plane: { model: 'wilson-cowan', record: ['E', 'I'], every: 1 },
		pair: { model: 'isn-pair', record: ['E', 'I'], every: 0.5 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'plane',
			title: 'Activity',
			note: 'share of active cells',
			show: ['E', 'I'],
			range: [0, 0.5],
		},
		{
			kind: 'phase-plane',
			from: 'plane',
			title: 'The plane',
			note: 'lines: where E, where I stands still',
			x: 'E',
			y: 'I',
		},
		{
			kind: 'time-course',
			from: 'pair',
			title: 'A push on the inhibitory cells',
			note: 'begins at 0 ms; a second, linear pair',
			show: ['E', 'I'],
			window: [380, 500],
			zero: 't_on',
		},
		{
			kind: 'readout',
			title: 'What holds the pair',
			items: [
				{ measure: 'pair: growthAlone E', label: 'growth of E alone', digits: 0 },
				{ measure: 'pair: change I t_on', label: 'change of I, settled', digits: 2 },
				{ measure: 'pair: change E t_on', label: 'change of E, settled', digits: 2 },
			],
			badge: {
				measure: 'pair: growthAlone E',
				above: 0,
				yes: 'Inhibition-stabilised: E alone would run away',
				no: 'Not inhibition-stabilised: E alone would settle',
			},
		},
	],
	controls: [
		{ parameter: 'plane.P', ends: ['quiet', 'driven'] },
		{ parameter: 'plane.c_1', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'E'] },
		{ parameter: 'plane.c_2', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'I'] },
		{ parameter: 'pair.w_EE', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'E'] },
		{ parameter: 'pair.delta_h', ends: ['less drive to I', 'more drive to I'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'rhythm', label: 'Going round', kind: 'healthy', set: {} },
		{ id: 'rest', label: 'Rest', kind: 'altered', set: { 'plane.P': 0.5, 'pair.w_EE': 0.5 } },
		{ id: 'edge', label: 'At the edge', kind: 'altered', set: { 'plane.P': 1.1 } },
		{ id: 'damped', label: 'Damped', kind: 'altered', set: { 'plane.P': 2 } },
		{ id: 'weak-inhibition', label: 'Weak inhibition', kind: 'altered', set: { 'plane.c_2': 8 } },
	],
	claims: [
		{
			claim: '2.1b',
			says: 'Drive to E is raised by half: the steady rate of I has to rise by at least a third of what it was.',
			run: 'pair',
			measure: 'at I 390',
			from: { h_E: 20 },
			to: { h_E: 30 },
			is: 'higher',
			times: 1.33,
			seeds: 1,
		},
		{
			claim: '2.1b',
			says: 'Inhibition of E is halved: the highest activity of E has to rise by at least a tenth of all cells.',
			run: 'plane',
			measure: 'max E 200..400',
			from: { c_2: 12 },
			to: { c_2: 6 },
			is: 'higher',
			atLeast: 0.1,
			seeds: 1,
		},
		{
			claim: '2.1c',
			says: 'Near the edge of the rhythm, inhibition of E is strengthened by a tenth: mean activity of E has to fall to half or less.',
			run: 'plane',
			measure: 'mean E 200..400',
			from: { P: 1.1, c_2: 12 },
			to: { P: 1.1, c_2: 13.2 },
			is: 'lower',
			times: 2,
			seeds: 1,
		},
		{
			claim: '2.1c',
			says: 'Well inside the rhythm, inhibition of E is strengthened by a tenth: mean activity of E has to fall to half or less.',
			run: 'plane',
			measure: 'mean E 200..400',
			from: { P: 1.5, c_2: 12 },
			to: { P: 1.5, c_2: 13.2 },
			is: 'lower',
			times: 2,
			seeds: 1,
		},
		{
			claim: '2.1c',
			says: 'Well inside the rhythm, inhibition of E is weakened by a tenth: mean activity of E has to double.',
			run: 'plane',
			measure: 'mean E 200..400',
			from: { P: 1.5, c_2: 12 },
			to: { P: 1.5, c_2: 10.8 },
			is: 'higher',
			times: 2,
			seeds: 1,
		},
	],
	describe: [
		{
			when: [{ measure: 'plane: frequency E', above: 0 }],
			says: 'E and I go round together at {plane: frequency E | 1}, and I follows E.',
		},
		{
			when: [
				{ measure: 'plane: frequency E', absent: true },
				{ measure: 'plane: at E 390', atMost: 0.05 },
			],
			says: 'Both populations come to rest.',
		},
		{
			when: [
				{ measure: 'plane: frequency E', absent: true },
				{ measure: 'plane: at E 390', above: 0.05 },
			],
			says: 'No lasting rhythm: E ends at {plane: final E | 3} of its cells, I at {plane: final I | 3}.',
		},
		{
			when: [{ measure: 'plane: fixedPoints', above: 1 }],
			says: 'The plane holds {plane: fixedPoints | 0} fixed points.',
		},
		{
			when: [{ measure: 'plane: stablePoints', atMost: 0 }],
			says: 'No point of the plane is stable.',
		},
		{
			when: [{ measure: 'pair: growthAlone E', above: 0 }],
			says: 'In the linear pair, excitation alone would run away; a push on I changes the rate of I by {pair: change I t_on | 2} in the end.',
		},
		{
			when: [{ measure: 'pair: growthAlone E', atMost: 0 }],
			says: 'In the linear pair, excitation alone would settle; a push on I changes the rate of I by {pair: change I t_on | 2} in the end.',
		},
	],
	caption: [
		{
			says: 'Above, the pair of Wilson and Cowan, with the parameters of their limit cycle; the highest activity of E is {plane: max E | 3}. Where the two lines cross, both populations stand still: a full point is stable, an open one is not.',
		},
		{
			says: 'Below, a linear pair after Tsodyks and others. If E alone would run away (here it grows at {pair: growthAlone E | 0}), more drive to I lowers the rate of I in the end: the paradoxical effect.',
		},
	],
	ask: {
		question: 'You push the inhibitory cells. Will they fire more or less once everything has settled?',
		answer: [
			{
				when: [{ measure: 'pair: change I t_on', atMost: 0 }],
				says: 'Less, after a short rise: their rate changes by {pair: change I t_on | 2}. The push first quiets the excitatory cells, and these had kept the inhibitory cells going.',
			},
			{
				when: [{ measure: 'pair: change I t_on', above: 0 }],
				says: 'More: their rate changes by {pair: change I t_on | 2}. Excitation does not need inhibition to be stable here, so nothing turns the push round.',
			},
		],
	},
});
