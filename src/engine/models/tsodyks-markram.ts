import { defineModel, type Expectation, type Values } from '../model.ts';
import { plasticity } from '../plastic/plastic.ts';
import { near } from './near.ts';

const closed = 'Closed form for a regular train.';
const tolerance = 1e-4;

/** The kinds of synapse of the catalogue: what is set on the first pathway, and after whom. */
const kinds = {
	depressing: { U_d: 0.5, tau_rec_d: 800, tau_f_d: 1 },
	facilitating: { U_d: 0.05, tau_rec_d: 130, tau_f_d: 530 },
	memory: { U_d: 0.2, tau_rec_d: 200, tau_f_d: 1500 },
	'course-depressing': { U_d: 0.45, tau_rec_d: 750, tau_f_d: 50 },
	'course-facilitating': { U_d: 0.15, tau_rec_d: 50, tau_f_d: 750 },
} as const;

/** One rate from the beginning to the end. */
const steady = (rate: number): Values => ({ r: rate, r_to: rate });

/** The amplitudes of the first five spikes at 20 Hz. */
const firstFive = (kind: keyof typeof kinds, amplitudes: readonly number[]): Expectation[] =>
	amplitudes.map((amplitude, k) => ({
		id: `${kind}-spike-${k + 1}`,
		source: closed,
		tag: 'A',
		measure: `at a_d ${50 * k + 25}`,
		set: { ...kinds[kind], ...steady(20) },
		duration: 300,
		band: near(amplitude, tolerance),
	}));

/** A spike comes in the step that is nearest to its time, so that its amplitude is there one step later. */
const onTime = (which: string, rate: number, time: number, amplitude: number): Expectation => ({
	id: `${which}-spike-on-time`,
	source: `${closed} The spike comes in the step nearest to its time.`,
	tag: 'A',
	measure: `at a_d ${time}`,
	set: steady(rate),
	duration: 100,
	band: near(amplitude, 5e-4),
});

/** The amplitude in the long run at 1, 10, 20 and 50 Hz. */
const inTheLongRun = (kind: keyof typeof kinds, amplitudes: readonly number[]): Expectation[] =>
	amplitudes.map((amplitude, k) => {
		const rate = [1, 10, 20, 50][k] as number;
		return {
			id: `${kind}-at-${rate}-Hz`,
			source: closed,
			tag: 'A',
			measure: 'final a_d',
			set: { ...kinds[kind], ...steady(rate) },
			duration: rate === 1 ? 20000 : 5000,
			band: near(amplitude, tolerance),
		};
	});

/** Tsodyks and Markram's synapses: what the same spikes do depends on when the last ones came, and on who listens. */
export const tsodyksMarkram = defineModel({
	id: 'tsodyks-markram',
	title: 'Short-term plasticity',
	about:
		'One excitatory cell fires regularly and speaks to two others. Each spike releases a share of the transmitter that is ready, and what is gone comes back in its own time; a spike can also raise the share that the next one releases. At the synapse on the pyramidal cell release soon runs ahead of recovery, so that fast firing weakens it. At the synapse on the interneuron the share grows faster than the store empties, so that it is strongest at a middle rate. The balance of excitation and inhibition thus moves with the rate of firing within a second, without any lasting change.',
	cites: ['tsodyks1997markram', 'markram1998', 'mongillo2008'],
	neurons: {
		regular: {
			equations: `
				dphase/dt = r : 1`,
			method: 'euler',
			threshold: 'phase > 1 - r*dt/2',
			reset: 'phase -= 1',
		},
		target: { equations: 'dg/dt = -g/tau_s : nS', method: 'exponential_euler' },
	},
	parameters: {
		r: {
			value: 10,
			unit: 'Hz',
			label: 'rate at the start',
			source: 'choice',
			tag: 'DES',
			range: [1, 50],
			step: 1,
		},
		r_to: {
			value: 50,
			unit: 'Hz',
			label: 'rate after the change',
			source: 'choice',
			tag: 'DES',
			range: [1, 100],
			step: 1,
		},
		U_d: {
			value: 0.5,
			unit: '1',
			label: 'share that a spike releases onto the pyramidal cell',
			source: 'Tsodyks & Markram 1997',
			tag: 'P',
			range: [0.05, 0.95],
			step: 0.05,
		},
		tau_rec_d: {
			value: 800,
			unit: 'ms',
			label: 'recovery of that synapse',
			source: 'Tsodyks & Markram 1997',
			tag: 'P',
			range: [50, 1500],
			step: 10,
		},
		tau_f_d: {
			value: 1,
			unit: 'ms',
			label: 'facilitation of that synapse',
			source: 'choice: over before the next spike, as if there were none',
			tag: 'DES',
		},
		U_f: {
			value: 0.05,
			unit: '1',
			label: 'share that a spike releases onto the interneuron, at first',
			source: 'Markram, Wang & Tsodyks 1998',
			tag: 'P',
			range: [0.05, 0.95],
			step: 0.05,
		},
		tau_rec_f: {
			value: 130,
			unit: 'ms',
			label: 'recovery of that synapse',
			source: 'Markram, Wang & Tsodyks 1998',
			tag: 'P',
			range: [50, 1500],
			step: 10,
		},
		tau_f_f: {
			value: 530,
			unit: 'ms',
			label: 'facilitation of that synapse',
			source: 'Markram, Wang & Tsodyks 1998',
			tag: 'P',
			range: [10, 1500],
			step: 10,
		},
		w: { value: 10, unit: 'nS', label: 'conductance if a spike released all', source: 'choice', tag: 'DES' },
		tau_s: { value: 5, unit: 'ms', label: 'decay of a conductance', source: 'choice', tag: 'DES' },
		t_on: { value: 1000, unit: 'ms', label: 'when the rate changes', source: 'choice', tag: 'DES' },
	},
	plasticity,
	groups: {
		E: { neuron: 'regular', N: 1, init: { phase: '1 - r*dt' } },
		pyramidal: { neuron: 'target', N: 1, init: {} },
		interneuron: { neuron: 'target', N: 1, init: {} },
	},
	synapses: {
		'E->pyramidal': {
			equations: `
				du/dt = -u/tau_f_d : 1 (event-driven)
				dx/dt = (1 - x)/tau_rec_d : 1 (event-driven)
				a : 1`,
			on_pre: 'u += U_d*(1 - u); a = u*x; x -= a; g += w*a',
			init: { x: '1' },
			connect: { rule: 'all_to_all' },
		},
		'E->interneuron': {
			equations: `
				du/dt = -u/tau_f_f : 1 (event-driven)
				dx/dt = (1 - x)/tau_rec_f : 1 (event-driven)
				a : 1`,
			on_pre: 'u += U_f*(1 - u); a = u*x; x -= a; g += w*a',
			init: { x: '1' },
			connect: { rule: 'all_to_all' },
		},
	},
	protocol: [{ at: 't_on', set: 'r', to: 'r_to' }],
	dt: 0.1,
	duration: 2000,
	observables: {
		E: { group: 'E', variable: 'spikes', label: 'spikes of the cell that speaks', population: 'E' },
		a_d: { group: 'E->pyramidal', variable: 'a', label: 'share released by the last spike, onto the pyramidal cell' },
		a_f: { group: 'E->interneuron', variable: 'a', label: 'share released by the last spike, onto the interneuron' },
		x_d: { group: 'E->pyramidal', variable: 'x', label: 'share that is ready, at the pyramidal cell' },
		x_f: { group: 'E->interneuron', variable: 'x', label: 'share that is ready, at the interneuron' },
		u_f: {
			group: 'E->interneuron',
			variable: 'u',
			label: 'how far the last spikes still raise the share, at the interneuron',
		},
		g_d: { group: 'pyramidal', variable: 'g', label: 'conductance of the pyramidal cell', population: 'E' },
		g_f: { group: 'interneuron', variable: 'g', label: 'conductance of the interneuron', population: 'I' },
	},
	expect: [
		onTime('first', 20, 0.1, 0.5),
		onTime('fifth', 70, 57.2, 0.0455),
		...firstFive('depressing', [0.5, 0.2651, 0.1548, 0.103, 0.0787]),
		...firstFive('facilitating', [0.05, 0.0901, 0.1196, 0.1403, 0.1546]),
		...inTheLongRun('depressing', [0.4164, 0.1051, 0.0571, 0.0241]),
		...inTheLongRun('facilitating', [0.0584, 0.1949, 0.2065, 0.1296]),
		{
			id: 'facilitating-greatest',
			source: `${closed} The greatest of all whole rates.`,
			tag: 'A',
			measure: 'final a_d',
			set: { ...kinds.facilitating, ...steady(16) },
			duration: 5000,
			band: near(0.2113, tolerance),
		},
		...inTheLongRun('memory', [0.3386, 0.3572, 0.215, 0.0947]),
		...inTheLongRun('course-depressing', [0.3876, 0.1103, 0.0614, 0.026]),
		...inTheLongRun('course-facilitating', [0.1933, 0.5365, 0.5135, 0.3142]),
		{
			id: 'same-axon-two-targets',
			source: `${closed} At 20 Hz the same spikes do several times as much at the interneuron as at the pyramidal cell, to which the first one gave ten times as much.`,
			tag: 'A',
			measure: 'final a_f',
			set: steady(20),
			duration: 5000,
			band: near(0.2065, tolerance),
		},
	],
	leavesOut: [
		'Chance: a real synapse releases whole vesicles, or none.',
		'Lasting plasticity: after some seconds of silence each synapse is as it was.',
		'Effects of transmitter on the terminal that released it.',
		'What the two targets do in turn: only their conductances are followed.',
	],
	nest: {
		none: 'It is two synapses and no network: their targets have a conductance and no voltage. NEST has the synapse (tsodyks2_synapse), and no such target.',
	},
});
