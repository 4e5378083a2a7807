import type { Figure, Panel } from '../../content/schemas/figure.ts';
import { type AnalysisRequest, type Experiment, type Run, splitMeasure, type Values } from '../../engine/index.ts';
import { type FigureInfo, measuresOf, readoutsOf, sweepOf } from './info.ts';
import { infoIn, presetState, type State } from './state.ts';

type Curves = Extract<Panel, { kind: 'curve' }>;
type EnsembleRequest = Extract<AnalysisRequest, { kind: 'ensemble' }>;

/** The run that stands behind another for comparison. */
export const behind = (run: string): string => `behind-${run}`;

/** The name under which the analysis of a phase plane or of a landscape comes back. */
export const planeOf = (run: string, x: string, y: string): string => `${run} ${x} ${y}`;

/** The name under which a spectrum comes back. */
export const spectrumOf = (run: string, name: string): string => `${run} ${name} spectrum`;

/** What is measured along the sweep of a panel: also what other panels draw over the same values, so that these are run once. */
const sweptWith = ({ panels }: Figure, { from, over, along }: Curves): string[] => [
	...new Set(
		panels
			.filter((p): p is Curves => p.kind === 'curve' && sweepOf(p.from, p.over, p.along) === sweepOf(from, over, along))
			.flatMap(p => p.curves.flatMap(c => [c.measure, ...(c.spread ? [c.spread] : [])])),
	),
];

/** The name under which the draws of a run come back. */
export const ensembleOf = (run: string): string => `${run} draws`;

/** What is averaged over the draws of a run: the large numbers, and the pictures over time that show it. */
function ensembleRequest({ figure }: FigureInfo, run: string, n: number): Omit<EnsembleRequest, 'run'> {
	const series = figure.panels.flatMap((panel): [string, { observable: string }][] => {
		if (panel.kind === 'time-course' && panel.from === run && !panel.place)
			return panel.show.map(observable => [observable, { observable }]);
		if (panel.kind === 'rate' && panel.from === run)
			return panel.show.map(observable => [
				binned(observable, panel),
				{ observable, window: panel.window, bin: panel.bin },
			]);
		return [];
	});
	const measures = readoutsOf(figure)
		.map(splitMeasure)
		.filter(each => each.run === run)
		.map(({ measure }) => measure);
	return { kind: 'ensemble', n, measures, series: Object.fromEntries(series) };
}

/** The name of a population's rate among the averages. */
export const binned = (
	observable: string,
	{ window, bin }: { window: readonly [number, number]; bin: number },
): string => `${observable} ${window.join(' ')} ${bin}`;

/** From one end to the other, evenly or by equal ratios. */
const spaced = ([from, to, count, by]: Curves['along']): number[] =>
	Array.from({ length: count }, (_, k) => {
		const share = k / (count - 1);
		return Number((by === 'log' ? from * (to / from) ** share : from + share * (to - from)).toPrecision(12));
	});

/** The name under which a rate map comes back. */
export const mapOf = (run: string): string => `${run} map`;

function runsOf(
	{ figure, controls, edits }: FigureInfo,
	state: State,
	rename: (run: string) => string,
): Record<string, Run> {
	return Object.fromEntries(
		Object.entries(figure.runs).map(([name, { model, set, seed, duration, record, every }]): [string, Run] => {
			const own = controls.filter(c => c.runs.includes(name) && state.values[c.name] !== c.default);
			const values: Values = {
				...set,
				...Object.fromEntries(own.map(c => [c.parameter, state.values[c.name] as number])),
			};
			return [
				rename(name),
				{
					model,
					...(Object.keys(values).length && { set: values }),
					seed: state.seed ?? seed,
					...(duration !== undefined && { duration }),
					record,
					...(every !== undefined && { every }),
					...(edits?.[model] && { edit: edits[model] }),
				},
			];
		}),
	);
}

/** What the engine has to do for one state of a figure. The build, the browser and the tests all ask through this. */
export function experimentOf(published: FigureInfo, state: State): Experiment {
	const info = infoIn(published, state);
	const { figure } = info;
	const compared = state.compare === undefined ? undefined : presetState(info, state.compare);
	const { n } = state;
	const draws = n
		? Object.keys(figure.runs)
				.filter(run => info.runs[run]?.chance)
				.flatMap(run =>
					[run, ...(compared ? [behind(run)] : [])].map((each): [string, AnalysisRequest] => [
						ensembleOf(each),
						{ ...ensembleRequest(info, run, n), run: each },
					]),
				)
		: [];
	const analyses = Object.fromEntries([
		...draws,
		...figure.panels.flatMap((panel): [string, AnalysisRequest][] => {
			if (panel.kind === 'readout') return [];
			const { from } = panel;
			if (panel.kind === 'phase-plane')
				return [[planeOf(from, panel.x, panel.y), { kind: panel.kind, run: from, x: panel.x, y: panel.y }]];
			if (panel.kind === 'landscape')
				return [from, ...(compared ? [behind(from)] : [])].map(run => [
					planeOf(run, panel.x, panel.y),
					{ kind: panel.kind, run, x: panel.x, y: panel.y },
				]);
			if (panel.kind === 'rate-map')
				return [[mapOf(from), { kind: panel.kind, run: from, xRange: panel.xRange, yRange: panel.yRange }]];
			if (panel.kind === 'curve')
				return [from, ...(compared ? [behind(from)] : [])].map(run => [
					sweepOf(run, panel.over, panel.along),
					{
						kind: 'sweep',
						run,
						parameter: panel.over,
						values: spaced(panel.along),
						measures: sweptWith(figure, panel),
					},
				]);
			if (panel.kind === 'spectrum')
				return [from, ...(compared ? [behind(from)] : [])].map(run => [
					spectrumOf(run, panel.show),
					{ kind: panel.kind, run, show: panel.show, window: panel.window },
				]);
			return [];
		}),
	]);
	return {
		runs: {
			...runsOf(info, state, name => name),
			...(compared && runsOf(info, { ...compared, seed: state.seed }, behind)),
		},
		analyses,
		// The large numbers are measured of the compared run, too.
		measures: [...measuresOf(figure), ...(compared ? readoutsOf(figure).map(behind) : [])],
	};
}
