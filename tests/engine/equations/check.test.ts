import { expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import { ModelError } from '../../../src/engine/problem.ts';
import { parameter, tiny } from '../tiny.ts';
import { mistakes } from './wrong-equations.ts';

const parameters = { tau: parameter(10, 'ms'), E_L: parameter(-60, 'mV') };

function problemOf(build: () => unknown): ModelError['problem'] {
	try {
		build();
	} catch (error) {
		if (error instanceof ModelError) return error.problem;
		throw error;
	}
	throw new Error('nothing was found');
}

test('there are at least twenty mistakes', () => expect(mistakes.length).toBeGreaterThanOrEqual(20));

test.each(mistakes)('$why', ({ equations, kind, line, column, found, expected }) => {
	const problem = problemOf(() =>
		compile(checkModel(tiny(equations, kind, { parameters, observables: {} })), 1, [], 'wasm'),
	);
	expect(problem.at).toMatchObject({ line, column });
	expect(problem.found).toContain(found);
	expect(problem.expected).toContain(expected);
});

test('a slip of the pen gets a hint', () => {
	const problem = problemOf(() => checkModel(tiny('dv/dt = (E_l - v)/tau : mV', {}, { parameters })));
	expect(problem.hint).toBe("Did you mean 'E_L'?");
});

test.each([
	[{ groups: { g: { neuron: 'x', N: 1, init: {} } } }, "the neuron kind 'x'"],
	[{ groups: { g: { neuron: 'k', N: 1.5, init: {} } } }, 'N = 1.5'],
	[{ groups: { g: { neuron: 'k', N: 1, init: { w: '1' } } } }, "'w'"],
	[{ groups: { g: { neuron: 'k', N: 1, init: { v: '1' } } } }, '1 in 1'],
	[{ groups: { g: { neuron: 'k', N: 1, init: { v: 'v' } } } }, "the unknown name 'v'"],
	[{ protocol: [{ at: 'tau', set: 'E_X', to: 'E_L' }] }, "'E_X'"],
	[{ dt: 0 }, 'dt = 0'],
	[{ parameters: { ...parameters, c: parameter(1, 'apples') } }, "'apples'"],
	[{ observables: { w: { group: 'g', variable: 'w', label: '' } } }, "'w' of 'g'"],
])('a model that does not hold together %#', (change, found) => {
	const model = tiny('dv/dt = -v/tau : mV', {}, { parameters });
	expect(problemOf(() => checkModel({ ...model, ...change } as typeof model)).found).toContain(found);
});
