import { isiHistogram } from '../../../engine/index.ts';
import { population, rounded } from '../../chart/chart.ts';
import { type Drawing, observableOf, picked, rowsShown, significant, spikesOf } from './panel.ts';

/** How long the pauses between two spikes of one cell are; beside them what a coin toss of the same mean would give. */
export const intervals: Drawing<'intervals'> = {
	chart(panel, outcome, info) {
		const { starts, counts, longer } = isiHistogram(
			spikesOf(outcome, panel.from, panel.show),
			...panel.window,
			panel.bin,
			Math.round(panel.longest / panel.bin),
		);
		const all = counts.reduce((sum, n) => sum + n, longer);
		const mean =
			starts.reduce((sum, start, k) => sum + (start + panel.bin / 2) * (counts[k] as number), 0) /
				Math.max(1, all - longer) || panel.bin;
		const coin = Array.from(starts, start => (all * panel.bin * Math.exp(-(start + panel.bin / 2) / mean)) / mean);
		const own = population[observableOf(info, panel.from, panel.show).population ?? ''];
		return {
			x: { range: [0, panel.longest], unit: 'ms' },
			y: { range: [0, rounded(0, Math.max(1, ...counts))[1]], unit: '1' },
			layers: [
				{ kind: 'bars', starts, width: panel.bin, heights: counts, ink: own?.ink ?? 'ink-3' },
				{ kind: 'line', x: Array.from(starts, s => s + panel.bin / 2), y: coin, ink: 'ink', width: 1.25, dash: true },
			],
			ratio: { wide: 0.4, narrow: 0.55 },
		};
	},

	table(panel, outcome) {
		const { starts, counts, longer } = isiHistogram(
			spikesOf(outcome, panel.from, panel.show),
			...panel.window,
			panel.bin,
			Math.round(panel.longest / panel.bin),
		);
		return {
			title: panel.title,
			head: ['Interval from (ms)', 'How many'],
			rows: [
				...picked(Array.from(starts.keys()), rowsShown).map(k => [significant(starts[k] as number), String(counts[k])]),
				[`${panel.longest} and longer`, String(longer)],
			],
		};
	},

	at: () => undefined,
};
