import { expect, test } from 'vitest';
import { measuresWithWords, measureWords } from '../../src/content/measure-words.ts';
import { loadModels, measureNames } from '../../src/engine/index.ts';

const models = await loadModels();

test('every measure has words, and none has words for nothing', () => {
	expect([...measuresWithWords].sort()).toEqual([...measureNames].sort());
});

test('words name what is measured and when', () => {
	const brunel = models.get('brunel') as never;
	expect(measureWords('meanRate E 200..2200', brunel)).toBe('mean rate of E, 200–2200 ms');
	expect(measureWords('theoryRate', brunel)).toBe('rate by mean-field theory');
	expect(measureWords('hopf P 0 2', models.get('wilson-cowan') as never)).toBe('where the rhythm begins, in P 0 2');
	expect(measureWords('at h 302400000', models.get('two-factor') as never)).toBe('value at 3.5 days of h');
	expect(measureWords('nothing E', brunel)).toBe('nothing E');
});
