import { expect, test } from 'vitest';
import { measureModel } from '../../src/content/measure.ts';
import { measuredModel, outcomeOf } from '../../src/content/measured.ts';
import { type Expectation, loadModels, type Model, type Values, valuesOf } from '../../src/engine/index.ts';
import { whole } from '../../src/engine/numbers.ts';

/** ms. Measuring everything takes minutes. */
export const patience = 1_200_000;

/**
 * Measuring everything takes longer than all other tests together. So `npm test` measures again, of each model and each figure, what takes at
 * most this many steps of cells, the quickest first and at least one; the proof `measured` sets MEASURE=all. That a stored number belongs to
 * the model and the question as they are now is checked for all of them by their keys.
 */
export const measuresAll = process.env.MEASURE === 'all';
const most = measuresAll ? Number.POSITIVE_INFINITY : 1.5e6;

/** Steps of cells that one seed takes. */
export function workOf(model: Model, set: Values | undefined, duration = model.duration): number {
	const values = new Map(Object.entries(valuesOf(model, set)));
	const size = (N: number | string): number => whole(N, model.id, 'N', 1, values);
	const cells = Object.values(model.groups).map(({ N, grid }) =>
		grid ? size(grid.width) * size(grid.height) : size(N as number | string),
	);
	return (cells.reduce((sum, n) => sum + n, 0) * duration) / model.dt;
}

/** What is quickest, within the limit. */
export function quickest<T>(all: readonly T[], work: (one: T) => number): T[] {
	let spent = 0;
	return all
		.map(one => ({ one, takes: work(one) }))
		.sort((a, b) => a.takes - b.takes)
		.filter(({ takes }, k) => {
			spent += takes;
			return k === 0 || spent <= most;
		})
		.map(({ one }) => one);
}

const models = [...(await loadModels())];

/** Tests of every second model, from the first (0) or the second (1): two files of tests share the work of two cores. */
export function proveModels(from: 0 | 1): void {
	test.each(models.filter((_, k) => k % 2 === from))(
		'%s: the stored numbers are what this engine measures, and none is missed',
		(_, model) => {
			const stored = measuredModel(model);
			for (const [k, measured] of stored.entries())
				expect(outcomeOf(model.expect[k] as Expectation, measured), measured.id).not.toBe('missed');
			const asked = quickest(
				model.expect,
				({ set, relativeTo, duration, seeds = 1 }) =>
					seeds * (workOf(model, set, duration) + (relativeTo ? workOf(model, relativeTo, duration) : 0)),
			);
			const again = measureModel({ ...model, expect: asked });
			expect(again).toEqual(asked.map(({ id }) => stored.find(measured => measured.id === id)));
		},
		patience,
	);
}
