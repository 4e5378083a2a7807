import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const repeated = 'Own simulations, repeated with independent code and with Brian2; 2 s after 300 ms, mean of 5 seeds.';
const once =
	'One run of 1 s. Rates differ by about 5 % from one drawing of the wiring to the next, so two standard deviations are allowed; mean of 5 seeds.';

/** A number that was measured over several seeds. */
export const usual = (measure: string, band: readonly [number, number]): Expectation => ({
	id: `usual-${measure.replace(' ', '-')}`,
	source: repeated,
	tag: 'M',
	measure: `${measure} 300..2300`,
	duration: 2300,
	seeds: 5,
	band,
});

/** A number of one run at another strength of inhibition. */
export const atStrength = (s_i: number, measure: string, band: readonly [number, number]): Expectation => ({
	id: `inhibition-${s_i}-${measure.replace(' ', '-')}`,
	source: once,
	tag: 'M',
	measure: `${measure} 300..1300`,
	set: { s_i },
	duration: 1300,
	seeds: 5,
	band,
});

/** The rate of one run. */
export const rateAt = (s_i: number, rate: number): Expectation =>
	atStrength(s_i, 'meanRate E', near(rate, 0.12 * rate));

const benchmark = 'Vogels & Abbott 2005 as benchmark of Brette et al. 2007; executing code of Brian2';

/** The network of Vogels and Abbott with conductances, as benchmark 1 of Brette et al.: it keeps itself going. */
export const coba = defineModel({
	id: 'coba',
	title: 'Conductance network that keeps itself going',
	about:
		'Four thousand integrate-and-fire cells with synapses that open conductances, and nothing from outside. Once started the network keeps firing by itself, irregularly and in bursts, for as long as excitation and inhibition stay matched.',
	cites: ['vogels2005', 'brette2007'],
	neurons: {
		cell: {
			equations: `
				dv/dt = (g_e*(E_e - v) + g_i*(E_i - v) - (v - E_L))/tau_m : mV (unless refractory)
				dg_e/dt = -g_e/tau_e : 1
				dg_i/dt = -g_i/tau_i : 1`,
			method: 'euler',
			threshold: 'v > V_th',
			reset: 'v = V_reset',
			refractory: 't_ref',
		},
	},
	parameters: {
		s_i: {
			value: 1,
			unit: '1',
			label: 'strength of inhibition, times its usual value',
			source: 'choice',
			tag: 'DES',
			range: [0.25, 2],
			step: 0.05,
		},
		N_E: {
			value: 3200,
			unit: '1',
			label: 'excitatory cells; a quarter as many inhibitory ones',
			source: benchmark,
			tag: 'C',
		},
		p: { value: 0.02, unit: '1', label: 'probability of a connection', source: benchmark, tag: 'C' },
		w_e: { value: 0.6, unit: '1', label: 'excitatory conductance of one spike, in leaks', source: benchmark, tag: 'C' },
		w_i: { value: 6.7, unit: '1', label: 'inhibitory conductance of one spike, in leaks', source: benchmark, tag: 'C' },
		tau_m: { value: 20, unit: 'ms', label: 'membrane time constant', source: benchmark, tag: 'C' },
		tau_e: { value: 5, unit: 'ms', label: 'decay of excitation', source: benchmark, tag: 'C' },
		tau_i: { value: 10, unit: 'ms', label: 'decay of inhibition', source: benchmark, tag: 'C' },
		E_L: { value: -60, unit: 'mV', label: 'resting potential', source: benchmark, tag: 'C' },
		E_e: { value: 0, unit: 'mV', label: 'reversal potential of excitation', source: benchmark, tag: 'C' },
		E_i: { value: -80, unit: 'mV', label: 'reversal potential of inhibition', source: benchmark, tag: 'C' },
		V_th: { value: -50, unit: 'mV', label: 'threshold', source: benchmark, tag: 'C' },
		V_reset: { value: -60, unit: 'mV', label: 'reset', source: benchmark, tag: 'C' },
		t_ref: { value: 5, unit: 'ms', label: 'refractory period', source: benchmark, tag: 'C' },
	},
	groups: {
		E: {
			neuron: 'cell',
			N: 'N_E',
			init: { v: 'E_L - 5*mV + 5*mV*randn()', g_e: '4 + 1.5*randn()', g_i: '20 + 12*randn()' },
		},
		I: {
			neuron: 'cell',
			N: 'N_E/4',
			init: { v: 'E_L - 5*mV + 5*mV*randn()', g_e: '4 + 1.5*randn()', g_i: '20 + 12*randn()' },
		},
	},
	synapses: {
		'E->E': { on_pre: 'g_e += w_e', connect: { rule: 'pairwise_bernoulli', p: 'p' } },
		'E->I': { on_pre: 'g_e += w_e', connect: { rule: 'pairwise_bernoulli', p: 'p' } },
		'I->E': { on_pre: 'g_i += s_i*w_i', connect: { rule: 'pairwise_bernoulli', p: 'p' } },
		'I->I': { on_pre: 'g_i += s_i*w_i', connect: { rule: 'pairwise_bernoulli', p: 'p' } },
	},
	dt: 0.1,
	duration: 1000,
	observables: {
		E: { group: 'E', variable: 'spikes', label: 'spikes of excitatory cells', population: 'E' },
		I: { group: 'I', variable: 'spikes', label: 'spikes of inhibitory cells', population: 'I' },
		v: { group: 'E', variable: 'v', cells: 1, label: 'membrane potential of one excitatory cell', population: 'E' },
	},
	expect: [
		usual('meanRate E', near(18.5, 1.8)),
		usual('meanRate I', [17, 20.5]),
		usual('cvIsi E', [1.65, 1.77]),
		rateAt(0.25, 148.8),
		atStrength(0.25, 'cvIsi E', near(0.2, 0.05)),
		rateAt(0.5, 42.6),
		rateAt(0.75, 23.9),
		rateAt(1.25, 14.7),
		rateAt(1.5, 14),
		rateAt(2, 12.3),
	],
	leavesOut: [
		'Delays: a spike arrives in the step in which it is fired.',
		'Any input from outside.',
		'Distance, and kinds of cells beyond two.',
		'A life without end: a smaller network dies out by chance.',
	],
	nest: { model: 'iaf_cond_exp' },
});
