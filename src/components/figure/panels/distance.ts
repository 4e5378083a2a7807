import { type Outcome, type Series, spikeDistance } from '../../../engine/index.ts';
import { alongWindow, type Drawing, type PanelOf, recordingOf, significant, spikesOf, zeroOf } from './panel.ts';

const seriesOf = (panel: PanelOf<'distance'>, outcome: Outcome): Series =>
	spikeDistance(
		spikesOf(outcome, panel.from, panel.show),
		spikesOf(outcome, panel.against, panel.show),
		...panel.window,
		panel.bin,
		recordingOf(outcome, panel.from).dt,
	);

/** Share of the spikes of two runs that one has and the other has not, bin by bin. */
export const distance: Drawing<'distance'> = {
	chart(panel, outcome, info) {
		const [from, to] = panel.window;
		const zero = zeroOf(info, panel.from, panel.zero);
		const { times, values } = seriesOf(panel, outcome);
		const rows = Array.from(times.keys()).filter(k => Number.isFinite(values[k]));
		return {
			x: { range: [from - zero, to - zero], unit: 'ms' },
			y: { range: [0, 1], unit: '1' },
			layers: [
				{
					kind: 'line',
					x: rows.map(k => (times[k] as number) - zero),
					y: rows.map(k => values[k] as number),
					ink: 'ink',
					width: 1.75,
				},
				...(panel.zero === undefined ? [] : [{ kind: 'rule' as const, x: 0 }]),
			],
			ratio: { wide: 0.62, narrow: 0.5 },
		};
	},

	table(panel, outcome, info) {
		const zero = zeroOf(info, panel.from, panel.zero);
		const { times, values } = seriesOf(panel, outcome);
		return {
			title: panel.title,
			head: ['Time (ms)', 'Share that differs'],
			rows: Array.from(times.keys(), k => [significant((times[k] as number) - zero), significant(values[k] as number)]),
		};
	},

	at: (panel, share, _, info) => alongWindow(panel.window, zeroOf(info, panel.from, panel.zero), share),
};
