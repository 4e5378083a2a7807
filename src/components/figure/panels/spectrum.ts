import type { Outcome, RateSpectrum } from '../../../engine/index.ts';
import { type Layer, population, rounded } from '../../chart/chart.ts';
import { spectrumOf } from '../experiment.ts';
import { type Drawing, observableOf, type PanelOf, picked, rowsShown, significant } from './panel.ts';

/** Power of the rate's swings up to a frequency, in decibels above one Hz²/Hz. */
function powerOf(outcome: Outcome, panel: PanelOf<'spectrum'>): { x: number[]; y: number[] } {
	const { frequencies, density } = outcome.analyses[spectrumOf(panel.from, panel.show)] as RateSpectrum;
	const rows = Array.from(frequencies.keys()).filter(k => k > 0 && (frequencies[k] as number) <= panel.upTo);
	return {
		x: rows.map(k => frequencies[k] as number),
		y: rows.map(k => 10 * Math.log10(Math.max(1e-6, density[k] as number))),
	};
}

/** The rhythms in the rate of a group. */
export const spectrum: Drawing<'spectrum'> = {
	chart(panel, outcome, info) {
		const own = population[observableOf(info, panel.from, panel.show).population ?? ''];
		const lines: Layer[] = [{ kind: 'line', ...powerOf(outcome, panel), ink: own?.ink ?? 'ink', width: 1.5 }];
		const all = lines.flatMap(l => (l.kind === 'line' ? Array.from(l.y) : []));
		return {
			x: { range: [0, panel.upTo], unit: 'Hz' },
			y: { range: rounded(Math.min(...all), Math.max(...all)), unit: 'dB' },
			layers: lines,
			ratio: { wide: 0.62, narrow: 0.55 },
		};
	},

	table(panel, outcome) {
		const { x, y } = powerOf(outcome, panel);
		return {
			title: panel.title,
			head: ['Frequency (Hz)', 'Power (dB)'],
			rows: picked(Array.from(x.keys()), rowsShown).map(k => [
				significant(x[k] as number),
				significant(y[k] as number),
			]),
		};
	},

	at: () => undefined,
};
