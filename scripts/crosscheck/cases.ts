/** What is run on both sides. */
import type { ModelId, Values } from '../../src/engine/index.ts';
import { option } from '../serve.mjs';

/** One run without noise. */
export interface Case {
	set: Values;
	/** ms */
	duration: number;
	/** How many turns of the rhythm a run holds, where there is one: at least ten. */
	turns?: (value: (measure: string) => number, duration: number) => number;
	/**
	 * For a model that magnifies its own rounding, a group and a variable of it. Numbers are compared until a change of the last bit of
	 * that variable at the start leads this engine as far from itself as is tolerated; beyond it, every single step that Brian2 took
	 * is taken here from the same state, and has to end in the same place.
	 */
	sensitive?: { group: string; variable: string };
}

const periods: Case['turns'] = (value, duration) => duration / value('period E');
const day = 86_400_000;
const seizures: Case['turns'] = value => value('seizures x1');

/** Models of spiking networks; networks.ts says how they are compared. */
export type NetworkId =
	| 'brunel'
	| 'coba'
	| 'crossover-avalanches'
	| 'cuba'
	| 'decision-network'
	| 'detailed-balance'
	| 'inhibitory-plasticity'
	| 'microcircuit'
	| 'ping'
	| 'ring-network'
	| 'tsodyks-markram';

/** The models that `--only a,b` names; without it all. */
export const only: readonly string[] | undefined = option('only')?.split(',').filter(Boolean);
export const isCompared = (id: string): boolean => only?.includes(id) ?? true;

/** At least one for every other model that moves without random input; a model without one does not compile. */
export const cases: Record<Exclude<ModelId, NetworkId>, readonly Case[]> = {
	'alarm-loop': [{ set: { sigma: 0, w_PA: 0.6, g_A: 0.7, delta_boost: 0.6 }, duration: 60000 }],
	// All that moves it is random input, which both sides draw for themselves.
	'aperiodic-slope': [],
	'attractor-landscape': [{ set: { sigma: 0, A_0: 0.25, A_2: 0.4 }, duration: 100 }],
	bcm: [{ set: { spread: 0 }, duration: 2000 }],
	'chloride-switch': [{ set: { g_GABA: 0.2 }, duration: 600000 }],
	'balanced-amplification': [
		{ set: { w: 30 / 7, k_I: 1.1 }, duration: 400 },
		{ set: { w: 8, k_I: 1.1 }, duration: 400 },
	],
	'bistable-memory': [
		{ set: { sigma: 0 }, duration: 4500 },
		{ set: { sigma: 0, distractor: 60 }, duration: 4500 },
	],
	branching: [{ set: { m: 0 }, duration: 200 }],
	'conductance-regulation': [{ set: {}, duration: 240000 }],
	'critical-slowing': [{ set: { sigma: 0, rise: 1.5 }, duration: 300000 }],
	'dopamine-learner': [{ set: { g_PV: 0.65, p_0: 0 }, duration: 100000 }],
	'dopamine-memory': [{ set: { sigma: 0, D: 1.3 }, duration: 4500 }],
	'dynamic-range': [{ set: { cells: 50, sigma: 0, r: 100 }, duration: 200 }],
	epileptor: [
		{
			set: { x_0: -1.6, sigma: 0 },
			duration: 24000,
			turns: seizures,
			sensitive: { group: 'tissue', variable: 'z' },
		},
	],
	'hub-wear': [{ set: { sigma: 0, year: 1000, settling: 200, t_treated: 2000, A_treated: 3 }, duration: 4000 }],
	'imbalanced-amplification': [
		{ set: { N_net: 100 }, duration: 800 },
		{ set: { N_net: 25600 }, duration: 800 },
	],
	'interneuron-circuit': [
		{ set: { delta_VIP: 10 }, duration: 300 },
		{ set: { delta_VIP: 10, I_E: 147.2512, I_PV: 386.7281, I_SST: 40.2657, I_VIP: 98.4368 }, duration: 300 },
	],
	'isn-pair': [
		{ set: { w_EE: 2, w_EI: 2.5, w_IE: 2.5, w_II: 2 }, duration: 900 },
		{ set: { w_EE: 0.5, w_EI: 2.5, w_IE: 2.5, w_II: 2 }, duration: 900 },
		{ set: { w_EE: 5, w_EI: 4, w_IE: 4.5, w_II: 3 }, duration: 900 },
	],
	'mood-landscape': [{ set: { sigma: 0, b: 1, kappa: 0.3 }, duration: 4000 * day }],
	'receptor-tolerance': [{ set: {}, duration: 60 * day }],
	'ring-memory': [
		{ set: { sigma: 0, sigma_S: 0, distractor: 0.08 }, duration: 3500 },
		{ set: { sigma: 0, sigma_S: 0, g_EI: 0.6, distractor: 0.08 }, duration: 3500 },
	],
	'spreading-depression': [{ set: { N_x: 40, N_y: 30, y_s: 1.5 }, duration: 30000 }],
	'stress-homeostat': [{ set: { delta_over: 0.3 }, duration: 80 * day }],
	supralinear: [
		{ set: { c: 5 }, duration: 3000 },
		{ set: { c: 30 }, duration: 3000 },
	],
	'synaptic-scaling': [
		{ set: { scatter: 0, gamma: 1e-5 }, duration: 4000000 },
		{ set: { scatter: 0, eta: 1.6e-5 }, duration: 4000000 },
	],
	'threshold-homeostasis': [{ set: { tau_theta: 20 }, duration: 600000 }],
	triesch: [{ set: { swing: 0, swing_later: 0 }, duration: 20000 }],
	'two-area-mood': [
		{ set: { sigma: 0 }, duration: 45000 },
		{ set: { sigma: 0, epsilon: 0.15 }, duration: 45000 },
	],
	'two-areas': [{ set: { w_EE: 1.9, g_I: 0.8 }, duration: 2500 }],
	'two-factor': [{ set: {}, duration: 25 * day }],
	'uncertainty-learner': [{ set: { p_stable: 0, p_volatile: 1 }, duration: 300 }],
	wendling: [
		{
			set: { A: 5, B: 25, G: 15, sigma: 0 },
			duration: 4000,
			turns: (value, time) => (value('rises LFP 5.5') * time) / 1000,
		},
	],
	'wilson-cowan': [
		{ set: { P: 1.25 }, duration: 1000, turns: periods },
		{ set: { P: 1.5 }, duration: 1000, turns: periods },
	],
	'wong-wang': [
		{ set: { c: 12.8, sigma: 0 }, duration: 2000 },
		{ set: { c: 51.2, sigma: 0 }, duration: 2000 },
	],
};
