import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { near } from './near.ts';

const simulated =
	'Four hundred thousand samples in two independent codes; the statistics are those of the second half.';
const exponential = 'The spread of an exponential distribution equals its mean. The tolerance is that of the source.';

interface Row {
	id: string;
	set: Readonly<Record<string, number>>;
	/** The gain and the mean answer that the source found. */
	a: number;
	mean: number;
}

/** The source's tolerance of a twentieth for means; the spread may lie between 0.95 and 1.2 times the mean. */
const row = ({ id, set, a, mean }: Row): Expectation[] => {
	const window = '200000..400000';
	const of = { set, duration: 400000 };
	return [
		{
			...of,
			id: `${id}-mean`,
			source: simulated,
			tag: 'M',
			measure: `mean y ${window}`,
			band: near(mean, 0.05 * mean),
		},
		{ ...of, id: `${id}-spread`, source: exponential, tag: 'M', measure: `cv y ${window}`, band: [0.95, 1.2] },
		{ ...of, id: `${id}-gain`, source: simulated, tag: 'M', measure: `mean a ${window}`, band: near(a, 0.05 * a) },
	];
};

/** Triesch's rule: a neuron that adjusts its own gain and threshold until its answers are distributed as it wants them. */
export const triesch = defineModel({
	id: 'triesch',
	title: 'Intrinsic plasticity',
	about:
		'A neuron whose answer is a sigmoid of its input changes the slope and the place of that sigmoid after each sample, so that its answers come to be distributed exponentially with a mean that it wants: of all distributions with this mean, the one that says most. Most answers are then small and a few are large. When the input becomes twice as strong, the slope is halved and the answers are as before.',
	cites: ['triesch2007'],
	neurons: {
		cell: {
			equations: `
				x : 1
				y : 1
				a : 1
				b : 1`,
			method: 'euler',
			regularly: {
				statements: `
					x = swing*randn()
					y = 1/(1 + exp(-(a*x + b)))
					a += eta*(1/a + x - (2 + 1/mu)*x*y + x*y**2/mu)
					b += eta*(1 - (2 + 1/mu)*y + y**2/mu)`,
			},
		},
	},
	parameters: {
		mu: {
			value: 0.1,
			unit: '1',
			label: 'mean answer that the neuron wants',
			source: 'as simulated',
			tag: 'M',
			range: [0.05, 0.3],
			step: 0.01,
		},
		swing: {
			value: 1,
			unit: '1',
			label: 'strength of the input: its standard deviation',
			source: 'as simulated',
			tag: 'M',
			range: [0.5, 3],
			step: 0.1,
		},
		eta: {
			value: 0.001,
			unit: '1',
			label: 'how fast gain and threshold change, a sample',
			source: 'as simulated',
			tag: 'M',
			range: [0.0005, 0.01],
			step: 0.0005,
		},
		a_0: { value: 1, unit: '1', label: 'gain at the start', source: 'as simulated', tag: 'M' },
		b_0: { value: 0, unit: '1', label: 'bias at the start', source: 'as simulated', tag: 'M' },
		swing_later: {
			value: 1,
			unit: '1',
			label: 'strength of the input later on',
			source: 'choice: no change',
			tag: 'DES',
			range: [0.5, 3],
			step: 0.1,
		},
		t_change: { value: 20000, unit: 'ms', label: 'when the input changes', source: 'choice', tag: 'DES' },
	},
	updating,
	groups: { cell: { neuron: 'cell', N: 1, init: { a: 'a_0', b: 'b_0' } } },
	protocol: [{ at: 't_change', set: 'swing', to: 'swing_later' }],
	dt: 1,
	duration: 40000,
	observables: {
		x: { group: 'cell', variable: 'x', label: 'input' },
		y: { group: 'cell', variable: 'y', label: 'answer' },
		a: { group: 'cell', variable: 'a', label: 'gain' },
		b: { group: 'cell', variable: 'b', label: 'bias' },
	},
	expect: [
		...row({ id: 'mu-0.1', set: { mu: 0.1 }, a: 1.26, mean: 0.103 }),
		{
			id: 'mu-0.1-bias',
			source: simulated,
			tag: 'M',
			measure: 'mean b 200000..400000',
			set: { mu: 0.1 },
			duration: 400000,
			band: near(-2.66, 0.133),
		},
		...row({ id: 'mu-0.2', set: { mu: 0.2 }, a: 1.44, mean: 0.196 }),
		...row({ id: 'twice-the-input', set: { mu: 0.1, swing_later: 2 }, a: 0.64, mean: 0.103 }),
	],
	leavesOut: [
		'Spikes and time: samples follow each other, and one has nothing to do with the next.',
		'Synapses: the input is one normal number, and its weight does not learn.',
		'Channels: what changes gain and threshold in a cell is not said.',
		'Inhibition.',
	],
	nest: { none: 'It is a rule for samples, not a neuron in time; NEST has no such model.' },
});
