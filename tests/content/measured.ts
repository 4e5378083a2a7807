import { expect, test } from 'vitest';
import { measureModel } from '../../src/content/measure.ts';
import { measuredModel, outcomeOf } from '../../src/content/measured.ts';
import { type Expectation, loadModels } from '../../src/engine/index.ts';

/** ms. Measuring everything takes minutes. When it takes too many, what has changed and a part of the rest will have to do. */
export const patience = 600_000;

const models = [...(await loadModels())];

/** Tests of every second model, from the first (0) or the second (1): two files of tests share the work of two cores. */
export function proveModels(from: 0 | 1): void {
	test.each(models.filter((_, k) => k % 2 === from))(
		'%s: the stored numbers are what this engine measures, and none is missed',
		(_, model) => {
			const stored = measuredModel(model);
			expect(stored).toEqual(measureModel(model));
			for (const [k, measured] of stored.entries())
				expect(outcomeOf(model.expect[k] as Expectation, measured), measured.id).not.toBe('missed');
		},
		patience,
	);
}
