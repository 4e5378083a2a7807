import type { Panel } from '../../../content/schemas/figure.ts';
import type { Outcome, Trace } from '../../../engine/index.ts';
import { seizuresIn } from '../../../engine/index.ts';
import { type Chart, type Layer, population, rounded, thinned } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import type { FigureInfo, ObservableInfo, RunInfo } from '../info.ts';

type TimeCourse = Extract<Panel, { kind: 'time-course' }>;

/** As many columns as a picture has pixels worth telling apart. */
const columns = 420;

interface Curve {
	x: number[];
	y: number[];
	observable: ObservableInfo;
	name: string;
	grey: boolean;
}

/** Observables of one run over time; the compared run stands behind in grey. */
export function timeCourse(panel: TimeCourse, outcome: Outcome, info: FigureInfo): Chart {
	const run = info.runs[panel.from] as RunInfo;
	const [from, to] = panel.window ?? [0, run.duration];
	const zero = panel.zero === undefined ? 0 : (run.parameters[panel.zero] ?? Number(panel.zero));
	const curves = [behind(panel.from), panel.from].flatMap(name => {
		const recording = outcome.recordings[name];
		if (!recording) return [];
		const inside = recording.times.map((t, k) => (t >= from - 1e-9 && t <= to + 1e-9 ? k : -1)).filter(k => k >= 0);
		return panel.show.map((observable): Curve => {
			const { values } = recording.traces[observable] as Trace;
			const points = thinned(
				Array.from(inside, k => (recording.times[k] as number) - zero),
				Array.from(inside, k => values[k] as number),
				columns,
			);
			return {
				...points,
				observable: run.observables[observable] as ObservableInfo,
				name: observable,
				grey: name !== panel.from,
			};
		});
	});
	const all = curves.flatMap(c => c.y);
	const fits =
		panel.range &&
		all.every(
			v => v >= (panel.range as readonly [number, number])[0] && v <= (panel.range as readonly [number, number])[1],
		);
	const [low, high] = fits ? (panel.range as readonly [number, number]) : rounded(Math.min(...all), Math.max(...all));
	const recording = outcome.recordings[panel.from];
	const shaded =
		panel.seizures && recording
			? seizuresIn({ times: recording.times, values: (recording.traces[panel.seizures] as Trace).values })
			: [];
	const layers: Layer[] = [
		...(shaded.length
			? [{ kind: 'bands' as const, bands: shaded.map(([a, b]) => [a - zero, b - zero] as const) }]
			: []),
		...curves.map(({ x, y, observable, name, grey }): Layer => {
			const own = observable.population && population[observable.population];
			if (grey) return { kind: 'line', x, y, ink: 'edge', width: 1 };
			return {
				kind: 'line',
				x,
				y,
				ink: own?.ink ?? 'ink',
				width: own ? 1.75 : 1,
				...(own && { name, mark: own.mark }),
			};
		}),
		...(panel.zero === undefined ? [] : [{ kind: 'rule' as const, x: 0 }]),
	];
	const unit = (run.observables[panel.show[0] as string] as ObservableInfo).unit;
	return {
		x: { range: [from - zero, to - zero], unit: 'ms' },
		y: { range: [low, high], unit },
		layers,
		ratio: panel.wide ? { wide: 0.28, narrow: 0.62 } : { wide: 0.5, narrow: 0.62 },
	};
}
