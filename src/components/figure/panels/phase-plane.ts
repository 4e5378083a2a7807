import type { Panel } from '../../../content/schemas/figure.ts';
import type { Outcome, PhasePlane, Trace } from '../../../engine/index.ts';
import { type Chart, type Ink, type Layer, population } from '../../chart/chart.ts';
import { behind, planeOf } from '../experiment.ts';
import type { FigureInfo, ObservableInfo, RunInfo } from '../info.ts';

type PlanePanel = Extract<Panel, { kind: 'phase-plane' }>;

/** Two observables against each other: where each stands still, where both do, and the way the run took. */
export function phasePlane(panel: PlanePanel, outcome: Outcome, info: FigureInfo): Chart {
	const run = info.runs[panel.from] as RunInfo;
	const axis = (name: string): ObservableInfo => run.observables[name] as ObservableInfo;
	const { nullclines, fixedPoints, field } = outcome.analyses[planeOf(panel.from, panel.x, panel.y)] as PhasePlane;
	const inkOf = (name: string): Ink => population[axis(name).population ?? '']?.ink ?? 'ink';
	const nullcline = (lines: readonly Float64Array[], name: string): Layer[] =>
		lines.map(points => ({ kind: 'line', ...halves(points), ink: inkOf(name), width: 1.75 }));
	const orbit = (name: string, ink: Ink, width: number): Layer[] => {
		const traces = outcome.recordings[name]?.traces;
		return traces
			? [{ kind: 'line', x: (traces[panel.x] as Trace).values, y: (traces[panel.y] as Trace).values, ink, width }]
			: [];
	};
	return {
		x: { range: axis(panel.x).range ?? [0, 1], unit: axis(panel.x).unit, title: panel.x },
		y: { range: axis(panel.y).range ?? [0, 1], unit: axis(panel.y).unit, title: panel.y },
		layers: [
			{ kind: 'arrows', rows: field },
			...nullcline(nullclines.x, panel.x),
			...nullcline(nullclines.y, panel.y),
			...orbit(behind(panel.from), 'edge', 1),
			...orbit(panel.from, 'ink', 1.5),
			{ kind: 'points', points: fixedPoints.map(({ x, y, stable }) => ({ x, y, full: stable })) },
		],
		ratio: { wide: 0.86, narrow: 0.86 },
	};
}

/** Alternating x, y as two lists. */
function halves(points: Float64Array): { x: Float64Array; y: Float64Array } {
	return { x: points.filter((_, k) => k % 2 === 0), y: points.filter((_, k) => k % 2 === 1) };
}
