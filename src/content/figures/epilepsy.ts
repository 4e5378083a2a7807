import { beside } from '../schemas/beside.ts';
import { defineFigure } from '../schemas/figure.ts';

/** Half a second is left for the start to be forgotten; bursts want a hundred brief stretches. */
const window = '500..2500';
const duration = 2500;
const record = ['E', 'PV', 'field'] as const;

/** What is drawn of it: the same second in every picture. */
const shown = [1400, 2400] as const;
const cells = [
	{ spikes: 'E', cells: 60 },
	{ spikes: 'PV', cells: 15 },
] as const;

/** Circuits whose pyramidal cells excite each other as usual, or three times as much. */
const usual = { s_EE: 1, s_G: 1 } as const;
const urging = { s_EE: 3, s_G: 1 } as const;
const halved = { s_G: 0.5 } as const;
/** As where the sodium channel of pyramidal cells gains: they fire at a lower voltage. */
const easier = { V_th_E: -52 } as const;

const rate = (run: string) => `${run}: meanRate E ${window}`;
const bursts = (run: string) => `${run}: burstShare E ${window}`;
const swing = (run: string) => `${run}: synchrony E ${window}`;
const irregularity = (run: string) => `${run}: cvIsi E ${window}`;
const rhythm = (run: string) => `${run}: bandPeak field 20 100 ${window}`;

const markers = (run: string) => [
	{ measure: rate(run), label: 'each pyramidal cell', digits: 1 },
	{ measure: bursts(run), label: 'of the time in bursts', digits: 1, percent: true as const },
	{ measure: swing(run), label: 'swing of the crowd', digits: 2 },
	{ measure: irregularity(run), label: 'irregularity, CV', digits: 2 },
	{ measure: rhythm(run), label: 'strongest rhythm', digits: 0 },
];

const seeds = 8;
const points = 0.05;

export const epilepsy = defineFigure({
	id: 'epilepsy',
	version: 3,
	changes: [
		'The figure is another one now, a network of spiking cells whose inhibition and sodium threshold can be moved; the Epileptor, which it showed before, stands as a figure of its own, seizure-clock.',
		'All three pictures show the same second, and a line says from which rate on a stretch counts as a burst. What the diet-like change does to the bursts is a test of claim 5.4c.',
	],
	since: '2026-11-25',
	number: '5.1-1',
	title: 'What it takes to burst',
	section: '5.1',
	summary:
		'A patch of model cortex beside one whose inhibition is weaker, whose sodium threshold is lower, or whose cells excite each other more: which of these changes makes cells burst together, and what brings them back.',
	runs: {
		altered: {
			model: 'microcircuit',
			set: { ...urging, ...halved },
			record,
			duration,
			every: 1,
			title: 'Altered circuit',
		},
		healthy: { model: 'microcircuit', record, duration, every: 1, title: 'Unchanged circuit' },
	},
	panels: beside({
		what: 'circuit',
		note: 'spikes of sixty pyramidal and fifteen PV cells',
		show: cells,
		window: shown,
		regularity: irregularity,
		rate: {
			title: 'Rate of the pyramidal cells',
			note: 'in stretches of 20 ms; above the broken line is a burst; grey: unchanged circuit',
			bin: 20,
			levels: [{ at: 25, name: 'burst' }],
		},
		markers,
	}),
	even: true,
	controls: [
		{ parameter: 'altered.s_G', ends: ['lost', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'altered.V_th_E', ends: ['fires early', 'fires late'] },
		{ parameter: 'altered.s_EE', ends: ['weak', 'strong'], endsBelongTo: [null, 'E'] },
		{ parameter: 'altered.s_tau', ends: ['brief', 'long'], endsBelongTo: [null, 'I'] },
		{ parameter: 'altered.s_glu', ends: ['less', 'more'], endsBelongTo: [null, 'E'] },
	],
	presets: [
		{ id: 'both', label: 'Weak inhibition, strong excitation', kind: 'altered', set: {} },
		{ id: 'healthy', label: 'Healthy', kind: 'healthy', set: { 'altered.s_EE': 1, 'altered.s_G': 1 } },
		{ id: 'gaba', label: 'Weak inhibition alone', kind: 'altered', set: { 'altered.s_EE': 1 } },
		{
			id: 'sodium',
			label: 'Sodium gain alone',
			kind: 'altered',
			set: { 'altered.s_EE': 1, 'altered.s_G': 1, 'altered.V_th_E': -52 },
		},
		{
			id: 'sodium-strong',
			label: 'Sodium gain, strong excitation',
			kind: 'altered',
			set: { 'altered.s_G': 1, 'altered.V_th_E': -52 },
		},
		{
			id: 'benzodiazepine',
			label: 'Stronger, longer inhibition (benzodiazepine-like)',
			kind: 'treated',
			set: { 'altered.s_G': 0.65, 'altered.s_tau': 1.5 },
		},
		{
			id: 'diet',
			label: 'More GABA, less glutamate (diet-like)',
			kind: 'treated',
			set: { 'altered.s_G': 0.6, 'altered.s_glu': 0.8 },
		},
		{ id: 'restored', label: 'Inhibition given back', kind: 'treated', set: { 'altered.s_G': 1 } },
	],
	claims: [
		{
			claim: '5.1d',
			says: 'Receptors alone: inhibition of pyramidal cells is halved. The share of time in bursts has to rise by five points, at least.',
			run: 'altered',
			measure: `burstShare E ${window}`,
			from: usual,
			to: { ...usual, ...halved },
			is: 'higher',
			atLeast: points,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Sodium channels alone: pyramidal cells fire two millivolts earlier. The share of time in bursts has to rise by five points, at least.',
			run: 'altered',
			measure: `burstShare E ${window}`,
			from: usual,
			to: { ...usual, ...easier },
			is: 'higher',
			atLeast: points,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Receptors, where pyramidal cells excite each other three times as much: inhibition is halved. Again five points more in bursts, at least.',
			run: 'altered',
			measure: `burstShare E ${window}`,
			from: urging,
			to: { ...urging, ...halved },
			is: 'higher',
			atLeast: points,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Sodium channels, in the same circuit: pyramidal cells fire two millivolts earlier. Again five points more in bursts, at least.',
			run: 'altered',
			measure: `burstShare E ${window}`,
			from: urging,
			to: { ...urging, ...easier },
			is: 'higher',
			atLeast: points,
			seeds,
		},
		{
			claim: '5.1d',
			says: 'Together, and not only more: inhibition is halved in the usual circuit. The swing of the crowd has to grow by a tenth of its mean, at least.',
			run: 'altered',
			measure: `synchrony E ${window}`,
			from: usual,
			to: { ...usual, ...halved },
			is: 'higher',
			atLeast: 0.1,
			seeds,
		},
		{
			claim: '5.4c',
			says: 'The circuit that bursts, with a little more GABA and less glutamate. The share of time in bursts has to fall to half, at least.',
			run: 'altered',
			measure: `burstShare E ${window}`,
			from: { ...urging, ...halved },
			to: { ...urging, s_G: 0.6, s_glu: 0.8 },
			is: 'lower',
			times: 2,
			seeds,
			onlyPart: 'Of the ways in which the diet may act, the circuit has these two and no other, and it has no seizure.',
		},
	],
	describe: [
		{
			says: `Pyramidal cells of the altered circuit fire at {${rate('altered')} | 1}, those of the unchanged one at {${rate('healthy')} | 1}.`,
		},
		{
			when: [{ measure: bursts('altered'), above: 0.5 }],
			says: `They run away: a burst fills {${bursts('altered')} | 0 %} of the time.`,
		},
		{
			when: [
				{ measure: bursts('altered'), above: 0 },
				{ measure: bursts('altered'), atMost: 0.5 },
			],
			says: `They burst in {${bursts('altered')} | 1 %} of the time, against {${bursts('healthy')} | 1 %}.`,
		},
		{ when: [{ measure: bursts('altered'), atMost: 0 }], says: 'They do not burst.' },
		{
			says: `The rate of the crowd swings by {${swing('altered')} | 2} of its mean, against {${swing('healthy')} | 2}, and its field has its strongest rhythm at {${rhythm('altered')} | 0}, against {${rhythm('healthy')} | 0}.`,
		},
		{
			when: [{ measure: irregularity('altered'), above: 0 }],
			says: `The intervals of one cell have a CV of {${irregularity('altered')} | 2}, against {${irregularity('healthy')} | 2}.`,
		},
	],
	caption: [
		{
			says: 'Two circuits of five hundred cells with the same wiring and the same chance drive; one stays as it is, {healthy: meanRate E 500..2500 | 1} for a pyramidal cell. A burst is a stretch of a fiftieth of a second in which pyramidal cells fire more than one spike for every two of them; of one short run its share is a rough number, so compare means of several draws. Inhibition is that of GABA-A: its strength is moved at pyramidal cells alone, its duration at all cells. The sodium channel is a threshold, and that cells also excite each other more is an assumption without a gene behind it. The loss of a sodium channel from inhibitory cells is not tested. The treated presets change no more than what is written on them: there are no doses, no potassium channels that a diet may open, no tolerance, and no start or end of a seizure. Where a treatment that is known to act against seizures leaves the bursts or adds to them here, the circuit falls short, not the treatment.',
		},
	],
	ask: {
		question: 'Inhibition of pyramidal cells is halved, and nothing else. Will they burst together?',
		answer: [
			{
				says: `Try the third preset beside the first. In the usual circuit weaker inhibition makes cells fire more, and less together; bursts need cells that also urge each other on.`,
			},
			{
				when: [{ measure: bursts('altered'), above: 0 }],
				says: `In this state they burst in {${bursts('altered')} | 1 %} of the time.`,
			},
			{
				when: [{ measure: bursts('altered'), atMost: 0 }],
				says: `In this state they do not burst: they fire at {${rate('altered')} | 1}, and the crowd swings by {${swing('altered')} | 2}.`,
			},
		],
	},
});
