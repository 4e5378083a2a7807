import { defineFigure } from '../schemas/figure.ts';

const populations = ['E', 'PV', 'SST', 'VIP'] as const;

/** The lasting change of each population where each in turn is given ten picoamperes, and the others nothing. */
const whoMovesWhom = {
	rows: populations,
	columns: populations,
	measure: 'pushed {row} t_on 10 delta_{column} delta_E delta_PV delta_SST delta_VIP',
	full: 25,
	digits: 1,
} as const;

export const pvSst = defineFigure({
	id: 'pv-sst',
	version: 2,
	changes: ['Two matrices show what a lasting push on each population does to all four.'],
	since: '2026-11-25',
	number: '2.2-1',
	title: 'The same push, two answers',
	section: '2.2',
	summary:
		'Three kinds of inhibitory cell in one circuit: a current into one of them changes all, and at high activity sometimes the other way than one would guess.',
	runs: {
		low: {
			model: 'interneuron-circuit',
			record: ['E', 'PV', 'SST', 'VIP'],
			every: 0.5,
		},
		high: {
			model: 'interneuron-circuit',
			set: {
				I_E: 147.2512,
				I_PV: 386.7281,
				I_SST: 40.2657,
				I_VIP: 98.4368,
				E_0: 30,
				PV_0: 50,
				SST_0: 30,
				VIP_0: 20,
			},
			record: ['E', 'PV', 'SST', 'VIP'],
			every: 0.5,
		},
	},
	panels: [
		{
			kind: 'time-course',
			from: 'low',
			title: 'At low activity',
			note: 'the current begins at 0 ms',
			show: ['E', 'PV', 'SST', 'VIP'],
			window: [130, 250],
			zero: 't_on',
		},
		{
			kind: 'time-course',
			from: 'high',
			title: 'At high activity',
			note: 'the same current, the same weights',
			show: ['E', 'PV', 'SST', 'VIP'],
			window: [130, 250],
			zero: 't_on',
		},
		{
			kind: 'matrix',
			from: 'low',
			title: 'Who moves whom, at low activity',
			note: 'each column is a push on one; filled: rises, hollow: falls; Hz',
			...whoMovesWhom,
		},
		{
			kind: 'matrix',
			from: 'high',
			title: 'Who moves whom, at high activity',
			note: 'the same pushes, the same scale',
			...whoMovesWhom,
		},
		{
			kind: 'readout',
			title: 'Change at low activity, settled',
			items: [
				{ measure: 'low: change E t_on', label: 'E', digits: 2 },
				{ measure: 'low: change PV t_on', label: 'PV', digits: 2 },
				{ measure: 'low: change SST t_on', label: 'SST', digits: 2 },
				{ measure: 'low: change VIP t_on', label: 'VIP', digits: 2 },
			],
		},
		{
			kind: 'readout',
			title: 'Change at high activity, settled',
			items: [
				{ measure: 'high: change E t_on', label: 'E', digits: 2 },
				{ measure: 'high: change PV t_on', label: 'PV', digits: 2 },
				{ measure: 'high: change SST t_on', label: 'SST', digits: 2 },
				{ measure: 'high: change VIP t_on', label: 'VIP', digits: 2 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'delta_E', ends: ['less', 'more'], endsBelongTo: [null, 'E'] },
		{ parameter: 'delta_PV', ends: ['less', 'more'], endsBelongTo: [null, 'I'] },
		{ parameter: 'delta_SST', ends: ['less', 'more'], endsBelongTo: [null, 'I'] },
		{ parameter: 'delta_VIP', ends: ['less', 'more'], endsBelongTo: [null, 'I'] },
		{ parameter: 'w_E_PV', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'I'] },
		{ parameter: 'w_E_SST', ends: ['weaker', 'stronger'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'vip', label: 'Push on VIP', kind: 'healthy', set: {} },
		{ id: 'sst', label: 'Push on SST', kind: 'altered', set: { delta_VIP: 0, delta_SST: 10 } },
		{ id: 'pv', label: 'Push on PV', kind: 'altered', set: { delta_VIP: 0, delta_PV: 10 } },
		{ id: 'e', label: 'Push on E', kind: 'altered', set: { delta_VIP: 0, delta_E: 10 } },
	],
	claims: [
		{
			claim: '2.2d',
			says: 'The inhibition that PV cells send to E is weakened by a third. The others have to make up for most of it: E may not change by more than a tenth.',
			run: 'low',
			measure: 'at E 140',
			from: { w_E_PV: 0.3329 },
			to: { w_E_PV: 0.2229 },
			is: 'same',
			within: 0.1,
			seeds: 1,
			onlyPart: 'The circuit has no place and one scale of time; it speaks to balance among the kinds of cell only.',
		},
	],
	describe: [
		{
			says: 'After the push SST cells change by {low: change SST t_on | 1} at low activity and by {high: change SST t_on | 1} at high activity.',
		},
		{
			when: [
				{ measure: 'low: change SST t_on', atMost: 0 },
				{ measure: 'high: change SST t_on', above: 0 },
			],
			says: 'The same current quiets them in one state and rouses them in the other.',
		},
		{
			when: [
				{ measure: 'low: change SST t_on', above: 0 },
				{ measure: 'high: change SST t_on', atMost: 0 },
			],
			says: 'The same current rouses them in one state and quiets them in the other.',
		},
		{
			says: 'Excitatory cells change by {low: change E t_on | 1} and by {high: change E t_on | 1}.',
		},
	],
	caption: [
		{
			says: 'Rates of four populations after Garcia del Molino and others, who give the weights. VIP cells inhibit SST cells, SST cells inhibit the others, and PV cells inhibit E and one another. The two states differ in their background currents alone: before the push E fires at {low: at E 140 | 0} in one and at {high: at E 140 | 0} in the other.',
		},
	],
	ask: {
		question: 'VIP cells inhibit SST cells. You push the VIP cells. Do SST cells fire less?',
		answer: [
			{
				when: [
					{ measure: 'low: change SST t_on', atMost: 0 },
					{ measure: 'high: change SST t_on', above: 0 },
				],
				says: 'At low activity yes, by {low: change SST t_on | 1}. At high activity they dip and then fire more, by {high: change SST t_on | 1}: the excitation that was set free drives them harder than VIP cells hold them down.',
			},
			{
				when: [{ measure: 'low: change SST t_on', above: 0 }],
				says: 'With what is set now, SST cells change by {low: change SST t_on | 1} at low and by {high: change SST t_on | 1} at high activity. Start from the push on VIP to see the case that the question asks for.',
			},
			{
				when: [
					{ measure: 'low: change SST t_on', atMost: 0 },
					{ measure: 'high: change SST t_on', atMost: 0 },
				],
				says: 'With what is set now, SST cells change by {low: change SST t_on | 1} at low and by {high: change SST t_on | 1} at high activity.',
			},
		],
	},
});
