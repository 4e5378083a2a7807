import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkModel } from '../../src/engine/check-model.ts';
import { compile } from '../../src/engine/compile.ts';
import { show } from '../../src/engine/equations/show.ts';
import { grids } from '../../src/engine/grid/grid.ts';
import type { Grid, Model, NeuronKind } from '../../src/engine/model.ts';
import { ModelError, sentence } from '../../src/engine/problem.ts';
import { simulateNow } from '../../src/engine/simulate.ts';
import { condition, number } from './equations/expressions.ts';
import { parameter, tiny } from './tiny.ts';

const plain: Grid = { width: 6, height: 5, dx: '0.5*mm', borders: 'no-flux' };

/** The tiny model with its cells on a grid. */
function sheet(
	equations: string,
	grid: Partial<Grid> = {},
	rest: Partial<Model> & { init?: Record<string, string>; kind?: Partial<NeuronKind> } = {},
): Model {
	const { init = {}, kind = {}, ...model } = rest;
	return {
		...tiny(equations, kind, {
			parameters: { D: parameter(1, 'mm**2/ms'), p: parameter(0), q: parameter(0) },
			...model,
		}),
		grids,
		groups: { g: { neuron: 'k', grid: { ...plain, ...grid }, init } },
	};
}
const diffusion = 'du/dt = D*laplacian(u) : 1';
const borders = ['no-flux', 'periodic'] as const;

// Shapes with every rest of a row, rows shorter than a register, strips of one row or column, and four registers abreast.
const shape = fc.record({ width: fc.integer({ min: 1, max: 37 }), height: fc.integer({ min: 1, max: 5 }) });
const region = fc.constantFrom(undefined, 'x > 0.5*mm', 'y < 0.9*mm or x < 0.4*mm', 'x < 0*mm');

test.each(['f64', 'f32'] as const)(
	'WebAssembly is the interpreter, bit by bit, on any sheet: %s',
	precision => {
		fc.assert(
			fc.property(
				shape,
				fc.constantFrom(...borders),
				region,
				number.map(e => show(e)),
				condition.map(e => show(e)),
				(size, border, tissue, f, c) => {
					const names = f.replaceAll(/\b([xy])\b/g, '$1_s');
					const when = c.replaceAll(/\b([xy])\b/g, '$1_s');
					const model = sheet(
						`dx_s/dt = (${names})/ms + D*laplacian(x_s) : 1 (unless refractory)
						dy_s/dt = lap*y_s + x/mm/ms - y*laplacian(x_s)*mm/ms + 0.1*xi*sqrt(1*ms)/ms : 1
						lap = D*laplacian(y_s) : 1/ms`,
						{ ...size, borders: border, dx: '0.2*mm', ...(tissue && { tissue }) },
						{
							precision,
							init: { x_s: 'rand() + x/mm', y_s: 'randn() - y/mm' },
							kind: { threshold: `x_s > 1 or ${when}`, reset: 'x_s = y_s - 1', refractory: '0.3*ms' },
							parameters: { D: parameter(0.01, 'mm**2/ms'), p: parameter(2), q: parameter(-0.5) },
						},
					);
					const [left, right] = (['wasm', 'interpreter'] as const).map(kind => {
						const kernel = compile(checkModel(model), 1, ['x_s', 'lap'], kind);
						kernel.init();
						const spikes: number[][] = [];
						for (let now = 0; now < 4; now++) {
							kernel.step(now);
							kernel.observe(now);
							spikes.push([...kernel.spikes('g', now)]);
						}
						const arrays = ['x_s', 'y_s', 'refractory_until', 'observed x_s', 'observed lap'];
						const n = size.width * size.height;
						return [spikes, ...arrays.map(slot => [...kernel.array('g', slot).subarray(0, n)])];
					});
					expect(left).toEqual(right);
				},
			),
			{ numRuns: 80, seed: 7 },
		);
	},
	300_000,
);

/** The final values of a run of u, and the first ones. */
function ends(model: Model, duration: number): { first: number[]; last: number[] } {
	const { n, values } = simulateNow(model, { model: 'tiny', record: ['u'], duration, every: duration }).traces.u!;
	return { first: [...values.subarray(0, n)], last: [...values.subarray(n)] };
}
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

describe('the laplacian', () => {
	test('is that of the five points, by hand', () => {
		const model = sheet(`${diffusion}\nlap = laplacian(u) : 1/mm**2`, {}, { init: { u: '(x/mm)**2 + 3*(y/mm)**2' } });
		const { values } = simulateNow(model, { model: 'tiny', record: ['lap'], duration: 0.1 }).traces.lap!;
		// 2 + 6 inside; at a border the neighbour beyond is the cell itself.
		expect(values[7]).toBeCloseTo(2 + 6, 10);
		expect(values[11]).toBeCloseTo((2.25 ** 2 - 2.75 ** 2) / 0.25 + 6, 10);
		expect(values[25]).toBeCloseTo(2 + (3 * (1.75 ** 2 - 2.25 ** 2)) / 0.25, 10);
	});

	test.each(borders)('nothing is lost, %s', border => {
		const { first, last } = ends(sheet(diffusion, { borders: border }, { dt: 0.01, init: { u: 'rand()' } }), 5);
		expect(sum(last)).toBeCloseTo(sum(first), 10);
		expect(Math.max(...last) - Math.min(...last)).toBeLessThan(0.1);
	});

	test('a wave on a ring decays as the theory of the five points says', () => {
		const model = sheet(
			diffusion,
			{ width: 32, height: 3, borders: 'periodic' },
			{ dt: 0.01, init: { u: 'cos(2*3.141592653589793*x/(16*mm))' } },
		);
		const { first, last } = ends(model, 1);
		const rate = (4 / 0.25) * Math.sin(Math.PI / 32) ** 2;
		for (const [k, u] of first.entries()) expect(last[k]).toBeCloseTo(u * (1 - 0.01 * rate) ** 100, 10);
	});

	test('nothing flows into what is no tissue, and nothing changes there', () => {
		const model = sheet(diffusion, { tissue: 'x < 1.4*mm' }, { dt: 0.01, init: { u: 'x/mm' } });
		const { first, last } = ends(model, 50);
		for (const [k, u] of last.entries()) expect(u).toBeCloseTo(k % 6 < 3 ? 0.75 : (first[k] as number), 10);
	});

	test('both dimensions and signs of x and y: the same model turned gives the same picture turned', () => {
		const [across, down] = ['x', 'y'].map(along =>
			ends(sheet(diffusion, { width: 6, height: 6 }, { dt: 0.01, init: { u: `int(${along} < 1*mm)` } }), 1),
		);
		for (const [k, u] of across!.last.entries()) expect(down!.last[(k % 6) * 6 + Math.floor(k / 6)]).toBeCloseTo(u, 12);
	});
});

test('what comes from outside may depend on the place, and the protocol may switch it', () => {
	const model = sheet(
		'du/dt = J*int((x - 1*mm)**2 + (y - 1*mm)**2 < (0.6*mm)**2) : 1',
		{},
		{
			parameters: {
				J: parameter(0, '1/ms'),
				J_on: parameter(2, '1/ms'),
				from: parameter(1, 'ms'),
				to: parameter(2, 'ms'),
			},
			protocol: [{ at: 'from', until: 'to', add: 'J', to: 'J_on' }],
		},
	);
	const { last } = ends(model, 3);
	const four = [7, 8, 13, 14]; // columns and rows 1 and 2, whose middles are at 0.75 and 1.25 mm
	for (const [k, u] of last.entries()) expect(u).toBeCloseTo(four.includes(k) ? 2 : 0, 10);
});

test('a recording of blocks holds their means, of tissue only', () => {
	const observables = { u: { group: 'g', variable: 'u', label: 'u', block: 2 } };
	const model = sheet(
		'du/dt = 0/ms : 1',
		{ height: 4, tissue: 'x > 0.5*mm and x < 2*mm' },
		{ init: { u: 'x/mm + 10*y/mm' }, observables },
	);
	const { n, values, map } = simulateNow(model, { model: 'tiny', record: ['u'], duration: 0.1 }).traces.u!;
	expect(n).toBe(6);
	expect(map).toEqual({ width: 3, height: 2, side: 1, tissue: Float64Array.of(2, 4, 0, 2, 4, 0) });
	expect([...values.subarray(0, 6)]).toEqual([5.75, 6.5, 7.5, 15.75, 16.5, 17.5]);
	const strip = sheet('du/dt = 0/ms : 1', { height: 1 }, { init: { u: 'x/mm' }, observables });
	expect([
		...simulateNow(strip, { model: 'tiny', record: ['u'], duration: 0.1 }).traces.u!.values.subarray(0, 3),
	]).toEqual([0.5, 1.5, 2.5]);
});

describe('what does not fit is said in a sentence', () => {
	const said = (model: Model): string => {
		try {
			simulateNow(model, { model: 'tiny', record: Object.keys(model.observables), duration: 1 });
		} catch (error) {
			if (error instanceof ModelError) return sentence(error.problem);
			throw error;
		}
		return 'nothing';
	};
	const two: Model = sheet(diffusion);
	const cases: [string, Model, RegExp][] = [
		['no grid', tiny('du/dt = laplacian(u)*mm**2/ms : 1'), /laplacian\(u\).*no neighbours here.*group with a grid/],
		['no grids', { ...two, grids: undefined }, /group g.*a grid.*expected the model's `grids`/],
		['too many cells', sheet(diffusion, { width: 5000, height: 5000 }), /5000 times 5000 cells.*at most/],
		['a unit', sheet('du/dt = laplacian(u)/ms : 1'), /found laplacian\(u\)\/ms in 1\/mm\*\*2\/?\*?ms.*expected 1\/ms/],
		['an expression', sheet('du/dt = D*laplacian(2*u) : 1'), /laplacian of 2\*u.*a variable: u/],
		['a sub-expression', sheet('du/dt = D*laplacian(w) : 1\nw = 2*u : 1'), /laplacian of w.*a variable: u/],
		[
			'a threshold',
			sheet(diffusion, {}, { kind: { threshold: 'laplacian(u)*mm**2 > 1' } }),
			/threshold.*no neighbours here/,
		],
		[
			'a threshold, behind a name',
			sheet(`${diffusion}\nl = laplacian(u) : 1/mm**2`, {}, { kind: { threshold: 'l*mm**2 > 1' } }),
			/neighbours' state is not known/,
		],
		['rk4', sheet(diffusion, {}, { kind: { method: 'rk4' } }), /neighbours' state is not known.*euler/],
		[
			'exact',
			sheet(diffusion, {}, { kind: { method: 'exact' } }),
			/expected a linear equation whose coefficients do not change/,
		],
		[
			'initial values',
			sheet(diffusion, {}, { init: { u: 'laplacian(u)*mm**2' } }),
			/initial u of g.*no neighbours here/,
		],
		['x as a variable', sheet('dx/dt = 0/ms : 1'), /'x', which the language uses itself/],
		['two sizes', { ...two, groups: { g: { ...two.groups.g!, N: 3 } } }, /group g.*N and a grid.*one of them/],
		[
			'no size',
			{
				...two,
				groups: { g: { neuron: 'k', init: {} } },
				neurons: { k: { equations: 'du/dt = 0/ms : 1', method: 'euler' } },
			},
			/group g.*neither N nor a grid/,
		],
		['a width', sheet(diffusion, { width: 0 }), /width = 0.*a whole number of cells/],
		['dx', sheet(diffusion, { dx: '2*ms' }), /2\*ms in ms.*expected mm for dx/],
		['dx of nothing', sheet(diffusion, { dx: '0*mm' }), /dx = 0 mm.*a length above 0 mm/],
		['borders', sheet(diffusion, { borders: 'open' as 'periodic' }), /the borders 'open'.*'no-flux' or 'periodic'/],
		['a region', sheet(diffusion, { tissue: 'x' }), /x in mm.*a condition/],
		[
			'one kind on and off a grid',
			{ ...two, groups: { ...two.groups, h: { neuron: 'k', N: 1, init: {} } } },
			/'k', which groups with and without a grid have/,
		],
		[
			'a protocol',
			sheet(
				diffusion,
				{ dx: 'h' },
				{
					parameters: { D: parameter(1, 'mm**2/ms'), h: parameter(1, 'mm'), t_h: parameter(1, 'ms') },
					protocol: [{ at: 't_h', scale: 'h', by: 'h' }],
				},
			),
			/a change of 'h', on which a grid depends/,
		],
		[
			'a block off a grid',
			tiny('du/dt = 0/ms : 1', {}, { observables: { u: { group: 'g', variable: 'u', label: 'u', block: 2 } } }),
			/observable u.*block = 2/,
		],
		[
			'a block that does not fit',
			sheet(diffusion, {}, { observables: { u: { group: 'g', variable: 'u', label: 'u', block: 4 } } }),
			/blocks of 4 by 4 cells in a grid of 6 by 5/,
		],
	];
	test.each(cases)('%s', (_, model, words) => expect(said(model)).toMatch(words));
});
