import { defineFigure } from '../schemas/figure.ts';

/** A stretch far from the edge and one near it, of equal length. */
const early = '10000..90000';
const late = '180000..260000';
const lag = 100;

const sd = (window: string) => `approach: straying x ${window}`;
const memory = (window: string) => `approach: autocorrelation x ${lag} ${window}`;
const highest = 'approach: max x';
/** Over before the late stretch has ended: what is measured there is no warning. */
const over = 'approach: max x 0..260000';

export const criticalSlowing = defineFigure({
	id: 'critical-slowing',
	version: 1,
	since: '2026-11-29',
	number: '5.1-5',
	title: 'A warning, or none',
	section: '5.1',
	summary:
		'Near a tipping point something that is pushed about strays further and comes back more slowly. That is a warning in this model, where it can also fail; in recordings before seizures it is disputed.',
	runs: {
		approach: {
			model: 'critical-slowing',
			set: { rise: 1.05 },
			record: ['x'],
			every: 100,
			title: 'On the way to the edge',
		},
		still: {
			model: 'critical-slowing',
			record: ['x'],
			duration: 600_000,
			every: 100,
			title: 'At one distance',
		},
	},
	panels: [
		{
			kind: 'time-course',
			from: 'approach',
			title: 'On the way to the edge',
			note: 'it rests below, and tips upwards where the valley is gone',
			show: ['x'],
			range: [-2, 3],
			wide: true,
		},
		{
			kind: 'curve',
			from: 'still',
			title: 'How far it strays',
			note: 'at distances that stay; the edge is at zero',
			over: 'mu_0',
			along: [-1, -0.1, 10],
			curves: [{ measure: 'sd x 20000..600000', name: 'standard deviation' }],
			range: [0, 0.06],
		},
		{
			kind: 'curve',
			from: 'still',
			title: 'How long it remembers',
			note: 'correlation with itself a moment later',
			over: 'mu_0',
			along: [-1, -0.1, 10],
			curves: [{ measure: `autocorrelation x ${lag} 20000..600000`, name: 'autocorrelation' }],
			range: [0.7, 1],
		},
		{
			kind: 'readout',
			title: 'Two stretches of the run',
			items: [
				{ measure: sd(early), label: 'strays, early', digits: 3 },
				{ measure: sd(late), label: 'strays, late', digits: 3 },
				{ measure: memory(early), label: 'remembers, early', digits: 2 },
				{ measure: memory(late), label: 'remembers, late', digits: 2 },
			],
			badge: { measure: highest, above: 1, yes: 'It tips over', no: 'It stays in its valley' },
		},
	],
	even: true,
	controls: [
		{ parameter: 'approach.rise', ends: ['stays away', 'beyond the edge'] },
		{ parameter: 'approach.mu_0', ends: ['far', 'near'] },
		{ parameter: 'approach.sigma', ends: ['weak', 'strong'] },
		{ parameter: 'approach.swell', ends: ['as it was', 'much more'] },
	],
	presets: [
		{ id: 'approach', label: 'The edge comes near', kind: 'altered', set: {} },
		{ id: 'still', label: 'It stays away', kind: 'healthy', set: { 'approach.rise': 0 } },
		{
			id: 'false-alarm',
			label: 'Only the noise grows',
			kind: 'altered',
			set: { 'approach.rise': 0, 'approach.swell': 1.5 },
		},
		{
			id: 'strong-noise',
			label: 'Strong noise, edge far',
			kind: 'altered',
			set: { 'approach.rise': 0, 'approach.mu_0': -0.5, 'approach.sigma': 0.5 },
		},
	],
	claims: [],
	describe: [
		{
			when: [{ measure: over, atMost: 1 }],
			says: `Early in the run it strays by {${sd(early)} | 3}, late by {${sd(late)} | 3}; its correlation with itself goes from {${memory(early)} | 2} to {${memory(late)} | 2}.`,
		},
		{
			when: [
				{ measure: over, atMost: 1 },
				{ measure: highest, above: 1 },
			],
			says: 'Then it tips over.',
		},
		{ when: [{ measure: highest, atMost: 1 }], says: 'It does not tip over in this run.' },
		{
			when: [{ measure: over, above: 1 }],
			says: 'It tips over before the second stretch is over, so that the two cannot be compared.',
		},
	],
	caption: [
		{
			says: 'One state in one valley, pushed about by noise, while the valley is taken away; no cell and no seizure is in it. The nearer the edge, the slower it comes back, so that both curves rise. In the run, where a slow drift is taken away first and one stretch of a recording is all there is, both signs scatter; noise that grows by itself moves one of them, and noise that is strong needs no edge to push the state over. Maturana and others report such signs before seizures in recordings of people; Wilkat and others looked for them in others and found none. Nothing here can foretell a seizure.',
		},
	],
	ask: {
		question: 'The state strays further than before. Is the edge near?',
		answer: [
			{
				says: 'Perhaps. The first preset and the third both make it stray further, and only in the first does it also remember longer and tip over in the end.',
			},
			{
				when: [{ measure: over, atMost: 1 }],
				says: `In this state its correlation with itself is {${memory(late)} | 2} late in the run, and was {${memory(early)} | 2}.`,
			},
		],
	},
});
