import { expect, test } from 'vitest';
import { expectationWords, measuresWithWords, measureWords } from '../../src/content/measure-words.ts';
import { loadModels, measureNames } from '../../src/engine/index.ts';

const models = await loadModels();

test('every measure has words, and none has words for nothing', () => {
	const all = new Set([...models.values()].flatMap(measureNames));
	expect([...measuresWithWords].sort()).toEqual([...all].sort());
});

test('words name what is measured and when', () => {
	const brunel = models.get('brunel') as never;
	expect(measureWords('meanRate E 200..2200', brunel)).toBe('mean rate of E, 200–2200 ms');
	expect(measureWords('theoryRate', brunel)).toBe('rate by mean-field theory');
	expect(measureWords('hopf P 0 2', models.get('wilson-cowan') as never)).toBe('where the rhythm begins, in P 0 2');
	expect(measureWords('at h 302400000', models.get('two-factor') as never)).toBe('value at 3.5 days of h');
	expect(measureWords('bumpWidth E 4000..4250 ±3', models.get('ring-network') as never)).toBe(
		'width of the bump at half its height of E, 4000–4250 ms, of cells within ±3°',
	);
	expect(measureWords('nothing E', brunel)).toBe('nothing E');
});

test('a ratio says of what', () => {
	const model = models.get('microcircuit') as never;
	const measure = 'meanRate E 500..3000';
	expect(expectationWords({ measure }, model)).toBe('mean rate of E, 500–3000 ms');
	expect(expectationWords({ measure, relativeTo: {} }, model)).toBe(
		'mean rate of E, 500–3000 ms, over that at the usual setting',
	);
	expect(expectationWords({ measure, relativeTo: { G_EE: 0.8 } }, model)).toBe(
		'mean rate of E, 500–3000 ms, over that at G_EE = 0.8',
	);
});
