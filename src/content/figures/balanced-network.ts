import { defineFigure } from '../schemas/figure.ts';

export const balancedNetwork = defineFigure({
	id: 'balanced-network',
	version: 1,
	since: '2026-11-25',
	number: '2.3-1',
	title: 'Irregular cells, restless crowd',
	section: '2.3',
	summary:
		'Five thousand cells that excite and restrain each other: how hard inhibition pulls decides between unison, two rhythms and a crowd in which no cell is on time.',
	runs: {
		network: { model: 'brunel', record: ['E', 'I'], duration: 700, every: 700 },
	},
	panels: [
		{
			kind: 'raster',
			from: 'network',
			title: 'Spikes',
			note: 'of 80 excitatory and 20 inhibitory cells',
			show: [
				{ spikes: 'E', cells: 80 },
				{ spikes: 'I', cells: 20 },
			],
			window: [400, 700],
			regularity: 'network: cvIsi E 200..700',
		},
		{
			kind: 'rate-map',
			from: 'network',
			title: 'Where this network sits',
			note: 'lines: theoretical rate; dashed: excitation and inhibition cancel',
			xRange: [2.5, 8],
			yRange: [0.5, 4.25],
			places: [
				{ g: 3, eta: 2, name: 'unison' },
				{ g: 6, eta: 4, name: 'fast rhythm' },
				{ g: 4.5, eta: 0.9, name: 'slow rhythm' },
			],
		},
		{
			kind: 'rate',
			from: 'network',
			title: 'Rate of the crowd',
			note: 'in bins of 2 ms',
			show: ['E', 'I'],
			window: [400, 700],
			bin: 2,
		},
		{
			kind: 'readout',
			title: 'Measured',
			items: [
				{ measure: 'network: meanRate E 200..700', label: 'each E cell', digits: 1 },
				{ measure: 'network: theoryRate', label: 'by theory', digits: 1 },
				{ measure: 'network: cvIsi E 200..700', label: 'irregularity, CV', digits: 2 },
				{ measure: 'network: populationCv E 200..700', label: 'swing of the crowd', digits: 2 },
			],
		},
		{
			kind: 'intervals',
			from: 'network',
			title: 'Time between two spikes of one cell',
			note: 'excitatory; dashed: a coin toss',
			show: 'E',
			window: [200, 700],
			bin: 4,
			longest: 120,
		},
		{
			kind: 'spectrum',
			from: 'network',
			title: 'Rhythm of the crowd',
			note: 'excitatory cells',
			show: 'E',
			window: [200, 700],
			upTo: 300,
		},
	],
	controls: [
		{ parameter: 'g', ends: ['weaker', 'stronger'], endsBelongTo: ['E', 'I'] },
		{ parameter: 'eta', ends: ['quiet', 'driven'] },
	],
	presets: [
		{ id: 'balanced', label: 'Balanced', kind: 'healthy', set: {} },
		{ id: 'unison', label: 'Unison', kind: 'altered', set: { g: 3, eta: 2 } },
		{ id: 'fast', label: 'Fast rhythm', kind: 'altered', set: { g: 6, eta: 4 } },
		{ id: 'slow', label: 'Slow rhythm', kind: 'altered', set: { g: 4.5, eta: 0.9 } },
		{ id: 'strong-inhibition', label: 'Strong inhibition', kind: 'altered', set: { g: 8, eta: 2 } },
	],
	claims: [
		{
			claim: '2.3a',
			says: 'Synchrony: inhibition is weakened from g = 5 to g = 3. The swing of the crowd has to double.',
			run: 'network',
			measure: 'populationCv E 200..700',
			from: { g: 5 },
			to: { g: 3 },
			is: 'higher',
			times: 2,
			seeds: 5,
		},
		{
			claim: '2.3a',
			says: 'Oscillation: near g = 4.5 the drive is lowered below threshold. The swing of the crowd has to double.',
			run: 'network',
			measure: 'populationCv E 200..700',
			from: { g: 5, eta: 2 },
			to: { g: 4.5, eta: 0.9 },
			is: 'higher',
			times: 2,
			seeds: 5,
			onlyPart: 'Chaos is not seen in this picture; the figure of one deleted spike looks at it.',
		},
		{
			claim: '2.3c',
			says: 'Irregular: inhibition is strengthened from g = 3 to g = 5. The CV of the intervals has to rise by a half or more.',
			run: 'network',
			measure: 'cvIsi E 200..700',
			from: { g: 3 },
			to: { g: 5 },
			is: 'higher',
			atLeast: 0.5,
			seeds: 5,
		},
		{
			claim: '2.3c',
			says: 'Asynchronous and steady: the same change. The swing of the crowd has to fall to half or less.',
			run: 'network',
			measure: 'populationCv E 200..700',
			from: { g: 3 },
			to: { g: 5 },
			is: 'lower',
			times: 2,
			seeds: 5,
			onlyPart:
				'The crowd is steadier than in unison, but it swings many times as much as independent cells would: these cells are only loosely apart.',
		},
	],
	describe: [
		{ says: 'Excitatory cells fire at {network: meanRate E 200..700 | 1}.' },
		{
			when: [{ measure: 'network: cvIsi E 200..700', above: 0.5 }],
			says: 'One cell is irregular (CV {network: cvIsi E 200..700 | 2}).',
		},
		{
			when: [{ measure: 'network: cvIsi E 200..700', atMost: 0.5 }],
			says: 'One cell is regular (CV {network: cvIsi E 200..700 | 2}).',
		},
		{
			when: [{ measure: 'network: cvIsi E 200..700', absent: true }],
			says: 'There are too few spikes to say how regular one cell is.',
		},
		{
			when: [{ measure: 'network: populationCv E 200..700', above: 1 }],
			says: 'The crowd moves as one: its rate swings by {network: populationCv E 200..700 | 2} of its mean.',
		},
		{
			when: [{ measure: 'network: populationCv E 200..700', atMost: 1 }],
			says: 'The crowd stays together loosely: its rate swings by {network: populationCv E 200..700 | 2} of its mean.',
		},
	],
	caption: [
		{
			says: 'A sparse network after Brunel, smaller than the original, with the same number of inputs to every cell and a noisy drive from outside. Mean-field theory gives {network: theoryRate | 1} for the asynchronous state at this place, whether or not the network stays in it; the simulation gives {network: meanRate E 200..700 | 1}.',
		},
	],
	ask: {
		question: 'You strengthen inhibition. Will the cells fire more regularly or less?',
		answer: [
			{
				when: [{ measure: 'network: cvIsi E 200..700', above: 0 }],
				says: 'Less. The mean of the input falls away from threshold and what is left are its fluctuations, so single cells become irregular. At this setting the CV is {network: cvIsi E 200..700 | 2}; a coin toss would give one, a clock zero.',
			},
			{
				when: [{ measure: 'network: cvIsi E 200..700', absent: true }],
				says: 'At this setting there are too few spikes to tell. Raise the drive.',
			},
		],
	},
});
