import { measuresOfLevels } from '../analysis/measures-of-levels.ts';
import { defineModel, type Expectation } from '../model.ts';

const source =
	'Forty runs in two independent codes, which agree on the pattern, not on every digit; the band holds both with what forty runs scatter.';
const seeds = 40;

interface Case {
	id: string;
	set: Readonly<Record<string, number>>;
	/** The alarm before the threat, and in runs that should have calmed down. */
	before: readonly [number, number];
	after: readonly [number, number];
	/** Share of runs that are still above half. */
	stuck: readonly [number, number];
}

const rows = ({ id, set, before, after, stuck }: Case): Expectation[] => {
	const of = { source, tag: 'SIM' as const, set, seeds };
	return [
		{ ...of, id: `${id}-before`, measure: 'mean A 2000..5000', band: before },
		{ ...of, id: `${id}-after`, measure: 'mean A 27000..30000', band: after },
		{ ...of, id: `${id}-stuck`, measure: 'outside A -1 0.5 27000..30000', band: stuck },
	];
};

const both = { w_PA: 0.6, g_A: 0.7 };
const none = [0, 0.02] as const;

/** An alarm that excites itself, and two brakes on it. */
export const alarmLoop = defineModel({
	id: 'alarm-loop',
	title: 'An alarm and its two brakes',
	about:
		'A population that excites itself stands for an alarm, as the amygdala is thought to be one. Two brakes end it: inhibition close by, and a prefrontal population that the alarm itself calls. After a threat the alarm falls back while either brake is whole. When both are weak it stays on, even before any threat; stronger local inhibition can then release it.',
	cites: ['li2016'],
	neurons: {
		loop: {
			equations: `
				dA/dt = (-A + 1/(1 + exp((1 - u)/0.2)))/tau_A : 1
				dI/dt = (-I + 1/(1 + exp((1 - 0.2 - 1.2*A)/0.2)))/tau_I : 1
				dP/dt = (-P + 1/(1 + exp((1 - 0.55 - 0.9*A)/0.2)))/tau_P : 1
				deta/dt = -eta/tau_noise + sigma*xi/tau_noise**0.5 : 1
				u = 0.4 + w_AA*A + threat - 1.6*g_A*(1 + boost)*I - w_PA*P + eta : 1`,
			method: 'euler',
		},
	},
	parameters: {
		w_PA: {
			value: 1.2,
			unit: '1',
			label: 'prefrontal brake',
			source: 'choice; half of it stands for a weak brake',
			tag: 'DES',
			range: [0.4, 1.4],
			step: 0.05,
		},
		g_A: {
			value: 1,
			unit: '1',
			label: 'local inhibition',
			source: 'choice; seven tenths stand for a weak brake',
			tag: 'DES',
			range: [0.5, 1.2],
			step: 0.05,
		},
		w_AA: { value: 2.8, unit: '1', label: 'how far the alarm excites itself', source: 'choice', tag: 'DES' },
		delta_threat: { value: 0.6, unit: '1', label: 'threat', source: 'choice', tag: 'DES', range: [0, 1], step: 0.05 },
		delta_boost: {
			value: 0,
			unit: '1',
			label: 'later boost of local inhibition',
			source: 'choice: none; six tenths release the alarm. It stands for no dose',
			tag: 'DES',
			range: [0, 1],
			step: 0.05,
		},
		sigma: { value: 0.03, unit: '1', label: 'noise', source: 'choice', tag: 'DES', range: [0, 0.1], step: 0.005 },
		tau_A: { value: 100, unit: 'ms', label: 'time constant of the alarm', source: 'choice', tag: 'DES' },
		tau_I: { value: 50, unit: 'ms', label: 'time constant of local inhibition', source: 'choice', tag: 'DES' },
		tau_P: { value: 500, unit: 'ms', label: 'time constant of the prefrontal brake', source: 'choice', tag: 'DES' },
		tau_noise: {
			value: 10,
			unit: 'ms',
			label: 'time constant of the noise',
			source: 'choice: the step, so that the noise is new at each step, as in the source',
			tag: 'DES',
		},
		threat: { value: 0, unit: '1', label: 'threat at rest', source: 'choice: none', tag: 'DES' },
		boost: { value: 0, unit: '1', label: 'boost at first', source: 'choice: none', tag: 'DES' },
		t_on: { value: 5000, unit: 'ms', label: 'when the threat begins', source: 'choice', tag: 'DES' },
		t_off: { value: 7000, unit: 'ms', label: 'when the threat ends', source: 'choice: two seconds later', tag: 'DES' },
		t_boost: { value: 30000, unit: 'ms', label: 'when the boost begins', source: 'choice', tag: 'DES' },
		t_end: { value: 1e9, unit: 'ms', label: 'when the boost ends', source: 'choice: never, within a run', tag: 'DES' },
	},
	measures: measuresOfLevels,
	groups: { loop: { neuron: 'loop', N: 1, init: {} } },
	protocol: [
		{ at: 't_on', until: 't_off', add: 'threat', to: 'delta_threat' },
		{ at: 't_boost', until: 't_end', add: 'boost', to: 'delta_boost' },
	],
	dt: 10,
	duration: 60000,
	observables: {
		A: { group: 'loop', variable: 'A', label: 'alarm', population: 'E' },
		I: { group: 'loop', variable: 'I', label: 'local inhibition', population: 'I' },
		P: { group: 'loop', variable: 'P', label: 'prefrontal brake' },
	},
	expect: [
		...rows({ id: 'both-brakes', set: {}, before: [0.02, 0.04], after: [0.02, 0.04], stuck: none }),
		{
			id: 'alarm-rises',
			source,
			tag: 'SIM',
			measure: 'max A 5000..7000',
			seeds,
			band: [0.97, 0.99],
		},
		...rows({ id: 'weak-prefrontal', set: { w_PA: 0.6 }, before: [0.06, 0.08], after: [0.06, 0.08], stuck: none }),
		...rows({ id: 'weak-local', set: { g_A: 0.7 }, before: [0.03, 0.05], after: [0.03, 0.05], stuck: none }),
		...rows({ id: 'both-weak', set: both, before: [0.9, 0.96], after: [0.94, 0.96], stuck: [0.8, 1] }),
		...rows({
			id: 'both-a-little-weak',
			set: { w_PA: 0.8, g_A: 0.8 },
			before: [0.04, 0.08],
			after: [0.04, 0.08],
			stuck: none,
		}),
		{
			id: 'boost-releases',
			source,
			tag: 'SIM',
			measure: 'mean A 40000..60000',
			set: { ...both, delta_boost: 0.6 },
			seeds,
			band: [0.05, 0.07],
		},
	],
	leavesOut: [
		'Learning: how fear is learnt and unlearnt, which the cited circuit is about, needs weights that change.',
		'The parts of the amygdala and of the prefrontal cortex, some of which excite it.',
		'Any measured value: every number was chosen to make the idea visible. That a loop can stay on is no finding about a person with anxiety.',
		'A boost without side effects: here it is one number, without dose, time course or tolerance.',
	],
	nest: { none: 'It is three rates, not a network; NEST would add nothing.' },
});
