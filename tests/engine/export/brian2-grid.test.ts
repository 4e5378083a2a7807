import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { blocks, neighbours } from '../../../src/engine/export/brian2-grid.ts';
import { grids } from '../../../src/engine/grid/grid.ts';
import { brian2Script, type Grid, type Model, simulateNow } from '../../../src/engine/index.ts';
import { parameter, tiny } from '../tiny.ts';

/** Diffusion of two variables, one of them with a source that lies at one side. */
const sheet = (grid: Partial<Grid>): Model => ({
	...tiny(
		'du/dt = D*laplacian(u) + int(x < 1*mm)/ms : 1\ndw/dt = D*laplacian(w)*u - y*mV/mm/ms : mV\nlap = laplacian(u)*mm**2 : 1',
		{},
		{
			parameters: { D: parameter(0.1, 'mm**2/ms') },
			observables: { lap: { group: 'g', variable: 'lap', label: 'laplacian', block: 2 } },
		},
	),
	grids,
	groups: {
		g: {
			neuron: 'k',
			grid: { width: 6, height: 4, dx: '0.5*mm', borders: 'no-flux', ...grid },
			init: { u: '(x/mm)**3 - x*y/mm**2' },
		},
	},
});

describe('a script for a grid', () => {
	test('holds each laplacian as a sum over the neighbours, made before the step', () => {
		const script = brian2Script(sheet({ tissue: 'x > y' }), { model: 'tiny', record: ['lap'] });
		expect(script).toContain('du/dt = tissue*(D*laplacian_u + int(x < 1*mm)/ms) : 1');
		expect(script).toContain('laplacian_w : volt*metre**-2');
		expect(script).toContain('laplacian_w_post = (w_pre - w_post)/(0.5*mm)**2 : volt*metre**-2 (summed)');
		expect(script).toContain("group_g.tissue = 'int(x > y)'");
		expect(script).toContain('order=-1');
		expect(script).toMatch(/Network\(group_g, neighbours_g, monitor_g\)/);
	});

	const numpy = spawnSync('python3', ['-c', 'import numpy']).status === 0;
	const cases: Partial<Grid>[] = [
		{},
		{ borders: 'periodic' },
		{ tissue: 'x > 1*mm' },
		{ borders: 'periodic', tissue: 'y < 1.2*mm' },
	];
	// Brian2 is not needed for this: the pairs and the means are NumPy's.
	test.skipIf(!numpy).each(cases)('pairs cells and takes means as the engine does: %o', grid => {
		const model = sheet(grid);
		const ours = simulateNow(model, { model: 'tiny', record: ['lap'], duration: model.dt }).traces.lap!;
		const script = [
			'import numpy',
			...neighbours,
			...blocks,
			'x = (numpy.arange(24) % 6 + 0.5)*0.5',
			'y = (numpy.arange(24) // 6 + 0.5)*0.5',
			'u = x**3 - x*y',
			`inside = ${grid.tissue ? `(${grid.tissue.replaceAll('*mm', '')})` : 'x > 0'}`,
			`pre, post = neighbours(6, 4, ${grid.borders === 'periodic' ? 'True' : 'False'})`,
			'kept = inside[pre] & inside[post]',
			'pre, post = pre[kept], post[kept]',
			'lap = numpy.bincount(post, (u[pre] - u[post])/0.25, 24)',
			'tissue = inside.astype(float)',
			'print(list(map(float, blocks(lap.reshape(1, -1), 6, 4, 2, tissue)[0])))',
		].join('\n');
		const { stdout, stderr } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
		expect(stderr).toBe('');
		const theirs: number[] = JSON.parse(stdout);
		const { tissue } = ours.map as { tissue: Float64Array };
		// Where there is no tissue, nothing has a meaning but what stands there.
		for (const [k, value] of theirs.entries()) if (tissue[k]) expect(ours.values[k]).toBeCloseTo(value, 10);
	});
});
