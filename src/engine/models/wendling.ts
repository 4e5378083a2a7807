import { defineModel, type Expectation } from '../model.ts';
import { response } from './jansen-rit.ts';

const source = 'Simulated twice, with independent code, 20 s each.';
/** 20 s, after one second in which the start is forgotten. */
const window = '1000..21000';
const duration = 21000;

/** A number of the two sources: their means, with a tenth below and above for the scatter of a run. */
const between = (a: number, b: number): readonly [number, number] => [Math.min(a, b) * 0.9, Math.max(a, b) * 1.1];

interface Regime {
	name: string;
	/** A, B, G in mV. */
	gains: readonly [number, number, number];
	seeds: number;
	numbers: readonly {
		id: string;
		measure: string;
		band: readonly [number, number];
		/** What the source says besides, or how its number is read here. */
		note?: string;
	}[];
}

const regime = ({ name, gains: [A, B, G], seeds, numbers }: Regime): Expectation[] =>
	numbers.map(({ id, measure, band, note }) => ({
		id: `${name}-${id}`,
		source: note ? `${source} ${note}` : source,
		tag: 'SIM',
		measure: `${measure} ${window}`,
		set: { A, B, G },
		duration,
		seeds,
		band,
	}));

const spike = 'A spike is a rise through 5.5 mV, half of the highest that the source saw.';

const JR = 'Jansen & Rit 1995, as Wendling et al. 2002 use it';
const table = 'Wendling et al. 2002, checked against public code';

/** Wendling's cortical column: one excitatory and two inhibitory populations, slow and fast. */
export const wendling = defineModel({
	id: 'wendling',
	title: 'Wendling column',
	about:
		'A patch of cortex as a few populations, each described by the postsynaptic potentials that it causes: pyramidal cells, excitatory cells, and two kinds of inhibitory cells, slow ones that act on the dendrites and fast ones that act at the soma. With nothing but the strengths of excitation, slow inhibition and fast inhibition exchanged, the same patch idles, sends single spikes, discharges without end, or hums.',
	cites: ['wendling2002'],
	neurons: {
		column: {
			equations: `
				dy0/dt = y5 : mV
				dy1/dt = y6 : mV
				dy2/dt = y7 : mV
				dy3/dt = y8 : mV
				dy4/dt = y9 : mV
				dy5/dt = A*a*S_P - 2*a*y5 - a**2*y0 : mV/second
				dy6/dt = A*a*(p + C_2*S_E) - 2*a*y6 - a**2*y1 + A*a*sigma*tau_p**0.5*xi : mV/second
				dy7/dt = B*b*C_4*S_B - 2*b*y7 - b**2*y2 : mV/second
				dy8/dt = G*g*C_7*S_G - 2*g*y8 - g**2*y3 : mV/second
				dy9/dt = B*b*S_B - 2*b*y9 - b**2*y4 : mV/second
				LFP = y1 - y2 - y3 : mV
				S_P = 2*e_0/(1 + exp(r*(v_0 - LFP))) : Hz
				S_E = 2*e_0/(1 + exp(r*(v_0 - C_1*y0))) : Hz
				S_B = 2*e_0/(1 + exp(r*(v_0 - C_3*y0))) : Hz
				S_G = 2*e_0/(1 + exp(r*(v_0 - C_5*y0 + C_6*y4))) : Hz`,
			method: 'euler',
		},
	},
	parameters: {
		A: { value: 5, unit: 'mV', label: 'strength of excitation', source: table, tag: 'SRC', range: [3, 7], step: 0.05 },
		B: {
			value: 50,
			unit: 'mV',
			label: 'strength of slow inhibition',
			source: table,
			tag: 'SRC',
			range: [0, 60],
			step: 0.5,
		},
		G: {
			value: 15,
			unit: 'mV',
			label: 'strength of fast inhibition',
			source: table,
			tag: 'SRC',
			range: [0, 30],
			step: 0.5,
		},
		p: {
			value: 90,
			unit: 'Hz',
			label: 'mean input from outside',
			source: 'Wendling et al. 2002',
			tag: 'MEM',
			range: [60, 150],
			step: 1,
		},
		sigma: {
			value: 30,
			unit: 'Hz',
			label: 'noise of that input, its spread over tau_p',
			source: 'Wendling et al. 2002',
			tag: 'MEM',
			range: [0, 60],
			step: 1,
		},
		tau_p: {
			value: 1,
			unit: 'ms',
			label: 'time over which the spread of the input is meant',
			source: 'choice',
			tag: 'DES',
		},
		a: { value: 100, unit: '1/s', label: 'rate constant of excitation', source: JR, tag: 'SRC' },
		b: { value: 50, unit: '1/s', label: 'rate constant of slow inhibition', source: JR, tag: 'SRC' },
		g: { value: 500, unit: '1/s', label: 'rate constant of fast inhibition', source: table, tag: 'SRC' },
		...response(JR),
		C_3: { value: 33.75, unit: '1', label: 'contacts pyramidal → slow inhibitory cells', source: JR, tag: 'SRC' },
		C_4: { value: 33.75, unit: '1', label: 'contacts slow inhibitory → pyramidal cells', source: JR, tag: 'SRC' },
		C_5: { value: 40.5, unit: '1', label: 'contacts pyramidal → fast inhibitory cells', source: table, tag: 'SRC' },
		C_6: { value: 13.5, unit: '1', label: 'contacts slow → fast inhibitory cells', source: table, tag: 'SRC' },
		C_7: { value: 108, unit: '1', label: 'contacts fast inhibitory → pyramidal cells', source: table, tag: 'SRC' },
	},
	groups: { column: { neuron: 'column', N: 1, init: {} } },
	dt: 0.1,
	duration: 10000,
	observables: {
		LFP: { group: 'column', variable: 'LFP', label: 'field potential' },
		y1: { group: 'column', variable: 'y1', label: 'excitation of pyramidal cells', population: 'E' },
		y2: { group: 'column', variable: 'y2', label: 'slow inhibition of pyramidal cells', population: 'I' },
		y3: { group: 'column', variable: 'y3', label: 'fast inhibition of pyramidal cells', population: 'I' },
	},
	expect: [
		...regime({
			name: 'background',
			gains: [5, 50, 15],
			seeds: 5,
			numbers: [{ id: 'sd', measure: 'sd LFP', band: between(0.24, 0.24) }],
		}),
		...regime({
			name: 'sporadic-spikes',
			gains: [5, 40, 15],
			seeds: 20,
			numbers: [
				{ id: 'rate', measure: 'rises LFP 5.5', band: [0.1, 0.2], note: spike },
				{ id: 'sd', measure: 'sd LFP', band: [1.1, 1.6] },
				{ id: 'highest', measure: 'max LFP', band: between(11, 11) },
			],
		}),
		...regime({
			name: 'sustained-spikes',
			gains: [5, 25, 15],
			seeds: 5,
			numbers: [
				{ id: 'peak', measure: 'peakFrequency LFP', band: [3, 6] },
				{ id: 'rate', measure: 'rises LFP 5.5', band: between(4.5, 4.5), note: spike },
				{ id: 'sd', measure: 'sd LFP', band: between(5.4, 5.42) },
			],
		}),
		...regime({
			name: 'slow-rhythm',
			gains: [5, 10, 15],
			seeds: 5,
			numbers: [
				{
					id: 'sd',
					measure: 'sd LFP',
					band: between(0.27, 0.26),
					note: 'Its spectrum is flat, so that where it peaks is no expectation.',
				},
			],
		}),
		...regime({
			name: 'fast-activity',
			gains: [5, 5, 25],
			seeds: 5,
			numbers: [
				{ id: 'above-14-Hz', measure: 'powerShare LFP 14 50', band: [0.4, 1] },
				{ id: 'sd', measure: 'sd LFP', band: between(0.19, 0.18) },
			],
		}),
		...regime({
			name: 'quasi-sinusoidal',
			gains: [5, 15, 0],
			seeds: 5,
			numbers: [
				{ id: 'peak', measure: 'peakFrequency LFP', band: [8, 14] },
				{
					id: 'alpha',
					measure: 'powerShare LFP 8 13',
					band: [0.95, 1],
					note: 'All of the power lies in the alpha band, read as 8–13 Hz and at least 95 %.',
				},
				{ id: 'sd', measure: 'sd LFP', band: between(3.7, 3.66) },
			],
		}),
		...regime({
			name: 'excitation-3.5',
			gains: [3.5, 22, 15],
			seeds: 5,
			numbers: [{ id: 'sd', measure: 'sd LFP', band: between(0.18, 0.18) }],
		}),
		...regime({
			name: 'excitation-4',
			gains: [4, 22, 15],
			seeds: 5,
			numbers: [{ id: 'sd', measure: 'sd LFP', band: between(3.2, 3.17) }],
		}),
	],
	leavesOut: [
		'Single cells and their spikes: only mean potentials and rates of populations are known.',
		'Space: the discharge does not spread to neighbouring tissue.',
		'Any slow change: the strengths stay where they are put, so that a regime never ends by itself.',
		'Receptors and channels: a drug or a mutation is at most a change of one strength.',
	],
	nest: { none: 'It is a neural mass; NEST has none of this form.' },
});
