import { landscapeOf } from '../analysis/landscape.ts';
import { measuresOfLandscapes } from '../analysis/measures-of-landscapes.ts';
import { measuresOfLevels } from '../analysis/measures-of-levels.ts';
import { measuresOfPlanes } from '../analysis/measures-of-planes.ts';
import { defineModel, type Expectation } from '../model.ts';
import { near } from './near.ts';

const simulated = 'Sixty walkers for four hundred units of time, simulated once; all begin in the middle.';
const exact = 'The stationary density has a closed form; a point belongs to the valley whose middle is nearest.';
const measure = 'outside margin -100 0';

/** The share of time in the valley in the middle: of the source's walkers, and in the long run. */
const row = (id: string, set: Readonly<Record<string, number>>, walked: number, density: number): Expectation[] => {
	const of = { measure, set: { ...set, walkers: 60 } };
	return [
		{ ...of, id, source: simulated, tag: 'SIM', band: near(walked, 0.02) },
		{ ...of, id: `${id}-density`, source: exact, tag: 'A', band: near(density, 0.03) },
	];
};

/** The middles of the valleys. */
const middles = [
	[0, 0],
	[-1.2, 0.9],
	[1.2, 0.9],
	[0, -1.3],
] as const;

const offset = (axis: string, by: number): string =>
	by === 0 ? axis : `(${axis} ${by < 0 ? '+' : '-'} ${Math.abs(by)})`;

const valleys = middles.map(
	([x, y], k) => `
				q_${k} = ${offset('x', x)}**2 + ${offset('y', y)}**2 : 1
				f_${k} = A_${k}*exp(-q_${k}/(2*width**2))/width**2 : 1`,
);

const pull = (axis: string, which: 0 | 1): string =>
	middles.map((middle, k) => ` - f_${k}*${offset(axis, middle[which])}`).join('');

const depth = (label: string, value: number) =>
	({ value, unit: '1', label, source: 'choice', tag: 'DES', range: [0, 0.6], step: 0.05 }) as const;

/** A landscape with a valley in the middle and three around it. */
export const attractorLandscape = defineModel({
	id: 'attractor-landscape',
	title: 'A landscape of states',
	about:
		'A point rolls in a plane with four valleys and is pushed by noise. While the valley in the middle is much deeper than the noise is strong, small changes of the landscape change next to nothing. Only when another valley is about as deep does the point spend a good part of its time elsewhere. So small alterations move a system to another state near such a point, and not in general.',
	cites: ['loh2007', 'murray2018'],
	neurons: {
		walker: {
			equations: `
				dx/dt = (-x/4${pull('x', 0)})/T + sigma*xi_x/T**0.5 : 1
				dy/dt = (-y/4${pull('y', 1)})/T + sigma*xi_y/T**0.5 : 1${valleys.join('')}
				margin = min(min(q_1, q_2), q_3) - q_0 : 1`,
			method: 'euler',
		},
	},
	parameters: {
		A_0: depth('depth of the valley in the middle', 0.45),
		A_1: depth('depth of the valley on the upper left', 0.1),
		A_2: depth('depth of the valley on the upper right', 0.1),
		A_3: depth('depth of the valley below', 0.1),
		sigma: { value: 0.35, unit: '1', label: 'noise', source: 'choice', tag: 'DES', range: [0.1, 0.6], step: 0.05 },
		width: { value: 0.35, unit: '1', label: 'width of the valleys', source: 'choice', tag: 'DES' },
		T: { value: 1, unit: 'ms', label: 'unit of time', source: 'choice', tag: 'DES' },
		x_0: { value: 0.1, unit: '1', label: 'where a walker begins', source: 'choice', tag: 'DES' },
		walkers: {
			value: 1,
			unit: '1',
			label: 'walkers, side by side',
			source: 'choice: one; shares of time set it higher',
			tag: 'DES',
		},
	},
	measures: { ...measuresOfLevels, ...measuresOfLandscapes, ...measuresOfPlanes },
	landscape: landscapeOf,
	groups: { walker: { neuron: 'walker', N: 'walkers', init: { x: 'x_0', y: 'x_0' } } },
	dt: 0.01,
	duration: 400,
	observables: {
		x: { group: 'walker', variable: 'x', label: 'state, across', range: [-2, 2] },
		y: { group: 'walker', variable: 'y', label: 'state, along', range: [-2, 2] },
		margin: { group: 'walker', variable: 'margin', label: 'how much nearer the middle is than another valley' },
	},
	expect: [
		...row('deep', {}, 1, 0.996),
		...row('shallower', { A_0: 0.35, A_2: 0.25 }, 0.99, 0.982),
		...row('rival', { A_0: 0.25, A_2: 0.4 }, 0.89, 0.865),
		...row('other-rival', { A_0: 0.25, A_1: 0.4 }, 0.87, 0.865),
	],
	leavesOut: [
		'What the axes are: no measurement gives a mind a place in this plane, and no valley is a disorder.',
		'The circuit: valleys are drawn, not derived from excitation and inhibition.',
		'How a landscape changes, by learning, age or treatment.',
		'A sense of time: its unit stands for nothing.',
	],
	nest: { none: 'It is a point in a landscape; NEST has no such model.' },
});
