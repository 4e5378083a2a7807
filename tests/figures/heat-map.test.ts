import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shades } from '../../src/components/chart/chart.ts';
import { outline } from '../../src/components/chart/outline.ts';
import { svgOf } from '../../src/components/chart/static.ts';
import type { FigureInfo } from '../../src/components/figure/info.ts';
import { heatMap } from '../../src/components/figure/panels/heat-map.ts';
import type { PanelOf } from '../../src/components/figure/panels/panel.ts';
import type { Outcome, Recording, Trace } from '../../src/engine/index.ts';

/** How often ways wind around the middle of a cell: the rule by which a canvas fills. */
function winding(loops: readonly (readonly number[])[], x: number, y: number): number {
	let turns = 0;
	for (const loop of loops)
		for (let k = 0; k < loop.length; k += 2) {
			const [x1, y1] = [loop[k] as number, loop[k + 1] as number];
			const [x2, y2] = [loop[(k + 2) % loop.length] as number, loop[(k + 3) % loop.length] as number];
			if (x1 !== x2 || x1 < x) continue;
			if (Math.min(y1, y2) < y && y < Math.max(y1, y2)) turns += Math.sign(y2 - y1);
		}
	return turns;
}

test('an outline holds the cells that are inside, and no other', () => {
	const region = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
		fc.record({
			width: fc.constant(width),
			height: fc.constant(height),
			cells: fc.array(fc.boolean(), { minLength: width * height, maxLength: width * height }),
		}),
	);
	fc.assert(
		fc.property(region, ({ width, height, cells }) => {
			const loops = outline(width, height, (c, r) => cells[r * width + c] as boolean);
			for (const [k, inside] of cells.entries())
				expect(winding(loops, (k % width) + 0.5, Math.floor(k / width) + 0.5)).toBe(inside ? 1 : 0);
		}),
	);
});

test('an outline has corners only where it turns', () => {
	expect(outline(5, 4, () => true)).toEqual([[0, 0, 5, 0, 5, 4, 0, 4]]);
	const ring = outline(3, 3, (c, r) => c !== 1 || r !== 1);
	expect(ring.map(loop => loop.length / 2)).toEqual([4, 4]);
	expect(outline(3, 3, () => false)).toEqual([]);
});

type Panel = PanelOf<'heat-map'>;

const recording = (trace: Omit<Trace, 'unit'>, times: readonly number[]): Recording => ({
	model: 'm',
	kernel: 'interpreter',
	seed: 1,
	dt: 1,
	times: Float64Array.from(times),
	traces: { X: { ...trace, unit: 'mM' } },
	spikes: {},
	digest: '',
});
const outcomeOf = (run: Recording, behind?: Recording): Outcome => ({
	recordings: { run, ...(behind && { 'behind-run': behind }) },
	analyses: {},
	measures: {},
	digest: '',
});
const infoFor = (population?: 'E' | 'I'): FigureInfo =>
	({
		runs: {
			run: {
				duration: 40,
				parameters: {},
				observables: { X: { label: 'what is seen', unit: 'mM', ...(population && { population }) } },
			},
		},
	}) as unknown as FigureInfo;

const overTime: Panel = { kind: 'heat-map', from: 'run', title: 'T', show: 'X', range: [0, 9] };
/** Two cells, four times. */
const two = (values: readonly number[]): Recording =>
	recording({ n: 2, values: Float64Array.from(values) }, [0, 10, 20, 30]);
const rising = [0, 9, 3, 9, 6, 9, 9, 9];
/** The part of the ground that is covered at a place. */
function density(chart: ReturnType<typeof heatMap.chart>, x: number, y: number): number {
	let bare = 1;
	for (const layer of chart.layers)
		if (layer.kind === 'regions' && layer.fill !== undefined && winding(layer.loops, x, y)) bare *= 1 - layer.fill;
	return 1 - bare;
}

test('each cell is as dense as its value, in the ink of its population', () => {
	for (const [population, ink] of [
		['E', 'e'],
		['I', 'i'],
		[undefined, 'ink'],
	] as const) {
		const chart = heatMap.chart(overTime, outcomeOf(two(rising)), infoFor(population));
		for (const [row, time] of [0, 10, 20, 30].entries())
			for (const cell of [0, 1])
				expect(density(chart, time + 5, cell)).toBeCloseTo((rising[2 * row + cell] as number) * shades.step, 10);
		const inks = chart.layers.flatMap(l => (l.kind === 'regions' || l.kind === 'key' ? [l.ink] : []));
		expect(new Set(inks)).toEqual(new Set([ink]));
	}
});

test('values beyond the range have its first and its last shade', () => {
	const chart = heatMap.chart(overTime, outcomeOf(two([-5, 50, -5, 50, -5, 50, -5, 50])), infoFor());
	expect(density(chart, 15, 0)).toBe(0);
	expect(density(chart, 15, 1)).toBeCloseTo(shades.count * shades.step, 10);
});

test('a key says the two ends with the unit, and in comparison at which shade the line is', () => {
	const alone = heatMap.chart(overTime, outcomeOf(two(rising)), infoFor());
	expect(alone.layers.find(l => l.kind === 'key')).toEqual({ kind: 'key', ink: 'ink', from: '0', to: '9\u00a0mM' });
	const both = heatMap.chart(overTime, outcomeOf(two(rising), two([0, 0, 0, 0, 9, 0, 9, 0])), infoFor());
	expect(both.layers.find(l => l.kind === 'key')).toMatchObject({ mark: 5, name: 'compared' });
	const [line] = both.layers.filter(l => l.kind === 'regions' && l.line !== undefined);
	expect(line).toMatchObject({ ink: 'ink', loops: [[20, -0.5, 40, -0.5, 40, 0.5, 20, 0.5]] });
});

test('long recordings are shown as means of their rows', () => {
	const rows = 960;
	const values = Float64Array.from({ length: rows }, (_, k) => (k % 10 < 5 ? 9 : 0));
	const chart = heatMap.chart(
		{ ...overTime, window: [0, rows] },
		outcomeOf(
			recording(
				{ n: 1, values },
				Array.from({ length: rows }, (_, k) => k),
			),
		),
		infoFor(),
	);
	// Half of each column is at 9, half at 0: 4.5, which is shown as 5.
	for (const x of [5, 500, 955]) expect(density(chart, x, 0)).toBeCloseTo(5 * shades.step, 10);
});

const map = { width: 4, height: 2, side: 0.5, tissue: new Float64Array(8).fill(1) };
const sheet = recording(
	{ n: 8, map, values: Float64Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9]) },
	[0, 20],
);

test('sheets stand beside each other at their times, the first row on top, with a bar of length', () => {
	const chart = heatMap.chart({ ...overTime, sheets: [0, 20] }, outcomeOf(sheet), infoFor());
	const [first, second] = [
		[0.25, -0.26 - 0.25],
		[2.12 + 1.75, -0.26 - 0.75],
	] as const;
	expect(density(chart, first[0], first[1])).toBeCloseTo(9 * shades.step, 10);
	expect(density(chart, second[0], second[1])).toBeCloseTo(9 * shades.step, 10);
	expect(density(chart, first[0] + 1, first[1])).toBe(0);
	const labels = chart.layers.flatMap(l => (l.kind === 'labels' ? l.labels.map(({ text }) => text) : []));
	expect(labels).toEqual(['0\u00a0ms', '20\u00a0ms', '1\u00a0mm']);
	expect(heatMap.at({ ...overTime, sheets: [0, 20] }, 0.5, outcomeOf(sheet), infoFor())).toBeUndefined();
});

test('the table has the numbers, of both runs where there are two', () => {
	const alone = heatMap.table(overTime, outcomeOf(two(rising)), infoFor());
	expect(alone.title).toBe('T: what is seen (mM)');
	expect(alone.rows.map(row => row.slice(0, 2))).toEqual([
		['0', '0'],
		['10', '3'],
		['20', '6'],
		['30', '9'],
	]);
	expect(alone.rows.map(row => row.at(-1))).toEqual(['9', '9', '9', '9']);
	const both = heatMap.table(overTime, outcomeOf(two(rising), two([1, 2, 1, 2, 1, 2, 1, 2])), infoFor());
	expect(both.head.at(-1)).toContain('compared');
	expect(both.rows.map(row => row.at(-1))).toEqual(['2', '2', '2', '2']);
	const along = heatMap.table({ ...overTime, sheets: [0, 20] }, outcomeOf(sheet), infoFor());
	expect(along.title).toContain('along the middle of the sheet');
	expect(along.head[1]).toBe('0.25 mm');
	expect(along.rows[1]?.at(-1)).toBe('9');
});

test('a smooth map of many cells is short as a picture', () => {
	const [n, rows] = [64, 96];
	const values = Float64Array.from(
		{ length: n * rows },
		(_, k) => 9 * Math.exp(-(((k % n) - 32) ** 2) / 100) * Math.sin((3 * Math.floor(k / n)) / rows) ** 2,
	);
	const chart = heatMap.chart(
		{ ...overTime, window: [0, rows] },
		outcomeOf(
			recording(
				{ n, values },
				Array.from({ length: rows }, (_, k) => k),
			),
		),
		infoFor('E'),
	);
	expect(svgOf(chart, 920, chart.ratio.wide, 'map').length).toBeLessThan(12_000);
});
