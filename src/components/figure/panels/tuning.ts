import type { Outcome, Trace } from '../../../engine/index.ts';
import { type Layer, population, rounded } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import { type Drawing, observableOf, type PanelOf, recordingOf, significant, withUnit } from './panel.ts';

interface Block {
	mean: number;
	/** Standard deviation within the block. */
	spread: number;
}

/** Each channel's synapses in one row of a recording: the first or the last. */
function blocks(outcome: Outcome, run: string, name: string, channels: number, row: 'first' | 'last'): Block[] {
	const { n, values } = recordingOf(outcome, run).traces[name] as Trace;
	const all = row === 'first' ? values.subarray(0, n) : values.subarray(values.length - n);
	const size = n / channels;
	return Array.from({ length: channels }, (_, k): Block => {
		const part = all.subarray(k * size, (k + 1) * size);
		const mean = part.reduce((sum, v) => sum + v, 0) / size;
		const spread = Math.sqrt(part.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / size);
		// Equal values leave some of their last digits.
		return { mean, spread: spread > 1e-12 * Math.abs(mean) ? spread : 0 };
	});
}

const moved = (before: readonly Block[], after: readonly Block[]): boolean =>
	before.some(({ mean }, k) => Math.abs(mean - (after[k] as Block).mean) > 1e-9);

interface Tuned {
	name: string;
	own: (typeof population)[string] | undefined;
	before: Block[];
	after: Block[];
}

const tunedOf = (panel: PanelOf<'tuning'>, outcome: Outcome, run: string): Omit<Tuned, 'own'>[] =>
	panel.show.map(({ of, name }) => ({
		name,
		before: blocks(outcome, run, of, panel.channels, 'first'),
		after: blocks(outcome, run, of, panel.channels, 'last'),
	}));

/** Mean strength by channel, with the standard deviation within a channel; what learning changed stands as it began, too, thin and dashed. */
export const tuning: Drawing<'tuning'> = {
	chart(panel, outcome, info) {
		const channels = Array.from({ length: panel.channels }, (_, k) => k + 1);
		const layers = tunedOf(panel, outcome, panel.from).flatMap(({ name, before, after }, k): Layer[] => {
			const own = population[observableOf(info, panel.from, panel.show[k]?.of as string).population ?? ''];
			const ink = own?.ink ?? 'ink';
			const line = (of: readonly Block[], width: number, more: object): Layer => ({
				kind: 'line',
				x: channels,
				y: of.map(b => b.mean),
				ink,
				width,
				...more,
			});
			return [
				...(moved(before, after) ? [line(before, 1, { dash: true, name: `${name} at first` })] : []),
				...after.flatMap(({ mean, spread }, c): Layer[] =>
					spread > 0 ? [{ kind: 'line', x: [c + 1, c + 1], y: [mean - spread, mean + spread], ink, width: 1.25 }] : [],
				),
				line(after, 1.75, { name, ...(own && { mark: own.mark }) }),
			];
		});
		const grey = outcome.recordings[behind(panel.from)]
			? tunedOf(panel, outcome, behind(panel.from)).map(
					({ after }): Layer => ({ kind: 'line', x: channels, y: after.map(b => b.mean), ink: 'edge', width: 1 }),
				)
			: [];
		const all = [...grey, ...layers].flatMap(l => (l.kind === 'line' ? Array.from(l.y) : []));
		return {
			x: { range: [0.5, panel.channels + 0.5], unit: '1', title: 'channel' },
			y: { range: [0, rounded(0, 1.05 * Math.max(...all))[1]], unit: unitOf(panel, info), title: panel.what },
			layers: [...grey, ...layers],
			ratio: { wide: 0.62, narrow: 0.72 },
		};
	},

	table(panel, outcome, info) {
		const tuned = tunedOf(panel, outcome, panel.from);
		const unit = unitOf(panel, info);
		return {
			title: panel.title,
			head: [
				'Channel',
				...tuned.flatMap(({ name }) => [
					withUnit(`${name}, first`, unit),
					withUnit(`${name}, last`, unit),
					`${name}, standard deviation`,
				]),
			],
			rows: Array.from({ length: panel.channels }, (_, k) => [
				String(k + 1),
				...tuned.flatMap(({ before, after }) => {
					const [a, b] = [before[k], after[k]] as [Block, Block];
					return [a.mean, b.mean, b.spread].map(significant);
				}),
			]),
		};
	},

	at: () => undefined,
};

const unitOf = (panel: PanelOf<'tuning'>, info: Parameters<Drawing<'tuning'>['chart']>[2]): string =>
	observableOf(info, panel.from, panel.show[0]?.of as string).unit;
