import { measuresOfRhythm } from '../analysis/measures-of-rhythm.ts';
import { defineModel, type Parameter } from '../model.ts';
import { pingExpectations } from './ping-expect.ts';

const textbook = 'Börgers 2017, from knowledge';
const design = 'choice';

/** A weight, as the conductance of all inputs of a cell together when all their gates are open. */
const weight = (value: number, label: string, range?: readonly [number, number]) =>
	({ value, unit: '1', label, source: textbook, tag: 'P', ...(range && { range, step: 0.01 }) }) as const;
const given = <const U extends string>(
	value: number,
	unit: U,
	label: string,
	source: string,
	tag: Parameter['tag'],
) => ({ value, unit, label, source, tag });

/** A random half of the cells of a group; the inputs of a cell weigh as much together whatever their number. */
const pathway = (on_pre: string) => ({ on_pre, connect: { rule: 'pairwise_bernoulli', p: 'p' }, delay: 'D' }) as const;
const init = { v: '-75*mV + 25*mV*rand()', h: '0.8', n: '0.1' };

/** Excitatory and inhibitory cells with spikes of sodium and potassium currents, which make a gamma rhythm between them. */
export const ping = defineModel({
	id: 'ping',
	title: 'Gamma between pyramidal cells and interneurons',
	about:
		'Eighty pyramidal cells with a steady drive excite twenty fast-spiking interneurons, whose inhibition silences everybody for a moment. When it has decayed the pyramidal cells start again, together: a gamma rhythm, made by both groups and by neither alone. It depends on how strongly each reaches the other; below a threshold the cells fire on, each for itself.',
	cites: ['borgers2003'],
	neurons: {
		pyramidal: {
			equations: `
				dv/dt = (100*m**3*h*(50*mV - v) + 80*n**4*(-100*mV - v) + 0.1*(-67*mV - v) + g_EE*S_E*(0*mV - v) + g_IE*S_I*(V_I - v) + I)/ms : mV
				dh/dt = (0.128*exp(-(v + 50*mV)/(18*mV))*(1 - h) - 4/(1 + exp(-(v + 27*mV)/(5*mV)))*h)/ms : 1
				dn/dt = (0.16/exprel(-(v + 52*mV)/(5*mV))*(1 - n) - 0.5*exp(-(v + 57*mV)/(40*mV))*n)/ms : 1
				dS_E/dt = -S_E/tau_E : 1
				dS_I/dt = -S_I/tau_I : 1
				a = 1.28/exprel(-(v + 54*mV)/(4*mV)) : 1
				b = 1.4/exprel((v + 27*mV)/(5*mV)) : 1
				m = a/(a + b) : 1
				G = g_IE*S_I : 1
				I : mV`,
			method: 'rk2',
			threshold: 'v > 0*mV',
			refractory: 't_spike',
		},
		interneuron: {
			equations: `
				dv/dt = (35*m**3*h*(55*mV - v) + 9*n**4*(-90*mV - v) + 0.1*(-65*mV - v) + g_EI*S_E*(0*mV - v) + g_II*S_I*(V_I - v) + I_I)/ms : mV
				dh/dt = 5*(0.07*exp(-(v + 58*mV)/(20*mV))*(1 - h) - h/(1 + exp(-(v + 28*mV)/(10*mV))))/ms : 1
				dn/dt = 5*(0.1/exprel(-(v + 34*mV)/(10*mV))*(1 - n) - 0.125*exp(-(v + 44*mV)/(80*mV))*n)/ms : 1
				dS_E/dt = -S_E/tau_E : 1
				dS_I/dt = -S_I/tau_I : 1
				a = 1/exprel(-(v + 35*mV)/(10*mV)) : 1
				b = 4*exp(-(v + 60*mV)/(18*mV)) : 1
				m = a/(a + b) : 1`,
			method: 'rk2',
			threshold: 'v > 0*mV',
			refractory: 't_spike',
		},
	},
	parameters: {
		g_IE: weight(0.25, 'inhibition of pyramidal cells, mS/cm²', [0, 1]),
		g_EI: weight(0.25, 'excitation of interneurons, mS/cm²', [0, 0.5]),
		g_II: weight(0.25, 'inhibition among interneurons, mS/cm²', [0, 0.5]),
		g_EE: weight(0, 'excitation among pyramidal cells, mS/cm²', [0, 0.1]),
		I_E: {
			...given(1.4, 'mV', 'mean drive to pyramidal cells, µA/cm² over 1 mS/cm²', textbook, 'P'),
			range: [0.6, 2],
			step: 0.05,
		},
		spread: given(0.05, '1', 'spread of that drive between cells, over its mean', textbook, 'P'),
		I_I: given(0, 'mV', 'drive to interneurons, µA/cm² over 1 mS/cm²', textbook, 'P'),
		tau_E: given(3, 'ms', 'decay of excitation', textbook, 'P'),
		tau_I: { ...given(9, 'ms', 'decay of inhibition', textbook, 'P'), range: [4, 30], step: 0.5 },
		V_I: given(-75, 'mV', 'reversal potential of inhibition', textbook, 'P'),
		k_E: given(
			0.48,
			'1',
			'share of excitatory gates that a spike opens',
			'measured: the area under the gate of a single spike of the continuous synapse, over its decay time',
			'M',
		),
		k_I: given(0.525, '1', 'share of inhibitory gates that a spike opens', 'measured, in the same way', 'M'),
		D: given(
			0.3,
			'ms',
			'from the top of a spike to the opening of gates',
			'measured, in the same way: the delay that has the same centre',
			'M',
		),
		t_spike: given(2, 'ms', 'how long a spike cannot be counted again', design, 'DES'),
		p: given(0.5, '1', 'probability of a connection', textbook, 'P'),
		N_E: given(
			80,
			'1',
			'pyramidal cells; a quarter as many interneurons',
			'choice, for the browser; 200 in the source',
			'DES',
		),
	},
	measures: measuresOfRhythm,
	groups: {
		E: { neuron: 'pyramidal', N: 'N_E', init: { ...init, I: 'I_E*(1 + spread*randn())' } },
		I: { neuron: 'interneuron', N: 'N_E/4', init },
	},
	synapses: {
		'E->E': pathway('S_E += k_E/(p*N_E)'),
		'E->I': pathway('S_E += k_E/(p*N_E)'),
		'I->E': pathway('S_I += k_I/(p*N_E/4)'),
		'I->I': pathway('S_I += k_I/(p*N_E/4)'),
	},
	dt: 0.02,
	duration: 500,
	observables: {
		E: { group: 'E', variable: 'spikes', label: 'spikes of pyramidal cells', population: 'E' },
		I: { group: 'I', variable: 'spikes', label: 'spikes of interneurons', population: 'I' },
		v: { group: 'E', variable: 'v', cells: 1, label: 'membrane potential of one pyramidal cell', population: 'E' },
		G: { group: 'E', variable: 'G', label: 'inhibitory conductance of each pyramidal cell, mS/cm²' },
	},
	expect: pingExpectations,
	leavesOut: [
		'The gates of a synapse as the source has them, opened by the voltage of the cell before: here a spike opens them at once, and those that are open already do not hinder it.',
		'Dendrites, distance, and kinds of cells beyond two.',
		'Noise: the drive differs between cells but is steady.',
		'Plasticity, and every other change over time.',
	],
	nest: {
		none: 'NEST’s Traub cell has other sodium and potassium currents, and it has no Wang–Buzsáki cell.',
	},
});
