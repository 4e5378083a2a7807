import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const source = 'Closed form; simulated twice, with independent code.';
const day = 86_400_000;
/** Days. */
const begins = 2;
const ends = 30;

const at = (id: string, on: number, value: number): Expectation => ({
	id,
	source,
	tag: 'SIM',
	measure: `at inhibition ${Math.round(on * day)}`,
	band: near(value, 0.01),
});

/** How a receptor that is held open wider for weeks answers less, and less than before when the help is gone. */
export const receptorTolerance = defineModel({
	id: 'receptor-tolerance',
	title: 'Tolerance of a receptor',
	about:
		'Something makes inhibitory receptors respond more strongly, as benzodiazepines do. The receptors slowly give way, so that in a few weeks most of the gain is lost. When the substance is gone, the receptors are still weak, and inhibition is below where it began; it takes the same slow time to come back.',
	cites: ['vinkers2012'],
	neurons: {
		receptor: {
			equations: `
				dR/dt = (1 - loss*occ - R)/tau_tol : 1
				inhibition = R*(1 + occ) : 1`,
			method: 'rk4',
		},
	},
	parameters: {
		occupied: {
			value: 0.5,
			unit: '1',
			label: 'share of receptors that are helped',
			source: 'choice; it stands for no dose',
			tag: 'DES',
			range: [0, 0.9],
			step: 0.05,
		},
		loss: {
			value: 0.6,
			unit: '1',
			label: 'how far receptors give way',
			source: 'choice; zero stands for an effect without tolerance',
			tag: 'DES',
			range: [0, 0.9],
			step: 0.05,
		},
		tau_tol: {
			value: 7,
			unit: 'day',
			label: 'time constant of tolerance',
			source: 'choice',
			tag: 'DES',
			range: [1, 30],
			step: 0.5,
		},
		occ: { value: 0, unit: '1', label: 'share helped before and after', source: 'choice: none', tag: 'DES' },
		t_on: { value: begins * day, unit: 'ms', label: 'when the help begins', source: 'choice', tag: 'DES' },
		t_off: { value: ends * day, unit: 'ms', label: 'when it ends', source: 'choice: four weeks later', tag: 'DES' },
	},
	groups: { receptor: { neuron: 'receptor', N: 1, init: { R: '1' } } },
	protocol: [{ at: 't_on', until: 't_off', add: 'occ', to: 'occupied' }],
	dt: 0.05 * day,
	duration: 60 * day,
	observables: {
		inhibition: { group: 'receptor', variable: 'inhibition', label: 'inhibition, over that before', population: 'I' },
		R: { group: 'receptor', variable: 'R', label: 'response of the receptors' },
	},
	expect: [
		{
			id: 'first-day',
			source: 'Follows from the equations: the whole gain, before receptors give way.',
			tag: 'A',
			measure: 'max inhibition',
			band: near(1.5, 0.01),
		},
		at('day-7', begins + 7, 1.215),
		at('day-14', begins + 14, 1.11),
		at('day-28', begins + 28, 1.058),
		{
			id: 'rebound',
			source: 'Closed form: what the receptors are worth when the help ends.',
			tag: 'SIM',
			measure: 'min inhibition',
			band: near(0.705, 0.01),
		},
		at('day-40', begins + 40, 0.947),
		{
			id: 'no-tolerance',
			source: 'Follows from the equations: where nothing gives way, nothing rebounds.',
			tag: 'A',
			measure: 'min inhibition',
			set: { loss: 0 },
			band: near(1, 1e-9),
		},
	],
	leavesOut: [
		'Doses, substances and people: the share of helped receptors is a number of the model, the times were chosen, and nothing here says how long a medicine works or how to begin or end one. Ending one is a matter for the doctor who prescribes it.',
		'That effects differ: tolerance to sedation and to the effect against seizures is described, while the effect against anxiety may well keep. One number cannot be both.',
		'The circuit around the receptor, which compensates in its own ways.',
		'The causes of tolerance: receptors that change their parts, their place or their coupling.',
	],
	nest: { none: 'It is one slow number; NEST has no such model.' },
});
