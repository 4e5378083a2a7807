import type { Landscape, Outcome, Trace } from '../../../engine/index.ts';
import type { Ink, Layer } from '../../chart/chart.ts';
import { behind, planeOf } from '../experiment.ts';
import type { ObservableInfo } from '../info.ts';
import { jumpedTo } from '../pace.ts';
import { type Drawing, type PanelOf, recordingOf, runOf, significant, withUnit } from './panel.ts';

/** Alternating x, y as two lists. */
const halves = (points: Float64Array): { x: Float64Array; y: Float64Array } => ({
	x: points.filter((_, k) => k % 2 === 0),
	y: points.filter((_, k) => k % 2 === 1),
});

const landscapeOf = (outcome: Outcome, run: string, { x, y }: PanelOf<'landscape'>): Landscape | undefined =>
	outcome.analyses[planeOf(run, x, y)] as Landscape | undefined;

/** What a valley is called in the picture and in the table: 1 is the lowest. */
const nameOf = ({ fixedPoints }: Landscape, k: number): string => {
	const valleys = [...fixedPoints.keys()].filter(i => fixedPoints[i]?.stable);
	const lower = (a: number, b: number): number =>
		(fixedPoints[a]?.height as number) - (fixedPoints[b]?.height as number) || a - b;
	return String(1 + valleys.sort(lower).indexOf(k));
};

/** Lines of equal height, dashed ridges between the valleys, and the way the run took; a compared run and its ridges stand behind in grey. */
export const landscape: Drawing<'landscape'> = {
	chart(panel, outcome, info) {
		const run = runOf(info, panel.from);
		const axis = (name: string): ObservableInfo => run.observables[name] as ObservableInfo;
		const own = landscapeOf(outcome, panel.from, panel) as Landscape;
		const compared = landscapeOf(outcome, behind(panel.from), panel);
		const [[from, to], [low, high]] = [axis(panel.x).range ?? [0, 1], axis(panel.y).range ?? [0, 1]];
		const ridges = (of: Landscape | undefined, ink: Ink): Layer[] =>
			(of?.ridges ?? []).map(line => ({ kind: 'line', ...halves(line), ink, width: 1.5, dash: true }));
		const way = (name: string, ink: Ink): Layer[] => {
			const traces = outcome.recordings[name]?.traces;
			return traces
				? [{ kind: 'line', x: (traces[panel.x] as Trace).values, y: (traces[panel.y] as Trace).values, ink, width: 1 }]
				: [];
		};
		return {
			x: { range: [from, to], unit: axis(panel.x).unit, title: axis(panel.x).label },
			y: { range: [low, high], unit: axis(panel.y).unit, title: axis(panel.y).label },
			layers: [
				...own.levels.flatMap(({ lines }) =>
					lines.map((line): Layer => ({ kind: 'line', ...halves(line), ink: 'edge', width: 0.75 })),
				),
				...way(behind(panel.from), 'edge'),
				...ridges(compared, 'edge'),
				...way(panel.from, 'ink-3'),
				...ridges(own, 'ink'),
				{
					kind: 'points',
					points: own.fixedPoints.map(({ x, y, stable }) => ({
						x,
						y,
						full: stable,
					})),
				},
				{
					kind: 'labels',
					labels: own.fixedPoints.flatMap(({ x, y, stable }, k) =>
						stable
							? [{ x: x + 0.03 * (to - from), y: y + 0.04 * (high - low), text: nameOf(own, k), strong: true }]
							: [],
					),
				},
			],
			ratio: { wide: 0.86, narrow: 0.86 },
		};
	},

	table(panel, outcome, info) {
		const own = landscapeOf(outcome, panel.from, panel) as Landscape;
		const { x, y } = panel;
		const { observables } = runOf(info, panel.from);
		const column = (name: string): string => withUnit(name, observables[name]?.unit ?? '1');
		const into = (k: number): string => (k < 0 ? 'elsewhere' : nameOf(own, k));
		const between = (joins: readonly number[]): string => joins.map(into).sort().join(' and ');
		// What Newton's method leaves of a zero.
		const place = (v: number): string => significant(Math.abs(v) < 1e-6 ? 0 : v);
		return {
			title: `${panel.title}: valleys and passes`,
			head: ['Place', column(x), column(y), 'Height'],
			rows: own.fixedPoints.map((p, k) => [
				p.joins ? `pass between ${between(p.joins)}` : p.stable ? `valley ${nameOf(own, k)}` : 'peak',
				place(p.x),
				place(p.y),
				significant(p.height),
			]),
		};
	},

	at(panel, share, outcome) {
		const { times, traces } = recordingOf(outcome, panel.from);
		const row = Math.round(jumpedTo(share) * (times.length - 1));
		const value = (name: string): number => (traces[name] as Trace).values[row] as number;
		return { x: value(panel.x), y: value(panel.y) };
	},
};
