import { ModelError } from '../problem.ts';
import type { BlockMap } from '../recording.ts';
import { extremes, type Series } from './series.ts';
import type { Measure, Subject } from './subject.ts';

/** One observable in each block of a grid. */
function sheet(subject: Subject, name: string | undefined): { map: BlockMap; each: Series[] } {
	const each = subject.each(name);
	const map = subject.map(name);
	if (map) return { map, each };
	throw new ModelError({
		in: 'measure',
		found: `'${name}', which is not recorded in blocks`,
		expected: 'an observable of a grid with a block',
	});
}

/** The block of the middle row that holds a place, mm from its start, and where its middle is. */
function at(subject: Subject, name: string | undefined, place: string | undefined): { series: Series; middle: number } {
	const { map, each } = sheet(subject, name);
	const column = Math.floor(subject.number(place) / map.side);
	const series = each[Math.floor(map.height / 2) * map.width + column];
	if (series && column >= 0 && column < map.width) return { series, middle: (column + 0.5) * map.side };
	throw new ModelError({
		in: 'measure',
		found: `the place ${place} mm`,
		expected: `one on the ${map.width * map.side} mm of the grid`,
	});
}

/** When a series is first at a level or above it, or, with `down`, first below it again; between rows on a line, NaN if it never is. */
function passes({ times, values }: Series, level: number, down = false): number {
	const up = values.findIndex(v => v >= level);
	const k = down && up >= 0 ? values.findIndex((v, j) => j > up && v < level) : up;
	if (k <= 0) return k < 0 ? Number.NaN : (times[0] as number);
	const [a, b] = [values[k - 1] as number, values[k] as number];
	const [before, after] = [times[k - 1] as number, times[k] as number];
	return before + ((level - a) / (b - a)) * (after - before);
}

/** Measures of a wave on a grid. Places are in mm along its middle row, levels in X's unit. */
export const measuresOfWaves: Readonly<Record<string, Measure>> = {
	/** waveSpeed X level a b: of the front at that level, between the blocks at two places. */
	waveSpeed: {
		unit: 'mm/min',
		of: (s, [x, level, a, b]) => {
			const [from, to] = [at(s, x, a), at(s, x, b)];
			const line = s.number(level);
			return (60_000 * (to.middle - from.middle)) / (passes(to.series, line) - passes(from.series, line));
		},
	},
	/** crest X a: the greatest value at a place. */
	crest: { unit: 'X', of: (s, [x, a]) => extremes(at(s, x, a).series.values)[1] },
	/** recovery X level a: how long a place stays above the level; NaN if it never comes there, or stays. */
	recovery: {
		unit: 'ms',
		of: (s, [x, level, a]) => {
			const { series } = at(s, x, a);
			return passes(series, s.number(level), true) - passes(series, s.number(level));
		},
	},
	/** affected X level: the share of the tissue that is ever at the level or above it. */
	affected: {
		unit: '1',
		of: (s, [x, level]) => {
			const { map, each } = sheet(s, x);
			const line = s.number(level);
			const tissue = (series: readonly Series[]): number =>
				series.reduce((sum, own) => sum + (map.tissue[each.indexOf(own)] as number), 0);
			return tissue(each.filter(({ values }) => extremes(values)[1] >= line)) / tissue(each);
		},
	},
};
