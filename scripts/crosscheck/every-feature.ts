/** No model of anything: a small network with each pathway, input, event and reset that the language has, so that each is compared. */
import { defineModel } from '../../src/engine/model.ts';
import { plasticity } from '../../src/engine/plastic/plastic.ts';
import { driving } from '../../src/engine/driving/driving.ts';
import { updating } from '../../src/engine/regular/regular.ts';

const parameter = (value: number, unit = '1', label = 'a number') =>
	({ value, unit, label, source: 'choice', tag: 'DES' }) as const;

export const everyFeature = defineModel({
	id: 'every-feature',
	title: 'Every feature',
	about: 'A test.',
	cites: [],
	neurons: {
		frozen: {
			equations: `
				dv/dt = (max(g, drive) - v)/tau : mV (unless refractory)
				dg/dt = -g/tau_g : mV
				excess = v - 2*mV : mV`,
			method: 'exponential_euler',
			threshold: 'v > V_th',
			reset: 'v = V_reset; g *= 0.5',
			refractory: 't_ref',
			regularly: { every: 'D', statements: 'v += 0.5*a*int(g > a) + 0.01*a*t/ms\ng *= 0.9; v -= 0.1*excess' },
		},
		free: {
			equations: `
				dv/dt = (drive - v)/tau : mV
				dw/dt = -w/tau_g : mV`,
			method: 'rk2',
			threshold: 'v + w > V_th',
			reset: 'v -= V_th; w += 0.1*mV',
		},
	},
	parameters: {
		n: parameter(40),
		p: parameter(0.2),
		drive: parameter(16, 'mV'),
		more: parameter(3, 'mV'),
		a: parameter(0.2, 'mV'),
		twice: parameter(2),
		tau: parameter(20, 'ms'),
		tau_g: parameter(5, 'ms'),
		V_th: parameter(15, 'mV'),
		V_reset: parameter(5, 'mV'),
		t_ref: parameter(2, 'ms'),
		D: parameter(1.5, 'ms'),
		k: parameter(100),
		nu: parameter(20, 'Hz'),
		t_1: parameter(20, 'ms'),
		t_2: parameter(30, 'ms'),
		t_3: parameter(40, 'ms'),
	},
	plasticity,
	updating,
	driving,
	groups: {
		A: { neuron: 'frozen', N: 'n', init: { v: 'V_reset + rand()*(V_th - V_reset)', g: 'abs(randn())*mV' } },
		B: { neuron: 'free', N: 'n/2', init: { v: 'rand()*V_th' } },
		C: { neuron: 'free', N: 20, init: { v: 'V_th*i/N' } },
	},
	synapses: {
		'A->A': { on_pre: 'v -= a', connect: { rule: 'pairwise_bernoulli', p: 'p' }, delay: 'D' },
		'A->B': { on_pre: 'w += 2*a; v += 0.3*a', connect: { rule: 'fixed_indegree', indegree: 'n/4' }, delay: '2*D' },
		'B->C': { on_pre: 'v += a*(1 + i/N)', connect: { rule: 'one_to_one' } },
		'B->B': {
			equations: `
				jump : mV
				dx/dt = -x/tau_g : 1 (event-driven)
				dy/dt = (1 - y)/tau : 1 (event-driven)
				step = 0.1*a*x*y : mV`,
			on_pre: 'x += 1; jump = clip(jump + step - 0.01*w_pre, 0*mV, 3*a); v += jump; v_post += 0.1*step',
			on_post: 'y *= 0.5; jump = min(jump + step, 3*a)',
			init: { jump: 'a*rand()', y: '1' },
			connect: { rule: 'fixed_indegree', indegree: '5' },
			delay: 'D',
		},
		'B->A': { on_pre: 'g += a; v += a', connect: { rule: 'all_to_all' }, delay: '0.1*ms' },
	},
	inputs: {
		'drive A': { kind: 'poisson', target: 'A', variable: 'v', N: 'k', rate: 'nu', weight: 'a' },
		'drive C': { kind: 'poisson', target: 'C', variable: 'v', N: 'k', rate: '2*nu', weight: '-a/2' },
		'kick A': {
			kind: 'timed',
			target: 'A',
			variable: 'v',
			weight: '4*a',
			times: ['t_1', '31*ms'],
			cells: [0, 3, 5, 6, 7, 8, 9],
		},
		'kick B': {
			kind: 'timed',
			target: 'B',
			variable: 'v',
			weight: '20*mV',
			times: ['t_2', 't_2 + 0.1*ms', 't_2 + 0.2*ms'],
			cells: [1, 1, 2],
		},
	},
	protocol: [
		{ at: 't_1', set: 'drive', to: 'V_th' },
		{ at: 't_2', scale: 'a', by: 'twice' },
		{ at: 't_2', until: 't_3', add: 'drive', to: 'more' },
		{ at: 't_1', deleteSpikeOf: 'A' },
		{ at: 't_3', deleteSpikeOf: 'A' },
		{ at: 't_2', deleteSpikeOf: 'C' },
	],
	dt: 0.1,
	duration: 100,
	observables: {
		A: { group: 'A', variable: 'spikes', label: 'spikes of A', cells: 10 },
		B: { group: 'B', variable: 'spikes', label: 'spikes of B' },
		v: { group: 'A', variable: 'v', cells: 2, label: 'v of A' },
		excess: { group: 'A', variable: 'excess', cells: 3, label: 'excess of A' },
		w: { group: 'C', variable: 'w', label: 'w of C' },
		jump: { group: 'B->B', variable: 'jump', cells: 20, label: 'jump of synapses' },
		'mean jump': { group: 'B->B', variable: 'jump', mean: true, label: 'mean jump' },
	},
	expect: [],
	leavesOut: [],
	nest: { none: 'a test' },
});
