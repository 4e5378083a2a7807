import type { PhasePlane, Trace } from '../../../engine/index.ts';
import { type Ink, type Layer, population } from '../../chart/chart.ts';
import { behind, planeOf } from '../experiment.ts';
import type { ObservableInfo } from '../info.ts';
import { type Drawing, recordingOf, runOf, significant } from './panel.ts';

/** Two observables against each other: where each stands still, where both do, and the way the run took. */
export const phasePlane: Drawing<'phase-plane'> = {
	chart(panel, outcome, info) {
		const run = runOf(info, panel.from);
		const axis = (name: string): ObservableInfo => run.observables[name] as ObservableInfo;
		const { nullclines, fixedPoints, field } = outcome.analyses[planeOf(panel.from, panel.x, panel.y)] as PhasePlane;
		const inkOf = (name: string): Ink => population[axis(name).population ?? '']?.ink ?? 'ink';
		const nullcline = (lines: readonly Float64Array[], name: string): Layer[] =>
			lines.map(points => ({
				kind: 'line',
				...halves(points),
				ink: inkOf(name),
				width: 1.75,
				dash: !axis(name).population && name === panel.y,
				...(points === longest(lines) && { name }),
			}));
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
	},

	table(panel, outcome) {
		const { fixedPoints } = outcome.analyses[planeOf(panel.from, panel.x, panel.y)] as PhasePlane;
		const eigenvalue = ([re, im]: readonly [number, number]): string =>
			im === 0
				? significant(re * 1000)
				: `${significant(re * 1000)} ${im < 0 ? '−' : '+'} ${significant(Math.abs(im) * 1000)} i`;
		return {
			title: `${panel.title}: fixed points`,
			head: [panel.x, panel.y, 'Kind', 'Eigenvalues (1/s)'],
			rows: fixedPoints.map(({ x, y, type, eigenvalues }) => [
				significant(x),
				significant(y),
				type,
				eigenvalues.map(eigenvalue).join(' and '),
			]),
		};
	},

	at(panel, share, outcome) {
		const { times, traces } = recordingOf(outcome, panel.from);
		const row = Math.round(share * (times.length - 1));
		const value = (name: string): number => (traces[name] as Trace).values[row] as number;
		return { x: value(panel.x), y: value(panel.y) };
	},
};

/** The piece of a line that carries its name. */
const longest = (lines: readonly Float64Array[]): Float64Array | undefined =>
	lines.reduce<Float64Array | undefined>((most, line) => (line.length > (most?.length ?? 0) ? line : most), undefined);

/** Alternating x, y as two lists. */
function halves(points: Float64Array): { x: Float64Array; y: Float64Array } {
	return { x: points.filter((_, k) => k % 2 === 0), y: points.filter((_, k) => k % 2 === 1) };
}
