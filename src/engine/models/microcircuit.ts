import { measuresOfRhythm } from '../analysis/measures-of-rhythm.ts';
import { driving } from '../driving/driving.ts';
import { defineModel, type Parameter } from '../model.ts';
import { microcircuitExpectations } from './microcircuit-expect.ts';

const family = 'Ramirez-Mahaluf et al. 2017, code in ModelDB 240954';
const tuned =
	'choice: the weights together give a weak rhythm near 41 Hz, with about 9 spikes a second of a pyramidal cell';

const from =
	(source: string, tag: Parameter['tag']) =>
	<const V extends number, const U extends string>(
		value: V,
		unit: U,
		label: string,
		range?: readonly [number, number],
		step?: number,
	) => ({
		value,
		unit,
		label,
		source,
		tag,
		...(range && { range }),
		...(step && { step }),
	});
const read = from(family, 'SRC');
const design = from('choice', 'DES');
const weight = from(tuned, 'DES');
/** Turns several strengths at once: one for the usual circuit. */
const times = (label: string, range: readonly [number, number]) => design(1, '1', label, range, 0.05);

/**
 * What every class of cells has: currents through conductances that a spike raises and that then decay. The decay is written so that a step
 * of Euler's method is exact, as in the source: SST cells fire a fifth less often where AMPA loses a fortieth of its 2 ms.
 */
const synaptic = `
				B = 1/(1 + exp(-0.062*v/mV)/3.57) : 1
				I_A = -g_A*v : pA
				I_N = -g_N*B*v : pA
				I_G = (g_P + g_S)*(E_I - v) : pA
				dg_A/dt = -g_A*(1 - exp(-dt/tau_A))/dt : nS
				dg_N/dt = -g_N*(1 - exp(-dt/tau_N))/dt : nS
				dg_P/dt = -g_P*(1 - exp(-dt/(s_tau*tau_P)))/dt : nS
				dg_S/dt = -g_S*(1 - exp(-dt/(s_tau*tau_S)))/dt : nS`;

const interneuron = (threshold: 'V_th_PV' | 'V_th_SST') =>
	({
		equations: `
				dv/dt = (g_L_I*(E_L - v) + I_A + I_N + I_G)/C_I : mV (unless refractory)${synaptic}`,
		method: 'euler',
		threshold: `v > ${threshold}`,
		reset: 'v = V_reset',
		refractory: 't_ref_I',
	}) as const;

const connect = { rule: 'pairwise_bernoulli', p: 'p' } as const;
const pathway = (on_pre: string) => ({ on_pre, connect, delay: 'D' }) as const;
const init = { v: '-70*mV + 20*mV*rand()' };
const drive = (target: 'E' | 'PV' | 'SST', rate: 'nu_E' | 'nu_I') =>
	({ kind: 'poisson', target, variable: 'g_A', N: '1', rate, weight: 'G_ext' }) as const;

/** Pyramidal cells with fast, perisomatic and slow, dendritic inhibition: rate and rhythm of a patch of cortex. */
export const microcircuit = defineModel({
	id: 'microcircuit',
	title: 'Microcircuit of pyramidal, PV and SST cells',
	about:
		'Four hundred pyramidal cells, sixty interneurons with parvalbumin (PV) and forty with somatostatin (SST), joined at random, each with a noisy drive from outside. Pyramidal cells excite PV cells, whose quick inhibition stops them all at once and lets them go together: a weak gamma rhythm. Every pathway can be made weaker or stronger by itself, so that two changes that both raise the ratio of excitation to inhibition can be told apart by what they do to the rhythm.',
	cites: ['spencer2009', 'ramirezmahaluf2017'],
	neurons: {
		pyramidal: {
			equations: `
				dv/dt = (g_L_E*(E_L + dV_E - v) + I_A + I_N + I_G + g_tonic*(E_I - v))/C_E : mV (unless refractory)${synaptic}
				LFP = abs(I_A) + abs(I_G) : pA`,
			method: 'euler',
			threshold: 'v > V_th_E',
			reset: 'v = V_reset',
			refractory: 't_ref_E',
		},
		PV: interneuron('V_th_PV'),
		SST: interneuron('V_th_SST'),
	},
	parameters: {
		s_G: times('strength of inhibition by GABA-A on E cells, over the usual', [0.1, 2]),
		s_tau: times('how long inhibition by GABA-A lasts, over the usual', [0.5, 2.5]),
		s_EE: times('excitation among E cells, over the usual', [0.5, 3.5]),
		s_glu: times('release of glutamate by E cells, over the usual', [0.5, 1.5]),
		G_EE: weight(0.4, 'nS', 'AMPA conductance of a spike, E to E', [0, 1.6], 0.02),
		G_E_PV: weight(2, 'nS', 'AMPA conductance of a spike, E to PV', [0, 4], 0.1),
		G_E_SST: weight(1.2, 'nS', 'AMPA conductance of a spike, E to SST', [0, 2.4], 0.06),
		N_EE: weight(0.05, 'nS', 'NMDA conductance of a spike, E to E', [0, 0.1], 0.005),
		N_E_PV: weight(0.3, 'nS', 'NMDA conductance of a spike, E to PV', [0, 0.6], 0.03),
		N_E_SST: weight(0.3, 'nS', 'NMDA conductance of a spike, E to SST', [0, 0.6], 0.03),
		G_PV_E: weight(8, 'nS', 'inhibitory conductance of a spike, PV to E', [0, 16], 0.4),
		G_PV_PV: weight(4, 'nS', 'inhibitory conductance of a spike, PV to PV', [0, 8], 0.2),
		G_PV_SST: weight(0.5, 'nS', 'inhibitory conductance of a spike, PV to SST', [0, 1], 0.05),
		G_SST_E: weight(4, 'nS', 'inhibitory conductance of a spike, SST to E', [0, 8], 0.2),
		G_SST_PV: weight(1, 'nS', 'inhibitory conductance of a spike, SST to PV', [0, 2], 0.05),
		g_tonic: design(0, 'nS', 'tonic inhibitory conductance of E cells', [0, 15], 0.5),
		tau_A: read(2, 'ms', 'decay of AMPA conductances', [1, 5], 0.1),
		tau_N: read(100, 'ms', 'decay of NMDA conductances'),
		tau_P: design(7, 'ms', 'decay of inhibition from PV cells', [3, 21], 0.5),
		tau_S: design(20, 'ms', 'decay of inhibition from SST cells', [10, 60], 1),
		V_th_E: read(-50, 'mV', 'threshold of E cells', [-54, -46], 0.5),
		V_th_PV: read(-50, 'mV', 'threshold of PV cells', [-54, -42], 0.5),
		V_th_SST: read(-50, 'mV', 'threshold of SST cells', [-54, -42], 0.5),
		dV_E: design(0, 'mV', 'shift of the resting potential of E cells', [-2, 2], 0.1),
		nu_E: weight(2400, 'Hz', 'drive from outside to an E cell, events'),
		nu_I: weight(500, 'Hz', 'drive from outside to an interneuron, events'),
		G_ext: weight(2.5, 'nS', 'AMPA conductance of an event from outside'),
		p: from('choice', 'DES')(0.2, '1', 'probability of a connection'),
		D: from(
			'choice; nine steps from a spike to the change of voltage that it causes, the last of which is that of the update itself',
			'DES',
		)(0.8, 'ms', 'delay of every connection'),
		C_E: read(500, 'pF', 'capacitance of E cells'),
		C_I: read(200, 'pF', 'capacitance of interneurons'),
		g_L_E: read(25, 'nS', 'leak of E cells'),
		g_L_I: read(20, 'nS', 'leak of interneurons'),
		E_L: read(-70, 'mV', 'resting potential'),
		E_I: read(-70, 'mV', 'reversal potential of inhibition'),
		V_reset: from('choice; −55 mV in Ramirez-Mahaluf et al. 2017', 'DES')(-60, 'mV', 'reset'),
		t_ref_E: read(2, 'ms', 'refractory period of E cells'),
		t_ref_I: read(1, 'ms', 'refractory period of interneurons'),
	},
	measures: measuresOfRhythm,
	groups: {
		E: { neuron: 'pyramidal', N: 400, init },
		PV: { neuron: 'PV', N: 60, init },
		SST: { neuron: 'SST', N: 40, init },
	},
	synapses: {
		'E->E': pathway('g_A += s_glu*s_EE*G_EE; g_N += s_glu*s_EE*N_EE'),
		'E->PV': pathway('g_A += s_glu*G_E_PV; g_N += s_glu*N_E_PV'),
		'E->SST': pathway('g_A += s_glu*G_E_SST; g_N += s_glu*N_E_SST'),
		'PV->E': pathway('g_P += s_G*G_PV_E'),
		'PV->PV': pathway('g_P += G_PV_PV'),
		'PV->SST': pathway('g_P += G_PV_SST'),
		'SST->E': pathway('g_S += s_G*G_SST_E'),
		'SST->PV': pathway('g_S += G_SST_PV'),
	},
	driving,
	inputs: { 'drive E': drive('E', 'nu_E'), 'drive PV': drive('PV', 'nu_I'), 'drive SST': drive('SST', 'nu_I') },
	dt: 0.1,
	duration: 1500,
	observables: {
		E: { group: 'E', variable: 'spikes', label: 'spikes of pyramidal cells', population: 'E' },
		PV: { group: 'PV', variable: 'spikes', label: 'spikes of PV cells', population: 'PV' },
		SST: { group: 'SST', variable: 'spikes', label: 'spikes of SST cells', population: 'SST' },
		v: { group: 'E', variable: 'v', cells: 1, label: 'membrane potential of one pyramidal cell', population: 'E' },
		LFP: {
			group: 'E',
			variable: 'LFP',
			label: 'stand-in for the field potential: AMPA and GABA currents of each pyramidal cell, without their signs',
		},
		field: { group: 'E', variable: 'LFP', mean: true, label: 'stand-in for the field potential, mean over the cells' },
	},
	expect: microcircuitExpectations,
	leavesOut: [
		'VIP cells, layers and distance.',
		'Kinds of receptors beyond AMPA, NMDA and GABA-A, and the saturation of any of them.',
		'Plasticity, short-term as well as long-term, and adaptation of pyramidal cells.',
		'A field potential in volts: the sum of currents stands for it, and only its ratios mean something.',
		'Any patient: no value is fitted to one.',
	],
	nest: {
		none: 'We know of no ready-made cell of NEST in which each spike adds a step to an NMDA conductance that voltage blocks.',
	},
});
