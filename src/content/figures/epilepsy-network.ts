import { beside } from '../schemas/beside.ts';
import { defineFigure } from '../schemas/figure.ts';

/** The first third of a second is left for the start to be forgotten. */
const window = '300..1300';
const duration = 1300;
const record = ['E', 'I'] as const;

/** What is drawn of it: the same stretch in every picture. */
const shown = [1000, 1300] as const;
const cells = [
	{ spikes: 'E', cells: 60 },
	{ spikes: 'I', cells: 15 },
] as const;

const halved = { s_i: 0.5 } as const;
/** As where a sodium channel gains: cells fire at a lower voltage. */
const easier = { V_th: -52 } as const;

const rate = (run: string) => `${run}: meanRate E ${window}`;
const swing = (run: string) => `${run}: synchrony E ${window}`;
const irregularity = (run: string) => `${run}: cvIsi E ${window}`;

const markers = (run: string) => [
	{ measure: rate(run), label: 'each excitatory cell', digits: 1 },
	{ measure: swing(run), label: 'swing of the crowd', digits: 2 },
	{ measure: irregularity(run), label: 'irregularity, CV', digits: 2 },
];

const seeds = 8;
const together = 0.1;

export const epilepsyNetwork = defineFigure({
	id: 'epilepsy-network',
	version: 1,
	since: '2026-11-29',
	number: '5.1-6',
	title: 'The same changes in another network',
	section: '5.1',
	summary:
		'Weaker GABA-A receptors and an earlier sodium channel in a network of four thousand cells that nothing drives from outside: do cells fire more, and do they fire together?',
	runs: {
		altered: { model: 'coba', set: halved, record, duration, every: 1300, title: 'Altered network' },
		healthy: { model: 'coba', record, duration, every: 1300, title: 'Unchanged network' },
	},
	panels: beside({
		what: 'network',
		note: 'spikes of sixty excitatory and fifteen inhibitory cells',
		show: cells,
		window: shown,
		regularity: irregularity,
		rate: {
			title: 'Rate of the excitatory cells',
			note: 'in stretches of 5 ms; grey: unchanged network',
			bin: 5,
		},
		markers,
	}),
	even: true,
	controls: [
		{ parameter: 'altered.s_i', ends: ['lost', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'altered.V_th', ends: ['fires early', 'fires late'] },
	],
	presets: [
		{ id: 'gaba', label: 'Weak inhibition alone', kind: 'altered', set: {} },
		{ id: 'healthy', label: 'Healthy', kind: 'healthy', set: { 'altered.s_i': 1 } },
		{ id: 'sodium', label: 'Sodium gain alone', kind: 'altered', set: { 'altered.s_i': 1, 'altered.V_th': -52 } },
		{ id: 'both', label: 'Both', kind: 'altered', set: { 'altered.V_th': -52 } },
	],
	claims: [
		{
			claim: '5.1d',
			says: 'Receptors, in a network that drives itself: inhibition of all cells is halved. The swing of the crowd has to grow by a tenth of its mean, at least.',
			run: 'altered',
			measure: `synchrony E ${window}`,
			from: { s_i: 1 },
			to: halved,
			is: 'higher',
			atLeast: together,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Sodium channels, in the same network: all cells fire two millivolts earlier. Again a tenth more swing, at least.',
			run: 'altered',
			measure: `synchrony E ${window}`,
			from: { s_i: 1 },
			to: { s_i: 1, ...easier },
			is: 'higher',
			atLeast: together,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Both at once. Again a tenth more swing, at least.',
			run: 'altered',
			measure: `synchrony E ${window}`,
			from: { s_i: 1 },
			to: { ...halved, ...easier },
			is: 'higher',
			atLeast: together,
			seeds,
		},
	],
	describe: [
		{
			when: [{ measure: rate('altered'), above: 0 }],
			says: `Excitatory cells of the altered network fire at {${rate('altered')} | 1}, those of the unchanged one at {${rate('healthy')} | 1}.`,
		},
		{
			when: [{ measure: rate('altered'), atMost: 0 }],
			says: `The altered network has gone silent; the unchanged one fires at {${rate('healthy')} | 1}.`,
		},
		{
			when: [{ measure: swing('altered'), above: 0 }],
			says: `The crowd swings by {${swing('altered')} | 2} of its mean, against {${swing('healthy')} | 2}, and the intervals of one cell have a CV of {${irregularity('altered')} | 2}, against {${irregularity('healthy')} | 2}.`,
		},
	],
	caption: [
		{
			says: 'Two networks of four thousand cells with the same wiring, without any drive from outside: what keeps them firing, {healthy: meanRate E 300..1300 | 1} for an excitatory cell, is their own excitation. Inhibition of GABA-A and the threshold, which stands for the sodium channel, are moved in all cells here, excitatory and inhibitory; the smaller circuit of the first figure on epilepsy has them moved in pyramidal cells alone. Swing is the standard deviation of the rate over its mean. A network of this kind can die out by chance, most of all where it is far from its usual settings, and then it has nothing to measure. It has no start and no end of a seizure.',
		},
	],
	ask: {
		question: 'Nothing drives this network but itself, and its inhibition is halved. Will its cells fire together?',
		answer: [
			{
				when: [{ measure: swing('altered'), above: 0 }],
				says: `They fire at {${rate('altered')} | 1} instead of {${rate('healthy')} | 1}. The crowd swings by {${swing('altered')} | 2} of its mean, and by {${swing('healthy')} | 2} where nothing is changed: compare the two before you call it unison.`,
			},
			{
				when: [{ measure: rate('altered'), atMost: 0 }],
				says: 'In this state the network has fallen silent, which can happen by chance. Draw again, or move closer to the usual settings.',
			},
		],
	},
});
