import type { Panel } from '../../../content/schemas/figure.ts';
import { timeUnit } from '../../../content/time-units.ts';
import type { Ensemble, Outcome, Recording, Spikes } from '../../../engine/index.ts';
import type { Chart } from '../../chart/chart.ts';
import { ensembleOf } from '../experiment.ts';
import type { FigureInfo, ObservableInfo, RunInfo } from '../info.ts';

/** A panel that is drawn; a readout is written instead. */
export type DrawnPanel = Exclude<Panel, { kind: 'readout' }>;
export type PanelOf<K extends DrawnPanel['kind']> = Extract<DrawnPanel, { kind: K }>;

/** A table of numbers as text. */
export interface Table {
	title: string;
	head: readonly string[];
	rows: readonly (readonly string[])[];
}

/** What a kind of panel makes of an outcome. One file a kind. */
export interface Drawing<K extends DrawnPanel['kind']> {
	chart(panel: PanelOf<K>, outcome: Outcome, info: FigureInfo): Chart;
	/** The same as numbers. */
	table(panel: PanelOf<K>, outcome: Outcome, info: FigureInfo): Table;
	/** Where the playhead stands at a share of the run, in the chart's units. */
	at(panel: PanelOf<K>, share: number, outcome: Outcome, info: FigureInfo): { x: number; y?: number } | undefined;
}

export const runOf = (info: FigureInfo, name: string): RunInfo => info.runs[name] as RunInfo;
export const observableOf = (info: FigureInfo, run: string, name: string): ObservableInfo =>
	runOf(info, run).observables[name] as ObservableInfo;
export const recordingOf = (outcome: Outcome, name: string): Recording => outcome.recordings[name] as Recording;
export const spikesOf = (outcome: Outcome, run: string, name: string): Spikes =>
	recordingOf(outcome, run).spikes[name] as Spikes;

/** The time that a panel calls 0, ms. */
export function zeroOf(info: FigureInfo, run: string, zero: string | undefined): number {
	if (zero === undefined) return 0;
	return runOf(info, run).parameters[zero] ?? Number(zero);
}

/** Four significant digits, with a true minus sign. */
export const significant = (value: number): string =>
	Number.isFinite(value) ? Number(value.toPrecision(4)).toString().replace('-', '−') : '–';

export const withUnit = (name: string, unit: string): string => (unit === '1' ? name : `${name} (${unit})`);

/** At most so many of a list, evenly. */
export function picked<T>(list: readonly T[], most: number): T[] {
	if (list.length <= most) return [...list];
	return Array.from({ length: most }, (_, k) => list[Math.round((k * (list.length - 1)) / (most - 1))] as T);
}

/** Rows of a table on the page; the files have every number. */
export const rowsShown = 13;

/** The mean of what was drawn several times, and what lies within one standard deviation of it. */
export interface Band {
	x: number[];
	mean: number[];
	low: number[];
	high: number[];
}

/** A run's draws of something over time, within a window of ms; nothing where only one draw is shown. `shown` says where a time stands. */
export function bandOf(
	outcome: Outcome,
	run: string,
	series: string,
	[from, to]: readonly [number, number],
	shown: (time: number) => number,
): Band | undefined {
	const found = (outcome.analyses[ensembleOf(run)] as Ensemble | undefined)?.series[series];
	if (!found) return undefined;
	const { times, mean, sd } = found;
	const inside = Array.from(times.keys()).filter(
		k => (times[k] as number) >= from - 1e-9 && (times[k] as number) <= to + 1e-9,
	);
	const rows = picked(inside, bandColumns);
	const at = (sign: number) => (k: number) => (mean[k] as number) + sign * (sd[k] as number);
	return {
		x: rows.map(k => shown(times[k] as number)),
		mean: rows.map(at(0)),
		low: rows.map(at(-1)),
		high: rows.map(at(1)),
	};
}

/** As many points as a mean over draws has at most. */
const bandColumns = 420;

/** Along a window of time, ms. */
export const alongWindow = ([from, to]: readonly [number, number], zero: number, share: number): { x: number } => ({
	x: from + share * (to - from) - zero,
});

/** The same in the unit in which the window is told. */
export const alongTime = (window: readonly [number, number], zero: number, share: number): { x: number } => ({
	x: alongWindow(window, zero, share).x / timeUnit(window[1] - window[0]).per,
});
