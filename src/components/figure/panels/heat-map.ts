import { timeUnit } from '../../../content/time-units.ts';
import type { Outcome, Trace } from '../../../engine/index.ts';
import { type Ink, type Layer, population, shades } from '../../chart/chart.ts';
import { type Loop, outline } from '../../chart/outline.ts';
import { behind } from '../experiment.ts';
import type { FigureInfo } from '../info.ts';
import {
	alongTime,
	type Drawing,
	observableOf,
	type PanelOf,
	picked,
	recordingOf,
	rowsShown,
	runOf,
	significant,
	withUnit,
	zeroOf,
} from './panel.ts';

type Panel = PanelOf<'heat-map'>;
type BlockMap = NonNullable<Trace['map']>;

/** Columns of a map over time: narrower ones would be hard to see on a phone. Each shows the mean of its times. */
const columns = 96;
/** Places whose numbers stand in the table. */
const placesShown = 8;
/** Sheets beside each other, and how much room is between them and over each for its time, in widths of a sheet. */
const across = 2;
const [between, above] = [0.06, 0.13];
/** A map of nothing but numbers: a sheet, or cells over time. */
interface Cells {
	width: number;
	height: number;
	value(column: number, row: number): number;
}
/** From corners of cells to the chart. */
type Place = (column: number, row: number) => readonly [x: number, y: number];

const windowOf = (panel: Panel, info: FigureInfo): readonly [number, number] =>
	panel.window ?? [0, runOf(info, panel.from).duration];

const traceOf = (panel: Panel, outcome: Outcome, run: string): Trace =>
	recordingOf(outcome, run).traces[panel.show] as Trace;

/** The cells that stand in a row over time, as cells of the trace: all, or a sheet's middle row. */
function rowOf({ n, map }: Trace): { count: number; first: number } {
	return map ? { count: map.width, first: Math.floor(map.height / 2) * map.width } : { count: n, first: 0 };
}

/** What those cells stand for: where the first lies, how far apart they are, and how that axis is called. */
function alongOf(panel: Panel, trace: Trace): { from: number; by: number; unit: string; title: string; step?: number } {
	const { map } = trace;
	if (map) return { from: map.side / 2, by: map.side, unit: 'mm', title: 'place' };
	const { from, to, ...rest } = panel.cells ?? { from: 0, to: trace.n, unit: '1', title: 'cell' };
	return { from, by: (to - from) / trace.n, ...rest };
}

/** The shade of a value: 0 is the bare ground, and the last is the upper end of the range. */
const shadeOf = (value: number, [low, high]: readonly [number, number]): number =>
	Math.round(((value - low) / (high - low)) * shades.count);

const placed = (loops: readonly Loop[], place: Place): number[][] =>
	loops.map(loop => {
		const points: number[] = [];
		for (let k = 0; k < loop.length; k += 2) points.push(...place(loop[k] as number, loop[k + 1] as number));
		return points;
	});

/** Each shade lies on the one before, over all cells that have it or a deeper one. */
const shaded = ({ width, height, value }: Cells, range: readonly [number, number], ink: Ink, place: Place): Layer[] =>
	Array.from({ length: shades.count }, (_, k): Layer => {
		const loops = outline(width, height, (c, r) => shadeOf(value(c, r), range) > k);
		return {
			kind: 'regions',
			loops: placed(loops, place),
			ink,
			// So much on top of k of them makes k + 1 shades.
			fill: shades.step / (1 - shades.step * k),
		};
	}).filter(layer => layer.kind === 'regions' && layer.loops.length > 0);

/** Where the middle of the range is: the deeper half of the shades. */
const half = Math.ceil(shades.count / 2);

/** Where the compared run has the upper half of the shades, as a line with its name. */
function compared({ width, height, value }: Cells, range: readonly [number, number], place: Place): Layer[] {
	const loops = placed(
		outline(width, height, (c, r) => shadeOf(value(c, r), range) >= half),
		place,
	);
	return loops.length ? [{ kind: 'regions', loops, ink: 'ink', line: 1.5 }] : [];
}

/** Cells over time, in columns of several rows of the recording. */
function overTime(panel: Panel, outcome: Outcome, info: FigureInfo, run: string): { cells: Cells; edges: number[] } {
	const { times } = recordingOf(outcome, run);
	const trace = traceOf(panel, outcome, run);
	const [from, to] = windowOf(panel, info);
	const rows = Array.from(times.keys()).filter(k => (times[k] as number) >= from && (times[k] as number) < to);
	const each = Math.ceil(rows.length / columns);
	const width = Math.ceil(rows.length / each);
	const { count, first } = rowOf(trace);
	const means = new Float64Array(width * count);
	for (const [k, row] of rows.entries())
		for (let r = 0; r < count; r++) {
			const column = Math.floor(k / each);
			const share = 1 / Math.min(each, rows.length - column * each);
			means[r * width + column] =
				(means[r * width + column] as number) + share * (trace.values[row * trace.n + first + r] as number);
		}
	return {
		edges: [...Array.from({ length: width }, (_, c) => times[rows[c * each] as number] as number), to],
		cells: { width, height: count, value: (c, r) => means[r * width + c] as number },
	};
}

/** The row of a recording at or next after a time. */
function rowAt(outcome: Outcome, run: string, time: number): number {
	const { times } = recordingOf(outcome, run);
	const found = times.findIndex(t => t >= time - 1e-9);
	return found < 0 ? times.length - 1 : found;
}

/** A sheet at one time. */
function sheetAt(panel: Panel, outcome: Outcome, run: string, time: number): { cells: Cells; map: BlockMap } {
	const { n, values, map } = traceOf(panel, outcome, run);
	const row = rowAt(outcome, run, time);
	const { width, height } = map as BlockMap;
	return {
		map: map as BlockMap,
		// The first row of a sheet is drawn on top.
		cells: { width, height, value: (c, r) => values[row * n + (height - 1 - r) * width + c] as number },
	};
}

const keyOf = (panel: Panel, info: FigureInfo, ink: Ink, marked: boolean): Layer => {
	const { unit } = observableOf(info, panel.from, panel.show);
	const [low, high] = panel.range;
	return {
		kind: 'key',
		ink,
		from: significant(low),
		to: `${significant(high)}${unit === '1' ? '' : `\u00a0${unit}`}`,
		...(marked && { mark: half, name: 'compared' }),
	};
};

const inkOf = (panel: Panel, info: FigureInfo): Ink =>
	population[observableOf(info, panel.from, panel.show).population ?? '']?.ink ?? 'ink';

/**
 * Cells over time, or a sheet at some times, in shades of their population's ink: quiet cells are bare, the busiest are deep. The pictures of a
 * sheet stand beside each other and are never played in one place, so nothing in them can flash.
 */
export const heatMap: Drawing<'heat-map'> = {
	chart(panel, outcome, info) {
		const { range, from: run } = panel;
		const ink = inkOf(panel, info);
		const other = outcome.recordings[behind(run)] && behind(run);
		const key = keyOf(panel, info, ink, other !== undefined);
		if (panel.sheets) {
			const pictures = panel.sheets.map((time, k) => {
				const { cells, map } = sheetAt(panel, outcome, run, time);
				const [wide, high] = [map.width * map.side, map.height * map.side];
				const [left, base] = [
					(k % across) * wide * (1 + between),
					-(Math.floor(k / across) + 1) * (high + above * wide),
				];
				const place: Place = (c, r) => [left + c * map.side, base + r * map.side];
				const corners = [place(0, 0), place(map.width, 0), place(map.width, map.height), place(0, map.height)];
				const layers: Layer[] = [
					...shaded(cells, range, ink, place),
					...(other ? compared(sheetAt(panel, outcome, other, time).cells, range, place) : []),
					{ kind: 'regions', loops: [corners.flat()], ink: 'edge', line: 1 },
				];
				const { unit, per } = timeUnit(Math.max(...(panel.sheets ?? [])));
				const label = {
					x: left + wide / 2,
					y: base + high + (above * wide) / 2,
					text: `${significant((time - zeroOf(info, run, panel.zero)) / per)}\u00a0${unit}`,
				};
				return { layers, label, wide, base };
			});
			const { wide } = pictures[0] as (typeof pictures)[number];
			const bottom = Math.min(...pictures.map(({ base }) => base)) - above * wide;
			const length = 10 ** Math.floor(Math.log10(wide / 2));
			const right = across * wide + (across - 1) * between * wide;
			// The chart's own edges around the plot, see chart/configuration.ts.
			const ratio = (width: number): number => (((width - 26) / right) * -bottom + 26) / width;
			return {
				x: { range: [0, right], unit: 'mm', hidden: true },
				y: { range: [bottom, 0], unit: 'mm', hidden: true },
				layers: [
					...pictures.flatMap(({ layers }) => layers),
					{
						kind: 'line',
						x: [0, length],
						y: [bottom + (above * wide) / 2, bottom + (above * wide) / 2],
						ink: 'ink-3',
						width: 1.75,
					},
					{
						kind: 'labels',
						labels: [
							...pictures.map(({ label }) => label),
							{ x: length + 0.16 * wide, y: bottom + (above * wide) / 2, text: `${length}\u00a0mm` },
						],
					},
					key,
				],
				ratio: { wide: ratio(444), narrow: ratio(358) },
			};
		}
		const { cells, edges } = overTime(panel, outcome, info, run);
		const [from, to] = windowOf(panel, info);
		const zero = zeroOf(info, run, panel.zero);
		const { unit, per } = timeUnit(to - from);
		const along = alongOf(panel, traceOf(panel, outcome, run));
		const low = along.from - along.by / 2;
		const place: Place = (c, r) => [((edges[c] as number) - zero) / per, low + r * along.by];
		return {
			x: { range: [(from - zero) / per, (to - zero) / per], unit },
			y: { range: [low, low + cells.height * along.by], unit: along.unit, title: along.title, step: along.step },
			layers: [
				...shaded(cells, range, ink, place),
				...(other ? compared(overTime(panel, outcome, info, other).cells, range, place) : []),
				...(panel.zero === undefined ? [] : [{ kind: 'rule' as const, x: 0 }]),
				key,
			],
			ratio: panel.wide ? { wide: 0.34, narrow: 0.72 } : { wide: 0.62, narrow: 0.66 },
		};
	},

	table(panel, outcome, info) {
		const runs = [panel.from, behind(panel.from)].filter(name => outcome.recordings[name]);
		const { times } = recordingOf(outcome, panel.from);
		const trace = traceOf(panel, outcome, panel.from);
		const { count, first } = rowOf(trace);
		const along = alongOf(panel, trace);
		const window = windowOf(panel, info);
		const { unit, per } = timeUnit(window[1] - window[0]);
		const zero = zeroOf(info, panel.from, panel.zero);
		const rows = panel.sheets
			? panel.sheets.map(time => rowAt(outcome, panel.from, time))
			: picked(
					Array.from(times.keys()).filter(
						k => (times[k] as number) >= window[0] && (times[k] as number) <= window[1] + 1e-9,
					),
					rowsShown,
				);
		const places = Array.from({ length: placesShown }, (_, k) => Math.floor((k * count) / placesShown));
		const { label, unit: own } = observableOf(info, panel.from, panel.show);
		return {
			title: `${panel.title}: ${withUnit(label, own)}${trace.map ? ', along the middle of the sheet' : ''}`,
			head: [
				`Time (${unit})`,
				...runs.flatMap(run =>
					places.map(
						at =>
							`${significant(along.from + at * along.by)}${along.unit === '1' ? '' : ` ${along.unit}`}${run === panel.from ? '' : ', compared'}`,
					),
				),
			],
			rows: rows.map(k => [
				significant(((times[k] as number) - zero) / per),
				...runs.flatMap(run => {
					const { n, values } = traceOf(panel, outcome, run);
					return places.map(at => significant(values[k * n + first + at] as number));
				}),
			]),
		};
	},

	at(panel, share, _, info) {
		if (panel.sheets) return undefined;
		const window = windowOf(panel, info);
		return alongTime(window, zeroOf(info, panel.from, panel.zero), share);
	},
};
