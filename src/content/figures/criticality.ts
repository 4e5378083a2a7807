import { defineFigure } from '../schemas/figure.ts';

const ratios = 'multistepRatio seen 60';
const onlyRange =
	'The range of strengths that a network can tell apart is one sense of sensitivity. How much information a circuit passes on is not measured here.';

export const criticality = defineFigure({
	id: 'criticality',
	version: 1,
	since: '2026-11-28',
	number: '2.3-4',
	title: 'How far from the edge',
	section: '2.3',
	summary:
		'Each active cell activates others, one of them on average at the edge. Avalanches come in all sizes near it, and whoever sees a tenth of the cells will think it far away, unless they look over many steps.',
	runs: {
		alone: {
			model: 'branching',
			title: 'Spread from cell to cell',
			set: { m: 0.98, f: 0.1 },
			record: ['A', 'seen'],
			duration: 20000,
		},
		driven: {
			model: 'branching',
			set: { m: 0.98, f: 0.1, h: 2 },
			record: ['A', 'seen'],
			duration: 10000,
		},
		network: { model: 'dynamic-range', set: { cells: 600 }, record: ['active'], duration: 1000 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'driven',
			title: 'Activity',
			note: 'of all cells, with a little drive; a step lasts 1 ms',
			show: ['A'],
			window: [1000, 2500],
			wide: true,
		},
		{
			kind: 'avalanches',
			from: 'alone',
			title: 'Avalanches',
			note: 'each begun by one cell; dashed: the power law of the edge',
			show: [
				{ activity: 'A', name: 'all' },
				{ activity: 'seen', name: 'seen' },
			],
			guide: 1.5,
		},
		{
			kind: 'curve',
			from: 'driven',
			title: 'What is found for the branching ratio',
			note: 'from the part that is seen; grey: right',
			over: 'm',
			along: [0.8, 1, 6],
			curves: [
				{ measure: ratios, name: 'many' },
				{ measure: 'branchingRatio seen', name: 'one step' },
			],
			equal: true,
		},
		{
			kind: 'curve',
			from: 'network',
			title: 'The answer to a stimulus',
			note: 'a network of excitable cells',
			over: 'r',
			along: [1e-5, 10, 10, 'log'],
			curves: [{ measure: 'meanRate active 500..1000', name: 'rate' }],
			range: [0, 100],
		},
		{
			kind: 'readout',
			title: 'The distance to the edge',
			items: [
				{ measure: 'driven: branchingRatio seen', label: 'ratio, from one step to the next', digits: 3 },
				{ measure: `driven: ${ratios}`, label: 'ratio, over many steps', digits: 3 },
				{ measure: 'driven: edgeDistance seen 60', label: 'distance to the edge, over many steps', digits: 3 },
				{ measure: 'alone: avalancheSize A', label: 'mean size of avalanches', digits: 1 },
				{ measure: 'alone: sizeExponent A 10 1000', label: 'power with which sizes fall', digits: 2 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'm', ends: ['dies out', 'runs away'] },
		{ parameter: 'f', ends: ['a few cells seen', 'all'] },
		{ parameter: 'sigma', ends: ['dies out', 'keeps itself up'] },
	],
	presets: [
		{ id: 'near', label: 'Near the edge', kind: 'healthy', set: {} },
		{ id: 'at', label: 'At the edge', kind: 'altered', set: { m: 1 } },
		{ id: 'below', label: 'Far below', kind: 'altered', set: { m: 0.8, sigma: 0.8 } },
		{ id: 'beyond', label: 'Beyond', kind: 'altered', set: { m: 1.05, sigma: 1.2 } },
		{ id: 'whole', label: 'All cells seen', kind: 'altered', set: { f: 1 } },
	],
	claims: [
		{
			claim: '2.3b',
			says: 'Cells are coupled more, from below the edge to it. The range of stimuli between a tenth and nine tenths of the answer has to become wider by two and a half decibels or more.',
			run: 'network',
			measure: 'dynamicRange active r 500..1000',
			from: { sigma: 0.8, cells: 2000 },
			to: { sigma: 1, cells: 2000 },
			is: 'higher',
			atLeast: 2.5,
			seeds: 4,
			onlyPart: onlyRange,
		},
		{
			claim: '2.3b',
			says: 'Cells are coupled more, from the edge to beyond it. The same range has to become narrower by two and a half decibels or more.',
			run: 'network',
			measure: 'dynamicRange active r 500..1000',
			from: { sigma: 1, cells: 2000 },
			to: { sigma: 1.2, cells: 2000 },
			is: 'lower',
			atLeast: 2.5,
			seeds: 4,
			onlyPart: `${onlyRange} In two of four networks of this size the activity that should keep itself up died out, so that their range seems wide.`,
		},
	],
	describe: [
		{
			when: [
				{ measure: 'driven: max A', atMost: 50000 },
				{ measure: 'driven: edgeDistance seen 60', above: 0.003 },
			],
			says: 'From one step to the next, an active cell seems to activate {driven: branchingRatio seen | 2} others; looked at over many steps, the same recording gives {driven: multistepRatio seen 60 | 3}, {driven: edgeDistance seen 60 | 3} from the edge.',
		},
		{
			when: [
				{ measure: 'driven: max A', atMost: 50000 },
				{ measure: 'driven: edgeDistance seen 60', atMost: 0.003 },
			],
			says: 'From one step to the next, an active cell seems to activate {driven: branchingRatio seen | 2} others; looked at over many steps, the recording lies at the edge, as near as the method can tell.',
		},
		{
			when: [{ measure: 'driven: max A', above: 50000 }],
			says: 'Beyond the edge activity grows until it is stopped, and begins again. Both ways of finding the ratio suppose that it neither grows nor is stopped, and what they give here, {driven: branchingRatio seen | 2} and {driven: multistepRatio seen 60 | 2}, says nothing.',
		},
		{
			says: 'An avalanche takes {alone: avalancheSize A | 1} active cells on average.',
		},
	],
	caption: [
		{
			says: 'A branching process, its avalanches, and two ways to find how many cells each active one activates: the slope of activity on that one step before, and the regression over many steps of Wilting and Priesemann. Avalanches that grow beyond a hundred thousand are stopped. Below, after Kinouchi and Copelli, what a network of excitable cells makes of stimuli from very weak to very strong; at a coupling of one, weak ones are carried far and strong ones do not yet fill it.',
		},
	],
	ask: {
		question: 'Only a tenth of the cells can be recorded. Will the network seem further from the edge than it is?',
		answer: [
			{
				when: [{ measure: 'driven: max A', above: 50000 }],
				says: 'Not in this state, which lies beyond the edge and is stopped again and again. Go below it to see.',
			},
			{
				when: [{ measure: 'driven: max A', atMost: 50000 }],
				says: 'By the simple way, yes: it gives {driven: branchingRatio seen | 2}, because the choice of cells adds chance to each step and none to the memory between steps. That memory fades as a power of the true ratio whatever the share that is seen, and from it one finds {driven: multistepRatio seen 60 | 3}.',
			},
		],
	},
});
