import { expect, test } from 'vitest';
import type { Layer } from '../../src/components/chart/chart.ts';
import { behind } from '../../src/components/figure/experiment.ts';
import { type FigureInfo, matrixOf } from '../../src/components/figure/info.ts';
import { matrix } from '../../src/components/figure/panels/matrix.ts';
import type { PanelOf } from '../../src/components/figure/panels/panel.ts';
import type { Outcome, Recording } from '../../src/engine/index.ts';

const panel: PanelOf<'matrix'> = {
	kind: 'matrix',
	from: 'run',
	title: 'Who moves whom',
	rows: ['E', 'PV'],
	columns: ['E', 'PV', 'SST'],
	measure: 'pushed {row} by {column}',
	full: 8,
	digits: 1,
};
const info = {} as FigureInfo;

/** Numbers row by row, and those of a compared run. */
function outcome(values: readonly number[], compared?: readonly number[]): Outcome {
	const names = matrixOf(panel).flat();
	const numbers = (name: (text: string) => string, from: readonly number[]) =>
		names.map((text, k) => [name(text), from[k] as number] as const);
	return {
		recordings: { run: {}, ...(compared && { [behind('run')]: {} }) } as unknown as Record<string, Recording>,
		analyses: {},
		measures: Object.fromEntries([...numbers(text => text, values), ...(compared ? numbers(behind, compared) : [])]),
		digest: '',
	};
}

type Regions = Extract<Layer, { kind: 'regions' }>;
const squares = (of: Outcome): Regions[] =>
	matrix.chart(panel, of, info).layers.filter((layer): layer is Regions => layer.kind === 'regions');

/** The area of a square of alternating x and y. */
const area = ({ loops: [loop = [0, 0, 0, 0, 0, 0]] }: Regions): number =>
	((loop[2] as number) - (loop[0] as number)) * ((loop[5] as number) - (loop[1] as number));

test('the measures are those of every row with every column', () => {
	expect(matrixOf(panel)[1]?.[2]).toBe('run: pushed PV by SST');
});

test('areas are as the numbers, up to a full square', () => {
	const [one, two, four, full, over] = squares(outcome([1, -2, 4, 8, 80, 0])) as Regions[];
	expect(area(two as Regions) / area(one as Regions)).toBeCloseTo(2, 9);
	expect(area(four as Regions) / area(one as Regions)).toBeCloseTo(4, 9);
	expect(area(over as Regions)).toBe(area(full as Regions));
	// None reaches into the next place.
	expect((full?.loops[0]?.[2] as number) - (full?.loops[0]?.[0] as number)).toBeLessThan(0.9);
});

test('what falls is hollow, and the ink is that of the column', () => {
	const [up, down] = squares(outcome([1, -2, 4, 8, 80, 0])) as Regions[];
	expect(up).not.toHaveProperty('line');
	expect(down?.line).toBeGreaterThan(0);
	expect([up?.ink, down?.ink]).toEqual(['e', 'pv']);
});

test('every number stands in the picture and in the table; one that does not apply is a dash', () => {
	const of = outcome([1, -2, 4, Number.NaN, -0.01, 0]);
	const words = matrix.chart(panel, of, info).layers.flatMap(layer => (layer.kind === 'labels' ? layer.labels : []));
	expect(words.map(({ text }) => text)).toEqual(['E', 'PV', 'SST', '1.0', '−2.0', '4.0', '–', '0.0', '0.0']);
	expect(matrix.table(panel, of, info).rows).toEqual([
		['E', '1', '−2', '4'],
		['PV', '–', '−0.01', '0'],
	]);
	expect(squares(of)[3]?.loops).toEqual([]);
});

test('a compared run stands behind, grey and hollow', () => {
	const [behindIt] = squares(outcome([1, 1, 1, 1, 1, 1], [4, 1, 1, 1, 1, 1])) as Regions[];
	expect(behindIt?.ink).toBe('edge');
	expect(behindIt?.line).toBeGreaterThan(0);
	expect(squares(outcome([1, 1, 1, 1, 1, 1], [4, 1, 1, 1, 1, 1]))).toHaveLength(12);
});
