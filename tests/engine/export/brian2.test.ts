import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { everyFeature } from '../../../scripts/crosscheck/every-feature.ts';
import { changedBy } from '../../../src/engine/check-model.ts';
import { parseEquations } from '../../../src/engine/equations/parse.ts';
import { brian2Script } from '../../../src/engine/export/brian2.ts';
import { drawnFor, npy } from '../../../src/engine/export/drawn.ts';
import { loadModels, type Model, simulateNow } from '../../../src/engine/index.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { parameter, tiny } from '../tiny.ts';

const models: readonly (readonly [string, Model])[] = [...(await loadModels())];
const hasPython = spawnSync('python3', ['-c', 'import ast']).status === 0;
const timesIn = (text: string, part: string): number => text.split(part).length - 1;

/** A network of every feature: spikes, both kinds of noise, units that Brian2 names otherwise, a protocol of all four sorts. */
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
			strong: parameter(0.5, 'mV'),
		},
		protocol: [
			{ at: 't_on', set: 'a', to: 'size' },
			{ at: 't_off', scale: 'a', by: 'size' },
			{ at: 't_on', until: 't_off', add: 'b', to: 'size' },
			{ at: 't_on', until: 't_off', set: 's', to: 'strong' },
		],
	},
);
const scripts: readonly (readonly [string, Model, string])[] = [
	...models.map(
		([id, model]) => [id, model, brian2Script(model, { model: id, record: Object.keys(model.observables) })] as const,
	),
	['busy', busy, brian2Script(busy, { model: 'tiny', record: ['v', 'x'] })] as const,
	[
		'every feature',
		everyFeature,
		brian2Script(everyFeature, { model: 'every-feature', record: Object.keys(everyFeature.observables) }),
	] as const,
];

describe.each(scripts)('the script of %s', (_, model, script) => {
	test('holds each equation once for each group', () => {
		for (const [id, { equations }] of Object.entries(model.neurons)) {
			const own = Object.values(model.groups).filter(g => g.neuron === id);
			const texts = [
				...Object.values(model.groups).map(g => model.neurons[g.neuron]?.equations ?? ''),
				...Object.values(model.synapses ?? {}).map(s => s.equations ?? ''),
			];
			const all = texts.flatMap(text => parseEquations(text));
			for (const { kind, name } of parseEquations(equations)) {
				const start = {
					differential: `\n    d${name}/dt = `,
					subexpression: `\n    ${name} = `,
					parameter: `\n    ${name} : `,
				}[kind];
				const same = all.filter(e => e.kind === kind && e.name === name).length;
				// A subexpression ends in its unit; statements of Python do not.
				const lines = script.split('\n').filter(line => `\n${line}`.startsWith(start));
				expect(
					lines.filter(line => kind !== 'subexpression' || / : /.test(line)),
					name,
				).toHaveLength(same);
				expect(same).toBeGreaterThanOrEqual(own.length);
			}
		}
	});

	test('holds each parameter once, with its value, its unit and its label', () => {
		for (const [name, { value, unit, label }] of Object.entries(model.parameters)) {
			const line = script.split('\n').filter(l => l.startsWith(`    '${name}': `) && l.includes('#'));
			expect(line, name).toHaveLength(1);
			const theirs = unit.replace(/\bs\b/, 'second');
			const factor = unit === '1' ? '' : `*${/^\w+$/.test(theirs) ? theirs : `(${theirs})`}`;
			expect(line[0]).toContain(`'${name}': ${value}${factor},`);
			expect(line[0]).toContain(`# ${label}`);
		}
	});

	test('starts every variable and records every observable', () => {
		for (const [id, { init, N, grid }] of Object.entries(model.groups)) {
			const size = grid ? `${grid.width}*${grid.height}` : N;
			expect(script).toContain(
				`group_${id} = NeuronGroup(\n    ${typeof size === 'number' ? size : `whole('${size}')`},`,
			);
			for (const variable of Object.keys(init)) expect(timesIn(script, `\ngroup_${id}.${variable} = '`)).toBe(1);
		}
		for (const [name, { group, variable, cells, mean, block }] of Object.entries(model.observables)) {
			if (mean) {
				const word = name.replaceAll(' ', '_');
				expect(timesIn(script, `\n    '${name}': asarray([value for _, value in rows_${word}])`)).toBe(1);
				expect(timesIn(script, `    rows_${word}.append((t/ms, mean(asarray(`)).toBe(1);
				continue;
			}
			if (variable !== 'spikes') {
				const monitor = group.replace('->', '_to_');
				const start = `\n    '${name}': ${block ? 'blocks(' : ''}asarray(monitor_${monitor}.${variable}`;
				expect(timesIn(script, start)).toBe(1);
				continue;
			}
			expect(timesIn(script, `spikes_${name} = SpikeMonitor(group_${group}${cells ? `[:${cells}]` : ''}`)).toBe(1);
			expect(timesIn(script, `'${name}_times': asarray(spikes_${name}.t/ms)`)).toBe(1);
			expect(timesIn(script, `'${name}_cells': asarray(spikes_${name}.i)`)).toBe(1);
		}
	});

	test('carries out regular updates after the protocol, each time after that of the group before it', () => {
		for (const [k, [id, { neuron }]] of Object.entries(model.groups).entries()) {
			const { regularly } = model.neurons[neuron] ?? {};
			expect(timesIn(script, `\ngroup_${id}.run_regularly(`)).toBe(regularly ? 1 : 0);
			if (!regularly) continue;
			const [, own = ''] = new RegExp(`\\ngroup_${id}\\.run_regularly\\(\\n([^]*?)\\n\\)`).exec(script) ?? [];
			const interval = regularly.every ? `    dt=value('${regularly.every}'),\n` : '';
			expect(own).toMatch(/^ {4}'''\n( {4}\w+ [-+*/]?= .*\n)+ {4}''',\n/);
			expect(own.slice(own.lastIndexOf("''',\n") + 5)).toBe(`${interval}    when='start',\n    order=${2 + k},`);
		}
	});

	test('has a protocol where the model has one, and its changing parameters are variables', () => {
		const events = model.protocol ?? [];
		expect(timesIn(script, 'def protocol(t)')).toBe(events.some(changedBy) ? 1 : 0);
		for (const event of events) {
			const changed = changedBy(event);
			if (changed === undefined) continue;
			expect(script).toMatch(new RegExp(`\\n    ${changed} : \\w+ \\(shared\\)`));
			expect(script).toContain(`step_of(parameters['${event.at}'])`);
		}
	});

	test('works out the level on a ramp from where it began and when it ends', () => {
		const ramps = (model.protocol ?? []).filter(event => 'set' in event && event.until !== undefined);
		expect(timesIn(script, '        level = level + share*(')).toBe(ramps.length);
		for (const { at, until, to } of ramps as { at: string; until: string; to: string }[]) {
			const begins = `step_of(parameters['${at}'])`;
			expect(script).toContain(
				[
					`    if now >= ${begins}:`,
					`        way = step_of(parameters['${until}']) - ${begins}`,
					`        share = (now - ${begins})/way if now - ${begins} < way else 1`,
					`        level = level + share*(parameters['${to}'] - level)`,
				].join('\n'),
			);
		}
	});

	test('holds each pathway and each input once, and hands all of them to the network', () => {
		const [, network = ''] = /\nnetwork = Network\((.*)\)\n/.exec(script) ?? [];
		const objects = network.split(', ');
		expect(new Set(objects).size).toBe(objects.length);
		for (const pathway of Object.keys(model.synapses ?? {})) {
			const [source, target] = pathway.split('->');
			const id = `synapses_${source}_to_${target}`;
			expect(timesIn(script, `\n${id} = Synapses(\n    group_${source},\n    group_${target},\n`)).toBe(1);
			expect(timesIn(script, `\n${id}.connect(`)).toBe(1);
			expect(objects).toContain(id);
		}
		for (const [name, { kind, target }] of Object.entries(model.inputs ?? {})) {
			const id = `input_${name.replaceAll(' ', '_')}`;
			const start = kind === 'poisson' ? `\n${id} = PoissonInput(\n    group_${target},` : `\ndef ${id}(t):\n`;
			expect(timesIn(script, start), name).toBe(1);
			expect(objects).toContain(id);
		}
		for (const id of Object.keys(model.groups)) expect(objects).toContain(`group_${id}`);
		for (const object of objects)
			expect(timesIn(script, `\n${object} = `) + timesIn(script, `\ndef ${object}(`)).toBe(1);
	});

	test('holds nothing that was not filled in', () => {
		expect(script).not.toMatch(/NaN|undefined|null|Infinity|\[object|\bmax\(|\bmin\(/);
		expect(script).toContain(`defaultclock.dt = ${model.dt}*ms`);
		expect(script).toContain(`network.run(${model.duration}*ms)`);
	});
});

test.runIf(hasPython)('Python reads every script (runs only where there is a python3)', () => {
	// One Python for all of them, since it takes longer to start than to read: it says what is wrong with which.
	const reader = `
import ast, json, sys
for id, script in json.load(sys.stdin):
    try:
        ast.parse(script)
    except SyntaxError as error:
        print(id, error)`;
	const read = (texts: readonly (readonly [string, string])[]): string => {
		const { status, stderr, stdout } = spawnSync('python3', ['-c', reader], {
			input: JSON.stringify(texts),
			encoding: 'utf8',
		});
		expect(stderr).toBe('');
		expect(status).toBe(0);
		return stdout;
	};
	expect(read(scripts.map(([id, , script]) => [id, script]))).toBe('');
	expect(read([['broken', 'x = (']])).toContain('broken');
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
	const run = {
		model: 'tiny',
		record: ['x'],
		edit: { neurons: { k: { equations: 'dv/dt = -v/tau : mV\nx = 2*v/mV : 1' } } },
	};
	expect(brian2Script(busy, run)).toContain('    dv/dt = -v/tau : volt\n    x = 2*v/mV : 1\n');
	expect(() => brian2Script(busy, { ...run, edit: { neurons: { k: { equations: 'dv/dt = -v : mV' } } } })).toThrow(
		ModelError,
	);
});

test('the head says whether anything is random, and where the run comes from', () => {
	const origin = { figure: 'https://example.org/figures/one/', digest: 'abc' };
	expect(brian2Script(busy, { model: 'tiny', record: ['x'] }, origin)).toContain(origin.figure);
	expect(brian2Script(busy, { model: 'tiny', record: ['x'] })).toContain("random numbers are Brian2's own");
	expect(brian2Script(tiny('x = 2 : 1'), { model: 'tiny', record: ['x'] })).toContain('Nothing in this run is random');
});

test('where a variable is called s, the unit is not taken for it, and the other way round', () => {
	const script = brian2Script(
		tiny(
			'dv/dt = -v/(2*second) + s*xi/tau**0.5 : 1\ns : 1',
			{ threshold: 'v > s', reset: 'v = 0\ns += 1' },
			{
				init: { v: '0.1', s: '0.5' },
				parameters: { tau: parameter(2, 's') },
				observables: { v: { group: 'g', variable: 'v', label: 'v' } },
			},
		),
		{ model: 'tiny', record: ['v'] },
	);
	expect(script).toContain("    'tau': 2*second,");
	expect(script).toContain('    dv/dt = -v/(2*second) + s*xi/tau**0.5 : 1\n    s : 1\n');
	expect(script).toContain("threshold='v > s',");
	expect(script).toContain('    s += 1\n');
});

test('noise that Brian2 would refuse is refused in words', () => {
	const run = { model: 'tiny', record: ['x'] };
	const noisy = (strength: string, flag = '', method: 'euler' | 'heun' = 'euler'): Model =>
		tiny(
			`dx/dt = -x/tau + (1 + s)*xi/tau**0.5 : 1\ns = ${strength} : 1${flag}`,
			{ method },
			{ init: { x: '0' }, parameters: { tau: parameter(10, 'ms') } },
		);
	expect(() => brian2Script(noisy('t/tau'), run)).toThrow("found noise whose strength changes within a step, by 's'");
	expect(() => brian2Script(noisy('x'), run)).toThrow("by 's'");
	expect(brian2Script(noisy('t/tau', ' (constant over dt)'), run)).toContain(' (constant over dt)\n');
	expect(brian2Script(noisy('x', '', 'heun'), run)).toContain("method='heun'");
	expect(brian2Script(noisy('2'), run)).toContain('    s = 2 : 1\n');
});

test('a maximum is clipped between bounds that Brian2 can work out, whatever it holds', () => {
	const script = brian2Script(tiny('a = 1 : 1\nb = 2 : 1\nx = min(max(a, b), 3) : 1'), {
		model: 'tiny',
		record: ['x'],
	});
	const inner = 'clip(a, b, abs(a) + abs(b))';
	expect(script).toContain(`    x = clip(${inner}, -(abs(${inner}) + abs(3)), 3) : 1\n`);
});

describe('networks', () => {
	const script = brian2Script(everyFeature, { model: 'every-feature', record: ['A', 'v'] });

	test('the rules of connection in Brian2’s words', () => {
		expect(script).toContain("synapses_A_to_A.connect(p=value('p'))");
		expect(script).toContain(
			"indegree = whole('n/4')\nsources = numpy.random.randint(len(group_A), size=indegree*len(group_B))\n",
		);
		expect(script).toContain('synapses_A_to_B.connect(i=sources[order], j=order // indegree)\n');
		expect(script).toContain("synapses_B_to_C.connect(j='i')");
		expect(script).toContain('synapses_B_to_A.connect()');
		expect(script).toContain("    delay=value('2*D'),");
	});

	test('a pathway speaks of its target', () => {
		expect(script).toContain('    v_post += a_post*(1 + j/N_post)\n');
		expect(script).toContain('    g_post += a_post\n    v_post += a_post\n');
	});

	test('variables of synapses, with what changes them before and behind them', () => {
		expect(script).toContain(`synapses_B_to_B = Synapses(
    group_B,
    group_B,
    model='''
    jump : volt
    dx/dt = -x/tau_g : 1 (event-driven)
    dy/dt = (1 - y)/tau : 1 (event-driven)
    ''',
    on_pre='''
    x += 1
    jump = clip(jump + 0.1*a_post*x*y - 0.01*w_pre, 0*mV, 3*a_post)
    v_post += jump
    v_post += 0.1*(0.1*a_post*x*y)
    ''',
    on_post='''
    y *= 0.5
`);
		expect(script).toContain("\nsynapses_B_to_B.jump = 'a_post*rand()'\nsynapses_B_to_B.y = '1'\n");
		const exact = brian2Script(
			everyFeature,
			{ model: 'every-feature', record: ['jump', 'mean jump'] },
			{ drawn: 'numbers' },
		);
		expect(exact).toContain("\nsynapses_B_to_B.jump = mV*drawn('synapses_B_to_B_jump')\n");
		expect(exact).toContain(
			"monitor_B_to_B = StateMonitor(synapses_B_to_B, ['jump'], record=arange(len(synapses_B_to_B))[:20]",
		);
		expect(exact).toContain('\nmean_mean_jump.run()\nmonitor_B_to_B.record_single_timestep()\n');
	});

	test('a deleted spike is there where it falls into the run, and the reset of its cell with it', () => {
		expect(timesIn(script, 'def delete_spike_A(t)')).toBe(1);
		expect(script).toContain("to_delete_A = sorted([parameters['t_1'], parameters['t_3']])");
		expect(script).toContain("        group_A.v[cell] = 'V_reset'\n");
		const short = brian2Script(everyFeature, { model: 'every-feature', record: ['A'], duration: 10 });
		expect(short).not.toContain('delete_spike');
	});

	test('numbers are read where they are given, and nothing random is left', () => {
		const exact = brian2Script(everyFeature, { model: 'every-feature', record: ['A'] }, { drawn: 'numbers' });
		expect(exact).not.toMatch(/rand\w*\(|PoissonInput|connect\(p=/);
		const names = [...exact.matchAll(/drawn\('(\w+)'\)/g)].map(m => m[1]);
		expect(names.sort()).toEqual([...drawnFor(everyFeature, { model: 'every-feature', record: [] }).keys()].sort());
		expect(exact).toContain('read from numbers.');
	});
});

describe('what the engine drew', () => {
	const run = { model: 'every-feature', record: ['v'], seed: 3, duration: 50 };
	const drawn = drawnFor(everyFeature, run);

	test('initial values are the first row of a recording', () => {
		const { traces } = simulateNow(everyFeature, run);
		expect([...(drawn.get('group_A_v')?.data ?? [])].slice(0, 2)).toEqual([...(traces.v?.values.subarray(0, 2) ?? [])]);
	});

	test('connections have as many sources as targets, and each target its number of inputs', () => {
		const [i, j] = ['i', 'j'].map(k => drawn.get(`synapses_A_to_B_${k}`)?.data as Int32Array) as [
			Int32Array,
			Int32Array,
		];
		expect(i.length).toBe(j.length);
		for (let cell = 0; cell < 20; cell++) expect(j.filter(x => x === cell)).toHaveLength(10);
		expect(Math.max(...i)).toBeLessThan(40);
	});

	test('counts are whole numbers with the mean of the input, a row a step', () => {
		const { data, shape } = drawn.get('input_drive_A') as { data: Float64Array; shape: readonly number[] };
		expect(shape).toEqual([500, 40]);
		expect(data.every(x => Number.isInteger(x) && x >= 0)).toBe(true);
		const mean = data.reduce((a, b) => a + b) / data.length;
		expect(Math.abs(mean - 0.2)).toBeLessThan(5 * Math.sqrt(0.2 / data.length));
	});

	test('an array as NumPy’s file', () => {
		const file = npy({ data: Float64Array.from([1, 2, 3, 4, 5, 6]), shape: [2, 3] });
		expect([...file.subarray(0, 10)]).toEqual([0x93, 78, 85, 77, 80, 89, 1, 0, 118, 0]);
		expect(new TextDecoder().decode(file.subarray(10, 128))).toMatch(
			/^\{'descr': '<f8', 'fortran_order': False, 'shape': \(2, 3,\), \} *\n$/,
		);
		expect(new Float64Array(file.slice(128).buffer)[5]).toBe(6);
	});
});

test.each(['state', 'amp', 'id'])('a variable or parameter %s, which Brian2 has for itself, is said', taken => {
	const run = { model: 'tiny', record: [] };
	const found = `found the name '${taken}', expected a name that Brian2 does not use itself`;
	expect(() => brian2Script(tiny(`d${taken}/dt = -${taken}/tau : 1`), run)).toThrow(found);
	expect(() =>
		brian2Script(
			tiny('dx/dt = -x/tau : 1', {}, { parameters: { tau: parameter(1, 'ms'), [taken]: parameter(1) } }),
			run,
		),
	).toThrow(found);
});
