import { defineFigure } from '../schemas/figure.ts';

/** What comes before is the start; two seconds of it are enough. */
const window = '2000..12000';
const duration = 12_000;

const sd = `column: sd LFP ${window}`;
const spikes = `column: rises LFP 5.5 ${window}`;
const peak = `column: peakFrequency LFP ${window}`;
const fast = `column: powerShare LFP 14 50 ${window}`;

export const seizureRegimes = defineFigure({
	id: 'seizure-regimes',
	version: 1,
	since: '2026-11-29',
	number: '5.1-4',
	title: 'Six ways of one patch',
	section: '5.1',
	summary:
		'Two kinds of inhibition, slow and fast, are traded against each other in a model of a patch of cortex: it idles, sends single spikes, discharges without end, or hums.',
	runs: {
		column: { model: 'wendling', set: { B: 25 }, record: ['LFP'], duration, every: 2 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'column',
			title: 'Field potential',
			note: 'ten seconds',
			show: ['LFP'],
			window: [2000, 12_000],
			range: [-10, 16],
			wide: true,
		},
		{
			kind: 'curve',
			from: 'column',
			title: 'How far it swings, by slow inhibition',
			note: 'fast inhibition as it is set',
			over: 'B',
			along: [0, 60, 16],
			curves: [{ measure: `sd LFP ${window}`, name: 'standard deviation' }],
			range: [0, 7],
		},
		{
			kind: 'spectrum',
			from: 'column',
			title: 'Its rhythms',
			note: 'power by frequency',
			show: 'LFP',
			window: [2000, 12_000],
			upTo: 50,
		},
		{
			kind: 'readout',
			title: 'In ten seconds',
			items: [
				{ measure: sd, label: 'swing, standard deviation', digits: 2 },
				{ measure: spikes, label: 'large spikes', digits: 1 },
				{ measure: peak, label: 'strongest rhythm', digits: 1 },
				{ measure: fast, label: 'of its power is fast', digits: 0, percent: true },
			],
			badge: { measure: sd, above: 1, yes: 'It discharges', no: 'It does not discharge' },
		},
	],
	even: true,
	controls: [
		{ parameter: 'B', ends: ['none', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'G', ends: ['none', 'strong'], endsBelongTo: [null, 'I'] },
	],
	presets: [
		{ id: 'spikes', label: 'Spikes without end', kind: 'altered', set: {} },
		{ id: 'background', label: 'Background', kind: 'healthy', set: { B: 50 } },
		{ id: 'sporadic', label: 'A spike now and then', kind: 'altered', set: { B: 40 } },
		{ id: 'slow', label: 'Slow activity', kind: 'altered', set: { B: 10 } },
		{ id: 'fast', label: 'Low and fast', kind: 'altered', set: { B: 5, G: 25 } },
		{ id: 'smooth', label: 'Smooth waves', kind: 'altered', set: { B: 15, G: 0 } },
	],
	claims: [],
	describe: [
		{
			when: [{ measure: spikes, above: 0.5 }],
			says: `Large waves go through the patch at {${spikes} | 1}, and its potential swings by {${sd} | 2}.`,
		},
		{
			when: [
				{ measure: spikes, above: 0 },
				{ measure: spikes, atMost: 0.5 },
			],
			says: `Now and then a large spike goes through the patch, at {${spikes} | 1} on average; its potential swings by {${sd} | 2}.`,
		},
		{
			when: [{ measure: spikes, atMost: 0 }],
			says: `No large spike in ten seconds; the potential swings by {${sd} | 2}.`,
		},
		{
			says: `Its strongest rhythm lies at {${peak} | 1}, and {${fast} | 0 %} of the power is fast.`,
		},
	],
	caption: [
		{
			says: `A patch of cortex after Wendling and others: pyramidal cells, excitatory cells, and two kinds of inhibitory cells, of which the slow ones act on the dendrites and the fast ones at the soma. Only the strengths of these two are moved here. The presets are the six kinds of activity that the authors describe, from idling to the low, fast activity with which some seizures begin. A regime stays for as long as the strengths stay: nothing here starts a seizure or ends one. What counts as a large spike is a rise above half of the highest potential that its authors’ strengths give; they come at {${spikes} | 1} here. Fast is what lies above the alpha band.`,
		},
	],
	ask: {
		question: 'Slow inhibition is taken away bit by bit. Does the patch grow wilder all the way?',
		answer: [
			{
				says: `No. The first curve rises and falls again: with a little less slow inhibition come spikes, with less still they are over, and what is left is low and quick. Here the potential swings by {${sd} | 2}.`,
			},
		],
	},
});
