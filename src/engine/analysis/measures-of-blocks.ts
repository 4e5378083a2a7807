/** Measures of many cells or synapses that stand in equal blocks, such as the channels of a population: means at the end of a run. */
import type { Measure, Subject } from './subject.ts';

/** The mean of each of n blocks in the last row. */
function blocks(subject: Subject, name: string | undefined, n: number): number[] {
	const last = subject.each(name).map(({ values }) => values.at(-1) as number);
	const size = last.length / n;
	return Array.from({ length: n }, (_, k) => last.slice(k * size, (k + 1) * size).reduce((a, b) => a + b, 0) / size);
}

/** The place of each value among all in ascending order; equal ones share theirs. */
export const ranks = (values: readonly number[]): number[] =>
	values.map(v => values.filter(u => u < v).length + (values.filter(u => u === v).length - 1) / 2);

/** Pearson's correlation of the ranks. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
	const middle = (a.length - 1) / 2;
	const [x, y] = [ranks(a), ranks(b)].map(list => list.map(r => r - middle)) as [number[], number[]];
	const dot = (p: number[], q: number[]): number => p.reduce((sum, v, k) => sum + v * (q[k] as number), 0);
	return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y));
}

export const measuresOfBlocks: Readonly<Record<string, Measure>> = {
	/** blockMean X k n: of the k-th of n blocks, from 1. */
	blockMean: { unit: 'X', of: (s, [x, k, n]) => blocks(s, x, s.number(n))[s.number(k) - 1] ?? Number.NaN },
	/** blockPeak X n: which of n blocks has the greatest mean, from 1. */
	blockPeak: {
		unit: '1',
		of: (s, [x, n]) => {
			const means = blocks(s, x, s.number(n));
			return means.indexOf(Math.max(...means)) + 1;
		},
	},
	/** likeness X Y n: Spearman's correlation of the means of n blocks. */
	likeness: {
		unit: '1',
		of: (s, [x, y, n]) => rankCorrelation(blocks(s, x, s.number(n)), blocks(s, y, s.number(n))),
	},
};
