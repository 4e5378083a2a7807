import { expect, test } from 'vitest';
import { cases } from '../../scripts/crosscheck/cases.ts';
import { type Crosscheck, crosscheckKey, crosschecksOf } from '../../src/content/crosschecked.ts';
import { loadModels, type Model } from '../../src/engine/index.ts';

const models = await loadModels();
const model = models.get('wilson-cowan') as Model;
const run = { kind: 'numbers', set: { P: 1.25 }, duration: 1000 } as const;
const check: Crosscheck = { model: model.id, key: crosscheckKey(model, run), ...run, agrees: true, found: 1e-13 };
const record = { brian2: '2.5.1', date: '2026-01-01', checks: [check, { ...check, model: 'another' }] };

test('a comparison counts for the model that was compared, and no longer once that has changed', () => {
	expect(crosschecksOf(model, record)).toEqual({ current: [check], outdated: 0 });
	expect(crosschecksOf({ ...model, title: 'Other words' }, record).outdated).toBe(0);
	expect(crosschecksOf({ ...model, dt: model.dt / 2 }, record)).toEqual({ current: [], outdated: 1 });
});

test('what was compared is part of the key', () => {
	expect(crosscheckKey(model, { ...run, set: { P: 1.5 } })).not.toBe(check.key);
	expect(crosscheckKey(model, { ...run, kind: 'statistics' })).not.toBe(check.key);
});

test('every model that is no network has a run to be compared', () => {
	const networks = [...models.values()].filter(({ synapses }) => synapses).map(({ id }) => id);
	expect([...new Set([...Object.keys(cases), ...networks])].sort()).toEqual([...models.keys()].sort());
});
