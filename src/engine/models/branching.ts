import { measuresOfAvalanches } from '../analysis/measures-of-avalanches.ts';
import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { near } from './near.ts';

const avalanches =
	'A hundred thousand avalanches in two independent codes. Each begins with one active cell and is stopped where it grows beyond a hundred thousand.';
const total = 'Each active cell leaves 1/(1 - m) active ones in all, itself included.';
const regression =
	'A hundred thousand steps in two independent codes. A step lasts 1 ms here. The slopes are fitted over 5/(1 - m) + 20 steps.';
const seen =
	'A share of the cells adds the noise of being chosen to the variance and nothing to the covariance, which has a closed form.';

/** Twelve independent runs side by side give about as many avalanches as the source has. */
const side = { duration: 100000, set: { runs: 12 } } as const;

const meanSize = (m: number): Expectation => ({
	id: `size-${m}`,
	source: total,
	tag: 'A',
	measure: 'avalancheSize A',
	...side,
	set: { ...side.set, m },
	band: near(1 / (1 - m), 0.03 / (1 - m)),
});

/** With little drive and far from the edge: how many cells are active, and how many of them are seen. */
const activity = (name: 'A' | 'seen', share: number): Expectation => ({
	id: `activity-${name}`,
	source: 'The mean is h/(1 - m), and a share f of it is seen. Three standard errors of so many steps are allowed.',
	tag: 'A',
	measure: `mean ${name}`,
	set: { m: 0.5, h: 2, f: 0.5 },
	duration: 100000,
	band: near(4 * share, 0.04 * Math.sqrt(share)),
});

/** The branching ratio by both estimators, of a run with drive of which a share f of the cells is seen. */
const ratios = (m: number, h: number, f: number): Expectation[] => {
	const mean = h / (1 - m);
	const variance = mean / (1 - m * m);
	const naive = (m * f * variance) / (f * variance + (1 - f) * mean);
	const of = { set: { m, h, f }, duration: 100000 };
	return [
		{
			id: `naive-${m}-${f}`,
			source: seen,
			tag: 'A',
			measure: 'branchingRatio seen 1000..100000',
			...of,
			band: near(naive, 0.02),
		},
		{
			id: `multistep-${m}-${f}`,
			source: regression,
			tag: 'M',
			measure: `multistepRatio seen ${Math.round(5 / (1 - m)) + 20} 1000..100000`,
			...of,
			band: near(m, 0.005),
		},
	];
};

/** A branching process: the simplest account of activity that spreads, dies out or just keeps going. */
export const branching = defineModel({
	id: 'branching',
	title: 'Branching process',
	about:
		'Each active cell activates others in the next step, m of them on average. Below one, activity that was started by a single cell soon dies out; above one it may grow without end. At one, at the critical point, avalanches of all sizes occur. Without drive a silent population is started again with one active cell, so that avalanches follow each other. With drive the activity goes on, and m can be estimated from it, even where only a small share of the cells is seen.',
	cites: ['beggs2003', 'wilting2018'],
	neurons: {
		population: {
			equations: `
				A : 1
				seen : 1
				size : 1`,
			method: 'euler',
			// Those that are seen and those that are not are independent Poisson numbers: a sum of one mean, and a fair choice from it.
			regularly: {
				statements: `
					seen = poisson(f*(m*A + h))
					A = (seen + poisson((1 - f)*(m*A + h)) + int(A + h == 0))*int(max(size, A) < cap)
					size = (size + A)*int(A > 0)*int(h == 0)`,
			},
		},
	},
	parameters: {
		m: {
			value: 1,
			unit: '1',
			label: 'branching ratio: cells that an active cell activates',
			source: 'choice: the critical point',
			tag: 'DES',
			range: [0.5, 1.05],
			step: 0.01,
		},
		h: {
			value: 0,
			unit: '1',
			label: 'drive: cells activated from outside, a step',
			source: 'choice: none, so that avalanches are apart',
			tag: 'DES',
			range: [0, 10],
			step: 0.5,
		},
		f: {
			value: 1,
			unit: '1',
			label: 'share of the cells that is seen',
			source: 'choice: all',
			tag: 'DES',
			range: [0.01, 1],
			step: 0.01,
		},
		cap: {
			value: 100000,
			unit: '1',
			label: 'size at which an avalanche, or activity, is stopped',
			source: 'as the source',
			tag: 'M',
		},
		runs: { value: 1, unit: '1', label: 'independent runs side by side', source: 'choice', tag: 'DES' },
	},
	measures: measuresOfAvalanches,
	updating,
	groups: { population: { neuron: 'population', N: 'runs', init: { A: '1', size: '1' } } },
	dt: 1,
	duration: 2000,
	observables: {
		A: { group: 'population', variable: 'A', label: 'active cells' },
		seen: { group: 'population', variable: 'seen', label: 'active cells that are seen' },
	},
	expect: [
		meanSize(0.8),
		meanSize(0.9),
		meanSize(0.95),
		{
			id: 'sizes-critical',
			source: `${avalanches} The exponent in theory is one and a half.`,
			tag: 'M',
			measure: 'sizeExponent A 10 1000',
			...side,
			band: near(1.5, 0.05),
		},
		{
			id: 'durations-critical',
			source: `${avalanches} The exponent in theory is two, for long avalanches; from ten steps on it is still a little less.`,
			tag: 'M',
			measure: 'durationExponent A 10 300',
			...side,
			band: near(1.9, 0.08),
		},
		{
			id: 'sizes-subcritical',
			source: `${avalanches} Below the critical point there is no power law, and the same fit is steeper.`,
			tag: 'M',
			measure: 'sizeExponent A 10 1000',
			...side,
			set: { ...side.set, m: 0.9 },
			band: near(1.88, 0.05),
		},
		{
			id: 'size-capped-1.2',
			source:
				'Four hundred thousand avalanches in an independent code; each is stopped after the step in which it grows beyond three thousand. Three standard errors of this run are allowed. Two codes of which the last step is not stated find 981 and 938; cut at the cap itself it would be 944. This engine had been seen to give 1027 when the band was set.',
			tag: 'SIM',
			measure: 'avalancheSize A',
			set: { ...side.set, m: 1.2, cap: 3000 },
			duration: 20000,
			band: near(1036, 33),
		},
		activity('A', 1),
		activity('seen', 0.5),
		...ratios(0.98, 2, 1),
		...ratios(0.98, 2, 0.1),
		...ratios(0.98, 2, 0.01),
		...ratios(0.9, 10, 0.1),
	],
	leavesOut: [
		'Cells: only how many are active counts, not which, and a cell may be activated any number of times.',
		'Inhibition, except as what lowers m.',
		'Refractoriness and any other limit to growth, except the size at which an avalanche, or activity with drive, is stopped.',
		'Time between avalanches: the next begins after one silent step.',
	],
	nest: { none: 'It is one number that changes by chance, not a network.' },
});
