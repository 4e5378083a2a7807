import { measuresOfWaves } from '../analysis/measures-of-waves.ts';
import { grids } from '../grid/grid.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const simulated = 'Simulated twice, with independent code, explicit Euler on a grid of 0.1 mm.';

/** The source's own tolerance for runs without noise: a fiftieth. */
const within = (value: number): readonly [number, number] => near(value, 0.02 * value);

/** A straight front on a strip; where it is looked at it has forgotten how it began. */
const strip = { N_x: 120, N_y: 1, x_s: 0, y_s: 0, r_s: 2 };

/** The diffusion of free potassium, mm² a second, and the release that gives the same speed in theory. */
const narrow = { D: 7.7e-4, A: 5.6e-3, g_v: 0 };
const pinned = 'Simulated with the diffusion of free potassium and the release that gives the same speed in theory.';

/** The speed of the front alone, mm a minute, at a threshold of 12 + 10*(inh - 1) mM. */
const front = (inh: number, speed: number): Expectation => ({
	id: `front-${inh}`,
	source: `${simulated} Without recovery.`,
	tag: 'SIM',
	measure: 'waveSpeed K 20 5 10',
	set: { ...strip, inh, g_v: 0 },
	duration: inh > 2 ? 720_000 : 360_000,
	band: within(speed),
});

/** Whether a disc in the middle of the sheet starts a wave: potassium above 10 mM near the rim. */
const ignition = (inh: number, radius: number, starts: boolean): Expectation => ({
	id: `disc-${radius}-at-${inh}-${starts ? 'starts' : 'dies'}`,
	source: `${simulated} Discs of potassium at its maximum, with recovery: whether it comes near the rim of the sheet.`,
	tag: 'SIM',
	measure: 'crest K 7.8',
	// The middle of a cell.
	set: { N_y: 80, x_s: 4.05, y_s: 4.05, inh, r_s: radius },
	duration: 240_000,
	band: starts ? [10, 55] : [3, 10],
});

/** Grafstein and Hodgkin's bistable potassium with a recovery variable, on a sheet. */
export const spreadingDepression = defineModel({
	id: 'spreading-depression',
	title: 'Spreading depression',
	about:
		'A sheet of cortex with the potassium outside its cells. A little more potassium is cleared away; above a threshold cells release so much that it rises to a maximum, and it diffuses to the neighbourhood, which is pushed above the threshold in turn. So a front crawls over the sheet; behind it a slow recovery brings the potassium down again. Inhibition stands for whatever holds the threshold up.',
	cites: ['tuckwell1978', 'dahlem2013', 'vecchia2012'],
	neurons: {
		tissue: {
			equations: `
				dK/dt = D*laplacian(K) + A*(K - K_0)*(K - K_theta)*(K_max - K) - g_v*v*(K - K_0) : mM
				dv/dt = ((K - K_0)/(K_max - K_0) - v)/tau_v : 1
				K_theta = clip(K_1 + slope*(inh - 1), 6*mM, 30*mM) : mM`,
			method: 'euler',
		},
	},
	parameters: {
		inh: {
			value: 1,
			unit: '1',
			label: 'local inhibition, as a multiple',
			source: 'our link: it moves the threshold; with recovery the wave fails before 1.4',
			tag: 'DES',
			range: [0.4, 1.4],
			step: 0.05,
		},
		K_0: { value: 3, unit: 'mM', label: 'potassium at rest', source: 'as commonly given', tag: 'MEM' },
		K_1: {
			value: 12,
			unit: 'mM',
			label: 'threshold of potassium at full inhibition',
			source: 'as commonly given: ignition at about 10 to 15 mM',
			tag: 'MEM',
		},
		K_max: { value: 55, unit: 'mM', label: 'greatest potassium', source: 'as commonly given', tag: 'MEM' },
		slope: {
			value: 10,
			unit: 'mM',
			label: 'how far inhibition moves the threshold',
			source: 'choice; the threshold stays between 6 and 30 mM',
			tag: 'DES',
		},
		A: {
			value: 4.3e-4,
			unit: '1/mM**2/s',
			label: 'rate of release and clearance',
			source: 'choice: it sets the speed',
			tag: 'DES',
		},
		D: {
			value: 0.01,
			unit: 'mm**2/s',
			label: 'effective diffusion of potassium',
			source:
				'choice, thirteen times that of free potassium between cells, so that the front is wider than a cell of the grid',
			tag: 'DES',
		},
		g_v: {
			value: 0.6,
			unit: '1/s',
			label: 'strength of recovery',
			source: 'choice; 0 for a front that stays',
			tag: 'DES',
			range: [0, 1],
			step: 0.05,
		},
		tau_v: {
			value: 60,
			unit: 's',
			label: 'time constant of recovery',
			source: 'choice: a minute',
			tag: 'DES',
			range: [30, 120],
			step: 5,
		},
		r_s: {
			value: 0.5,
			unit: 'mm',
			label: 'radius of the disc in which potassium is at its maximum at the start',
			source: 'choice',
			tag: 'DES',
			range: [0, 2],
			step: 0.1,
		},
		x_s: {
			value: 1,
			unit: 'mm',
			label: 'where the disc is, across',
			source: 'choice',
			tag: 'DES',
			range: [0, 8],
			step: 0.1,
		},
		y_s: {
			value: 2,
			unit: 'mm',
			label: 'where the disc is, down',
			source: 'choice',
			tag: 'DES',
			range: [0, 4],
			step: 0.1,
		},
		N_x: { value: 80, unit: '1', label: 'cells of the grid, across', source: 'choice', tag: 'DES' },
		N_y: { value: 40, unit: '1', label: 'cells of the grid, down', source: 'choice', tag: 'DES' },
		h: { value: 0.1, unit: 'mm', label: 'side of a cell of the grid', source: 'choice', tag: 'DES' },
	},
	grids,
	measures: measuresOfWaves,
	groups: {
		sheet: {
			neuron: 'tissue',
			grid: { width: 'N_x', height: 'N_y', dx: 'h', borders: 'no-flux' },
			// Cells whose middle lies in the disc, and, whatever the rounding, on its edge.
			init: { K: 'K_0 + (K_max - K_0)*int((x - x_s)**2 + (y - y_s)**2 <= (r_s + h/100)**2)' },
		},
	},
	dt: 50,
	duration: 240_000,
	every: 1000,
	observables: {
		K: { group: 'sheet', variable: 'K', label: 'potassium outside the cells', block: 2 },
		v: { group: 'sheet', variable: 'v', label: 'recovery', block: 2 },
	},
	expect: [
		{
			id: 'speed-on-the-sheet',
			source: 'Waves of spreading depression crawl two to four millimetres a minute.',
			tag: 'SIM',
			measure: 'waveSpeed K 20 3 7',
			band: [2, 4],
		},
		front(0.6, 3.65),
		front(0.8, 3.3),
		front(1, 2.95),
		front(1.2, 2.6),
		front(1.4, 2.25),
		front(1.6, 1.91),
		front(1.8, 1.56),
		front(2.2, 0.87),
		{
			...front(2.6, 0.16),
			measure: 'waveSpeed K 20 3 4',
			duration: 1_500_000,
			differs:
				'The front has a steady speed, the same between any two places, and with a cell half as wide it comes still nearer to theory. On a grid of 0.2 mm it is the value of the source, which was not among those that the second simulation repeated.',
		},
		...[1, 2.6].map(
			(inh): Expectation => ({
				id: `front-${inh}-theory`,
				source:
					'The speed of a bistable front on a line without a grid: the root of A D/2, times what the sum of rest and maximum exceeds twice the threshold. Here on a grid of 0.05 mm.',
				tag: 'A',
				measure: 'waveSpeed K 20 3 4',
				set: { ...strip, inh, g_v: 0, h: 0.05, N_x: 120 },
				duration: 1_500_000,
				band: within(60 * Math.sqrt((4.3e-4 * 0.01) / 2) * (3 + 55 - 2 * (12 + 10 * (inh - 1)))),
			}),
		),
		{
			id: 'front-least-threshold-theory',
			source:
				'The same, with so little inhibition that the threshold would lie below the least that it may have, 6 mM: the speed is that of this one.',
			tag: 'A',
			measure: 'waveSpeed K 20 3 4',
			set: { ...strip, inh: 0.2, g_v: 0, h: 0.05, N_x: 120 },
			duration: 120_000,
			band: within(60 * Math.sqrt((4.3e-4 * 0.01) / 2) * (3 + 55 - 2 * 6)),
		},
		{ ...front(1, 2.85), id: 'front-coarse', set: { ...strip, g_v: 0, h: 0.2, N_x: 60 } },
		{ ...front(1, 2.97), id: 'front-fine', set: { ...strip, g_v: 0, h: 0.05, N_x: 240 } },
		// With the diffusion of free potassium the front is narrower than a cell of the grid, and sticks to it.
		{
			id: 'narrow-front-slowed',
			source: `${pinned} On a grid of 0.05 mm the front is slower than the three millimetres a minute of theory.`,
			tag: 'SIM',
			measure: 'waveSpeed K 20 3 5',
			set: { ...strip, ...narrow, h: 0.05 },
			duration: 240_000,
			band: within(1.76),
		},
		{
			id: 'narrow-front-stuck',
			source: `${pinned} On a grid of 0.1 mm it does not move: the share of the tissue that it takes, a sixth of which it had at the start.`,
			tag: 'SIM',
			measure: 'affected K 10',
			set: { ...strip, ...narrow },
			duration: 240_000,
			band: [0.15, 0.2],
		},
		{
			id: 'wave-speed',
			source: `${simulated} With recovery.`,
			tag: 'SIM',
			measure: 'waveSpeed K 20 5 10',
			set: strip,
			duration: 420_000,
			band: within(2.63),
		},
		{
			id: 'wave-crest',
			source: `${simulated} With recovery.`,
			tag: 'SIM',
			measure: 'crest K 8',
			set: strip,
			duration: 420_000,
			band: within(48),
		},
		{
			id: 'wave-recovers',
			source: `${simulated} With recovery: how long potassium stays above 10 mM.`,
			tag: 'SIM',
			measure: 'recovery K 10 8',
			set: strip,
			duration: 420_000,
			band: within(59_000),
		},
		{
			id: 'faster-recovery-speed',
			source: `${simulated} With a recovery of 40 s.`,
			tag: 'SIM',
			measure: 'waveSpeed K 20 5 10',
			set: { ...strip, tau_v: 40 },
			duration: 420_000,
			band: within(2.4),
		},
		{
			id: 'faster-recovery-recovers',
			source: `${simulated} With a recovery of 40 s: how long potassium stays above 10 mM.`,
			tag: 'SIM',
			measure: 'recovery K 10 8',
			set: { ...strip, tau_v: 40 },
			duration: 420_000,
			band: within(48_000),
		},
		...[true, false].map(
			(spreads): Expectation => ({
				id: spreads ? 'spreads-below' : 'fails-above',
				source: `${simulated} With recovery: between 1.3 and 1.4 of inhibition propagation fails.`,
				tag: 'SIM',
				measure: 'affected K 10',
				set: { ...strip, inh: spreads ? 1.3 : 1.4 },
				duration: 600_000,
				band: spreads ? [0.95, 1] : [0, 0.5],
			}),
		),
		ignition(0.6, 0.2, true),
		ignition(0.6, 0.1, false),
		ignition(1, 0.3, true),
		ignition(1, 0.2, false),
		ignition(1.4, 1.8, false),
	],
	leavesOut: [
		'Sodium, calcium, chloride, glutamate and the voltage of cells: only potassium outside them.',
		'Blood flow and oxygen, which limit how fast tissue recovers.',
		'The size of cells and of the space between them: diffusion is one effective number, larger than that of free potassium.',
		'Folds and layers of cortex: the sheet is flat.',
		'How inhibition fails: it moves the threshold by a rule of ours.',
	],
	nest: { none: 'It is a chemical wave in a sheet, not a network of neurons; NEST has no diffusion.' },
});
