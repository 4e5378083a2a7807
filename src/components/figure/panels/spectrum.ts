import type { Outcome, RateSpectrum } from '../../../engine/index.ts';
import { type Chart, decades, type Ink, type Layer, population, rounded } from '../../chart/chart.ts';
import { behind, spectrumOf } from '../experiment.ts';
import type { FigureInfo } from '../info.ts';
import { type Drawing, observableOf, type PanelOf, picked, rowsShown, significant, withUnit } from './panel.ts';

type Spectrum = PanelOf<'spectrum'>;

/** Power up to a frequency: in decibels above one Hz²/Hz, or as it is where both axes are logarithmic. */
function powerOf(outcome: Outcome, panel: Spectrum, run: string): { x: number[]; y: number[] } {
	const found = outcome.analyses[spectrumOf(run, panel.show)] as RateSpectrum | undefined;
	if (!found) return { x: [], y: [] };
	const { frequencies, density } = found;
	const rows = Array.from(frequencies.keys()).filter(k => k > 0 && (frequencies[k] as number) <= panel.upTo);
	const least = (k: number, floor: number): number => Math.max(floor, density[k] as number);
	return {
		x: rows.map(k => frequencies[k] as number),
		y: rows.map(k => (panel.fit ? least(k, 1e-12) : 10 * Math.log10(least(k, 1e-6)))),
	};
}

const unitOf = ({ from, show, fit }: Spectrum, info: FigureInfo): string =>
	fit ? `${observableOf(info, from, show).unit}²/Hz` : 'dB';

/** The fitted line: a line of least squares passes through the means of the logarithms that it was fitted to. */
function fitted(
	{ x, y }: { x: readonly number[]; y: readonly number[] },
	fit: NonNullable<Spectrum['fit']>,
	slope: number,
): Layer[] {
	const inside = [...x.keys()].filter(k => (x[k] as number) >= fit.from && (x[k] as number) <= fit.to);
	if (inside.length === 0 || !Number.isFinite(slope)) return [];
	const middle = (values: readonly number[]): number =>
		inside.reduce((sum, k) => sum + Math.log10(values[k] as number), 0) / inside.length;
	const [left, height] = [middle(x), middle(y)];
	const ends = [fit.from, fit.to];
	return [
		{ kind: 'bands', bands: [[fit.from, fit.to]] },
		{
			kind: 'line',
			x: ends,
			y: ends.map(f => 10 ** (height + slope * (Math.log10(f) - left))),
			ink: 'ink',
			width: 2.5,
		},
	];
}

/** The rhythms in the rate of a group or in a field; a compared run stands behind in grey. */
export const spectrum: Drawing<'spectrum'> = {
	chart(panel, outcome, info) {
		const own = population[observableOf(info, panel.from, panel.show).population ?? ''];
		const { fit } = panel;
		const power = powerOf(outcome, panel, panel.from);
		const grey = powerOf(outcome, panel, behind(panel.from));
		const line = ({ x, y }: typeof power, ink: Ink, width: number): Layer[] =>
			x.length ? [{ kind: 'line', x, y, ink, width }] : [];
		const lines = [
			...line(grey, 'edge', 1),
			...line(power, own?.ink ?? (fit ? 'ink-3' : 'ink'), fit ? 1 : 1.5),
			...(fit ? fitted(power, fit, outcome.measures[fit.slope] as number) : []),
		];
		const all = [...grey.y, ...power.y];
		const [low, high] = [Math.min(...all), Math.max(...all)];
		const axes: Pick<Chart, 'x' | 'y'> = fit
			? {
					x: { range: [power.x[0] as number, panel.upTo], unit: 'Hz', log: true },
					y: { range: decades(low, high), unit: unitOf(panel, info), log: true },
				}
			: {
					x: { range: [0, panel.upTo], unit: 'Hz' },
					y: { range: rounded(low, high), unit: unitOf(panel, info) },
				};
		return { ...axes, layers: lines, ratio: fit ? { wide: 0.72, narrow: 0.8 } : { wide: 0.62, narrow: 0.55 } };
	},

	table(panel, outcome, info) {
		const { x, y } = powerOf(outcome, panel, panel.from);
		const { fit } = panel;
		return {
			title: fit
				? `${panel.title}: the line from ${fit.from} to ${fit.to} Hz falls with the power ${significant(outcome.measures[fit.slope] as number)}`
				: panel.title,
			head: ['Frequency (Hz)', withUnit('Power', unitOf(panel, info))],
			rows: picked(Array.from(x.keys()), rowsShown).map(k => [
				significant(x[k] as number),
				significant(y[k] as number),
			]),
		};
	},

	at: () => undefined,
};
