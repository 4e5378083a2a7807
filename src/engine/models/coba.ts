import { measuresOfRhythm } from '../analysis/measures-of-rhythm.ts';
import { defineModel } from '../model.ts';
import { near } from './near.ts';
import {
	atStrength,
	benchmark,
	nestAdjusts,
	nestDiffers,
	nestRefractory,
	observables,
	rateAt,
	shared,
	usual,
	wiring,
} from './vogels-abbott.ts';

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
		...shared,
		w_e: { value: 0.6, unit: '1', label: 'excitatory conductance of one spike, in leaks', source: benchmark, tag: 'C' },
		w_i: { value: 6.7, unit: '1', label: 'inhibitory conductance of one spike, in leaks', source: benchmark, tag: 'C' },
		E_L: { value: -60, unit: 'mV', label: 'resting potential', source: benchmark, tag: 'C' },
		E_e: { value: 0, unit: 'mV', label: 'reversal potential of excitation', source: benchmark, tag: 'C' },
		E_i: { value: -80, unit: 'mV', label: 'reversal potential of inhibition', source: benchmark, tag: 'C' },
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
	synapses: wiring('g_e += w_e', 'g_i += s_i*w_i'),
	dt: 0.1,
	duration: 1000,
	observables,
	measures: measuresOfRhythm,
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
	nest: {
		model: 'iaf_cond_exp',
		constants: { g_L: '10*nS' },
		parameters: {
			g_L: 'g_L',
			C_m: 'g_L*tau_m',
			E_L: 'E_L',
			E_ex: 'E_e',
			E_in: 'E_i',
			tau_syn_ex: 'tau_e',
			tau_syn_in: 'tau_i',
			V_th: 'V_th',
			V_reset: 'V_reset',
			t_ref: nestRefractory,
		},
		variables: {
			v: { name: 'V_m' },
			g_e: { name: 'g_ex', times: 'g_L', weight: 'g_L' },
			g_i: { name: 'g_in', times: 'g_L', weight: '-g_L' },
		},
		adjusts: nestAdjusts,
		differs: [
			'NEST integrates with Runge–Kutta steps of its own size where E/I Lens takes Euler steps: Euler’s decays are faster by half a step over the time constant, 1 % for 5 ms.',
			...nestDiffers,
		],
	},
});
