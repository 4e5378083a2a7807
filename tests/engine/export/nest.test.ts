import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { type Drawn, drawnFor, npy } from '../../../src/engine/export/drawn.ts';
import { nestScript, notInNest } from '../../../src/engine/export/nest.ts';
import {
	loadModels,
	type Model,
	type NestMapping,
	type Run,
	simulateNow,
	type Values,
} from '../../../src/engine/index.ts';
import { ModelError } from '../../../src/engine/problem.ts';

const models = await loadModels();
const mapped = [...models.values()].filter(({ nest }) => 'model' in nest);
const here = fileURLToPath(new URL('.', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'nest-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const python = (args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) =>
	spawnSync('python3', args, { cwd, encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...env } });
const hasNumpy = python(['-c', 'import numpy'], scratch).status === 0;
const hasPython = python(['-c', ''], scratch).status === 0;
const whole = (id: string): Model => models.get(id) as Model;
const scriptOf = (id: string, run: Partial<Run> = {}): string =>
	nestScript(whole(id), { model: id, record: ['E', 'I'], ...run });

test('these models map on a neuron of NEST; every other one says why not', () => {
	expect(mapped.map(m => m.id)).toEqual(['brunel', 'coba', 'cuba', 'inhibitory-plasticity']);
	for (const model of models.values()) {
		const reason = notInNest(model, { model: model.id, record: [] });
		if (mapped.includes(model)) expect(reason).toBeUndefined();
		else {
			expect(reason).toMatch(/\.$/);
			expect(() => nestScript(model, { model: model.id, record: [] })).toThrow(ModelError);
		}
	}
});

describe.each(mapped.map(m => m.id))('the script of %s', id => {
	test('is the golden one, which Python compiles', async () => {
		const golden = join(here, 'golden', `${id}-nest.py`);
		await expect(scriptOf(id)).toMatchFileSnapshot(golden);
		if (!hasPython) return;
		const compiled = python(['-m', 'py_compile', golden], scratch, { PYTHONPYCACHEPREFIX: scratch });
		expect(compiled.stderr).toBe('');
		expect(compiled.status).toBe(0);
	});

	test('holds each parameter with its value, unit and label, connects by NEST’s rules, and sets the seed', () => {
		const model = whole(id);
		const script = scriptOf(id, { seed: 7 });
		const names = Object.keys(model.parameters).filter(name => !(model.protocol ?? []).some(e => e.at === name));
		for (const name of names)
			expect(
				script.split('\n').filter(line => line.startsWith(`${name} = `) && line.includes('  # ')),
				name,
			).toHaveLength(1);
		expect(script.match(/^nest\.Connect\($/gm)).toHaveLength(Object.keys(model.synapses ?? {}).length);
		expect(script).toContain('nest.rng_seed = 7\n');
		expect(script).toContain('mpirun -np 4 python3');
		expect(script).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
	});
});

test('what a run sets stands in the script, beside the model’s own value', () => {
	const script = scriptOf('brunel', { set: { g: 6 }, duration: 300, seed: 0 }).split('\n');
	expect(script).toContain("g = 6  # strength of inhibition (the model's own value: 5)");
	expect(script).toContain('duration = 300*ms');
	// NEST has no seed 0.
	expect(script).toContain('nest.rng_seed = 4294967295');
});

test('what NEST cannot do is a sentence', () => {
	const brunel = whole('brunel');
	const run = { model: 'brunel', record: ['E'] };
	expect(notInNest(brunel, { ...run, set: { t_delete: 300 } })).toMatch(/middle of this run/);
	expect(notInNest(brunel, { ...run, set: { t_delete: 300 }, duration: 200 })).toBeUndefined();
	expect(notInNest(brunel, { ...run, edit: { neurons: {} } })).toMatch(/edited equations/);
	expect(() => nestScript(brunel, { ...run, record: ['v'] })).toThrow('expected an observable of spikes');
	const nest = { ...(brunel.nest as NestMapping), parameters: { tau_m: 'V_th' } };
	expect(() => nestScript({ ...brunel, nest }, run)).toThrow('found V_th in mV, expected ms for tau_m');
	const other = { ...(brunel.nest as NestMapping), parameters: { tau_x: 'tau_m' } };
	expect(() => nestScript({ ...brunel, nest: other }, run)).toThrow("found 'tau_x', expected one of alpha, E_L");
});

/** Runs a script in the stand-in for NEST, with the engine's draws, beside the engine. */
function both(id: string, set: Values, duration: number): { ours: string[]; theirs: string[] } {
	const model = whole(id);
	const run = { model: id, record: ['E', 'I'], set, duration };
	const folder = join(scratch, id);
	mkdirSync(folder, { recursive: true });
	const drawn = drawnFor(model, run);
	const give = (name: string, numbers: Drawn | undefined, factor = 1): void => {
		if (!numbers) throw new Error(`${name} was not drawn`);
		const data = factor === 1 ? numbers.data : Float64Array.from(numbers.data, x => x * factor);
		writeFileSync(join(folder, `${name}.npy`), npy({ ...numbers, data }));
	};
	const names: Readonly<Record<string, readonly [string, number]>> = {
		v: ['V_m', 1],
		g_e: ['g_ex', 10],
		g_i: ['g_in', 10],
	};
	for (const [k, [group, { init }]] of Object.entries(model.groups).entries())
		for (const variable of Object.keys(init)) {
			const [name, factor] = names[variable] as readonly [string, number];
			give(`create-${k}-${name}`, drawn.get(`group_${group}_${variable}`), factor);
		}
	for (const [k, pathway] of Object.keys(model.synapses ?? {}).entries())
		for (const end of ['i', 'j'])
			give(`connect-${k}-${end}`, drawn.get(`synapses_${pathway.replace('->', '_to_')}_${end}`));
	for (const [k, input] of Object.keys(model.inputs ?? {}).entries())
		give(`poisson-${k}`, drawn.get(`input_${input.replace(' ', '_')}`));
	const show =
		"import numpy\na = numpy.load(NAME)\nwith open('spikes.txt', 'w') as f:\n    for g in 'EI':\n        for t, c in zip(a[g + '_times'], a[g + '_cells']):\n            f.write(f'{g} {t:.1f} {c}\\n')\n";
	writeFileSync(join(folder, 'run.py'), `${nestScript(model, run)}\n${show.replace('NAME', `'${id}-spikes-0.npz'`)}`);
	const ran = python(['run.py'], folder, { PYTHONPATH: join(here, 'stand-in'), NEST_DRAWN: folder });
	expect(ran.stderr).toBe('');
	expect(ran.stdout).toMatch(/^E: [\d.]+ Hz\nI: [\d.]+ Hz\n$/);
	const { spikes } = simulateNow(model, run);
	const ours = Object.entries(spikes).flatMap(([group, { times, cells }]) =>
		[...times].map((t, k) => `${group} ${t.toFixed(1)} ${cells[k]}`),
	);
	return { ours, theirs: readFileSync(join(folder, 'spikes.txt'), 'utf8').trim().split('\n') };
}

describe.runIf(hasNumpy)('in a stand-in for NEST (runs only where there is NumPy)', () => {
	const small = { N_E: 400, C_E: 80, J: 0.3 };
	test.each([
		{ ...small, g: 5, eta: 2 },
		{ ...small, g: 5, eta: 0, mu: 40 },
	])('the sparse network fires the same spikes, %o', set => {
		const { ours, theirs } = both('brunel', set, 100);
		expect(ours.length).toBeGreaterThan(1000);
		expect(theirs).toEqual(ours);
	});

	// Euler's steps and a delay of a step apart: the same networks, but not the same spikes. With weak inhibition no network dies out by chance.
	test.each(['coba', 'cuba'])('%s fires as much', id => {
		const { ours, theirs } = both(id, { N_E: 800, p: 0.08, s_i: 0.25 }, 300);
		expect(Math.abs(theirs.length / ours.length - 1)).toBeLessThan(0.05);
	});

	test('inhibition learns as much, from the moment on at which learning is switched on', () => {
		const set = { N_E: 200, p: 0.4, t_on: 100, eta_on: 0.03 };
		const { ours, theirs } = both('inhibitory-plasticity', set, 400);
		const late = (spikes: readonly string[]): number =>
			spikes.filter(line => line.startsWith('E') && Number(line.split(' ')[1]) > 200).length;
		expect(Math.abs(theirs.length / ours.length - 1)).toBeLessThan(0.05);
		expect(Math.abs(late(theirs) / late(ours) - 1)).toBeLessThan(0.1);
		// Without learning they go on as before.
		const still = both('inhibitory-plasticity', { ...set, eta_on: 0 }, 400);
		expect(late(still.theirs)).toBeGreaterThan(1.5 * late(theirs));
	});
});
