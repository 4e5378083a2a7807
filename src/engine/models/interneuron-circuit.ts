import { measuresOfPushes } from '../analysis/measures-of-pushes.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source = 'Deterministic; calculated twice and independently, equal in all digits.';
const code = 'Garcia del Molino et al. 2017, from the code in Open Source Brain';

const names = ['E', 'PV', 'SST', 'VIP'] as const;
type Name = (typeof names)[number];

/** The two working points: rates of which the background currents keep the circuit there. */
const low = {};
const high = {
	...{ E_0: 30, PV_0: 50, SST_0: 30, VIP_0: 20 },
	...{ I_E: 147.2512, I_PV: 386.7281, I_SST: 40.2657, I_VIP: 98.4368 },
};
const untouched = { delta_E: 0, delta_PV: 0, delta_SST: 0, delta_VIP: 0 };

/** Lasting changes, Hz, in the order of `names`, for ten picoamperes more to one population. */
const pushed = (
	point: 'low' | 'high',
	target: Name,
	changes: readonly [number, number, number, number],
): Expectation[] =>
	names.map((name, k) => ({
		id: `${point}-${target}-to-${name}`,
		source,
		tag: 'M',
		measure: `change ${name} t_on`,
		set: { ...(point === 'high' ? high : low), ...untouched, [`delta_${target}`]: 10 },
		band: near(changes[k] as number, Math.max(5e-4, 0.01 * Math.abs(changes[k] as number))),
	}));

const baseline = (point: 'low' | 'high', rates: readonly [number, number, number, number], by: number): Expectation[] =>
	names.map((name, k) => ({
		id: `${point}-${name}`,
		source: 'Settled rate before the extra current, from an independent calculation.',
		tag: 'SIM',
		measure: `at ${name} t_on`,
		set: point === 'high' ? high : low,
		band: near(rates[k] as number, by),
	}));

/** The strength of everything that PV cells send, times a factor. */
const outputOfPV = (factor: number, E: number, PV: number): Expectation[] => {
	const at = {
		source,
		tag: 'M' as const,
		set: { w_E_PV: Number((0.3329 * factor).toPrecision(8)), w_PV_PV: Number((3.4554 * factor).toPrecision(8)) },
	};
	return [
		{ ...at, id: `PV-output-${factor}-E`, measure: 'at E t_on', band: near(E, 5e-4) },
		{ ...at, id: `PV-output-${factor}-PV`, measure: 'at PV t_on', band: near(PV, 0.05) },
	];
};

/** Rates, Hz, two milliseconds after the push: how quickly each population answers. */
const soon = (target: Name, rates: readonly [number, number, number, number]): Expectation[] =>
	names.map((name, k) => ({
		id: `low-${target}-soon-to-${name}`,
		source: 'On the way: calculated again and independently, with an adaptive solver (RK45, rtol 1e-10).',
		tag: 'SIM',
		measure: `at ${name} 152`,
		set: { ...untouched, [`delta_${target}`]: 10 },
		band: near(rates[k] as number, 2e-3),
	}));

const current = (value: number, label: string) => ({
	value,
	unit: 'pA',
	label,
	source: `${code}: keeps the rates at their low working point`,
	tag: 'C' as const,
});

const extra = (value: number, label: string) => ({
	value,
	unit: 'pA',
	label,
	source: 'choice: the size of the source’s modulation, to one population',
	tag: 'DES' as const,
	range: [-10, 10] as const,
	step: 0.5,
});

/** The weight of a connection, in current for each hertz of the source. */
const weight = (value: number, label: string, range?: readonly [number, number]) => ({
	value,
	unit: 'pA*second',
	label,
	source: code,
	tag: 'C' as const,
	...(range && { range, step: 0.0001 }),
});

const cell = (value: number, unit: string, label: string) => ({ value, unit, label, source: code, tag: 'C' as const });

/** Excitatory cells and three classes of interneurons, after Garcia del Molino and colleagues. */
export const interneuronCircuit = defineModel({
	id: 'interneuron-circuit',
	title: 'Circuit of three interneuron classes',
	about:
		'Excitatory cells and the three large classes of cortical interneurons, PV, SST and VIP, with the connections found between them. VIP cells inhibit SST cells, so one expects that a push on VIP cells quiets SST cells. At low activity it does. At high activity the same push ends with SST cells more active than before: the excitation that was set free drives them harder than VIP cells hold them down.',
	cites: ['garciadelmolino2017', 'litwinkumar2016'],
	neurons: {
		circuit: {
			equations: `
				dE/dt = (-E + sigma/(tau_E*(V_th - V_r))/exprel(-x_E))/tau_r : Hz
				dPV/dt = (-PV + sigma/(tau_PV*(V_th - V_r))/exprel(-x_PV))/tau_r : Hz
				dSST/dt = (-SST + sigma/(tau_SST*(V_th - V_r))/exprel(-x_SST))/tau_r : Hz
				dVIP/dt = (-VIP + sigma/(tau_VIP*(V_th - V_r))/exprel(-x_VIP))/tau_r : Hz
				x_E = (V_L - V_th + (w_E_E*E - w_E_PV*PV - w_E_SST*SST + I_E)/g_E)/sigma : 1
				x_PV = (V_L - V_th + (w_PV_E*E - w_PV_PV*PV - w_PV_SST*SST + I_PV)/g_PV)/sigma : 1
				x_SST = (V_L - V_th + (w_SST_E*E - w_SST_VIP*VIP + I_SST)/g_SST)/sigma : 1
				x_VIP = (V_L - V_th + (w_VIP_E*E - w_VIP_SST*SST + I_VIP)/g_VIP)/sigma : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		delta_E: extra(0, 'extra current to E'),
		delta_PV: extra(0, 'extra current to PV'),
		delta_SST: extra(0, 'extra current to SST'),
		delta_VIP: extra(10, 'extra current to VIP'),
		w_E_E: weight(2.4167, 'strength of E → E'),
		w_E_PV: weight(0.3329, 'strength of PV → E', [0.1329, 0.5329]),
		w_E_SST: weight(0.8039, 'strength of SST → E', [0.4039, 1.2039]),
		w_PV_E: weight(2.9706, 'strength of E → PV'),
		w_PV_PV: weight(3.4554, 'strength of PV → PV'),
		w_PV_SST: weight(2.1291, 'strength of SST → PV'),
		w_SST_E: weight(4.644, 'strength of E → SST'),
		w_SST_VIP: weight(2.7896, 'strength of VIP → SST', [0.7896, 4.7896]),
		w_VIP_E: weight(0.7162, 'strength of E → VIP'),
		w_VIP_SST: weight(0.156, 'strength of SST → VIP'),
		I_E: current(115.03, 'background current to E'),
		I_PV: current(233.66, 'background current to PV'),
		I_SST: current(94.31, 'background current to SST'),
		I_VIP: current(89.91, 'background current to VIP'),
		V_L: cell(-70, 'mV', 'resting potential'),
		V_th: cell(-50, 'mV', 'threshold'),
		V_r: cell(-60, 'mV', 'reset'),
		sigma: cell(1, 'mV', 'softness of the threshold'),
		tau_E: cell(28.8, 'ms', 'membrane time constant of E'),
		tau_PV: cell(8, 'ms', 'membrane time constant of PV'),
		tau_SST: cell(16, 'ms', 'membrane time constant of SST'),
		tau_VIP: cell(16, 'ms', 'membrane time constant of VIP'),
		g_E: cell(6.25, 'nS', 'leak of E'),
		g_PV: cell(10, 'nS', 'leak of PV'),
		g_SST: cell(5, 'nS', 'leak of SST'),
		g_VIP: cell(5, 'nS', 'leak of VIP'),
		tau_r: cell(2, 'ms', 'time constant of the rates'),
		E_0: { value: 1, unit: 'Hz', label: 'E at the start', source: `${code}: the low working point`, tag: 'C' },
		PV_0: { value: 10, unit: 'Hz', label: 'PV at the start', source: `${code}: the low working point`, tag: 'C' },
		SST_0: { value: 3, unit: 'Hz', label: 'SST at the start', source: `${code}: the low working point`, tag: 'C' },
		VIP_0: { value: 2, unit: 'Hz', label: 'VIP at the start', source: `${code}: the low working point`, tag: 'C' },
		t_on: {
			value: 150,
			unit: 'ms',
			label: 'when the extra current begins',
			source: 'choice: long after the start, so that the circuit has settled',
			tag: 'DES',
		},
		t_off: {
			value: 100000,
			unit: 'ms',
			label: 'when the extra current ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: { circuit: { neuron: 'circuit', N: 1, init: { E: 'E_0', PV: 'PV_0', SST: 'SST_0', VIP: 'VIP_0' } } },
	protocol: [
		{ at: 't_on', until: 't_off', add: 'I_E', to: 'delta_E' },
		{ at: 't_on', until: 't_off', add: 'I_PV', to: 'delta_PV' },
		{ at: 't_on', until: 't_off', add: 'I_SST', to: 'delta_SST' },
		{ at: 't_on', until: 't_off', add: 'I_VIP', to: 'delta_VIP' },
	],
	dt: 0.1,
	duration: 300,
	observables: {
		E: { group: 'circuit', variable: 'E', label: 'rate of excitatory cells', population: 'E' },
		PV: { group: 'circuit', variable: 'PV', label: 'rate of PV cells', population: 'PV' },
		SST: { group: 'circuit', variable: 'SST', label: 'rate of SST cells', population: 'SST' },
		VIP: { group: 'circuit', variable: 'VIP', label: 'rate of VIP cells', population: 'VIP' },
	},
	measures: measuresOfPushes,
	expect: [
		...baseline('low', [0.9993, 9.9994, 2.9995, 1.9974], 5e-5),
		...baseline('high', [30.003, 50, 30.002, 20.004], 5e-4),
		...pushed('low', 'E', [1.952, -0.715, 4.528, 0.188]),
		...pushed('low', 'PV', [-0.075, 1.925, -0.116, -0.009]),
		...pushed('low', 'SST', [-0.362, -2.087, 4.87, -0.252]),
		...pushed('low', 'VIP', [0.257, 1.126, -2.42, 4.713]),
		...pushed('high', 'E', [2.307, -6.802, 17.02, -1.107]),
		...pushed('high', 'PV', [-0.189, 2.849, -1.324, 0.079]),
		...pushed('high', 'SST', [-4.428, -1.742, -2.651, -2.996]),
		...pushed('high', 'VIP', [16.305, 6.39, 9.851, 24.266]),
		{
			id: 'dip-before-reversal',
			source: 'The lowest rate of SST cells before the response turns round; calculated twice and independently.',
			tag: 'M',
			measure: 'min SST 150..300',
			set: high,
			band: near(17.4, 0.174),
		},
		...soon('PV', [0.9648, 11.8291, 2.9805, 1.9954]),
		...soon('SST', [0.8887, 8.9836, 6.4579, 1.9331]),
		...outputOfPV(0.8, 1.031, 11.5),
		...outputOfPV(1.2, 0.974, 8.9),
	],
	leavesOut: [
		'Spikes: each class is one rate.',
		'Layers, dendrites and where on a cell a connection ends.',
		'Adaptation and plasticity of the connections, which differ between the classes.',
		'Other classes of interneurons, and differences within a class.',
		'Whether a cortex works near the low or the high point: the model shows both.',
	],
	nest: { none: 'It is four rates, not a network of neurons; NEST has no rate neuron with this response function.' },
});
