import { defineFigure } from '../schemas/figure.ts';

const window = '500..2500';
const duration = 2500;
const record = ['E', 'field'] as const;

/** Both at once: each opening lets more through, and lasts longer. */
const helped = { s_G: 1.3, s_tau: 1.5 } as const;

const rate = (run: string) => `${run}: meanRate E ${window}`;
const rhythm = (run: string) => `${run}: bandPeak field 20 100 ${window}`;
const swing = (run: string) => `${run}: synchrony E ${window}`;

const first = 'receptor: max inhibition';
/** A day before the help ends. */
const late = 'at inhibition 2505600000';
const rebound = 'receptor: min inhibition';
const again = 'receptor: final inhibition';

const assumed =
	'That receptors give way is put into the model, not found by it; dependence, and all else that happens to a person, is in no model here.';

export const benzodiazepine = defineFigure({
	id: 'benzodiazepine',
	version: 1,
	since: '2026-11-29',
	number: '5.3-1',
	title: 'Stronger inhibition, and what weeks make of it',
	section: '5.3',
	summary:
		'Inhibition by GABA-A is made stronger and longer: what that does to rate and rhythm of a circuit at once, and how much of it is left where receptors give way over weeks.',
	runs: {
		receptor: { model: 'receptor-tolerance', record: ['inhibition', 'R'] },
		helped: { model: 'microcircuit', set: helped, record, duration, every: 1, title: 'Circuit with the change' },
		usual: { model: 'microcircuit', record, duration, every: 1, title: 'Circuit as usual' },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'receptor',
			title: 'A receptor over weeks',
			note: 'with help from the line on, for four weeks; one is what it was before',
			show: ['inhibition', 'R'],
			names: { inhibition: 'inhibition', R: 'response' },
			zero: 't_on',
			range: [0, 2],
			wide: true,
		},
		{
			kind: 'rate',
			from: 'helped',
			title: 'A circuit within a second',
			note: 'pyramidal cells, in stretches of 5 ms; grey: circuit as usual',
			show: ['E'],
			window: [2000, 2500],
			bin: 5,
			against: 'usual',
		},
		{
			kind: 'spectrum',
			from: 'helped',
			title: 'Its rhythm',
			note: 'of the rate of pyramidal cells',
			show: 'E',
			window: [500, 2500],
			upTo: 100,
		},
		{
			kind: 'readout',
			title: 'The circuit',
			items: [
				{ measure: rate('helped'), label: 'each pyramidal cell', digits: 1 },
				{ measure: rate('usual'), label: 'in the usual circuit', digits: 1 },
				{ measure: rhythm('helped'), label: 'strongest rhythm', digits: 0 },
				{ measure: rhythm('usual'), label: 'its usual rhythm', digits: 0 },
			],
		},
		{
			kind: 'readout',
			title: 'The receptor: inhibition over that before',
			items: [
				{ measure: first, label: 'at the beginning', digits: 2 },
				{ measure: `receptor: ${late}`, label: 'before the end', digits: 2 },
				{ measure: rebound, label: 'least, after the end', digits: 2 },
				{ measure: again, label: 'a month later', digits: 2 },
			],
		},
	],
	even: true,
	controls: [
		{ parameter: 'helped.s_G', ends: ['weak', 'strong'], endsBelongTo: [null, 'I'] },
		{ parameter: 'helped.s_tau', ends: ['brief', 'long'], endsBelongTo: [null, 'I'] },
		{ parameter: 'occupied', ends: ['none', 'most'] },
		{ parameter: 'loss', ends: ['they keep', 'they give way'] },
		{ parameter: 'tau_tol', ends: ['quick', 'slow'] },
	],
	presets: [
		{ id: 'first', label: 'At the beginning', kind: 'treated', set: {} },
		{
			id: 'usual',
			label: 'Without it',
			kind: 'healthy',
			set: { 'helped.s_G': 1, 'helped.s_tau': 1, occupied: 0 },
		},
		{ id: 'weeks', label: 'After weeks', kind: 'treated', set: { 'helped.s_G': 0.9 } },
		{ id: 'after', label: 'Just after it ends', kind: 'altered', set: { 'helped.s_G': 0.7, 'helped.s_tau': 1 } },
		{ id: 'kept', label: 'An effect without tolerance', kind: 'treated', set: { loss: 0 } },
	],
	claims: [
		{
			claim: '5.3a',
			says: 'Stronger inhibition restrains: it is raised by three tenths and lasts half as long again. Pyramidal cells have to fire less by a twentieth, at least.',
			run: 'helped',
			measure: `meanRate E ${window}`,
			from: { s_G: 1, s_tau: 1 },
			to: helped,
			is: 'lower',
			times: 1.05,
			seeds: 8,
			onlyPart: 'Half a second to two and a half of a circuit at rest: no anxiety, no seizure and no person.',
		},
		{
			claim: '5.3a',
			says: 'Tolerance: receptors give way, or do not. Shortly before the end of four weeks, inhibition has to be lower by a fifth, at least.',
			run: 'receptor',
			measure: late,
			from: { loss: 0 },
			to: {},
			is: 'lower',
			times: 1.25,
			seeds: 1,
			onlyPart: assumed,
		},
		{
			claim: '5.3a',
			says: 'What is left behind: with help for four weeks and without. The least inhibition has to be lower by a fifth, at least.',
			run: 'receptor',
			measure: 'min inhibition',
			from: { occupied: 0 },
			to: {},
			is: 'lower',
			times: 1.25,
			seeds: 1,
			onlyPart: assumed,
		},
	],
	describe: [
		{
			says: `In the circuit pyramidal cells fire at {${rate('helped')} | 1}, and at {${rate('usual')} | 1} as usual; the strongest rhythm of the field lies at {${rhythm('helped')} | 0} instead of {${rhythm('usual')} | 0}, and the crowd swings by {${swing('helped')} | 2} of its mean instead of {${swing('usual')} | 2}.`,
		},
		{
			when: [{ measure: first, above: 1.005 }],
			says: `At the receptor, inhibition rises to {${first} | 2} of what it was, and is at {receptor: ${late} | 2} shortly before the help ends.`,
		},
		{ when: [{ measure: first, atMost: 1.005 }], says: 'At the receptor nothing is helped, and nothing changes.' },
		{
			when: [{ measure: rebound, atMost: 0.995 }],
			says: `Then it falls to {${rebound} | 2}, and a month later it is at {${again} | 2}.`,
		},
		{
			when: [
				{ measure: first, above: 1.005 },
				{ measure: rebound, above: 0.995 },
			],
			says: 'Receptors hardly give way here: next to nothing is lost, and next to nothing rebounds.',
		},
	],
	caption: [
		{
			says: `Two models side by side, a circuit that answers within a second and a receptor that gives way over weeks; nothing joins them but the presets, in which the strength of the start is multiplied by the share of response that the receptor has kept by then. The receptor’s own curve counts help in another way, as the share of helped receptors. Such substances make an opening of the receptor stronger and longer, and the circuit has both. Help at the start is {${first} | 2} of the usual here. The share of helped receptors stands for no dose, and the weeks for nobody’s weeks. Tolerance is described for sedation and for the effect against seizures, while for the effect against anxiety it is disputed and may not come at all: the last preset is that case. Nothing here says when to begin or to end a medicine; that is a matter for the doctor who prescribes it.`,
		},
	],
	ask: {
		question: 'Receptors have given way. What happens when the help ends at once?',
		answer: [
			{
				when: [{ measure: rebound, atMost: 0.995 }],
				says: `In the model inhibition does not go back to what it was before: it falls below it, to {${rebound} | 2}, because the receptors are still weak and the help is gone. It needs the same slow time to come back.`,
			},
			{
				when: [{ measure: rebound, above: 0.995 }],
				says: `Here they have not given way, and inhibition goes back to {${rebound} | 2}. Let them give way and look again.`,
			},
		],
	},
});
