import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const script = 'O’Leary et al. 2014, third figure, from public code';
const exact = 'Follows from the equations: one error drives all channels, each at its own pace.';

/** Time constants of expression, ms. */
const tau = { Na: 666, Kd: 2000, A: 5000, H: 125000 } as const;
type Channel = keyof typeof tau;

/** Of two conductances that grew from next to nothing: the quicker expression has the larger one. */
const ratio = (one: Channel, other: Channel, id: string, set: Readonly<Record<string, number>> = {}): Expectation => ({
	id: `${one}-over-${other}${id}`,
	source: exact,
	tag: 'A',
	measure: `final ${one}_${other}`,
	set,
	band: near(tau[other] / tau[one], 0.005 * (tau[other] / tau[one])),
});

const target = (id: string, set: Readonly<Record<string, number>>): Expectation => ({
	id: `target-${id}`,
	source: 'Follows from the equations: expression rests only where calcium is at its target.',
	tag: 'A',
	measure: 'final Ca',
	set,
	band: near(0.007, 7e-6),
});

const channel = (name: Channel): string => `
				dm_${name}/dt = expression*(Ca_goal - Ca)/tau_${name} : uS
				dg_${name}/dt = (m_${name} - g_${name})/tau_g : uS`;

const constant = (name: Channel, label: string) =>
	({
		value: tau[name],
		unit: 'ms',
		label: `time constant of expression of ${label}`,
		source: script,
		tag: 'C',
	}) as const;

const start = '1e-5*uS';

/** O'Leary and colleagues' rule: calcium tells a neuron how active it is, and all channels follow it, each at its own pace. */
export const conductanceRegulation = defineModel({
	id: 'conductance-regulation',
	title: 'Regulation of channels by calcium',
	about:
		'A neuron reads its own activity from its calcium. While calcium is below a target, it makes more of every channel; above, less; each kind of channel at its own pace. The neuron finds its activity, and the ratios of its channels are set by their paces alone. When something changes, all channels answer together, whether that helps or not: a blocked channel is not replaced, the whole set is moved.',
	cites: ['oleary2014', 'turrigiano2011'],
	neurons: {
		cell: {
			equations: `${(Object.keys(tau) as Channel[]).map(channel).join('')}
				dCa/dt = (kappa*r - Ca)/tau_Ca : mM
				r = max(r_0 + a*(g_Na + g_H - g_A - g_Kd*(1 - block)), 0*Hz) : Hz
				Na_Kd = g_Na/g_Kd : 1
				Na_A = g_Na/g_A : 1
				A_H = g_A/g_H : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		Ca_goal: { value: 0.007, unit: 'mM', label: 'target of calcium', source: script, tag: 'C' },
		blocked: {
			value: 0.5,
			unit: '1',
			label: 'share of the delayed-rectifier channels that is blocked later',
			source: 'choice',
			tag: 'DES',
			range: [0, 1],
			step: 0.05,
		},
		delta_r: {
			value: 0,
			unit: 'Hz',
			label: 'lasting change of the drive later',
			source: 'choice: none',
			tag: 'DES',
			range: [-3, 3],
			step: 0.25,
		},
		tau_Na: constant('Na', 'sodium channels'),
		tau_Kd: constant('Kd', 'delayed-rectifier potassium channels'),
		tau_A: constant('A', 'transient potassium channels'),
		tau_H: constant('H', 'channels that open on hyperpolarisation'),
		tau_g: { value: 100, unit: 'ms', label: 'time from message to channel', source: script, tag: 'C' },
		tau_Ca: { value: 200, unit: 'ms', label: 'time constant of calcium', source: script, tag: 'C' },
		expression: {
			value: 1000,
			unit: 'uS/mM',
			label: 'message made for each unit of error',
			source: 'the unit of the public code, where messages have none',
			tag: 'DES',
		},
		kappa: {
			value: 0.001,
			unit: 'mM/Hz',
			label: 'calcium for each hertz',
			source: 'choice for the rate that stands for the neuron',
			tag: 'DES',
		},
		a: {
			value: 0.1,
			unit: 'Hz/uS',
			label: 'rate for each unit of net inward conductance',
			source: 'choice for the rate that stands for the neuron',
			tag: 'DES',
		},
		r_0: { value: 3, unit: 'Hz', label: 'rate without these channels', source: 'choice', tag: 'DES' },
		block: { value: 0, unit: '1', label: 'share that is blocked at first', source: 'choice: none', tag: 'DES' },
		t_on: { value: 120000, unit: 'ms', label: 'when the change comes', source: 'choice', tag: 'DES' },
		t_off: {
			value: 1e9,
			unit: 'ms',
			label: 'when it ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: {
		cell: {
			neuron: 'cell',
			N: 1,
			init: Object.fromEntries(
				(Object.keys(tau) as Channel[]).flatMap(name => [
					[`m_${name}`, start],
					[`g_${name}`, start],
				]),
			),
		},
	},
	protocol: [
		{ at: 't_on', until: 't_off', add: 'block', to: 'blocked' },
		{ at: 't_on', until: 't_off', add: 'r_0', to: 'delta_r' },
	],
	dt: 5,
	duration: 240000,
	observables: {
		Ca: { group: 'cell', variable: 'Ca', label: 'calcium' },
		r: { group: 'cell', variable: 'r', label: 'rate' },
		g_Na: { group: 'cell', variable: 'g_Na', label: 'sodium conductance' },
		g_Kd: { group: 'cell', variable: 'g_Kd', label: 'delayed-rectifier conductance' },
		g_A: { group: 'cell', variable: 'g_A', label: 'conductance of transient potassium channels' },
		g_H: { group: 'cell', variable: 'g_H', label: 'conductance of channels that open on hyperpolarisation' },
		Na_Kd: { group: 'cell', variable: 'Na_Kd', label: 'sodium over delayed rectifier' },
		Na_A: { group: 'cell', variable: 'Na_A', label: 'sodium over transient potassium' },
		A_H: { group: 'cell', variable: 'A_H', label: 'transient potassium over H' },
	},
	expect: [
		ratio('Na', 'Kd', ''),
		ratio('Na', 'A', ''),
		ratio('A', 'H', ''),
		ratio('Na', 'Kd', '-other-drive', { delta_r: 2, blocked: 0 }),
		ratio('A', 'H', '-other-drive', { delta_r: 2, blocked: 0 }),
		target('after-block', {}),
		target('after-drive', { delta_r: 2, blocked: 0 }),
		{
			id: 'block-is-not-replaced',
			source:
				'Follows from the equations: with half of it blocked the rate needs less of every channel, and the blocked one falls with the others.',
			tag: 'A',
			measure: 'change g_Kd t_on',
			band: near(-5.83, 0.03),
		},
	],
	leavesOut: [
		'The neuron: a rate that grows with inward and falls with outward conductance stands for its voltage, so that only what follows from the rule alone can be expected, not bursts or rhythms.',
		'Three of the seven channels of the source, and the leak, whose value differs between public versions of the code.',
		'The pace of life: expression takes hours to days, and is a matter of seconds here.',
		'Degradation, noise and limits of expression.',
	],
	nest: { none: 'NEST has no neuron whose conductances are regulated.' },
});
