import { exp } from '../analysis/exponential.ts';
import { measuresOfSlowing } from '../analysis/measures-of-slowing.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

/** A unit of the model's time, ms. */
const unit = 1000;
const exact =
	'Closed form for small noise, sigma² / (4 √−mu) for the square of the spread and exp(−2 √−mu Δ) for the autocorrelation; within a tenth, since the valley is lopsided near its edge.';
const window = `${20 * unit}..${2000 * unit}`;

/** Two numbers at a place that stays where it is: both have a closed form. */
const still = (mu: number): Expectation[] => {
	const back = 2 * Math.sqrt(-mu);
	const of = { source: exact, tag: 'A', set: { mu_0: mu, rise: 0 }, duration: 2000 * unit, seeds: 10 } as const;
	const spread = 0.05 / Math.sqrt(2 * back);
	return [
		{ ...of, id: `spread-at-${mu}`, measure: `sd x ${window}`, band: near(spread, 0.1 * spread) },
		{
			...of,
			id: `memory-at-${mu}`,
			measure: `autocorrelation x ${unit / 10} ${window}`,
			band: near(1 / exp(back / 10), 0.01),
		},
	];
};

/** The edge that every valley of one dimension has: what is near it comes back slowly. */
export const criticalSlowing = defineModel({
	id: 'critical-slowing',
	title: 'A valley near its edge',
	about:
		'Something rests in a valley and is pushed about by noise. The valley becomes shallower until it is gone, and what rested there tips over. Before that it comes back ever more slowly from every push, so that it strays further and remembers longer where it was. Noise can also push it over while the edge is far, or grow by itself while the valley stays, and then the same signs mislead.',
	cites: ['maturana2020', 'wilkat2019'],
	neurons: {
		tissue: {
			equations: `
				dx/dt = (mu + x**2 - c*x**3*int(x > 0))/tau + s*xi/tau**0.5 : 1
				mu = mu_0 + rise*t/T_r : 1
				s = sigma*(1 + swell*t/T_r) : 1 (constant over dt)`,
			method: 'euler',
		},
	},
	parameters: {
		mu_0: {
			value: -1,
			unit: '1',
			label: 'distance to the edge at the start, below zero',
			source: 'choice',
			tag: 'DES',
			range: [-1.5, -0.05],
			step: 0.05,
		},
		rise: {
			value: 0,
			unit: '1',
			label: 'how far it comes towards the edge in the run',
			source: 'choice',
			tag: 'DES',
			range: [0, 1.5],
			step: 0.05,
		},
		sigma: {
			value: 0.05,
			unit: '1',
			label: 'noise at the start',
			source: 'choice',
			tag: 'DES',
			range: [0.01, 0.6],
			step: 0.01,
		},
		swell: {
			value: 0,
			unit: '1',
			label: 'how much the noise grows in the run',
			source: 'choice',
			tag: 'DES',
			range: [0, 2],
			step: 0.1,
		},
		T_r: { value: 300 * unit, unit: 'ms', label: 'duration of the run', source: 'choice', tag: 'DES' },
		c: {
			value: 0.5,
			unit: '1',
			label: 'what holds it on the far side',
			source: 'choice: it acts beyond zero only, so that the valley is the textbook one',
			tag: 'DES',
		},
		tau: { value: unit, unit: 'ms', label: 'unit of time', source: 'choice; it stands for nothing', tag: 'DES' },
	},
	measures: measuresOfSlowing,
	groups: { tissue: { neuron: 'tissue', N: 1, init: { x: '-(-mu_0)**0.5' } } },
	dt: unit / 100,
	duration: 300 * unit,
	observables: {
		x: { group: 'tissue', variable: 'x', label: 'state' },
		mu: { group: 'tissue', variable: 'mu', label: 'distance to the edge, below zero' },
	},
	expect: [
		...[-1, -0.5, -0.2, -0.1].flatMap(still),
		{
			id: 'edge-comes',
			source: 'The distance changes by the whole rise in the duration of the run.',
			tag: 'A',
			measure: 'final mu',
			set: { sigma: 0, rise: 0.75 },
			band: near(-0.25, 1e-3),
		},
		{
			id: 'far-side',
			source: 'Beyond the edge it comes to rest on the far side, at the root of x² − x³/2 = −1/2.',
			tag: 'A',
			measure: 'final x',
			set: { sigma: 0, rise: 1.5 },
			band: near(2.2056, 5e-3),
		},
		{
			id: 'swelling-noise',
			source:
				'Closed form for small noise in a valley that stays: the square of the spread follows that of the noise, here over the second half in which it grows from twice to three times; within a tenth.',
			tag: 'A',
			measure: `sd x ${1000 * unit}..${2000 * unit}`,
			set: { swell: 2, T_r: 2000 * unit },
			duration: 2000 * unit,
			seeds: 4,
			band: near(0.0629, 0.00629),
		},
	],
	leavesOut: [
		'Cells, synapses, balance: the edge is put in by hand, and what moves a brain towards one is not said.',
		'More than one direction. In many a state can grow sluggish in one and not in the one that is recorded.',
		'Seizures: tipping stands for the beginning of one, and nothing here ends it.',
		'Sleep, waking and medicines, which change a recording by far more than is seen here.',
	],
	nest: { none: 'It is one variable, no network of neurons.' },
});
