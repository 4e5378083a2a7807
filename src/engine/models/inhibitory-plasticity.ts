import { defineModel, type Expectation, type Values } from '../model.ts';
import { plasticity } from '../plastic/plastic.ts';
import { near } from './near.ts';
import { nestAdjusts, nestDiffers, nestRefractory } from './vogels-abbott.ts';

const executing = 'Vogels et al. 2011 in executing code of Brian2';
const twice =
	'Own simulations of three seeds, repeated with independent code. The rate of one second scatters by 1 Hz.';
const larger = 'Own simulations of a network twice as large, with half the probability of a connection.';
/** Why the first second is faster than in the source. */
const longer =
	'The two simulations behind the band hold a cell at rest for one step longer than Brian2 and this engine do. In this state, in which intervals are hardly longer than the rest itself, a step more a spike is what they are apart: with it this model comes to lie in the band.';

/** The mean over three seeds. */
const usual = (
	id: string,
	measure: string,
	band: readonly [number, number],
	more?: Partial<Expectation>,
): Expectation => ({
	id,
	source: twice,
	tag: 'M',
	measure,
	seeds: 3,
	band,
	...more,
});

/** The last second of a network twice as large. */
const inLarger = (rho_0: number, band: readonly [number, number], more: Values = { N_E: 1600, p: 0.1 }): Expectation =>
	usual(`larger-target-${rho_0}`, 'meanRate E 19000..20000', band, { source: larger, set: { rho_0, ...more } });

const connect = { rule: 'pairwise_bernoulli', p: 'p' } as const;

/** Vogels, Sprekeler, Zenke, Clopath and Gerstner's network: inhibitory synapses that learn to hold their targets at a rate. */
export const inhibitoryPlasticity = defineModel({
	id: 'inhibitory-plasticity',
	title: 'Inhibitory plasticity',
	about:
		'Excitatory and inhibitory cells joined at random, with a constant drive. At first the synapses from inhibitory onto excitatory cells have no strength, and these cells fire as fast as they can. Then the synapses learn: one that is active close to a spike of its target grows, one that is active alone shrinks a little, so that each excitatory cell is held near a set rate. Most of the correction takes two seconds, the rest is slow; in the end firing is irregular, since excitation is met by inhibition of like strength.',
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
	plasticity,
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
			on_pre: 'x += 1; w = clip(w + eta*(y - 2*rho_0*tau_STDP), 0*nS, w_max); g_i += w',
			on_post: 'y += 1; w = clip(w + eta*x, 0*nS, w_max)',
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
	expect: [
		usual('first-second', 'meanRate E 0..1000', [159, 164], { differs: longer }),
		usual('first-second-cv', 'cvIsi E 0..1000', [0, 0.1]),
		usual('second-second', 'meanRate E 1000..2000', [74, 78]),
		usual('third-second', 'meanRate E 2000..3000', [17, 24], {
			source: `${twice} Below 0.16 of the rate of the first second.`,
		}),
		usual('fifth-second', 'meanRate E 4000..5000', [10, 16]),
		usual('tenth-second', 'meanRate E 9000..10000', [7.1, 10]),
		usual('twentieth-second', 'meanRate E 19000..20000', [5.1, 8.9]),
		usual('only-falls', 'rateFalls E 5000', [0.999, 1], {
			source: 'In each run the mean rate of five seconds is below that of the five seconds before.',
		}),
		usual('last-cv', 'cvIsi E 17000..20000', [0.83, 0.92]),
		usual('last-weight', 'final w', [1.64, 1.8]),
		usual('no-more-than-the-greatest', 'final weights', near(0.02, 1e-9), {
			source:
				'With a target of zero nothing weakens a synapse: one whose cells fire grows to the greatest conductance, here the first of all.',
			tag: 'A',
			set: { rho_0: 0, w_max: 0.02, t_on: 0 },
			duration: 1000,
			seeds: 1,
		}),
		inLarger(3, [6, 7.5]),
		inLarger(10, [9.1, 12.1]),
	],
	leavesOut: [
		'Plasticity of excitatory synapses, and of those on inhibitory cells, which fire as they may.',
		'Delays: a spike arrives in the step in which it is fired.',
		'Time as it is in the brain: learning is fast here, so that it can be watched.',
		'Memories: in the original, groups of cells that are joined more strongly are silenced and called up again.',
	],
	nest: {
		model: 'iaf_cond_exp',
		parameters: {
			g_L: 'g_L',
			C_m: 'C_m',
			E_L: 'E_L',
			E_ex: 'E_e',
			E_in: 'E_i',
			I_e: 'I_b',
			tau_syn_ex: 'tau_e',
			tau_syn_in: 'tau_i',
			tau_minus: 'tau_STDP',
			V_th: 'V_th',
			V_reset: 'V_reset',
			t_ref: nestRefractory,
		},
		variables: {
			v: { name: 'V_m' },
			g_e: { name: 'g_ex' },
			g_i: { name: 'g_in', weight: '-1' },
		},
		learning: {
			'I->E': {
				model: 'vogels_sprekeler_synapse',
				parameters: { tau: 'tau_STDP', eta: 'eta', alpha: '2*rho_0*tau_STDP', Wmax: '-w_max' },
				weight: '-1e-9*nS',
			},
		},
		adjusts: nestAdjusts,
		differs: [
			'NEST integrates with Runge–Kutta steps of its own size where E/I Lens takes Euler steps: Euler’s decays are faster by half a step over the time constant, 1 % for 5 ms.',
			'The plastic weights start a billionth of a nanosiemens below zero: NEST wants the sign of an inhibitory weight.',
			'NEST applies what a target’s spikes do to a plastic weight when the next spike of its source arrives, and bounds the weight above before and below after what that spike itself does.',
			...nestDiffers,
		],
	},
});
