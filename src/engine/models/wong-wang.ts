import { measuresOfTrials } from '../analysis/measures-of-trials.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';
import { pairObservables, reducedDecision, reducedLeavesOut, reducedParameters, start } from './reduced-decision.ts';

const source =
	'A thousand trials in two independent codes, with half a second before the stimulus. Decided: a rate, averaged over 50 ms, above 15 Hz.';
const trials = { trials: 250 } as const;
const seeds = 4;

interface Row {
	/** Per cent. */
	c: number;
	accuracy: number;
	/** Mean and standard deviation of the time to decide, ms. */
	time: number;
	spread: number;
	errorsSlower?: boolean;
	spreadDiffers?: string;
}

/** The tolerances are the source's own: 0.04 for shares, a twentieth for times; a tenth for a spread, whose error is larger. */
const row = ({ c, accuracy, time, spread, errorsSlower, spreadDiffers }: Row): Expectation[] => {
	// Two seconds are enough for the slowest decision, one where the evidence is strong.
	const of = { source, tag: 'M' as const, set: { ...trials, c }, seeds, duration: c < 30 ? 2500 : 1500 };
	return [
		{ ...of, id: `c${c}-accuracy`, measure: 'choice r_1 r_2 t_on', band: near(accuracy, 0.04) },
		{ ...of, id: `c${c}-time`, measure: 'decisionTime r_1 r_2 t_on', band: near(time, 0.05 * time) },
		{
			...of,
			id: `c${c}-spread`,
			measure: 'decisionSpread r_1 r_2 t_on',
			band: near(spread, 0.1 * spread),
			...(spreadDiffers && { differs: spreadDiffers }),
		},
		...(errorsSlower
			? [{ ...of, id: `c${c}-errors-slower`, measure: 'errorDelay r_1 r_2 t_on', band: [0, 500] as const }]
			: []),
	];
};

/** Lam and colleagues' steeper stimulus. */
const steep = { ...trials, kappa: 1.66667 };

/** At 3.2 per cent: which side is ahead after two seconds of stimulus, and the mean time to decide. */
const balance = (id: string, set: Readonly<Record<string, number>>, accuracy: number, time: number): Expectation[] => {
	const of = { tag: 'M' as const, set: { ...steep, ...set, c: 3.2 }, seeds, duration: 2500 };
	return [
		{
			...of,
			id: `${id}-ahead`,
			source: 'A thousand trials with a stimulus of two seconds; the side whose rate is higher at its end is chosen.',
			measure: 'ahead r_1 r_2',
			band: near(accuracy, 0.04),
		},
		{ ...of, id: `${id}-time`, source, measure: 'decisionTime r_1 r_2 t_on', band: near(time, 0.05 * time) },
	];
};

/** Wong and Wang's reduced model of a decision. */
export const wongWang = defineModel({
	id: 'wong-wang',
	title: 'Decision between two alternatives',
	about:
		'Two groups of cells, each for one alternative, each exciting itself and inhibiting the other. Evidence arrives at both, a little more at one of them. Slow excitation gathers it until one group wins and silences the other. Noise makes each trial different: weak evidence takes longer and leads to more errors.',
	cites: ['wong2006', 'wang2002', 'lam2022'],
	neurons: { pair: reducedDecision('mu_0*(1 + kappa*c/100)', 'mu_0*(1 - kappa*c/100)') },
	parameters: {
		c: {
			value: 12.8,
			unit: '1',
			label: 'coherence of the evidence, per cent',
			source: 'choice, among the coherences of the source',
			tag: 'DES',
			range: [0, 100],
			step: 0.1,
		},
		...reducedParameters,
		kappa: {
			value: 1,
			unit: '1',
			label: 'share of the input that full coherence moves',
			source: 'Wong & Wang 2006; five thirds in Lam et al. 2022',
			tag: 'C',
		},
		mu: { value: 30, unit: 'Hz', label: 'input during the stimulus', source: 'Wong & Wang 2006', tag: 'C' },
		mu_0: { value: 0, unit: 'Hz', label: 'input before the stimulus', source: 'choice: none', tag: 'DES' },
		t_on: {
			value: 500,
			unit: 'ms',
			label: 'when the stimulus begins',
			source: 'as the source: half a second of rest before it',
			tag: 'M',
		},
	},
	measures: measuresOfTrials,
	groups: { pair: { neuron: 'pair', N: 'trials', init: start } },
	protocol: [{ at: 't_on', set: 'mu_0', to: 'mu' }],
	dt: 0.5,
	duration: 2000,
	observables: pairObservables,
	expect: [
		...row({ c: 0, accuracy: 0.53, time: 635, spread: 191 }),
		...row({ c: 3.2, accuracy: 0.69, time: 610, spread: 172, errorsSlower: true }),
		...row({ c: 6.4, accuracy: 0.82, time: 578, spread: 172, errorsSlower: true }),
		...row({ c: 12.8, accuracy: 0.966, time: 476, spread: 126, errorsSlower: true }),
		...row({
			c: 25.6,
			accuracy: 1,
			time: 357,
			spread: 60,
			spreadDiffers:
				'Scatter of the seeds: a single late decision among a thousand moves the spread by several milliseconds, and the mean over eight other seeds, with four times as many trials, lies within the band.',
		}),
		...row({ c: 51.2, accuracy: 1, time: 251, spread: 34 }),
		...row({ c: 100, accuracy: 1, time: 162, spread: 19 }),
		...balance('control', {}, 0.78, 587),
		...balance('elevated', { I_0: 0.33201 }, 0.7, 291),
		...balance('elevated-J_E', { J_E: 0.268727 }, 0.74, 464),
		...balance('lowered-J_E', { J_E: 0.253073 }, 0.81, 753),
	],
	leavesOut: [
		...reducedLeavesOut,
		'The time that seeing and moving take: only the decision is counted.',
		'A choice where no group wins: such a trial is left out of the accuracy.',
		'Learning, confidence and changes of mind.',
	],
	nest: { none: 'It is two slow variables, not a network; NEST has no such rate neuron.' },
});
