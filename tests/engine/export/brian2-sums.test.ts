import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { brian2Script } from '../../../src/engine/export/brian2.ts';
import type { Model } from '../../../src/engine/model.ts';
import { parameter, tiny } from '../tiny.ts';

const hasPython = spawnSync('python3', ['-c', 'import ast']).status === 0;

/** One sum of each sort, one of them of something that the protocol changes. */
const model: Model = {
	...tiny('q : 1'),
	parameters: {
		tau: parameter(10, 'ms'),
		J: parameter(2, 'mV'),
		n: parameter(8),
		width: parameter(2),
		t_on: parameter(1, 'ms'),
	},
	neurons: {
		unit: {
			equations: 'ds/dt = -s/tau : 1\nu = s*s : 1\nplain : mV\nmiddle : 1\nnear : 1\nother : 1',
			method: 'euler',
		},
	},
	groups: { A: { neuron: 'unit', N: 'n', init: { s: 'rand()' } }, B: { neuron: 'unit', N: 3, init: {} } },
	sums: {
		'A->B': { plain: { sum: 'J*max(s, u)' }, middle: { mean: 's/N' } },
		'A->A': {
			near: { mean: 's', weight: 'exp(-min(abs(i - j), n - abs(i - j))/width)' },
			other: { sum: 's', weight: 'int(i != j)' },
		},
	},
	protocol: [{ at: 't_on', scale: 'J', by: 'width' }],
	observables: { s: { group: 'A', variable: 's', label: 's' }, near: { group: 'A', variable: 'near', label: 'near' } },
};
const script = brian2Script(model, { model: 'tiny', record: ['s', 'near'] });

test('a sum is a summed variable of Synapses from all to all', () => {
	expect(script).toContain('    plain_post = J_pre*clip(s_pre, u_pre, abs(s_pre) + abs(u_pre)) : volt (summed)');
	expect(script).toContain('    middle_post = (s_pre/N_pre)/N_pre : 1 (summed)');
	expect(script).toContain('    near_post = weight*(s_pre) : 1 (summed)');
	expect(script).toContain("sum_A_to_A_other.connect()\nsum_A_to_A_other.weight = 'int(i != j)'");
	expect(script).toContain('total = numpy.bincount(asarray(sum_A_to_A_near.j), asarray(sum_A_to_A_near.weight))');
	expect(script).toContain('\nimport numpy\n');
	for (const id of ['sum_A_to_B_plain', 'sum_A_to_B_middle', 'sum_A_to_A_near', 'sum_A_to_A_other', 'sums'])
		expect(script).toMatch(new RegExp(`^network = Network\\(.*\\b${id}\\b.*\\)$`, 'm'));
});

test('sums are taken once more before each recording, the last included', () => {
	expect(script).toContain("sums = NetworkOperation(take_sums, when='start', order=-1)");
	expect(script).toMatch(/network\.run\(10\*ms\)\ntake_sums\(\)\nmonitor_A\.record_single_timestep\(\)/);
});

test.runIf(hasPython)('it is Python', () => {
	const { status, stderr } = spawnSync('python3', ['-c', 'import ast, sys; ast.parse(sys.stdin.read())'], {
		input: script,
		encoding: 'utf8',
	});
	expect(stderr).toBe('');
	expect(status).toBe(0);
});
