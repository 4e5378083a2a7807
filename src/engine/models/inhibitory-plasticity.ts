import { defineModel } from '../model.ts';

const executing = 'Vogels et al. 2011 in executing code of Brian2';
const connect = { rule: 'pairwise_bernoulli', p: 'p' } as const;

/** Vogels, Sprekeler, Zenke, Clopath and Gerstner's network: inhibitory synapses that learn to hold their targets at a rate. */
export const inhibitoryPlasticity = defineModel({
	id: 'inhibitory-plasticity',
	title: 'Inhibitory plasticity',
	about: '',
	cites: ['vogels2011'],
	neurons: {
		cell: {
			equations: `
				dv/dt = (g_L*(E_L - v) + g_e*(E_e - v) + g_i*(E_i - v) + I_b)/C_m : mV (unless refractory)
				dg_e/dt = -g_e/tau_e : nS
				dg_i/dt = -g_i/tau_i : nS`,
			method: 'euler',
			threshold: 'v > V_th',
			reset: 'v = V_reset',
			refractory: 't_ref',
		},
	},
	parameters: {
		rho_0: {
			value: 5,
			unit: 'Hz',
			label: 'rate that inhibition learns to hold',
			source: 'choice',
			tag: 'DES',
			range: [3, 12],
			step: 0.5,
		},
		eta_on: {
			value: 0.01,
			unit: 'nS',
			label: 'step of learning',
			source: executing,
			tag: 'C',
			range: [0, 0.02],
			step: 0.001,
		},
		eta: { value: 0, unit: 'nS', label: 'step of learning before it is switched on', source: executing, tag: 'C' },
		t_on: { value: 1000, unit: 'ms', label: 'when learning is switched on', source: executing, tag: 'C' },
		N_E: {
			value: 800,
			unit: '1',
			label: 'excitatory cells; a quarter as many inhibitory ones',
			source: 'choice: a tenth',
			tag: 'DES',
		},
		p: { value: 0.2, unit: '1', label: 'probability of a connection', source: 'choice: ten times', tag: 'DES' },
		w_e: { value: 0.3, unit: 'nS', label: 'excitatory conductance of one spike', source: executing, tag: 'C' },
		w_ii: {
			value: 3,
			unit: 'nS',
			label: 'inhibitory conductance of one spike on inhibitory cells',
			source: executing,
			tag: 'C',
		},
		w_max: { value: 100, unit: 'nS', label: 'greatest plastic conductance', source: executing, tag: 'C' },
		tau_STDP: { value: 20, unit: 'ms', label: 'memory of a spike at a plastic synapse', source: executing, tag: 'C' },
		C_m: { value: 200, unit: 'pF', label: 'membrane capacitance', source: executing, tag: 'C' },
		g_L: { value: 10, unit: 'nS', label: 'leak', source: executing, tag: 'C' },
		I_b: { value: 200, unit: 'pA', label: 'constant drive', source: executing, tag: 'C' },
		E_L: { value: -60, unit: 'mV', label: 'resting potential', source: executing, tag: 'C' },
		E_e: { value: 0, unit: 'mV', label: 'reversal potential of excitation', source: executing, tag: 'C' },
		E_i: { value: -80, unit: 'mV', label: 'reversal potential of inhibition', source: executing, tag: 'C' },
		V_th: { value: -50, unit: 'mV', label: 'threshold', source: executing, tag: 'C' },
		V_reset: { value: -60, unit: 'mV', label: 'reset', source: executing, tag: 'C' },
		t_ref: { value: 5, unit: 'ms', label: 'refractory period', source: executing, tag: 'C' },
		tau_e: { value: 5, unit: 'ms', label: 'decay of excitation', source: executing, tag: 'C' },
		tau_i: { value: 10, unit: 'ms', label: 'decay of inhibition', source: executing, tag: 'C' },
	},
	groups: {
		E: { neuron: 'cell', N: 'N_E', init: { v: 'V_reset + (V_th - V_reset)*rand()' } },
		I: { neuron: 'cell', N: 'N_E/4', init: { v: 'V_reset + (V_th - V_reset)*rand()' } },
	},
	synapses: {
		'E->E': { on_pre: 'g_e += w_e', connect },
		'E->I': { on_pre: 'g_e += w_e', connect },
		'I->I': { on_pre: 'g_i += w_ii', connect },
		'I->E': {
			equations: `
				w : nS
				dx/dt = -x/tau_STDP : 1 (event-driven)
				dy/dt = -y/tau_STDP : 1 (event-driven)`,
			on_pre: 'x += 1; w = clip(w + eta*(y - 2*rho_0*tau_STDP), 0, w_max); g_i += w',
			on_post: 'y += 1; w = clip(w + eta*x, 0, w_max)',
			connect,
		},
	},
	protocol: [{ at: 't_on', set: 'eta', to: 'eta_on' }],
	dt: 0.1,
	duration: 20000,
	observables: {
		E: { group: 'E', variable: 'spikes', label: 'spikes of excitatory cells', population: 'E' },
		I: { group: 'I', variable: 'spikes', label: 'spikes of inhibitory cells', population: 'I' },
		w: { group: 'I->E', variable: 'w', mean: true, label: 'mean conductance of the plastic synapses', population: 'I' },
		weights: {
			group: 'I->E',
			variable: 'w',
			cells: 40,
			label: 'conductance of forty plastic synapses',
			population: 'I',
		},
	},
	expect: [],
	leavesOut: [],
	nest: { none: '' },
});
