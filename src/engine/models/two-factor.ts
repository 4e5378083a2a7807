import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Simulated once, in this reduction to two channels. The order of events is the result, not the digits: a tenth either way.';
const day = 86_400_000;
const begins = 0.5;
const ends = 15.5;
const script = 'Toyoizumi et al. 2014, from the authors’ public script';

const at = (id: string, on: number, variable: string, value: number): Expectation => ({
	id,
	source,
	tag: 'M',
	measure: `at ${variable} ${Math.round((begins + on) * day)}`,
	band: near(value, 0.1 * value),
});

const order = (
	id: string,
	says: string,
	on: number,
	variable: string,
	band: readonly [number, number],
): Expectation => ({
	id,
	source: says,
	tag: 'M',
	measure: `at ${variable} ${Math.round((begins + on) * day)}`,
	band,
});

/** Toyoizumi and colleagues' two factors: a fast one for each input, and a slow one for the whole neuron. */
export const twoFactor = defineModel({
	id: 'two-factor',
	title: 'Closing one eye',
	about:
		'A neuron of the visual cortex is driven by two eyes. Each weight is a product of a fast Hebbian factor of its own and a slow factor that the whole neuron shares. When one eye is closed, the weights that carry too little fall within days. Only then the shared factor grows, because the neuron is driven too little, and the open eye becomes stronger than it ever was. When the eye opens, both come back.',
	cites: ['toyoizumi2014', 'turrigiano1998'],
	neurons: {
		cell: {
			equations: `
				drho_c/dt = (max(rho_max - rho_c, 0)*max(C_c, 0) - max(rho_c - rho_min/H**0.5, 0)*max(-C_c, 0))/tau_rho : 1
				drho_i/dt = (max(rho_max - rho_i, 0)*max(C_i, 0) - max(rho_i - rho_min/H**0.5, 0)*max(-C_i, 0))/tau_rho : 1
				dh/dt = (-h + (1 + tanh(z - 1))*int(z > 1.05))/tau_h : 1
				H = max(h, 1) : 1
				z = H*y_0/y : 1
				w_c = rho_c*H*s_c : 1
				w_i = rho_i*H*(1 - s_c) : 1
				y = mu_c*w_c + mu_i*w_i : 1
				C_c = mu_c**2*w_c + corr*mu_c*mu_i*w_i - theta : 1
				C_i = corr*mu_c*mu_i*w_c + mu_i**2*w_i - theta : 1`,
			method: 'euler',
		},
	},
	parameters: {
		closed: {
			value: -0.5,
			unit: '1',
			label: 'change of the input from the closed eye',
			source: script,
			tag: 'C',
			range: [-0.9, 0],
			step: 0.05,
		},
		tau_h: {
			value: 4,
			unit: 'day',
			label: 'time constant of the shared factor',
			source: script,
			tag: 'C',
			range: [1, 20],
			step: 0.5,
		},
		tau_rho: { value: 0.2, unit: 'day', label: 'time constant of the Hebbian factors', source: script, tag: 'C' },
		theta: {
			value: 0.54,
			unit: '1',
			label: 'threshold between strengthening and weakening',
			source: 'choice for two channels; six tenths in the authors’ public script',
			tag: 'DES',
			range: [0.5, 0.6],
			step: 0.01,
		},
		corr: {
			value: 0.5,
			unit: '1',
			label: 'how far the eyes see the same',
			source: script,
			tag: 'C',
			range: [0.3, 0.7],
			step: 0.05,
		},
		rho_min: { value: 0.7, unit: '1', label: 'least Hebbian factor', source: script, tag: 'C' },
		rho_max: { value: 1, unit: '1', label: 'greatest Hebbian factor', source: script, tag: 'C' },
		s_c: { value: 0.62, unit: '1', label: 'share of the eye of the other side', source: script, tag: 'C' },
		y_0: { value: 1, unit: '1', label: 'drive that the neuron wants', source: script, tag: 'C' },
		mu_c: { value: 1, unit: '1', label: 'input from the eye of the other side', source: 'the unit', tag: 'DES' },
		mu_i: { value: 1, unit: '1', label: 'input from the eye of the same side', source: 'the unit', tag: 'DES' },
		t_on: { value: begins * day, unit: 'ms', label: 'when the eye is closed', source: 'choice', tag: 'DES' },
		t_off: {
			value: ends * day,
			unit: 'ms',
			label: 'when it opens again',
			source: 'fifteen days later, as in the source of the numbers',
			tag: 'M',
		},
	},
	groups: { cell: { neuron: 'cell', N: 1, init: { rho_c: 'rho_max', rho_i: 'rho_max' } } },
	protocol: [{ at: 't_on', until: 't_off', add: 'mu_c', to: 'closed' }],
	dt: 0.01 * day,
	duration: 25 * day,
	observables: {
		w_c: { group: 'cell', variable: 'w_c', label: 'weight of the eye that is closed' },
		w_i: { group: 'cell', variable: 'w_i', label: 'weight of the eye that stays open' },
		rho_c: { group: 'cell', variable: 'rho_c', label: 'Hebbian factor of the closed eye' },
		rho_i: { group: 'cell', variable: 'rho_i', label: 'Hebbian factor of the open eye' },
		h: { group: 'cell', variable: 'h', label: 'shared factor; below one it does nothing' },
		y: { group: 'cell', variable: 'y', label: 'drive of the neuron' },
	},
	expect: [
		at('closed-eye-day-3', 3, 'rho_c', 0.7),
		at('open-eye-day-3', 3, 'rho_i', 0.8),
		at('drive-day-3', 3, 'y', 0.52),
		at('factor-day-7', 7, 'h', 1.48),
		at('factor-day-14', 14, 'h', 1.72),
		at('open-eye-weight-day-14', 14, 'w_i', 1.71 * 0.38),
		order('loss-first', 'The closed eye has lost by the third day.', 3, 'rho_c', [0, 0.8]),
		order('factor-waits', 'On the third day the shared factor does nothing yet.', 3, 'h', [0, 1]),
		order('open-eye-gains', 'After two weeks the open eye drives more than before.', 14, 'w_i', [0.39, 2]),
		order('closed-eye-recovers', 'Five days after the eye opens its weight is back.', 20, 'w_c', near(0.62, 0.062)),
		order(
			'open-eye-returns',
			'Five days after the eye opens the other one is back, too.',
			20,
			'w_i',
			near(0.38, 0.038),
		),
	],
	leavesOut: [
		'The many channels of each eye, of which the authors’ model has patterns; here each eye is one channel.',
		'Inhibitory cells, whose maturing opens and closes the time in which this can happen.',
		'Spikes and noise: only averages are known.',
		'What the shared factor is made of, and that recovery may take another path than loss.',
	],
	nest: { none: 'It is a rule for averages; NEST has no rate neuron with this plasticity.' },
});
