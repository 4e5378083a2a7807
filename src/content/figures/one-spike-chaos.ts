import { defineFigure } from '../schemas/figure.ts';

const small = { N_E: 1000, C_E: 100, J: 0.3 } as const;

export const oneSpikeChaos = defineFigure({
	id: 'one-spike-chaos',
	version: 1,
	since: '2026-11-25',
	number: '2.3-2',
	title: 'One spike, another future',
	section: '2.3',
	summary:
		'The same network twice, with the same wiring and the same noise. In one of them a single spike is not passed on.',
	runs: {
		deleted: { model: 'brunel', set: { ...small, t_delete: 300 }, record: ['E', 'I'], duration: 420, every: 420 },
		kept: { model: 'brunel', set: small, record: ['E', 'I'], duration: 420, every: 420 },
	},
	panels: [
		{
			kind: 'raster',
			from: 'deleted',
			title: 'Spikes after one was taken away',
			note: 'grey: as in the untouched network; in colour: elsewhere or at another moment',
			show: [
				{ spikes: 'E', cells: 80 },
				{ spikes: 'I', cells: 20 },
			],
			window: [280, 360],
			zero: 't_delete',
			against: 'kept',
			regularity: 'deleted: cvIsi E 100..420',
		},
		{
			kind: 'distance',
			from: 'deleted',
			against: 'kept',
			title: 'Share of spikes that differ',
			note: 'in bins of 5 ms',
			show: 'E',
			window: [280, 420],
			zero: 't_delete',
			bin: 5,
		},
		{
			kind: 'rate',
			from: 'deleted',
			title: 'Rate of the crowd',
			note: 'grey: the untouched network',
			show: ['E'],
			window: [280, 420],
			zero: 't_delete',
			bin: 2,
			against: 'kept',
		},
		{
			kind: 'readout',
			title: 'After one spike',
			items: [
				{ measure: 'deleted: spikeDistance E t_delete 0..10', label: 'differ within 10 ms', digits: 0, percent: true },
				{ measure: 'deleted: spikeDistance E t_delete 20..30', label: 'after 20 to 30 ms', digits: 0, percent: true },
				{ measure: 'deleted: meanRate E 320..420', label: 'mean rate', digits: 1 },
				{ measure: 'kept: meanRate E 320..420', label: 'untouched', digits: 1 },
			],
		},
	],
	controls: [
		{ parameter: 'g', ends: ['weaker', 'stronger'], endsBelongTo: ['E', 'I'] },
		{ parameter: 'eta', ends: ['quiet', 'driven'] },
	],
	presets: [
		{ id: 'balanced', label: 'Balanced', kind: 'healthy', set: {} },
		{ id: 'strong-inhibition', label: 'Strong inhibition', kind: 'altered', set: { g: 7 } },
		{ id: 'weak-inhibition', label: 'Weak inhibition', kind: 'altered', set: { g: 3 } },
	],
	claims: [
		{
			claim: '2.3d',
			says: 'One spike is taken away at 300 ms. Between 320 and 370 ms at least eight of ten spikes have to fall elsewhere or at another moment.',
			run: 'deleted',
			measure: 'divergence E t_delete 320..370',
			from: { t_delete: 1_000_000 },
			to: { t_delete: 300 },
			is: 'higher',
			atLeast: 0.8,
			seeds: 10,
		},
		{
			claim: '2.3d',
			says: 'The same. The mean rate of the excitatory cells from 320 to 420 ms may not change by more than five hundredths.',
			run: 'deleted',
			measure: 'meanRate E 320..420',
			from: { t_delete: 1_000_000 },
			to: { t_delete: 300 },
			is: 'same',
			within: 0.05,
			seeds: 10,
		},
	],
	describe: [
		{
			when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', above: 0.5 }],
			says: 'One spike fewer, and after a few tens of milliseconds {deleted: spikeDistance E t_delete 20..30 | 0 %} of all spikes fall elsewhere or at another moment.',
		},
		{
			when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', atMost: 0.5 }],
			says: 'One spike fewer, and a few tens of milliseconds later {deleted: spikeDistance E t_delete 20..30 | 0 %} of all spikes differ.',
		},
		{
			when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', absent: true }],
			says: 'There are no spikes to compare in the tens of milliseconds after.',
		},
		{
			when: [{ measure: 'deleted: meanRate E 320..420', above: 0 }],
			says: 'The mean rate is then {deleted: meanRate E 320..420 | 1}; untouched it would be {kept: meanRate E 320..420 | 1}.',
		},
	],
	caption: [
		{
			says: 'Two copies of a network a quarter as large as the one before it, with stronger synapses, so that it fires faster; wiring, start and input are the same. At the line, one spike of an excitatory cell in the copy shown is not passed on. Two spikes are the same only if the same cell fires in the same step, which is strict: two unrelated networks would also agree in almost none. This is sensitivity to a whole spike, not a Lyapunov exponent.',
		},
		{
			when: [{ measure: 'deleted: spikeDistance E t_delete 0..10', above: 0 }],
			says: 'In the first moments {deleted: spikeDistance E t_delete 0..10 | 0 %} of the spikes differ.',
		},
	],
	ask: {
		question: 'One of a thousand cells fires once less. How long until the whole network has noticed?',
		answer: [
			{
				when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', above: 0.5 }],
				says: 'A few tens of milliseconds: by then {deleted: spikeDistance E t_delete 20..30 | 0 %} of the spikes are others. The crowd as a whole fires at {deleted: meanRate E 320..420 | 1}, and would have at {kept: meanRate E 320..420 | 1}.',
			},
			{
				when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', atMost: 0.5 }],
				says: 'Longer than this run: at this setting most spikes stay where they were.',
			},
			{
				when: [{ measure: 'deleted: spikeDistance E t_delete 20..30', absent: true }],
				says: 'There are no spikes to compare at this setting. Raise the drive.',
			},
		],
	},
});
