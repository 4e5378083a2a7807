import { expect, test } from 'vitest';
import {
	brian2Script,
	changesIn,
	checkEdit,
	type Edit,
	loadModels,
	type Model,
	ModelError,
	nestScript,
	notInNest,
	runningPart,
	simulateNow,
	solveNow,
	withEdit,
} from '../../src/engine/index.ts';

const models = await loadModels();
const model = (id: string): Model => models.get(id) as Model;
const isn = model('isn-pair');
const text = isn.neurons.pair?.equations as string;
const run = { model: 'isn-pair', record: ['E', 'I'], duration: 20 };

test('without changes a model is itself', () => expect(withEdit(isn)).toBe(isn));

test.each<[string, Edit]>([
	['a text', { neurons: { pair: { equations: `${text}\n# a note` } } }],
	['a value', { parameters: { tau_E: { value: 11, unit: 'ms' } } }],
	['a parameter that nothing uses', { parameters: { k: { value: 1, unit: '1' } } }],
])('%s that is changed changes the digest, and the recording says so', (_, edit) => {
	const published = simulateNow(isn, run);
	const edited = simulateNow(isn, { ...run, edit });
	expect(edited.digest).not.toBe(published.digest);
	expect(published).not.toHaveProperty('edited');
	expect(edited.edited).toBe(true);
	expect(runningPart(isn)).not.toBe(runningPart(withEdit(isn, edit)));
});

test('an edited model is run, analysed and measured by the same call', () => {
	const edit = { parameters: { tau_E: { value: 40, unit: 'ms' } } };
	const experiment = (e?: Edit) => ({
		runs: { pair: { ...run, ...(e && { edit: e }) } },
		analyses: { plane: { kind: 'phase-plane', run: 'pair', x: 'E', y: 'I' } as const },
		measures: ['pair: mean E'],
	});
	const outcome = solveNow(experiment(edit), Object.fromEntries(models));
	const same = { ...isn, parameters: { ...isn.parameters, tau_E: { ...isn.parameters.tau_E, value: 40 } } } as Model;
	const direct = solveNow(experiment(), { 'isn-pair': same });
	expect(outcome.measures).toEqual(direct.measures);
	expect(outcome.analyses).toEqual(direct.analyses);
	expect(outcome.digest).toBe(direct.digest);
});

test('what a model does not have cannot be changed', () => {
	const wrong = { neurons: { nobody: { equations: 'x : 1' } } };
	expect(() => withEdit(isn, wrong)).toThrow("found the neuron kind 'nobody', expected one of pair");
	expect(() => withEdit(isn, { synapses: { 'E->I': { on_pre: 'x += 1' } } })).toThrow(ModelError);
	expect(() => withEdit(isn, { neurons: JSON.parse('{"__proto__": {"equations": "x : 1"}}') })).toThrow(ModelError);
});

test('what was changed is told in a few words, and stands in the head of every script', () => {
	const brunel = model('brunel');
	const edit: Edit = { parameters: { tau_m: { value: 25, unit: 'ms' }, k: { value: 2, unit: '1' } } };
	const told = `tau_m = 25 ms instead of ${brunel.parameters.tau_m?.value} ms; new parameter k = 2`;
	expect(changesIn(brunel, edit).join('; ')).toBe(told);
	const edited = { model: 'brunel', record: ['E'], edit };
	for (const script of [brian2Script(brunel, edited), nestScript(brunel, edited)]) {
		expect(script).toContain('EDITED MODEL');
		expect(script).toContain(told);
	}
	expect(nestScript(brunel, edited)).toContain('tau_m = 25*ms  # ');
	expect(brian2Script(brunel, { model: 'brunel', record: ['E'] })).not.toContain('EDITED');
	const texts: Edit = { neurons: { pair: { equations: text } } };
	expect(changesIn(isn, texts)).toEqual(['equations of pair']);
	const [kind = ''] = Object.keys(brunel.neurons);
	expect(notInNest(brunel, { ...edited, edit: { neurons: { [kind]: { equations: 'x : 1' } } } })).toMatch(/built in/);
});

const pair = (equations: string): Edit => ({ neurons: { pair: { equations } } });
const add = (name: string, unit = '1', value = 1): Edit => ({ parameters: { [name]: { value, unit } } });

test.each<[string, Edit, string, RegExp]>([
	['a bracket is missing', pair('dE/dt = (-E/tau_E : 1'), 'equations of pair', /line 1, column \d+: found ':'/],
	[
		'a name is unknown',
		pair(text.replace('tau_E', 'tau_F')),
		'equations of pair',
		/found 'tau_F'.*Do you mean|found .*tau_F/,
	],
	['units do not fit', pair(text.replace('/tau_E', '')), 'equations of pair', /1\/ms|Hz/],
	['a variable that is looked at is gone', pair('dE/dt = -E/tau_E : 1'), 'observable I', /found 'I'/],
	['a new name is a variable', add('E'), 'parameter E', /a variable of the model, expected a new name/],
	['a new name is a function', add('exp'), 'parameter exp', /a unit, a function or noise/],
	['a new name is the time', add('t'), 'parameter t', /the language uses itself/],
	['a new name is no name', add('2x'), 'parameter 2x', /expected a letter/],
	['a unit is none', add('k', 'bananas'), 'parameter k', /found 'bananas', expected a unit/],
	['a unit is missing', add('k', ''), 'parameter k', /expected/],
	['a value is no number', add('k', '1', Number.NaN), 'parameter k', /a finite number/],
])('%s', (_, edit, where, says) => {
	let thrown: ModelError | undefined;
	try {
		checkEdit(isn, edit);
	} catch (error) {
		thrown = error as ModelError;
	}
	expect(thrown).toBeInstanceOf(ModelError);
	expect(thrown?.problem.in).toBe(where);
	expect(thrown?.message).toMatch(says);
});

test('a link cannot ask for a network that no machine can hold', () => {
	const trials = (value: number): Edit => ({ parameters: { trials: { value, unit: '1' } } });
	expect(() => checkEdit(model('wong-wang'), trials(2000))).not.toThrow();
	expect(() => checkEdit(model('wong-wang'), trials(1e6))).toThrow('found 1000000 cells, connections and inputs');
	expect(() => checkEdit(model('brunel'), add('N_E', '1', 1e7))).toThrow(/times the published model/);
});

test.each([...models.values()].map(m => [m.id, m] as const))('%s, as published, is a fair edit of itself', (_, m) => {
	expect(() => checkEdit(m, { neurons: m.neurons })).not.toThrow();
});
