import { timeUnit } from '../../../content/time-units.ts';
import type { Trace } from '../../../engine/index.ts';
import { seizuresIn } from '../../../engine/index.ts';
import { type Layer, population, rounded, thinned } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import type { ObservableInfo } from '../info.ts';
import {
	alongTime,
	type Band,
	bandOf,
	type Drawing,
	observableOf,
	picked,
	recordingOf,
	rowsShown,
	runOf,
	significant,
	withUnit,
	zeroOf,
} from './panel.ts';

/** As many columns as a picture has pixels worth telling apart. */
const columns = 420;

interface Curve {
	x: number[];
	y: number[];
	observable: ObservableInfo;
	name: string;
	grey: boolean;
	/** Where several draws are averaged: the curve is their mean. */
	band?: Band;
	/** Without a colour of its own: a dash, or within a population a thinner line, tells it from the one before. */
	second: boolean;
}

/** The first cell's, or that of a sheet's block at a place on its middle row. */
function valueAt({ values, n, map }: Trace, row: number, place = 0): number {
	const cell = map ? Math.floor(map.height / 2) * map.width + Math.floor(place / map.side) : 0;
	return values[row * n + cell] as number;
}

/** Rows of a recording within a window. */
const inside = (times: Float64Array, [from, to]: readonly [number, number]): number[] =>
	Array.from(times.keys()).filter(k => (times[k] as number) >= from - 1e-9 && (times[k] as number) <= to + 1e-9);

/** Observables of one run over time; the compared run stands behind in grey. */
export const timeCourse: Drawing<'time-course'> = {
	chart(panel, outcome, info) {
		const [from, to] = panel.window ?? [0, runOf(info, panel.from).duration];
		const zero = zeroOf(info, panel.from, panel.zero);
		const { unit, per } = timeUnit(to - from);
		const shown = (time: number): number => (time - zero) / per;
		const curves = [behind(panel.from), panel.from].flatMap(name => {
			const recording = outcome.recordings[name];
			if (!recording) return [];
			const rows = inside(recording.times, [from, to]);
			const own = (k: number) => observableOf(info, panel.from, panel.show[k] as string).population;
			return panel.show.map((observable, k): Curve => {
				const trace = recording.traces[observable] as Trace;
				// A place of a sheet is one draw's.
				const band = panel.place ? undefined : bandOf(outcome, name, observable, [from, to], shown);
				const points = band
					? { x: band.x, y: band.mean }
					: thinned(
							rows.map(k => shown(recording.times[k] as number)),
							rows.map(k => valueAt(trace, k, panel.place)),
							columns,
						);
				return {
					...points,
					...(band && { band }),
					observable: observableOf(info, panel.from, observable),
					name: panel.names?.[observable] ?? observable,
					grey: name !== panel.from,
					second: own(k) ? panel.show.findIndex((_, j) => own(j) === own(k)) < k : k % 2 === 1,
				};
			});
		});
		const all = curves.flatMap(c => (c.band ? [...c.band.low, ...c.band.high] : c.y));
		const { range } = panel;
		const [low, high] =
			range && all.every(v => v >= range[0] && v <= range[1]) ? range : rounded(Math.min(...all), Math.max(...all));
		const recording = recordingOf(outcome, panel.from);
		const shaded = panel.seizures
			? seizuresIn({ times: recording.times, values: (recording.traces[panel.seizures] as Trace).values })
			: [];
		const layers: Layer[] = [
			...(shaded.length
				? [{ kind: 'bands' as const, bands: shaded.map(([a, b]) => [shown(a), shown(b)] as const) }]
				: []),
			...curves.flatMap(({ band, observable, grey }): Layer[] => {
				if (!band) return [];
				const own = observable.population && population[observable.population];
				return [{ kind: 'area', ...band, ink: grey ? 'edge' : (own?.ink ?? 'ink') }];
			}),
			...curves.map(({ x, y, observable, name, grey, second }): Layer => {
				const own = observable.population && population[observable.population];
				if (grey) return { kind: 'line', x, y, ink: 'edge', width: 1 };
				if (own) return { kind: 'line', x, y, ink: own.ink, width: second ? 1 : 1.75, name, mark: own.mark };
				const several = panel.show.length > 1;
				return {
					kind: 'line',
					x,
					y,
					ink: 'ink',
					width: 1,
					...(several && { name, dash: second }),
				};
			}),
			...(panel.zero === undefined ? [] : [{ kind: 'rule' as const, x: 0 }]),
		];
		return {
			x: { range: [shown(from), shown(to)], unit },
			y: { range: [low, high], unit: observableOf(info, panel.from, panel.show[0] as string).unit },
			layers,
			ratio: panel.wide ? { wide: 0.28, narrow: 0.62 } : { wide: 0.5, narrow: 0.62 },
		};
	},

	table(panel, outcome, info) {
		const recordings = [panel.from, behind(panel.from)].flatMap(name => {
			const recording = outcome.recordings[name];
			return recording ? [{ name, recording }] : [];
		});
		const { times } = recordingOf(outcome, panel.from);
		const window = panel.window ?? [0, runOf(info, panel.from).duration];
		const { unit, per } = timeUnit(window[1] - window[0]);
		const rows = picked(inside(times, window), rowsShown);
		const zero = zeroOf(info, panel.from, panel.zero);
		const column = (name: string, run: string): string =>
			`${withUnit(name, observableOf(info, panel.from, name).unit)}${run === panel.from ? '' : ', compared'}`;
		return {
			title: panel.title,
			head: [`Time (${unit})`, ...recordings.flatMap(({ name }) => panel.show.map(n => column(n, name)))],
			rows: rows.map(k => [
				significant(((times[k] as number) - zero) / per),
				...recordings.flatMap(({ recording }) =>
					panel.show.map(n => significant(valueAt(recording.traces[n] as Trace, k, panel.place))),
				),
			]),
		};
	},

	at(panel, share, _, info) {
		const window = panel.window ?? [0, runOf(info, panel.from).duration];
		return alongTime(window, zeroOf(info, panel.from, panel.zero), share);
	},
};
