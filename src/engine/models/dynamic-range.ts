import { measuresOfResponses } from '../analysis/measures-of-responses.ts';
import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { near } from './near.ts';

const simulated =
	'Ten thousand cells in two independent codes, one network for each point: a thousand steps after five hundred, of which the first two hundred have a stimulus so that activity that keeps itself up is found. The spread from network to network is about 0.3 dB.';
const cells = { cells: 10000 } as const;
const window = '500..1500';

const range = (sigma: number, decibels: number): Expectation => ({
	id: `range-${sigma}`,
	source: simulated,
	tag: 'M',
	measure: `dynamicRange active r ${window}`,
	set: { ...cells, sigma },
	duration: 1500,
	band: near(decibels, 0.3),
});

/** Kinouchi and Copelli's excitable network: it tells weak from strong stimuli best at the critical point. */
export const dynamicRange = defineModel({
	id: 'dynamic-range',
	title: 'Dynamic range of an excitable network',
	about:
		'Cells that rest, are active for one step, and then cannot be excited for eight more. An active cell excites its neighbours in a random network, sigma of them on average. Below one, activity that a stimulus starts dies out; above one the network keeps itself active and weak stimuli are lost in that. In between, at the critical point, weak stimuli are carried far and strong ones do not yet fill the network, so that it answers to the widest range of them.',
	cites: ['kinouchi2006'],
	neurons: {
		cell: {
			// stage: 0 at rest, 1 active, from 2 on refractory. quiet: the chance that no active neighbour excites the cell.
			equations: `
				stage : 1
				quiet : 1`,
			method: 'euler',
			regularly: {
				statements: `
					stage = (stage + 1)*int(stage > 0)*int(stage < n - 1) + int(stage == 0)*int(rand() > quiet*exp(-max(r, r_0)))
					quiet = 1`,
			},
			threshold: 'stage == 1',
		},
	},
	parameters: {
		sigma: {
			value: 1,
			unit: '1',
			label: 'branching ratio: cells that an active cell excites',
			source: 'choice: the critical point',
			tag: 'DES',
			range: [0, 2],
			step: 0.05,
		},
		r: {
			value: 0.001,
			unit: '1',
			label: 'stimulus: events at each cell, a step',
			source: 'choice',
			tag: 'DES',
			range: [0, 1],
			step: 0.001,
		},
		n: {
			value: 10,
			unit: '1',
			label: 'steps from one activity to the next at least',
			source: 'as simulated',
			tag: 'M',
		},
		K: { value: 10, unit: '1', label: 'neighbours of a cell, on average', source: 'as simulated', tag: 'M' },
		cells: {
			value: 2000,
			unit: '1',
			label: 'number of cells',
			source: 'choice; the numbers were found with ten thousand',
			tag: 'DES',
		},
		r_0: {
			value: 0.0202,
			unit: '1',
			label: 'stimulus at least, at first',
			source: 'as simulated: one cell in fifty a step',
			tag: 'M',
		},
		none: { value: 0, unit: '1', label: 'no such stimulus', source: 'as simulated', tag: 'M' },
		t_start: {
			value: 200,
			unit: 'ms',
			label: 'how long there is one; a step lasts 1 ms',
			source: 'as simulated',
			tag: 'M',
		},
	},
	measures: measuresOfResponses,
	updating,
	groups: { cell: { neuron: 'cell', N: 'cells', init: { quiet: '1' } } },
	synapses: {
		'cell->cell': {
			on_pre: 'quiet *= 1 - sigma/K',
			connect: { rule: 'symmetric_pairwise_bernoulli', p: 'K/(cells - 1)' },
		},
	},
	protocol: [{ at: 't_start', set: 'r_0', to: 'none' }],
	dt: 1,
	duration: 1500,
	observables: {
		active: { group: 'cell', variable: 'spikes', label: 'activity' },
		stage: { group: 'cell', variable: 'stage', cells: 1, label: 'stage of one cell' },
	},
	expect: [
		{
			...range(0, 17.64),
			source:
				'Cells that nothing connects have a closed form: the share p/(1 + 9p) of them is active where each is excited with the chance p.',
			tag: 'A',
			band: near(17.64, 0.1),
		},
		range(0.8, 22.7),
		range(1, 27),
		range(1.2, 23.5),
		{
			id: 'self-sustained',
			source: `${simulated} Without a stimulus the share of active cells is 0.0166; a step lasts 1 ms here.`,
			tag: 'M',
			measure: `meanRate active ${window}`,
			set: { ...cells, sigma: 1.2, r: 0 },
			duration: 1500,
			band: near(16.6, 0.8),
		},
		{
			id: 'dies-out',
			source: 'Below the critical point activity dies out without a stimulus.',
			tag: 'A',
			measure: `meanRate active ${window}`,
			set: { ...cells, sigma: 0.8, r: 0 },
			duration: 1500,
			band: [0, 0],
		},
		{
			id: 'greatest',
			source: 'A cell can be active once in ten steps.',
			tag: 'A',
			measure: `meanRate active ${window}`,
			set: { ...cells, r: 100 },
			duration: 1500,
			band: [100, 100],
		},
	],
	leavesOut: [
		'Strengths that differ from connection to connection: all are equal, and equal to the mean of those in the source.',
		'Inhibition, which in the brain holds activity near such a point.',
		'Time within a step.',
		'What sets the branching ratio, and why it should stay near one.',
	],
	nest: { none: 'It is a cellular automaton, not a neuron in time; NEST has no such model.' },
});
