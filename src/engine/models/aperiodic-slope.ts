import { measuresOfRhythm } from '../analysis/measures-of-rhythm.ts';
import { driving } from '../driving/driving.ts';
import { defineModel, type Expectation, type Parameter } from '../model.ts';
import { near } from './near.ts';

const paper = 'Gao, Peterson & Voytek 2017; code of the paper';
const given = <const U extends string>(value: number, unit: U, label: string) =>
	({ value, unit, label, source: paper, tag: 'C' }) satisfies Parameter;

/** Slopes at one ratio: the mean of five runs of two minutes, within three standard deviations of theirs. */
const slope = (ratio: number, range: string, value: number, spread: number): Expectation => ({
	id: `ratio-${ratio}-${range.replace(' ', '-')}`,
	source: 'Own simulations of 120 s, mean of five; three standard deviations of single runs are allowed.',
	tag: 'M',
	measure: `spectralSlope LFP ${range}`,
	set: { ratio },
	duration: 120000,
	seeds: 5,
	band: near(value, 3 * spread),
});

/** The slope of the exact spectrum. Single runs scatter by about 0.08, so that three standard errors of twenty are allowed. */
const exact = (ratio: number, value: number): Expectation => ({
	...slope(ratio, '30 70', value, 0.018),
	id: `ratio-${ratio}-exact`,
	source:
		'Follows from the spectra of both kernels at steps of 1 ms, weighed: the slope of a line through its logarithms.',
	tag: 'A',
	seeds: 20,
});

/** Two filtered rains of spikes: how steeply the spectrum of a field falls, from the ratio of inhibition to excitation. */
export const aperiodicSlope = defineModel({
	id: 'aperiodic-slope',
	title: 'Slope of the spectrum from excitation and inhibition',
	about:
		'Excitatory and inhibitory spikes rain on a patch of cortex, without any rhythm. Each opens a conductance, excitation for a moment and inhibition for longer, and the field is the sum of both currents. Slow inhibition has little power at high frequencies, so that the more of it there is, the more steeply the spectrum falls. The slope depends on the time constants, too: it is no measure of the balance by itself.',
	cites: ['gao2017'],
	neurons: {
		field: {
			equations: `
				dg_E/dt = (x_E - g_E)/tau_E : 1
				dx_E/dt = -x_E/rise_E : 1
				dg_I/dt = (x_I - g_I)/tau_I : 1
				dx_I/dt = -x_I/rise_I : 1
				decay_E = exp(-dt/tau_E) : 1
				start_E = exp(-dt/rise_E) : 1
				decay_I = exp(-dt/tau_I) : 1
				start_I = exp(-dt/rise_I) : 1
				area_E = N_E*f_E*rise_E/(tau_E - rise_E)*(1/(1 - decay_E) - 1/(1 - start_E)) : Hz
				area_I = N_I*f_I*rise_I/(tau_I - rise_I)*(1/(1 - decay_I) - 1/(1 - start_I)) : Hz
				LFP = g_E*(E_E - v) + ratio*area_E/area_I*g_I*(E_I - v) : mV`,
			method: 'exact',
		},
	},
	parameters: {
		ratio: { ...given(3, '1', 'inhibition over excitation, as mean conductances'), range: [1, 6], step: 0.1 },
		N_E: given(8000, '1', 'excitatory cells'),
		N_I: given(2000, '1', 'inhibitory cells'),
		f_E: given(2, 'Hz', 'rate of excitatory cells'),
		f_I: given(5, 'Hz', 'rate of inhibitory cells'),
		tau_E: given(2, 'ms', 'decay of excitation'),
		rise_E: given(0.1, 'ms', 'rise of excitation'),
		tau_I: { ...given(10, 'ms', 'decay of inhibition'), range: [5, 30], step: 0.5 },
		rise_I: given(0.5, 'ms', 'rise of inhibition'),
		v: given(-65, 'mV', 'membrane potential, held'),
		E_E: given(0, 'mV', 'reversal potential of excitation'),
		E_I: given(-80, 'mV', 'reversal potential of inhibition'),
	},
	measures: measuresOfRhythm,
	groups: { patch: { neuron: 'field', N: 1, init: {} } },
	driving,
	inputs: {
		excitation: { kind: 'poisson', target: 'patch', variable: 'x_E', N: 'N_E', rate: 'f_E', weight: '1' },
		inhibition: { kind: 'poisson', target: 'patch', variable: 'x_I', N: 'N_I', rate: 'f_I', weight: '1' },
	},
	dt: 1,
	duration: 10000,
	observables: {
		LFP: { group: 'patch', variable: 'LFP', label: 'field: the sum of both currents' },
		g_E: { group: 'patch', variable: 'g_E', label: 'excitatory conductance', population: 'E' },
		g_I: { group: 'patch', variable: 'g_I', label: 'inhibitory conductance, before it is weighed', population: 'I' },
	},
	expect: [
		exact(2, -0.572),
		exact(4, -0.722),
		exact(6, -0.901),
		slope(2, '30 70', -0.62, 0.08),
		slope(4, '30 70', -0.7, 0.04),
		slope(6, '30 70', -0.91, 0.06),
		slope(2, '30 50', -0.49, 0.07),
		slope(4, '30 50', -0.63, 0.15),
		slope(6, '30 50', -0.95, 0.17),
		{
			id: 'currents-cancel',
			source:
				'The ratio is one of mean conductances: where it is 65 to 15, as the driving forces are, both currents cancel on average, whatever their rise. Three standard errors of twenty runs of 10 s are allowed.',
			tag: 'A',
			measure: 'mean LFP 1000..10000',
			set: { ratio: 65 / 15, rise_E: 1, rise_I: 4 },
			seeds: 20,
			band: near(0, 2.84),
		},
	],
	leavesOut: [
		'Cells: spikes arrive at random, whatever the field does.',
		'Rhythms, and every cause of a slope other than two decays.',
		'Dendrites, which filter a current on its way, and the potential, which is held.',
		'A reading of the balance in a person: one slope follows from many ratios, with other time constants.',
	],
	nest: { none: 'It is two filtered Poisson processes, not a network of cells.' },
});
