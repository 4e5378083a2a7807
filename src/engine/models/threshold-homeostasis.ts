import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { phasePlane } from '../analysis/phase-plane.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source = 'Follows from the equations.';

const back = (id: string, delta_h: number): Expectation => ({
	id,
	source: 'Whatever the drive, the rate comes back to its target.',
	tag: 'A',
	measure: 'final r',
	set: { delta_h },
	band: near(5, 1e-2),
});

/** Intrinsic homeostasis in its simplest form: a neuron moves its own threshold until it fires as often as it should. */
export const thresholdHomeostasis = defineModel({
	id: 'threshold-homeostasis',
	title: 'Threshold homeostasis',
	about:
		'A neuron keeps a slow average of its own rate. While the average is above a target the threshold rises, while it is below the threshold falls. After any lasting change of its drive the neuron comes back to its target; if the threshold moves too fast for the average, it overshoots on the way.',
	cites: ['turrigiano2011', 'debanne2019'],
	measures: measuresOfPlanes,
	phasePlane,
	neurons: {
		cell: {
			equations: `
				dr_avg/dt = (r - r_avg)/tau_avg : Hz
				dtheta/dt = (r_avg - r_0)/tau_theta : Hz
				r = max(gain*(h - theta), 0*Hz) : Hz`,
			method: 'rk4',
		},
	},
	parameters: {
		r_0: { value: 5, unit: 'Hz', label: 'target rate', source: 'choice', tag: 'DES', range: [1, 10], step: 0.5 },
		tau_theta: {
			value: 60,
			unit: 's',
			label: 'time constant of the threshold',
			source: 'choice',
			tag: 'DES',
			range: [5, 200],
			step: 5,
		},
		delta_h: {
			value: 5,
			unit: 'Hz',
			label: 'lasting change of the drive',
			source: 'choice',
			tag: 'DES',
			range: [-5, 10],
			step: 0.5,
		},
		gain: {
			value: 1,
			unit: '1',
			label: 'rate a unit of drive above threshold',
			source: 'choice',
			tag: 'DES',
			range: [0.5, 2],
			step: 0.05,
		},
		h: { value: 15, unit: 'Hz', label: 'drive', source: 'choice', tag: 'DES' },
		tau_avg: {
			value: 10,
			unit: 's',
			label: 'time over which the neuron averages its rate',
			source: 'choice',
			tag: 'DES',
		},
		t_on: { value: 60000, unit: 'ms', label: 'when the drive changes', source: 'choice', tag: 'DES' },
		t_off: {
			value: 1e9,
			unit: 'ms',
			label: 'when the change ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: { cell: { neuron: 'cell', N: 1, init: { r_avg: 'r_0', theta: 'h - r_0/gain' } } },
	protocol: [{ at: 't_on', until: 't_off', add: 'h', to: 'delta_h' }],
	dt: 500,
	duration: 600000,
	observables: {
		r: { group: 'cell', variable: 'r', label: 'rate' },
		r_avg: { group: 'cell', variable: 'r_avg', label: 'average rate', range: [0, 20] },
		theta: { group: 'cell', variable: 'theta', label: 'threshold', range: [0, 20] },
	},
	expect: [
		{ id: 'point-rate', source, tag: 'A', measure: 'fixedPoint 1 r_avg', band: near(5, 1e-6) },
		{ id: 'point-threshold', source, tag: 'A', measure: 'fixedPoint 1 theta', band: near(10, 1e-6) },
		{ id: 'slow-eigenvalue1', source, tag: 'A', measure: 'eigenvalue 1 1 real', band: near(-0.0211325, 1e-6) },
		{ id: 'slow-eigenvalue2', source, tag: 'A', measure: 'eigenvalue 1 2 real', band: near(-0.0788675, 1e-6) },
		{
			id: 'fast-eigenvalue',
			source,
			tag: 'A',
			measure: 'eigenvalue 1 1 real',
			set: { tau_theta: 20 },
			band: near(-0.05, 1e-6),
		},
		{
			id: 'fast-turning',
			source: 'The threshold turns too fast for the average, and overshoots, if tau_theta is below 4 gain tau_avg.',
			tag: 'A',
			measure: 'eigenvalue 1 1 imaginary',
			set: { tau_theta: 20 },
			band: near(0.05, 1e-6),
		},
		{
			id: 'first-answer',
			source:
				'Closed form, one step after the change: the rate takes up the whole change of the drive before the threshold follows.',
			tag: 'A',
			measure: 'at r 60500',
			band: near(9.99898, 1e-4),
		},
		{
			id: 'after-a-minute',
			source: 'Closed form of the return, a minute after the change.',
			tag: 'A',
			measure: 'at r 120000',
			band: near(6.90591, 1e-4),
		},
		back('returns-from-more', 5),
		back('returns-from-less', -4),
		{ id: 'threshold-moves', source, tag: 'A', measure: 'change theta t_on', band: near(5, 1e-2) },
	],
	leavesOut: [
		'Spikes: only a rate is known.',
		'The channels by which a neuron moves its threshold, and that they take hours to days.',
		'Synapses: their strengths stay, only the excitability changes.',
		'A limit: a real threshold cannot move without end.',
	],
	nest: { none: 'It is one rate and its threshold; NEST has no neuron with this rule.' },
});
