/** What the two benchmarks of Vogels and Abbott share: the same cells, wiring and measurements; only what a spike does differs. */
import type { Expectation, Model } from '../model.ts';
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

export const benchmark = 'Vogels & Abbott 2005 as benchmark of Brette et al. 2007; executing code of Brian2';

/** How many cells, how they are joined, how fast they forget, and when they fire. */
export const shared = {
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
	tau_m: { value: 20, unit: 'ms', label: 'membrane time constant', source: benchmark, tag: 'C' },
	tau_e: { value: 5, unit: 'ms', label: 'decay of excitation', source: benchmark, tag: 'C' },
	tau_i: { value: 10, unit: 'ms', label: 'decay of inhibition', source: benchmark, tag: 'C' },
	V_th: { value: -50, unit: 'mV', label: 'threshold', source: benchmark, tag: 'C', range: [-54, -46], step: 0.5 },
	V_reset: { value: -60, unit: 'mV', label: 'reset', source: benchmark, tag: 'C' },
	t_ref: { value: 5, unit: 'ms', label: 'refractory period', source: benchmark, tag: 'C' },
} satisfies Model['parameters'];

const connect = { rule: 'pairwise_bernoulli', p: 'p' } as const;

/** Every pair of cells may be joined; a spike does the same to every target. */
export const wiring = (excitation: string, inhibition: string) =>
	({
		'E->E': { on_pre: excitation, connect },
		'E->I': { on_pre: excitation, connect },
		'I->E': { on_pre: inhibition, connect },
		'I->I': { on_pre: inhibition, connect },
	}) satisfies Model['synapses'];

export const observables = {
	E: { group: 'E', variable: 'spikes', label: 'spikes of excitatory cells', population: 'E' },
	I: { group: 'I', variable: 'spikes', label: 'spikes of inhibitory cells', population: 'I' },
	v: { group: 'E', variable: 'v', cells: 1, label: 'membrane potential of one excitatory cell', population: 'E' },
} satisfies Model['observables'];

/** What their mappings on NEST share. */
export const nestRefractory = 't_ref - dt';
export const nestAdjusts = [
	'NEST ends a refractory period of the same length a step later: it is a step shorter here.',
];
export const nestDiffers = [
	'A spike acts one step later: NEST has no delay shorter than a step, and these pathways have none.',
];
