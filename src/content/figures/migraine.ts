import { defineFigure } from '../schemas/figure.ts';

/** A stimulus that is too small for tissue with its usual inhibition. */
const small = { r_s: 0.2 } as const;
const weaker = { inh: 0.6 } as const;
/** As far as the slider goes: enough for the small stimulus, where two fifths less are not. */
const failing = { inh: 0.4 } as const;
const strong = { inh: 1.4 } as const;
const onlyPart =
	'That inhibition holds the threshold up is an assumption of ours, and here it is weak or strong throughout: that it fails for a while, what comes first, aura and headache are not in this model.';

export const migraine = defineFigure({
	id: 'migraine',
	version: 1,
	since: '2026-11-28',
	number: '5.1-2',
	title: 'A wave over the cortex',
	section: '5.1',
	summary:
		'A wave of spreading depression crawls over a sheet of model cortex. How large a disturbance has to be to start one depends on a threshold, which inhibition is assumed to hold up.',
	runs: {
		sheet: { model: 'spreading-depression', record: ['K'], every: 5000 },
	},
	panels: [
		{
			kind: 'heat-map',
			from: 'sheet',
			title: 'The sheet',
			note: 'potassium outside the cells, at four times',
			show: 'K',
			range: [3, 48],
			sheets: [20_000, 70_000, 120_000, 180_000],
		},
		{
			kind: 'heat-map',
			from: 'sheet',
			title: 'Along its middle',
			note: 'the slope of the front is its speed',
			show: 'K',
			range: [3, 48],
		},
		{
			kind: 'time-course',
			from: 'sheet',
			title: 'At one place',
			note: 'in the middle of the sheet',
			show: ['K'],
			place: 4,
			range: [0, 60],
		},
		{
			kind: 'readout',
			title: 'The wave',
			items: [
				{ measure: 'sheet: waveSpeed K 20 3 7', label: 'its speed', digits: 1 },
				{ measure: 'sheet: affected K 10', label: 'of the sheet reached', digits: 0, percent: true },
				{ measure: 'sheet: crest K 4', label: 'highest in the middle', digits: 0 },
			],
			badge: {
				measure: 'sheet: affected K 10',
				above: 0.5,
				yes: 'A wave crosses the sheet',
				no: 'No wave: the disturbance dies down',
			},
		},
	],
	even: true,
	controls: [
		{ parameter: 'inh', ends: ['weak inhibition', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'r_s', ends: ['none', 'large'] },
		{ parameter: 'g_v', ends: ['no recovery', 'strong'] },
		{ parameter: 'tau_v', ends: ['quick', 'slow'] },
	],
	presets: [
		{ id: 'wave', label: 'A strong disturbance', kind: 'healthy', set: {} },
		{ id: 'small', label: 'A small one', kind: 'healthy', set: small },
		{ id: 'failing', label: 'A small one, inhibition weakest', kind: 'altered', set: { ...small, ...failing } },
		{ id: 'held', label: 'A strong one, inhibition strong', kind: 'treated', set: strong },
	],
	claims: [
		{
			claim: '5.1c',
			says: 'A small disturbance, and inhibition lowered by two fifths. The share of the sheet that the wave reaches has to grow by at least half of the sheet.',
			run: 'sheet',
			measure: 'affected K 10',
			from: small,
			to: { ...small, ...weaker },
			is: 'higher',
			atLeast: 0.5,
			seeds: 1,
			onlyPart,
		},
		{
			claim: '5.1c',
			says: 'A strong disturbance, and inhibition raised by two fifths. The share of the sheet that the wave reaches has to shrink by at least half of the sheet.',
			run: 'sheet',
			measure: 'affected K 10',
			from: {},
			to: strong,
			is: 'lower',
			atLeast: 0.5,
			seeds: 1,
			onlyPart,
		},
	],
	describe: [
		{
			when: [
				{ measure: 'sheet: affected K 10', above: 0.5 },
				{ measure: 'sheet: waveSpeed K 20 3 7', above: 0 },
			],
			says: 'A wave crawls over the sheet at {sheet: waveSpeed K 20 3 7 | 1} and reaches {sheet: affected K 10 | 0 %} of it.',
		},
		{
			when: [
				{ measure: 'sheet: affected K 10', above: 0.5 },
				{ measure: 'sheet: waveSpeed K 20 3 7', absent: true },
			],
			says: 'A wave sets out and reaches {sheet: affected K 10 | 0 %} of the sheet in this time.',
		},
		{
			when: [
				{ measure: 'sheet: affected K 10', above: 0 },
				{ measure: 'sheet: affected K 10', atMost: 0.5 },
			],
			says: 'No wave crosses the sheet: potassium is raised in {sheet: affected K 10 | 0 %} of it, no further.',
		},
		{
			when: [{ measure: 'sheet: affected K 10', atMost: 0 }],
			says: 'No wave: nothing on the sheet has been disturbed.',
		},
		{
			when: [{ measure: 'sheet: crest K 4', above: 10 }],
			says: 'In the middle of the sheet potassium rises to {sheet: crest K 4 | 0}.',
		},
	],
	caption: [
		{
			says: 'Potassium outside the cells, on a sheet a few millimetres across; deeper shades are more. At the start it is raised in a small disc on the left. Above a threshold cells let out so much that their neighbours are pushed above it in turn, and behind the front a slow recovery clears it away. That inhibition moves the threshold is an assumption, and the one on which the claim depends. The sheet has no folds, no blood and no cells, and nothing here is a picture of an aura or says how an attack goes in a person.',
		},
	],
	ask: {
		question: 'The disturbance is too small for a wave. What happens if inhibition is weakened and it comes again?',
		answer: [
			{
				when: [{ measure: 'sheet: affected K 10', above: 0.5 }],
				says: 'Then a wave like the one that is drawn may set out: with the threshold lower, less potassium pushes the neighbours above it. It reaches {sheet: affected K 10 | 0 %} of the sheet here.',
			},
			{
				when: [{ measure: 'sheet: affected K 10', atMost: 0.5 }],
				says: 'Try it: here it dies down after {sheet: affected K 10 | 0 %} of the sheet. With the threshold lower, less potassium pushes the neighbours above it, and the same disturbance can start a wave.',
			},
		],
	},
});
