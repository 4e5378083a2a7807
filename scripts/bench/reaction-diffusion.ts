import { grids } from '../../src/engine/grid/grid.ts';
import { defineModel } from '../../src/engine/index.ts';

const choice = (value: number, unit: string, label: string) =>
	({ value, unit, label, source: 'choice', tag: 'DES' }) as const;

/** FitzHugh and Nagumo's two variables in each cell of a sheet: what bench/numpy/reaction-diffusion.py does. Only timed, not on the site. */
export const reactionDiffusion = defineModel({
	id: 'reaction-diffusion',
	title: 'Reaction and diffusion',
	about: 'An excitable sheet.',
	cites: [],
	neurons: {
		cell: {
			equations: `
				du/dt = (u - u*u*u/3 - v)/tau + D*laplacian(u) : 1
				dv/dt = eps*(u + a - b*v)/tau : 1`,
			method: 'euler',
		},
	},
	parameters: {
		tau: choice(1, 'ms', 'time constant'),
		D: choice(1, 'mm**2/ms', 'diffusion'),
		a: choice(0.7, '1', 'offset'),
		b: choice(0.8, '1', 'leak of recovery'),
		eps: choice(0.08, '1', 'slowness of recovery'),
	},
	grids,
	groups: {
		sheet: {
			neuron: 'cell',
			grid: { width: 256, height: 256, dx: '1*mm', borders: 'no-flux' },
			init: { u: '2*rand() - 1', v: 'rand() - 0.5' },
		},
	},
	dt: 0.05,
	duration: 50,
	observables: { u: { group: 'sheet', variable: 'u', label: 'u', block: 8 } },
	expect: [],
	leavesOut: [],
	nest: { none: 'It is timed only.' },
});
