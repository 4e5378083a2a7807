import { defineFigure } from '../schemas/figure.ts';

export const seizureClock = defineFigure({
	id: 'seizure-clock',
	version: 1,
	since: '2026-11-29',
	number: '5.1-3',
	title: 'A storm that ends itself',
	section: '5.1',
	summary:
		'In a model, one excitability decides whether tissue stays quiet or seizes; a slow variable starts each seizure and ends it. In people some seizures do not end by themselves.',
	runs: {
		tissue: { model: 'epileptor', record: ['LFP', 'x1', 'z'], every: 1 },
	},
	panels: [
		{
			kind: 'time-course',
			from: 'tissue',
			title: 'Field potential',
			note: 'grey: in a seizure',
			show: ['LFP'],
			seizures: 'x1',
			wide: true,
		},
		{
			kind: 'time-course',
			from: 'tissue',
			title: 'The slow variable',
			note: 'rises in a seizure until it ends it',
			show: ['z'],
			seizures: 'x1',
		},
		{
			kind: 'readout',
			title: 'In this run',
			items: [
				{ measure: 'tissue: seizures x1', label: 'seizures', digits: 0 },
				{ measure: 'tissue: ictalShare x1', label: 'of the time', digits: 0, percent: true },
				{ measure: 'tissue: seizureLength x1', label: 'mean length of those that ended', digits: 0 },
			],
			badge: {
				measure: 'tissue: seizures x1',
				above: 0,
				yes: 'Seizures in this run',
				no: 'No seizure in this run',
			},
		},
	],
	controls: [
		{ parameter: 'x_0', ends: ['calm', 'excitable'] },
		{ parameter: 'sigma', ends: ['none', 'much'] },
		{ parameter: 'r', ends: ['slow', 'fast'] },
	],
	presets: [
		{ id: 'excitable', label: 'Excitable tissue', kind: 'altered', set: {} },
		{ id: 'threshold', label: 'Just past the threshold', kind: 'altered', set: { x_0: -2.06 } },
		{ id: 'quiet', label: 'Quiet tissue', kind: 'healthy', set: { x_0: -2.4 } },
	],
	claims: [],
	describe: [
		{
			when: [{ measure: 'tissue: seizures x1', above: 1 }],
			says: 'The tissue seizes {tissue: seizures x1 | 0} times and spends {tissue: ictalShare x1 | 0 %} of the time in seizures. In the model each ends by itself, though the last may outlast the run.',
		},
		{
			when: [
				{ measure: 'tissue: seizures x1', above: 0 },
				{ measure: 'tissue: seizures x1', atMost: 1 },
			],
			says: 'The tissue seizes once and spends {tissue: ictalShare x1 | 0 %} of the time in that seizure.',
		},
		{
			when: [{ measure: 'tissue: seizures x1', atMost: 0 }],
			says: 'The tissue stays quiet: no seizure in this run. The slow variable ends at {tissue: final z | 2}.',
		},
	],
	caption: [
		{
			says: 'The Epileptor of Jirsa and others: a description of how a seizure looks from outside. The slow variable drifts towards the seizure between storms and back during them; here it swings by {tissue: swing z | 2}. Times are model times, and nothing here says how long a seizure of a person lasts.',
		},
	],
	ask: {
		question: 'Excitability stays where it is. Will the seizure go on for ever?',
		answer: [
			{
				when: [{ measure: 'tissue: seizureLength x1', above: 0 }],
				says: 'In this model, no: here seizures last {tissue: seizureLength x1 | 0} of model time on average, because a slow variable climbs while the tissue seizes until the seizure can no longer hold. In people some seizures do not end by themselves, and nothing here says what to do in one.',
			},
			{
				when: [{ measure: 'tissue: seizureLength x1', absent: true }],
				says: 'There is none to watch at this setting. Raise the excitability.',
			},
		],
	},
});
