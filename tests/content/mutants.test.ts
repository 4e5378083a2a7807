import { describe, expect, test } from 'vitest';
import { most, mutantKey, mutantsOf, mutantsRun, storedMutants } from '../../src/content/mutants.ts';
import { survivors } from '../../src/content/survivors.ts';
import { checkModel, loadModels, type Model, runningPart } from '../../src/engine/index.ts';
import { parameter, tiny } from '../engine/tiny.ts';

const models = [...(await loadModels())];

describe.each(models)('%s', (id, model) => {
	const mutants = mutantsOf(model);

	test('its mutants are models, each another one', () => {
		expect(mutants).toHaveLength(most);
		expect(new Set(mutants.map(m => m.name)).size).toBe(most);
		const parts = mutants.map(m => runningPart(m.model));
		expect(new Set([runningPart(model), ...parts]).size).toBe(new Set(parts).size + 1);
		for (const mutant of mutants) expect(() => checkModel(mutant.model)).not.toThrow();
	});

	test('they are the same ones every time, and prose has no say in it', () => {
		expect(mutantsOf({ ...model, title: 'Other', about: 'Other.' }).map(m => m.name)).toEqual(mutants.map(m => m.name));
	});

	test('what is stored is of its mutants and its expectations', () => {
		const { results, left } = mutantsRun(model);
		expect(results.length + left).toBe(mutants.length);
		const expectations = model.expect.map(e => e.id);
		for (const { caughtBy, tried } of storedMutants(id)) {
			if (caughtBy !== null) expect(expectations).toContain(caughtBy);
			expect(tried).toBeGreaterThan(0);
			expect(tried).toBeLessThanOrEqual(expectations.length);
		}
	});

	test('an argument stands only for a mutant that survives', () => {
		const alive = mutantsRun(model).results.flatMap(({ name, caughtBy }) => (caughtBy === null ? [name] : []));
		for (const [name, argument] of Object.entries(survivors[id] ?? {})) {
			expect(alive).toContain(name);
			expect(argument).toMatch(/^[A-Z].*\.$/);
		}
	});
});

test('arguments stand for models that there are', () => {
	for (const id of Object.keys(survivors)) expect(models.map(([id]) => id)).toContain(id);
});

/** One equation, one pathway, one input: all that can go wrong in them. */
const small: Model = tiny(
	'dv/dt = (a - v)/tau : 1',
	{ threshold: 'v > 1', reset: 'v = 0' },
	{
		N: 4,
		parameters: { tau: parameter(10, 'ms'), a: parameter(2) },
		synapses: { 'g->g': { on_pre: 'v += 0.5', connect: { rule: 'pairwise_bernoulli', p: '0.5' } } },
	},
);

test('mistakes of every kind are made, as they read', () => {
	const names = mutantsOf(small).map(m => m.name);
	for (const name of [
		'dv/dt: a - v → a + v',
		'dv/dt: a - v → a',
		'dv/dt: tau → 1.3*tau',
		'threshold: v > 1 → v < 1',
		'g->g: not there',
		'g->g: v += 0.5 → v -= 0.5',
		'g->g: p → 1.3*p',
	])
		expect(names).toContain(name);
});

test('the key of a mutant changes with model, mutant and band, and not with prose', () => {
	const [one, other] = mutantsOf(small) as [ReturnType<typeof mutantsOf>[0], ReturnType<typeof mutantsOf>[0]];
	const key = mutantKey(small, one);
	expect(mutantKey({ ...small, title: 'Other' }, one)).toBe(key);
	expect(mutantKey(small, other)).not.toBe(key);
	const asked = { id: 'e', source: 'a test', tag: 'A', measure: 'final v', band: [0, 1] } as const;
	expect(mutantKey({ ...small, expect: [asked] }, one)).not.toBe(key);
	expect(mutantKey({ ...small, expect: [{ ...asked, band: [0, 2] }] }, one)).not.toBe(
		mutantKey({ ...small, expect: [asked] }, one),
	);
});
