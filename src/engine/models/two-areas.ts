import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Simulated twice, with independent code, with and without noise; the change of E, not divided by the stimulus.';

/** What a stimulus in the first area changes there and in the other. */
const row = (id: string, set: Readonly<Record<string, number>>, local: number, remote: number): Expectation[] => [
	{ id: `${id}-local`, source, tag: 'SIM', measure: 'change E_1 t_on', set, band: near(local, 0.0015) },
	{ id: `${id}-remote`, source, tag: 'SIM', measure: 'change E_2 t_on', set, band: near(remote, 0.0015) },
];

const local = { w_EE: 1.9, g_I: 0.8 };
const far = { w_L: 0.15 };

const area = (k: number, other: number, stimulus = ''): string => `
				dE_${k}/dt = (-E_${k} + u_${k}**2/(1 + u_${k}**2))/tau_E : 1
				dI_${k}/dt = (-I_${k} + v_${k}**2/(1 + v_${k}**2))/tau_I : 1
				u_${k} = max(0.45 + w_EE*E_${k} - 1.8*g_I*I_${k} + w_L*E_${other}${stimulus}, 0) : 1
				v_${k} = 0.25 + 1.5*E_${k} : 1`;

/** Two areas: strong inside, weak between, and whether the one brings the other. */
export const twoAreas = defineModel({
	id: 'two-areas',
	title: 'Near and far connections',
	about:
		'Two areas, each of excitatory and inhibitory cells, send excitation to each other. A stimulus in the first is heard in the second. More excitation and less inhibition inside the areas make the first answer louder, and the second hears more of it, not less. For loud neighbourhoods that hear little from afar, the connections between them have to be weak as well.',
	cites: ['belmonte2004', 'rubenstein2003'],
	neurons: { areas: { equations: `${area(1, 2, ' + stim')}${area(2, 1)}`, method: 'rk4' } },
	parameters: {
		w_EE: {
			value: 1.6,
			unit: '1',
			label: 'excitation inside an area',
			source: 'choice',
			tag: 'DES',
			range: [1.2, 2],
			step: 0.05,
		},
		g_I: {
			value: 1,
			unit: '1',
			label: 'inhibition inside an area',
			source: 'choice: the unit',
			tag: 'DES',
			range: [0.7, 1.3],
			step: 0.05,
		},
		w_L: {
			value: 0.35,
			unit: '1',
			label: 'excitation between the areas',
			source: 'choice',
			tag: 'DES',
			range: [0, 0.5],
			step: 0.05,
		},
		delta_stim: {
			value: 0.2,
			unit: '1',
			label: 'stimulus to the first area',
			source: 'as the source of the numbers',
			tag: 'SIM',
			range: [0, 0.4],
			step: 0.02,
		},
		stim: { value: 0, unit: '1', label: 'stimulus at first', source: 'choice: none', tag: 'DES' },
		tau_E: { value: 20, unit: 'ms', label: 'time constant of E', source: 'as commonly given', tag: 'DES' },
		tau_I: { value: 10, unit: 'ms', label: 'time constant of I', source: 'as commonly given', tag: 'DES' },
		t_on: { value: 1000, unit: 'ms', label: 'when the stimulus begins', source: 'choice', tag: 'DES' },
		t_off: {
			value: 1e6,
			unit: 'ms',
			label: 'when the stimulus ends',
			source: 'choice: never, within a run',
			tag: 'DES',
		},
	},
	groups: { areas: { neuron: 'areas', N: 1, init: {} } },
	protocol: [{ at: 't_on', until: 't_off', add: 'stim', to: 'delta_stim' }],
	dt: 0.5,
	duration: 2500,
	observables: {
		E_1: { group: 'areas', variable: 'E_1', label: 'excitation in the first area', population: 'E' },
		I_1: { group: 'areas', variable: 'I_1', label: 'inhibition in the first area', population: 'I' },
		E_2: { group: 'areas', variable: 'E_2', label: 'excitation in the second area', population: 'E' },
		I_2: { group: 'areas', variable: 'I_2', label: 'inhibition in the second area', population: 'I' },
	},
	expect: [
		...row('reference', {}, 0.122, 0.024),
		...row('local-only', local, 0.212, 0.073),
		...row('local-and-far', { ...local, ...far }, 0.1985, 0.029),
		...row('far-only', far, 0.117, 0.01),
	],
	leavesOut: [
		'Noise, and with it how far the areas swing together.',
		'The brain of a person with autism: studies of its connections found more and found less, near and far, and these two areas were drawn to show what follows from which assumption, not which holds.',
		'More than two areas, and pathways to inhibitory cells of another area.',
		'Delays between the areas.',
	],
	nest: { none: 'It is four numbers, not a network; NEST would add nothing.' },
});
