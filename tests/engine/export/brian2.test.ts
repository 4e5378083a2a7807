import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { changedBy } from '../../../src/engine/check-model.ts';
import { parseEquations } from '../../../src/engine/equations/parse.ts';
import { brian2Script } from '../../../src/engine/export/brian2.ts';
import { loadModels, type Model, simulateNow } from '../../../src/engine/index.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { parameter, tiny } from '../tiny.ts';

const models: readonly (readonly [string, Model])[] = [...(await loadModels())];
const hasPython = spawnSync('python3', ['-c', 'import ast']).status === 0;
const timesIn = (text: string, part: string): number => text.split(part).length - 1;

/** A network of every feature: spikes, both kinds of noise, units that Brian2 names otherwise, a protocol of all three sorts. */
const busy = tiny(
	'dv/dt = (max(a, b)*mV - v)/tau + s*xi*tau**-0.5 : mV (unless refractory)\nx = v/mV : 1',
	{ threshold: 'v > 1*mV', reset: 'v = 0*mV', refractory: '2*ms' },
	{
		N: 3,
		init: { v: 'rand()*mV' },
		parameters: {
			tau: parameter(10, 'ms'),
			slow: parameter(2, 's'),
			a: parameter(1),
			b: parameter(2),
			s: parameter(0.1, 'mV'),
			t_on: parameter(2, 'ms'),
			t_off: parameter(4, 'ms'),
			size: parameter(3),
		},
		protocol: [
			{ at: 't_on', set: 'a', to: 'size' },
			{ at: 't_off', scale: 'a', by: 'size' },
			{ at: 't_on', until: 't_off', add: 'b', to: 'size' },
		],
	},
);
const scripts = [
	...models.map(
		([id, model]) => [id, model, brian2Script(model, { model: id, record: Object.keys(model.observables) })] as const,
	),
	['busy', busy, brian2Script(busy, { model: 'tiny', record: ['v', 'x'] })] as const,
];

describe.each(scripts)('the script of %s', (_, model, script) => {
	test('holds each equation once', () => {
		for (const { equations } of Object.values(model.neurons)) {
			for (const { kind, name } of parseEquations(equations)) {
				const start = kind === 'differential' ? `\n    d${name}/dt = ` : `\n    ${name} = `;
				expect(timesIn(script, start), name).toBe(1);
			}
		}
	});

	test('holds each parameter once, with its value, its unit and its label', () => {
		for (const [name, { value, unit, label }] of Object.entries(model.parameters)) {
			const line = script.split('\n').filter(l => l.startsWith(`    '${name}': `) && l.includes('#'));
			expect(line, name).toHaveLength(1);
			expect(line[0]).toContain(`'${name}': ${value}${unit === '1' ? ',' : `*${unit === 's' ? 'second' : unit},`}`);
			expect(line[0]).toContain(`# ${label}`);
		}
	});

	test('starts every variable and records every observable', () => {
		for (const [id, { init, N }] of Object.entries(model.groups)) {
			expect(script).toContain(`group_${id} = NeuronGroup(\n    ${N},`);
			for (const variable of Object.keys(init)) expect(timesIn(script, `\ngroup_${id}.${variable} = '`)).toBe(1);
		}
		for (const [name, { group, variable }] of Object.entries(model.observables)) {
			expect(timesIn(script, `\n    '${name}': asarray(monitor_${group}.${variable}`)).toBe(1);
		}
	});

	test('has a protocol where the model has one, and its changing parameters are variables', () => {
		const events = model.protocol ?? [];
		expect(timesIn(script, '@network_operation')).toBe(events.length ? 1 : 0);
		for (const event of events) {
			const changed = changedBy(event);
			expect(script).toMatch(new RegExp(`\\n    ${changed} : \\w+ \\(shared\\)`));
			expect(script).toContain(`step_of(parameters['${event.at}'])`);
		}
	});

	test('holds nothing that was not filled in', () => {
		expect(script).not.toMatch(/NaN|undefined|null|Infinity|\[object|\bmax\(|\bmin\(/);
		expect(script).toContain(`defaultclock.dt = ${model.dt}*ms`);
		expect(script).toContain(`network.run(${model.duration}*ms)`);
	});
});

test.runIf(hasPython)('Python reads every script (runs only where there is a python3)', () => {
	for (const [id, , script] of scripts) {
		const read = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
			input: script,
			encoding: 'utf8',
		});
		expect(read.stderr, id).toBe('');
		expect(read.status, id).toBe(0);
	}
	const broken = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], { input: 'x = (' });
	expect(broken.status).not.toBe(0);
});

test('what a run sets is what the script holds, and the model’s own value is remembered', () => {
	const script = brian2Script(busy, {
		model: 'tiny',
		record: ['x'],
		set: { s: 0.25 },
		seed: 9,
		duration: 20,
		every: 0.5,
	});
	expect(script).toContain("'s': 0.25*mV,  # a test parameter (the model's own value: 0.1)");
	expect(script).toContain('\nseed(9)\n');
	expect(script).toContain('network.run(20*ms)');
	expect(script).toContain("StateMonitor(group_g, ['x'], record=True, dt=0.5*ms)");
});

test('the last moment is recorded exactly where the engine records it', () => {
	for (const [duration, every] of [
		[10, 0.5],
		[10, 0.3],
	] as const) {
		const script = brian2Script(busy, { model: 'tiny', record: ['x'], duration, every });
		const { times } = simulateNow(busy, { model: 'tiny', record: ['x'], duration, every });
		expect(script.includes('record_single_timestep()')).toBe(Math.abs((times.at(-1) as number) - duration) < 1e-9);
	}
});

test('edited equations are exported in place of the model’s own', () => {
	const run = { model: 'tiny', record: ['x'], equations: { k: 'dv/dt = -v/tau : mV\nx = 2*v/mV : 1' } };
	expect(brian2Script(busy, run)).toContain('    dv/dt = -v/tau : volt\n    x = 2*v/mV : 1\n');
	expect(() => brian2Script(busy, { ...run, equations: { k: 'dv/dt = -v : mV' } })).toThrow(ModelError);
});

test('the head says whether anything is random, and where the run comes from', () => {
	const origin = { figure: 'https://example.org/figures/one/', digest: 'abc' };
	expect(brian2Script(busy, { model: 'tiny', record: ['x'] }, origin)).toContain(origin.figure);
	expect(brian2Script(busy, { model: 'tiny', record: ['x'] })).toContain("random numbers are Brian2's own");
	expect(brian2Script(tiny('x = 2 : 1'), { model: 'tiny', record: ['x'] })).toContain('Nothing in this run is random');
});
