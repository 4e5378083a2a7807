import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Simulated twice, with independent code; what is added to the homeostat acts on the days of stress only. Printed to two digits.';
const day = 86_400_000;
/** Days. */
const begins = 10;
const ends = 31;

const at = (id: string, on: number, value: number, set: Readonly<Record<string, number>> = {}): Expectation => ({
	id,
	source,
	tag: 'SIM',
	measure: `at E ${Math.round(on * day)}`,
	set,
	band: near(value, 0.01),
});

const over = { delta_over: 0.3 };
/** As good as no plasticity. */
const rigid = { tau_I: 1e9 };

/** A circuit that adapts to a lasting load, and what is left when the load is gone. */
export const stressHomeostat = defineModel({
	id: 'stress-homeostat',
	title: 'Homeostasis under lasting load',
	about:
		'A rate that is divided by inhibition, and inhibition that slowly grows while the rate is above its target. During three weeks of stronger drive the circuit brings its rate back almost to where it was. When the drive ends, the inhibition is still there, and the circuit answers too little for days: the compensation that helped has become the disturbance.',
	cites: ['fogaca2019', 'mcklveen2016'],
	neurons: {
		circuit: {
			equations: `
				dg_I/dt = ((E - E_0)/E_0 + over)/tau_I : 1
				E = drive*E_max/(1 + g_I) : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		delta_drive: {
			value: 0.6,
			unit: '1',
			label: 'extra drive under load',
			source: 'choice',
			tag: 'DES',
			range: [-0.5, 1],
			step: 0.05,
		},
		delta_over: {
			value: 0,
			unit: '1',
			label: 'what pushes inhibition further during the load',
			source: 'choice: nothing; three tenths over-compensate, a negative number stands for inhibition that is lost',
			tag: 'DES',
			range: [-0.5, 0.5],
			step: 0.05,
		},
		tau_I: {
			value: 5,
			unit: 'day',
			label: 'time constant of inhibition',
			source: 'choice',
			tag: 'DES',
			range: [1, 30],
			step: 0.5,
		},
		E_0: { value: 0.75, unit: '1', label: 'target rate', source: 'choice', tag: 'DES' },
		E_max: { value: 1.5, unit: '1', label: 'rate without inhibition', source: 'choice', tag: 'DES' },
		drive: { value: 1, unit: '1', label: 'drive', source: 'choice: the unit', tag: 'DES' },
		over: { value: 0, unit: '1', label: 'push on inhibition without load', source: 'choice: none', tag: 'DES' },
		t_on: { value: begins * day, unit: 'ms', label: 'when the load begins', source: 'choice', tag: 'DES' },
		t_off: {
			value: ends * day,
			unit: 'ms',
			label: 'when the load ends',
			source: 'choice: three weeks later',
			tag: 'DES',
		},
	},
	groups: { circuit: { neuron: 'circuit', N: 1, init: { g_I: 'E_max*drive/E_0 - 1' } } },
	protocol: [
		{ at: 't_on', until: 't_off', add: 'drive', to: 'delta_drive' },
		{ at: 't_on', until: 't_off', add: 'over', to: 'delta_over' },
	],
	dt: 0.1 * day,
	duration: 80 * day,
	observables: {
		E: { group: 'circuit', variable: 'E', label: 'rate', population: 'E' },
		g_I: { group: 'circuit', variable: 'g_I', label: 'inhibition', population: 'I' },
	},
	expect: [
		{
			id: 'acute',
			source: 'Follows from the equations: at first the rate grows with the drive.',
			tag: 'A',
			measure: 'max E',
			band: near(1.2, 0.012),
		},
		at('before', begins, 0.75),
		at('day-21', ends, 0.81),
		at('just-after', ends + 0.1, 0.51),
		at('a-week-after', ends + 7, 0.58),
		at('40-days-after', ends + 40, 0.74),
		at('over-day-21', ends, 0.66, over),
		at('over-just-after', ends + 0.1, 0.42, over),
		at('over-a-week-after', ends + 7, 0.49, over),
		at('over-40-days-after', ends + 40, 0.73, over),
		at('rigid-day-21', ends, 1.2, rigid),
		at('rigid-just-after', ends + 0.1, 0.75, rigid),
		at('rigid-40-days-after', ends + 40, 0.75, rigid),
	],
	leavesOut: [
		'Stress itself: the load is a stronger drive and nothing else, without hormones, sleep or experience.',
		'Which way inhibition goes under chronic stress. Studies found more of it and less of it; the model shows either by the sign of one number and decides nothing.',
		'Any measured value: the numbers were chosen to make the idea visible, and days are its own days, not a person’s.',
		'Damage that stays: here everything comes back.',
	],
	nest: { none: 'It is one slow number; NEST has no such model.' },
});
