import { defineFigure } from '../schemas/figure.ts';

const slope = 'spectralSlope LFP 30 70';

const noPerson =
	'A field of two rains of spikes. There is no brain that grows in it, no person and no diagnosis, and of the numbers that the review names it has none.';

export const biomarkers = defineFigure({
	id: 'biomarkers',
	version: 1,
	since: '2026-11-28',
	number: '6.5-1',
	title: 'What the slope of a spectrum tells',
	section: '6.5',
	summary:
		'More inhibition makes the spectrum of a field fall more steeply. So does something else that leaves the ratio as it was: one number does not name its cause.',
	runs: {
		field: { model: 'aperiodic-slope', record: ['LFP'], duration: 30000 },
	},
	panels: [
		{
			kind: 'spectrum',
			from: 'field',
			title: 'Power of the field',
			note: 'both axes logarithmic; thick: the straight line in the shaded window',
			show: 'LFP',
			window: [0, 30000],
			upTo: 300,
			fit: { from: 30, to: 70, slope: `field: ${slope}` },
		},
		{
			kind: 'curve',
			from: 'field',
			title: 'Slope by the ratio',
			note: 'decay of inhibition as it is set',
			over: 'ratio',
			along: [1, 6, 6],
			curves: [{ measure: slope, name: 'slope' }],
			range: [-1.6, 0],
		},
		{
			kind: 'curve',
			from: 'field',
			title: 'Slope by the decay of inhibition',
			note: 'the ratio as it is set',
			over: 'tau_I',
			along: [5, 30, 6],
			curves: [{ measure: slope, name: 'slope' }],
			range: [-1.6, 0],
		},
		{
			kind: 'readout',
			title: 'Half a minute of recording',
			items: [
				{ measure: `field: ${slope}`, label: 'slope in the window', digits: 2 },
				{ measure: 'field: spectralSlope LFP 30 50', label: 'in a narrower window', digits: 2 },
				{ measure: 'field: spectralSlope LFP 100 200', label: 'at higher frequencies', digits: 2 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'ratio', ends: ['less inhibition', 'more inhibition'], endsBelongTo: ['E', 'I'] },
		{ parameter: 'tau_I', ends: ['fast', 'slow'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'usual', label: 'Three to one', kind: 'healthy', set: {} },
		{ id: 'less', label: 'Less inhibition', kind: 'altered', set: { ratio: 1.5 } },
		{ id: 'more', label: 'More inhibition', kind: 'altered', set: { ratio: 6 } },
		{ id: 'fast', label: 'Fast inhibition, same ratio', kind: 'altered', set: { tau_I: 5 } },
		{ id: 'slow', label: 'Slow inhibition, same ratio', kind: 'altered', set: { tau_I: 20 } },
	],
	claims: [
		{
			claim: '1h',
			says: 'Inhibition is doubled, from two to four times excitation. In a recording of half a minute the slope has to fall by a tenth, at least.',
			run: 'field',
			measure: slope,
			from: { ratio: 2 },
			to: { ratio: 4 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 20,
			onlyPart: `${noPerson} Nor do two recordings of a brain share their chance, as these two do: slopes of single recordings scatter nearly as widely as they differ here.`,
		},
		{
			claim: '6.5a',
			says: 'A number that follows the balance: inhibition goes from two to six times excitation. The slope has to fall by a tenth, at least.',
			run: 'field',
			measure: slope,
			from: { ratio: 2 },
			to: { ratio: 6 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 20,
			onlyPart: noPerson,
		},
		{
			claim: '6.5a',
			says: 'A number that follows nothing but the balance: the ratio stays, inhibition decays twice as fast. The slope may change by a quarter, at most.',
			run: 'field',
			measure: slope,
			from: { ratio: 3, tau_I: 10 },
			to: { ratio: 3, tau_I: 5 },
			is: 'same',
			within: 0.25,
			seeds: 20,
			onlyPart: noPerson,
		},
	],
	describe: [
		{
			says: `In the window of the fit the spectrum falls with a slope of {field: ${slope} | 2}. Had the window been narrower, it would be {field: spectralSlope LFP 30 50 | 2}; at higher frequencies it is {field: spectralSlope LFP 100 200 | 2}.`,
		},
	],
	caption: [
		{
			says: 'The model of Gao, Peterson and Voytek: excitatory and inhibitory spikes rain at random, each opens a conductance, and the field is the sum of both currents. There is no rhythm in it and no circuit. The slope is that of a straight line through the logarithms, {field: spectralSlope LFP 30 70 | 2} here; another recording of the same length gives another, as a new seed shows.',
		},
	],
	ask: {
		question: 'A spectrum is flatter than before. Is there less inhibition?',
		answer: [
			{
				says: `Perhaps. The slope, {field: ${slope} | 2} in this state, moves with the ratio and with the time that inhibition lasts. Compare the second preset with the fifth: one has less inhibition, the other the same that lasts longer, and this number alone can hardly tell them apart.`,
			},
		],
	},
});
