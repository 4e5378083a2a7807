import { expect, test } from 'vitest';
import { rankCorrelation, ranks } from '../../../src/engine/analysis/measures-of-blocks.ts';
import { evaluate, type Model } from '../../../src/engine/index.ts';
import { tiny } from '../tiny.ts';

test('ranks, with ties shared', () => {
	expect(ranks([3, 1, 2])).toEqual([2, 0, 1]);
	expect(ranks([5, 1, 5, 7])).toEqual([1.5, 0, 1.5, 3]);
});

test('rank correlation', () => {
	expect(rankCorrelation([1, 2, 3], [10, 20, 90])).toBeCloseTo(1, 15);
	expect(rankCorrelation([1, 2, 3], [9, 5, 0])).toBeCloseTo(-1, 15);
	// Spearman's 1 - 6*sum(d²)/(n³ - n) without ties: d = 1, 1, 0, 0
	expect(rankCorrelation([1, 2, 3, 4], [2, 1, 3, 4])).toBeCloseTo(1 - (6 * 2) / 60, 15);
});

test('means of blocks at the end of a run', () => {
	const model: Model = tiny('dx/dt = i/ms : 1\ny = -x : 1', {}, { N: 6, dt: 1, duration: 2 });
	const at = (measure: string): number => evaluate(measure, model, { model: 'tiny', record: [] });
	expect([1, 2, 3].map(k => at(`blockMean x ${k} 3`))).toEqual([1, 5, 9]);
	expect(at('blockPeak x 3')).toBe(3);
	expect(at('blockPeak y 3')).toBe(1);
	expect(at('likeness x y 3')).toBeCloseTo(-1, 15);
	expect(at('blockMean x 4 3')).toBeNaN();
});

test('a rate that only falls, and the irregularity of one cell', () => {
	// The k-th spike at k² ms: windows of 100 ms hold ever fewer.
	const model: Model = tiny(
		'dq/dt = 0/ms : 1',
		{ threshold: 'q > 1 and sqrt(t/ms) == floor(sqrt(t/ms))' },
		{ dt: 1, duration: 400, init: { q: '2' } },
	);
	const spikes = { spikes: { group: 'g', variable: 'spikes', label: 'spikes' } };
	const at = (measure: string, change: Partial<Model> = {}): number =>
		evaluate(measure, { ...model, observables: spikes, ...change }, { model: 'tiny', record: [] });
	expect(at('rateFalls spikes 100')).toBe(1);
	// 0, 1, 4, 9 | 16 | 25, 36 | 49 | 64 | 81 …: windows of 16 ms
	expect(at('rateFalls spikes 16')).toBeLessThan(1);
	expect(at('cvOfOne spikes')).toBeNaN();
	// Intervals 1, 3, 5, …, 119: mean 60, standard deviation sqrt((60² - 1)/3)
	expect(at('cvOfOne spikes', { duration: 3601 })).toBeCloseTo(Math.sqrt((60 ** 2 - 1) / 3) / 60, 12);
});
