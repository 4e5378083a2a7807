import { avalanchesIn, type Outcome } from '../../../engine/index.ts';
import { decades, type Layer } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import { type Drawing, type PanelOf, recordingOf, significant } from './panel.ts';

const perDecade = 5;
/** The guide has its height from the sizes up to this, of which there are many. */
const common = 100;

export interface Binned {
	/** The middle of each bin by ratios. */
	middles: number[];
	counts: number[];
	/** Share of all numbers a whole number of the bin. */
	density: number[];
}

/** Whole numbers from 1 on in bins of equal ratio, so many a factor of ten where there are enough whole numbers; empty bins are left out. */
export function inDecades(numbers: readonly number[], bins: number): Binned {
	const most = numbers.reduce((a, b) => Math.max(a, b), 0);
	const starts: number[] = [];
	for (let k = 0; (starts.at(-1) ?? 0) <= most; k++) {
		const start = Math.round(10 ** (k / bins));
		if (start !== starts.at(-1)) starts.push(start);
	}
	const counts = starts.map(() => 0);
	for (const n of numbers) {
		let k = starts.length - 1;
		while (k > 0 && (starts[k] as number) > n) k--;
		counts[k] = (counts[k] as number) + 1;
	}
	const filled = counts.flatMap((count, k) => (count > 0 ? [k] : []));
	const bounds = (k: number): [number, number] => [starts[k] as number, starts[k + 1] as number];
	return {
		middles: filled.map(k => Math.sqrt(bounds(k)[0] * (bounds(k)[1] - 1))),
		counts: filled.map(k => counts[k] as number),
		density: filled.map(k => (counts[k] as number) / (bounds(k)[1] - bounds(k)[0]) / numbers.length),
	};
}

function sizesOf(outcome: Outcome, run: string, activity: string): Binned {
	const { times, traces } = recordingOf(outcome, run);
	const { n, values } = traces[activity] as NonNullable<(typeof traces)[string]>;
	const runs = Array.from({ length: n }, (_, cell) => ({
		times,
		values: times.map((_, k) => values[k * n + cell] as number),
	}));
	return inDecades(avalanchesIn(runs).sizes, perDecade);
}

/** Falls with the given power, as high as the common sizes are on average. */
function guideThrough({ middles, density }: Binned, power: number, to: number): Layer[] {
	const used = middles.flatMap((m, k) => (m <= common ? [Math.log10((density[k] as number) * m ** power)] : []));
	if (used.length === 0) return [];
	const height = 10 ** (used.reduce((a, b) => a + b, 0) / used.length);
	return [{ kind: 'line', x: [1, to], y: [height, height * to ** -power], ink: 'ink', width: 1.25, dash: true }];
}

/** How often avalanches have which size, and a power law as a guide. */
export const avalanches: Drawing<'avalanches'> = {
	chart(panel: PanelOf<'avalanches'>, outcome) {
		const compared = behind(panel.from) in outcome.recordings;
		const series = panel.show.map(({ activity }) => sizesOf(outcome, panel.from, activity));
		const others = compared ? panel.show.map(({ activity }) => sizesOf(outcome, behind(panel.from), activity)) : [];
		const all = [...series, ...others];
		const [, right] = decades(1, Math.max(10, ...all.flatMap(s => s.middles)));
		const shares = all.flatMap(s => s.density);
		// Each is named above or below its rarest sizes, where the two part.
		const named = panel.show.flatMap(({ name }, k): Layer[] => {
			const { middles, density } = series[k] as Binned;
			const at = Math.floor(0.7 * middles.length);
			const off = k === 0 ? 8 : 1 / 8;
			return middles.length === 0
				? []
				: [
						{
							kind: 'labels',
							labels: [{ x: middles[at] as number, y: (density[at] as number) * off, text: name, strong: true }],
						},
					];
		});
		return {
			x: { range: [1, right], unit: '1', title: 'active cells, in all', log: true },
			y: { range: decades(Math.min(0.1, ...shares), 1), unit: '1', title: 'share of avalanches', log: true },
			layers: [
				...others.map(
					({ middles, density }): Layer => ({
						kind: 'dots',
						x: middles,
						y: density,
						mark: 'disc',
						ink: 'edge',
						hollow: true,
					}),
				),
				...guideThrough(series[0] as Binned, panel.guide, right),
				...series.map(
					({ middles, density }, k): Layer => ({
						kind: 'dots',
						x: middles,
						y: density,
						mark: k === 0 ? 'disc' : 'square',
						ink: 'ink',
						hollow: k > 0,
					}),
				),
				...named,
			],
			ratio: { wide: 0.72, narrow: 0.8 },
		};
	},

	table(panel, outcome) {
		return {
			title: panel.title,
			head: ['Activity', 'Size about', 'How many', 'Share, a size'],
			rows: panel.show.flatMap(({ activity, name }) => {
				const { middles, counts, density } = sizesOf(outcome, panel.from, activity);
				return middles.map((m, k) => [name, significant(m), String(counts[k]), significant(density[k] as number)]);
			}),
		};
	},

	at: () => undefined,
};
