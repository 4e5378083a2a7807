import { defineFigure } from '../schemas/figure.ts';

/** Half the drive to the inhibitory cells, and a fifth less. */
const halved = { g_EI: 0.5 } as const;
const weaker = { g_EI: 0.8 } as const;
/** What a distractor as strong as the cue does by its pull alone. */
const pulled = { distractor: 0.08, sigma: 0, sigma_S: 0 } as const;
/** Trials in which a test of a claim counts. */
const many = { trials: 300 } as const;
const end = '3250..3500';
const question = 'r_1 r_2 S_1 S_2 t_cue 4000..4500';
const memoryOnly = 'Working memory only: decisions and the joining of the senses are not in these models.';
const oneItem = 'How much can be held at once is not in these models: each of them holds one thing.';
const oneOfMany =
	'Holding one thing is one local computation among many, and one circuit stands for all: whether the same rise everywhere spares some areas is not in these models.';

export const workingMemory = defineFigure({
	id: 'working-memory',
	version: 1,
	since: '2026-11-28',
	number: '2.4-1',
	title: 'A bump of activity that remembers',
	section: '2.4',
	summary:
		'A ring of cells remembers a direction as a hill of activity. With less drive to inhibition the hill grows wide, a distractor pulls it further, and at last it arises without any cue.',
	runs: {
		ring: { model: 'ring-memory', record: ['S'], every: 20 },
		items: {
			model: 'bistable-memory',
			set: { trials: 40 },
			record: ['r_1', 'r_2', 'S_1', 'S_2'],
			every: 20,
		},
	},
	panels: [
		{
			kind: 'heat-map',
			from: 'ring',
			title: 'The ring over time',
			note: 'share of open NMDA gates; a cue comes at 0 ms and lasts 250 ms',
			show: 'S',
			range: [0, 0.9],
			cells: { title: 'direction', unit: '°', from: 0, to: 360, step: 90 },
			zero: 't_cue',
			wide: true,
		},
		{
			kind: 'curve',
			from: 'ring',
			title: 'How wide the hill is',
			note: 'at half of its height, at the end; where none stays it means nothing',
			over: 'g_EI',
			along: [0.5, 1, 6],
			curves: [{ measure: `bumpWidth S ${end}`, name: 'width' }],
		},
		{
			kind: 'curve',
			from: 'items',
			title: 'One item, held',
			note: 'share of forty trials that hold it against a distractor, over the drive to all',
			over: 'I_0',
			along: [0.315, 0.336, 7],
			curves: [{ measure: `remembered ${question}`, name: 'held', percent: true }],
			range: [0, 100],
		},
		{
			kind: 'readout',
			title: 'At the end',
			items: [
				{ measure: `ring: bumpWidth S ${end}`, label: 'wide at half of its height', digits: 0 },
				{ measure: `ring: bumpShift S 180 ${end}`, label: 'from where the cue was', digits: 0 },
				{ measure: `items: remembered ${question}`, label: 'hold the one item', digits: 0, percent: true },
			],
			badge: {
				measure: `ring: bump S 0.35 ${end}`,
				above: 0.5,
				yes: 'A hill of activity at the end',
				no: 'No hill at the end, so width and place mean nothing',
			},
		},
	],
	even: true,
	controls: [
		{ parameter: 'g_EI', ends: ['weak inhibition', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'ring.J_E', ends: ['weak excitation', 'strong'], endsBelongTo: [null, 'E'] },
		{ parameter: 'ring.distractor', ends: ['none', 'twice the cue'] },
		{ parameter: 'ring.cue', ends: ['none', 'strong'] },
		{ parameter: 'items.I_0', ends: ['calm', 'excited'], endsBelongTo: [null, 'E'] },
	],
	presets: [
		{ id: 'usual', label: 'Usual balance', kind: 'healthy', set: {} },
		{ id: 'distracted', label: 'With a distractor', kind: 'healthy', set: { 'ring.distractor': 0.08 } },
		{ id: 'weaker', label: 'Less inhibition', kind: 'altered', set: { ...weaker, 'ring.distractor': 0.08 } },
		{ id: 'uncued', label: 'Half the inhibition, no cue', kind: 'altered', set: { ...halved, 'ring.cue': 0 } },
		{ id: 'faint', label: 'Less excitation', kind: 'altered', set: { 'ring.J_E': 0.95 } },
	],
	claims: [
		{
			claim: '1b',
			says: 'The drive to the inhibitory cells of the ring is halved, and no cue is given. A hill of activity has to be there at the end nonetheless, where there was none.',
			run: 'ring',
			measure: `bump S 0.35 ${end}`,
			from: { cue: 0 },
			to: { cue: 0, ...halved },
			is: 'higher',
			atLeast: 0.5,
			seeds: 20,
			onlyPart: memoryOnly,
		},
		{
			claim: '1b',
			says: 'The inhibition between two groups is weakened by two fifths. The share of trials that hold one item has to fall by at least a tenth of all.',
			run: 'items',
			measure: `remembered ${question}`,
			from: many,
			to: { ...many, J_I: -0.0297 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 4,
			onlyPart: memoryOnly,
		},
		{
			claim: '1i',
			says: 'The background current of all cells is raised by three in a hundred. The share of trials that hold one item has to fall by at least a tenth of all.',
			run: 'items',
			measure: `remembered ${question}`,
			from: many,
			to: { ...many, I_0: 0.3353 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 4,
			onlyPart: oneOfMany,
		},
		{
			claim: '1i',
			says: 'All excitation on the ring is strengthened by a tenth. The hill has to grow wider by at least a tenth.',
			run: 'ring',
			measure: `bumpWidth S ${end}`,
			from: {},
			to: { J_E: 1.1 },
			is: 'higher',
			times: 1.1,
			seeds: 20,
			onlyPart: oneOfMany,
		},
		{
			claim: '2.4a',
			says: 'The drive to the inhibitory cells of the ring is lowered by a fifth, and a distractor as strong as the cue comes from the side. With the noise off, so that its pull alone is seen, it has to pull the hill further by at least a quarter.',
			run: 'ring',
			measure: `bumpShift S 180 ${end}`,
			from: pulled,
			to: { ...pulled, ...weaker },
			is: 'higher',
			times: 1.25,
			seeds: 1,
			onlyPart: oneItem,
		},
		{
			claim: '2.4a',
			says: 'The inhibition between two groups is weakened by a fifth, and the distractor is half as strong again as the cue. The share of trials that hold the cued item has to fall by at least a tenth of all.',
			run: 'items',
			measure: `remembered ${question}`,
			from: { ...many, distractor: 60 },
			to: { ...many, distractor: 60, J_I: -0.0397 },
			is: 'lower',
			atLeast: 0.1,
			seeds: 4,
			onlyPart: oneItem,
		},
	],
	describe: [
		{
			when: [
				{ measure: `ring: bump S 0.35 ${end}`, above: 0.5 },
				{ measure: `ring: bumpWidth S ${end}`, atMost: 180 },
			],
			says: `At the end a hill of activity {ring: bumpWidth S ${end} | 0} wide stands {ring: bumpShift S 180 ${end} | 0} from the place of the cue.`,
		},
		{
			when: [
				{ measure: `ring: bump S 0.35 ${end}`, above: 0.5 },
				{ measure: `ring: bumpWidth S ${end}`, above: 180 },
			],
			says: 'At the end most of the ring is active: there is no hill that could point anywhere.',
		},
		{
			when: [{ measure: `ring: bump S 0.35 ${end}`, atMost: 0.5 }],
			says: 'At the end the ring is quiet: it holds no direction.',
		},
		{ says: `The pair of groups holds its one item in {items: remembered ${question} | 0 %} of the trials.` },
	],
	caption: [
		{
			says: 'Above, groups of cells for all directions: each excites those for similar ones and, through inhibition, holds back all. Below, the two variables of Wong and Wang with a cue to one group and a distractor to the other; too little drive and the item fades, too much and activity comes up before there was anything to hold. Neither says how many things can be held at once. On the ring a memory wanders less, not more, while inhibition is only a little weaker, since noise averages out over a wider hill; that differs from what Murray and others report of theirs.',
		},
	],
	ask: {
		question: 'Inhibition is halved and no cue is given. What will the ring remember?',
		answer: [
			{
				when: [{ measure: `ring: bump S 0.35 ${end}`, above: 0.5 }],
				says: 'Something that never was. Where inhibition is too weak a hill rises by itself, at a place that chance decides. The one that is drawn here may have had a cue; take the cue away, and see whether it comes all the same.',
			},
			{
				when: [{ measure: `ring: bump S 0.35 ${end}`, atMost: 0.5 }],
				says: 'In the state that is drawn nothing is left at the end. Halve the inhibition and take the cue away: then a hill rises by itself, at a place that chance decides.',
			},
		],
	},
});
