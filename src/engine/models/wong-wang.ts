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

const rest =
	'The source’s numbers lie between those of this model without rest and with half a second of it before the stimulus; how long there was rest in the source is not said.';

interface Noisy {
	/** How many times as strong a group excites itself. */
	J: number;
	sigma: number;
	/** Share and median time, ms, of the source, and of its independent repetition where there is one. */
	accuracy: readonly number[];
	time: readonly number[];
	differs?: readonly ('accuracy' | 'time')[];
}

/** A decision at 6.4 per cent by the gates, of which one opens to 0.49, with the stimulus there from the start. */
const gates = 'S_1 S_2 0.49 0';
const noisy = (J: number, sigma: number): Pick<Expectation, 'tag' | 'set' | 'seeds' | 'duration'> => ({
	tag: 'SIM',
	set: { ...trials, c: 6.4, mu_0: 30, J_E: 0.2609 * J, sigma },
	seeds: 8,
	duration: 2000,
});
const gated = 'Fifteen hundred trials, simulated twice with independent code where two numbers are known.';

const variable = ({ J, sigma, accuracy, time, differs = [] }: Noisy): Expectation[] => {
	const p = accuracy.reduce((sum, share) => sum + share, 0) / accuracy.length;
	// Two standard errors of the difference between their trials and these.
	const error = 2 * Math.sqrt(p * (1 - p) * (1 / 1500 + 1 / 2000));
	const band = (numbers: readonly number[], by: number): readonly [number, number] => [
		Math.min(...numbers) - by,
		Math.max(...numbers) + by,
	];
	const name = `J${J}-sigma${sigma}`;
	const of = (what: 'accuracy' | 'time'): Pick<Expectation, 'id' | 'source' | 'differs'> => ({
		id: `${name}-${what}`,
		source: gated,
		...(differs.includes(what) && { differs: rest }),
	});
	return [
		{ ...noisy(J, sigma), ...of('accuracy'), measure: `opensFirst ${gates}`, band: band(accuracy, error) },
		{ ...noisy(J, sigma), ...of('time'), measure: `openingTime ${gates}`, band: band(time, 0.05 * Math.min(...time)) },
	];
};

/** How variable decisions are beside those at the usual strength and noise. */
const variation = (J: number, sigma: number, band: readonly [number, number], source: string): Expectation => ({
	...noisy(J, sigma),
	id: `J${J}-sigma${sigma}-variation`,
	source,
	measure: `openingCv ${gates}`,
	relativeTo: noisy(1, 0.02).set ?? {},
	band,
});

/** Wong and Wang's reduced model of a decision. */
export const wongWang = defineModel({
	id: 'wong-wang',
	title: 'Decision between two alternatives',
	about:
		'Two groups of cells, each for one alternative, each exciting itself and inhibiting the other. Evidence arrives at both, a little more at one of them. Slow excitation gathers it until one group wins and silences the other. Noise makes each trial different: weak evidence takes longer and leads to more errors.',
	cites: ['wong2006', 'wang2002', 'lam2022', 'hauser2016'],
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
		...variable({ J: 1, sigma: 0.02, accuracy: [0.86, 0.883], time: [580, 594] }),
		...variable({ J: 0.95, sigma: 0.02, accuracy: [0.91, 0.914], time: [810, 814] }),
		...variable({ J: 1.05, sigma: 0.02, accuracy: [0.81, 0.834], time: [440, 454] }),
		...variable({ J: 1.08, sigma: 0.02, accuracy: [0.78], time: [370], differs: ['time'] }),
		...variable({ J: 1, sigma: 0.015, accuracy: [0.92], time: [610] }),
		...variable({ J: 1, sigma: 0.03, accuracy: [0.74, 0.792], time: [490, 522] }),
		...variable({ J: 1, sigma: 0.04, accuracy: [0.67], time: [390], differs: ['time'] }),
		variation(
			1,
			0.03,
			[1.03, 1.22],
			'More variable with more noise: six simulations, among them three forms of the noise.',
		),
		variation(1.05, 0.02, near(0.78, 0.08), 'Fifteen hundred trials; less variable with more excitation.'),
	],
	leavesOut: [
		...reducedLeavesOut,
		'The time that seeing and moving take: only the decision is counted.',
		'A choice where no group wins: such a trial is left out of the accuracy.',
		'Learning, confidence and changes of mind.',
	],
	nest: { none: 'It is two slow variables, not a network; NEST has no such rate neuron.' },
});
