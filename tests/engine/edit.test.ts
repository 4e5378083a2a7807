import { expect, test } from 'vitest';
import {
	brian2Script,
	changesIn,
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
