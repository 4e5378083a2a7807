import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const formula = 'Follows from the formula; printed to a tenth of a millivolt.';

/** Chloride, in mM, at which the printed number is not the formula's, rounded. */
const misrounded: Readonly<Record<string, string>> = {
	'E_Cl 10':
		'The formula is evaluated right, and the rest of the row agrees to its last digit; the printed number is rounded to the wrong side by a tenth.',
};

/** Reversal potentials, in mV, at chloride concentrations in mM; all within the rounding of one decimal. */
const reversal = (name: 'E_GABA' | 'E_Cl', P: number, row: Readonly<Record<number, number>>): Expectation[] =>
	Object.entries(row).map(([Cl_0, mV]) => ({
		id: `${name}-${P}-at-${Cl_0}`,
		source: formula,
		tag: 'A',
		measure: `at ${name} 0`,
		set: { Cl_0: Number(Cl_0), P },
		band: near(mV, 0.05),
		...(misrounded[`${name} ${Cl_0}`] && { differs: misrounded[`${name} ${Cl_0}`] }),
	}));

const source = 'Follows from the equations.';
const code = 'read in public code';

/** Chloride in one cell: why GABA excites young neurons and inhibits grown ones. */
export const chlorideSwitch = defineModel({
	id: 'chloride-switch',
	title: 'Chloride switch',
	about:
		'What GABA does to a neuron depends on how much chloride the neuron holds. Young neurons hold much and lie under the reversal potential of GABA; as the pump KCC2 matures, chloride is carried out, the reversal potential falls, and the same transmitter begins to inhibit. Where much GABA acts, chloride comes back in and works against the pump.',
	cites: ['benari2002', 'doyon2011'],
	neurons: {
		cell: {
			equations: `
				dCl_i/dt = (1 - f)*g_GABA*(V - E_Cl)/F_vol + (Cl_inf - Cl_i)/tau_KCC2 : mM
				Cl_inf = Cl_mat + (1 - k)*(Cl_imm - Cl_mat) : mM
				E_Cl = RT_F*log(Cl_i/Cl_o) : mV
				E_GABA = RT_F*log((Cl_i + P*HCO3_i)/(Cl_o + P*HCO3_o)) : mV`,
			method: 'rk4',
		},
	},
	parameters: {
		k_late: {
			value: 1,
			unit: '1',
			label: 'maturity of KCC2 after the switch',
			source: 'choice: 0 is immature, 1 mature',
			tag: 'DES',
			range: [0, 1],
			step: 0.01,
		},
		g_GABA: {
			value: 0,
			unit: 'nS',
			label: 'mean conductance that GABA opens',
			source: 'choice',
			tag: 'DES',
			range: [0, 2],
			step: 0.02,
		},
		V: {
			value: -60,
			unit: 'mV',
			label: 'mean membrane potential',
			source: 'choice',
			tag: 'DES',
			range: [-80, -40],
			step: 1,
		},
		tau_KCC2: {
			value: 100,
			unit: 's',
			label: 'time constant of the pump',
			source: 'choice, in the range of 60 to 150 s',
			tag: 'DES',
			range: [60, 150],
			step: 1,
		},
		Cl_imm: {
			value: 30,
			unit: 'mM',
			label: 'chloride that an immature cell holds',
			source: 'choice',
			tag: 'DES',
			range: [15, 40],
			step: 0.5,
		},
		P: {
			value: 0.18,
			unit: '1',
			label: 'permeability of bicarbonate over that of chloride',
			source: code,
			tag: 'C',
			range: [0.15, 0.25],
			step: 0.01,
		},
		Cl_mat: { value: 7, unit: 'mM', label: 'chloride that a mature cell holds', source: 'choice', tag: 'DES' },
		Cl_0: { value: 30, unit: 'mM', label: 'chloride at the start', source: 'choice', tag: 'DES' },
		k: { value: 0, unit: '1', label: 'maturity of KCC2 at the start', source: 'choice', tag: 'DES' },
		Cl_o: { value: 130, unit: 'mM', label: 'chloride outside', source: 'as commonly given', tag: 'DES' },
		HCO3_i: { value: 16, unit: 'mM', label: 'bicarbonate inside', source: code, tag: 'C' },
		HCO3_o: { value: 26, unit: 'mM', label: 'bicarbonate outside', source: code, tag: 'C' },
		RT_F: {
			value: 26.7267,
			unit: 'mV',
			label: 'gas constant times temperature over Faraday’s constant',
			source: 'at 37 °C',
			tag: 'A',
		},
		f: { value: 0.2, unit: '1', label: 'share of bicarbonate in the current', source: 'choice', tag: 'DES' },
		F_vol: {
			value: 96.485,
			unit: 'pA*s/mM',
			label: 'charge that changes chloride by 1 mM',
			source: 'Faraday’s constant, in a cell of 1 pl',
			tag: 'DES',
		},
		t_switch: { value: 100000, unit: 'ms', label: 'when KCC2 matures', source: 'choice', tag: 'DES' },
	},
	groups: { cell: { neuron: 'cell', N: 1, init: { Cl_i: 'Cl_0' } } },
	protocol: [{ at: 't_switch', set: 'k', to: 'k_late' }],
	dt: 5000,
	duration: 1000000,
	observables: {
		E_GABA: { group: 'cell', variable: 'E_GABA', label: 'reversal potential of GABA' },
		E_Cl: { group: 'cell', variable: 'E_Cl', label: 'reversal potential of chloride' },
		Cl_i: { group: 'cell', variable: 'Cl_i', label: 'chloride inside' },
	},
	expect: [
		...reversal('E_GABA', 0.18, {
			5: -75.9,
			6: -72.7,
			7: -69.8,
			8: -67.2,
			10: -62.7,
			15: -54,
			20: -47.4,
			25: -42.1,
			30: -37.7,
			38: -31.9,
			50: -25,
		}),
		...reversal('E_GABA', 0.25, {
			5: -72.7,
			6: -69.9,
			7: -67.3,
			8: -65,
			10: -60.9,
			15: -52.7,
			20: -46.5,
			25: -41.4,
			30: -37.1,
			38: -31.5,
			50: -24.8,
		}),
		...reversal('E_Cl', 0.18, {
			5: -87.1,
			7: -78.1,
			10: -68.5,
			15: -57.7,
			20: -50,
			25: -44.1,
			30: -39.2,
			38: -32.9,
		}),
		{
			id: 'one-time-constant-after-the-switch',
			source: `${source} Without GABA the way to the new level is exponential.`,
			tag: 'A',
			measure: 'at Cl_i 200000',
			band: near(15.4612, 1e-3),
		},
		{ id: 'immature-rests', source, tag: 'A', measure: 'final Cl_i', set: { k_late: 0 }, band: near(30, 1e-6) },
		{ id: 'half-mature', source, tag: 'A', measure: 'final Cl_i', set: { k_late: 0.5 }, band: near(18.5, 5e-3) },
		{ id: 'mature', source, tag: 'A', measure: 'final Cl_i', band: near(7, 5e-3) },
		{
			id: 'load',
			source: `${source} Chloride enters while the cell is above its reversal potential, and the pump settles higher; root of the steady state.`,
			tag: 'A',
			measure: 'final Cl_i',
			set: { g_GABA: 0.2 },
			band: near(8.9232, 5e-3),
		},
	],
	leavesOut: [
		'The membrane potential: it is held, so that what GABA does to it does not act back on chloride.',
		'Water, volume, potassium and the price of pumping.',
		'The days and weeks of real maturation: here KCC2 matures at once, and only chloride takes its time.',
		'A network: whether the cells together fall silent or fire is not asked.',
	],
	nest: { none: 'NEST’s conductance neurons have a fixed reversal potential for inhibition.' },
});
