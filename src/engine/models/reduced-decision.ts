/** Wong and Wang's two variables, which decide in one model and remember in another. */
import type { NeuronKind, Observable, Parameter, ProtocolEvent } from '../model.ts';

/** Two independent public codes hold these values. */
const code = 'Wong & Wang 2006, from two public codes that agree';

/** NMDA gating of two groups of cells, each with its own slow noise. exprel keeps the response function whole at threshold. */
export const reducedDecision = (mu_1: string, mu_2: string): NeuronKind => ({
	equations: `
		dS_1/dt = -S_1/tau_S + (1 - S_1)*gamma*r_1 : 1
		dS_2/dt = -S_2/tau_S + (1 - S_2)*gamma*r_2 : 1
		dI_noise1/dt = -(I_noise1 - I_0)/tau_0 + sigma*xi_1/tau_0**0.5 : nA
		dI_noise2/dt = -(I_noise2 - I_0)/tau_0 + sigma*xi_2/tau_0**0.5 : nA
		r_1 = 1/(d*exprel(-d*(a*(J_E*S_1 + J_I*S_2 + J_Aext*${mu_1} + I_noise1) - b))) : Hz
		r_2 = 1/(d*exprel(-d*(a*(J_E*S_2 + J_I*S_1 + J_Aext*${mu_2} + I_noise2) - b))) : Hz`,
	method: 'euler',
});

export const start = { S_1: 'S_0', S_2: 'S_0', I_noise1: 'I_0', I_noise2: 'I_0' } as const;

export const reducedParameters = {
	I_0: {
		value: 0.3255,
		unit: 'nA',
		label: 'background current',
		source: code,
		tag: 'C',
		range: [0.315, 0.336],
		step: 0.0005,
	},
	J_E: {
		value: 0.2609,
		unit: 'nA',
		label: 'strength within a group',
		source: code,
		tag: 'C',
		range: [0.2409, 0.3409],
		step: 0.001,
	},
	J_I: {
		value: -0.0497,
		unit: 'nA',
		label: 'strength between the groups, through inhibition',
		source: code,
		tag: 'C',
		range: [-0.0697, -0.0297],
		step: 0.001,
	},
	sigma: { value: 0.02, unit: 'nA', label: 'noise', source: code, tag: 'C', range: [0, 0.04], step: 0.001 },
	J_Aext: { value: 5.2e-4, unit: 'nA/Hz', label: 'current for each hertz of input', source: code, tag: 'C' },
	a: { value: 270, unit: 'Hz/nA', label: 'slope of the response', source: code, tag: 'C' },
	b: { value: 108, unit: 'Hz', label: 'threshold of the response', source: code, tag: 'C' },
	d: { value: 154, unit: 'ms', label: 'curvature of the response', source: code, tag: 'C' },
	gamma: { value: 0.641, unit: '1', label: 'how far a spike opens the NMDA gates', source: code, tag: 'C' },
	tau_S: { value: 100, unit: 'ms', label: 'time constant of NMDA', source: code, tag: 'C' },
	tau_0: { value: 2, unit: 'ms', label: 'time constant of the noise', source: code, tag: 'C' },
	S_0: { value: 0.1, unit: '1', label: 'open NMDA gates at the start', source: code, tag: 'C' },
	trials: {
		value: 1,
		unit: '1',
		label: 'trials, side by side',
		source: 'choice: one; counts over many trials set it higher',
		tag: 'DES',
	},
} as const satisfies Record<string, Parameter>;

export const reducedLeavesOut = [
	'Spikes and single cells: two thousand of them stand behind each pair of variables.',
	'Fast receptors and the inhibitory cells, which are folded into one strength between the groups.',
] as const;

/** A cue to the first group, a pause in which it has to be held, and a distractor to the second. */
export const cueParameters = {
	cue: {
		value: 40,
		unit: 'Hz',
		label: 'cue to the first group',
		source: 'choice',
		tag: 'DES',
		range: [0, 80],
		step: 1,
	},
	distractor: {
		value: 30,
		unit: 'Hz',
		label: 'distractor to the second group',
		source: 'choice',
		tag: 'DES',
		range: [0, 80],
		step: 1,
	},
	mu_1: { value: 0, unit: 'Hz', label: 'other input to the first group', source: 'choice: none', tag: 'DES' },
	mu_2: { value: 0, unit: 'Hz', label: 'other input to the second group', source: 'choice: none', tag: 'DES' },
	t_cue: { value: 1000, unit: 'ms', label: 'when the cue begins', source: 'choice', tag: 'DES' },
	t_delay: { value: 1500, unit: 'ms', label: 'when the cue ends', source: 'choice', tag: 'DES' },
	t_distractor: { value: 2500, unit: 'ms', label: 'when the distractor begins', source: 'choice', tag: 'DES' },
	t_end: { value: 3000, unit: 'ms', label: 'when the distractor ends', source: 'choice', tag: 'DES' },
} as const satisfies Record<string, Parameter>;

export const cueProtocol = [
	{ at: 't_cue', until: 't_delay', add: 'mu_1', to: 'cue' },
	{ at: 't_distractor', until: 't_end', add: 'mu_2', to: 'distractor' },
] as const satisfies readonly ProtocolEvent[];

export const pairObservables = {
	r_1: { group: 'pair', variable: 'r_1', label: 'rate of the first group', population: 'E' },
	r_2: { group: 'pair', variable: 'r_2', label: 'rate of the second group', population: 'E' },
	S_1: { group: 'pair', variable: 'S_1', label: 'open NMDA gates of the first group' },
	S_2: { group: 'pair', variable: 'S_2', label: 'open NMDA gates of the second group' },
} as const satisfies Record<string, Observable>;
