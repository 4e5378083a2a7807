import type { Outcome, Recording, Trace } from '../../engine/index.ts';
import type { FigureInfo, RunInfo } from './info.ts';
import type { DrawnPanel } from './panels/index.ts';

/** Where the playhead stands in a panel at a share of the run: a time, or the point of the plane that the run has reached. */
export function playAt(
	panel: DrawnPanel,
	share: number,
	outcome: Outcome,
	info: FigureInfo,
): { x: number; y?: number } | undefined {
	const recording = outcome.recordings[panel.from] as Recording;
	const run = info.runs[panel.from] as RunInfo;
	if (panel.kind === 'time-course') {
		const [from, to] = panel.window ?? [0, run.duration];
		const zero = panel.zero === undefined ? 0 : (run.parameters[panel.zero] ?? Number(panel.zero));
		return { x: from + share * (to - from) - zero };
	}
	const row = Math.round(share * (recording.times.length - 1));
	const value = (name: string): number => (recording.traces[name] as Trace).values[row] as number;
	return { x: value(panel.x), y: value(panel.y) };
}
