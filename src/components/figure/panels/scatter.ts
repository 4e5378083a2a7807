import type { Outcome, Trace } from '../../../engine/index.ts';
import { type Layer, population, rounded } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import type { FigureInfo } from '../info.ts';
import {
	type Drawing,
	observableOf,
	type PanelOf,
	picked,
	recordingOf,
	rowsShown,
	significant,
	withUnit,
	zeroOf,
} from './panel.ts';

type Scatter = PanelOf<'scatter'>;

/** The row of a recording that is nearest to a time. */
function rowAt(times: Float64Array, time: number): number {
	let best = 0;
	for (let k = 1; k < times.length; k++)
		if (Math.abs((times[k] as number) - time) < Math.abs((times[best] as number) - time)) best = k;
	return best;
}

/** All cells at one row. */
function valuesAt(outcome: Outcome, run: string, name: string, row: number): number[] {
	const { n, values } = recordingOf(outcome, run).traces[name] as Trace;
	return Array.from(values.subarray(row * n, (row + 1) * n));
}

/** All cells at the two moments of a panel. */
function pairsOf(
	{ show, x, y, from }: Scatter,
	outcome: Outcome,
	info: FigureInfo,
	run: string,
): { x: number[]; y: number[] } {
	const { times } = recordingOf(outcome, run);
	const at = (time: string): number[] => valuesAt(outcome, run, show, rowAt(times, zeroOf(info, from, time)));
	return { x: at(x.at), y: at(y.at) };
}

/** Many cells at two moments, and the line through them; grey without change. */
export const scatter: Drawing<'scatter'> = {
	chart(panel, outcome, info) {
		const { show, from, line } = panel;
		const own = population[observableOf(info, from, show).population ?? ''];
		const pairs = pairsOf(panel, outcome, info, from);
		const other = behind(from) in outcome.recordings ? pairsOf(panel, outcome, info, behind(from)) : { x: [], y: [] };
		const right = rounded(0, Math.max(...pairs.x, ...other.x))[1];
		const top = rounded(0, Math.max(...pairs.y, ...other.y))[1];
		const [slope, offset] = [outcome.measures[line.slope] as number, outcome.measures[line.offset] as number];
		const end = Math.min(right, top);
		const layers: Layer[] = [
			{ kind: 'line', x: [0, end], y: [0, end], ink: 'edge', width: 1 },
			{ kind: 'dots', ...other, mark: own?.mark === 'disc' ? 'disc' : 'triangle', ink: 'edge', hollow: true },
			{ kind: 'line', x: [0, right], y: [offset, offset + slope * right], ink: 'ink', width: 1.25, dash: true },
			{ kind: 'dots', ...pairs, mark: own?.mark === 'disc' ? 'disc' : 'triangle', ink: own?.ink ?? 'ink' },
		];
		const { unit } = observableOf(info, from, show);
		return {
			x: { range: [0, right], unit, title: panel.x.title },
			y: { range: [0, top], unit, title: panel.y.title },
			layers,
			ratio: { wide: 0.78, narrow: 0.8 },
		};
	},

	table(panel, outcome, info) {
		const { x, y } = pairsOf(panel, outcome, info, panel.from);
		const { unit } = observableOf(info, panel.from, panel.show);
		const order = [...x.keys()].sort((a, b) => (x[a] as number) - (x[b] as number));
		return {
			title: `${panel.title}: some of ${x.length}, by size`,
			head: ['Number', withUnit(panel.x.title, unit), withUnit(panel.y.title, unit), 'Ratio'],
			rows: picked(order, rowsShown).map(k => [
				String(k + 1),
				significant(x[k] as number),
				significant(y[k] as number),
				significant((y[k] as number) / (x[k] as number)),
			]),
		};
	},

	/** The playhead follows the cell with the greatest value before. */
	at(panel, share, outcome, info) {
		const { times } = recordingOf(outcome, panel.from);
		const before = pairsOf(panel, outcome, info, panel.from).x;
		const cell = before.indexOf(Math.max(...before));
		const now = valuesAt(outcome, panel.from, panel.show, Math.round(share * (times.length - 1)));
		return { x: before[cell] as number, y: now[cell] as number };
	},
};
