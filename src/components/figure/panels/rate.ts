import { timeUnit } from '../../../content/time-units.ts';
import { populationRate } from '../../../engine/index.ts';
import { type Layer, population, rounded } from '../../chart/chart.ts';
import { behind, binned } from '../experiment.ts';
import {
	alongTime,
	bandOf,
	type Drawing,
	observableOf,
	picked,
	rowsShown,
	significant,
	spikesOf,
	zeroOf,
} from './panel.ts';

/** How often the cells of a group fire, in bins, Hz per cell. */
export const rate: Drawing<'rate'> = {
	chart(panel, outcome, info) {
		const [from, to] = panel.window;
		const zero = zeroOf(info, panel.from, panel.zero);
		const { unit, per } = timeUnit(to - from);
		const others = [behind(panel.from), panel.against ?? ''].filter(name => outcome.recordings[name]);
		const series = (run: string, name: string) => populationRate(spikesOf(outcome, run, name), from, to, panel.bin);
		const line = (run: string, name: string): Layer[] => {
			const band = bandOf(outcome, run, binned(name, panel), panel.window, t => (t - zero) / per);
			const own = population[observableOf(info, panel.from, name).population ?? ''];
			const ink = run === panel.from ? (own?.ink ?? 'ink') : 'edge';
			const { times, values } = band ? { times: band.x, values: band.mean } : series(run, name);
			const x = band ? times : Array.from(times, t => (t - zero) / per);
			const area: Layer[] = band ? [{ kind: 'area', ...band, ink }] : [];
			if (run !== panel.from) return [...area, { kind: 'line', x, y: values, ink, width: 1 }];
			return [...area, { kind: 'line', x, y: values, ink, width: 1.75, name, ...(own && { mark: own.mark }) }];
		};
		const layers = [...others, panel.from].flatMap(run => panel.show.flatMap(name => line(run, name)));
		const top = Math.max(
			1,
			...layers.flatMap(l => Array.from(l.kind === 'line' ? l.y : l.kind === 'area' ? l.high : [])),
		);
		const high = rounded(0, top)[1];
		const levels: Layer[] = (panel.levels ?? [])
			.filter(({ at }) => at < high)
			.map(({ at, name }) => ({
				kind: 'line',
				x: [(from - zero) / per, (to - zero) / per],
				y: [at, at],
				ink: 'ink-3',
				width: 1,
				dash: true,
				name,
			}));
		return {
			x: { range: [(from - zero) / per, (to - zero) / per], unit },
			y: { range: [0, high], unit: 'Hz' },
			layers: [...layers, ...(panel.zero === undefined ? [] : [{ kind: 'rule' as const, x: 0 }]), ...levels],
			ratio: { wide: panel.wide ? 0.22 : 0.34, narrow: 0.5 },
		};
	},

	table(panel, outcome, info) {
		const [from, to] = panel.window;
		const zero = zeroOf(info, panel.from, panel.zero);
		const { unit, per } = timeUnit(to - from);
		const series = panel.show.map(name => populationRate(spikesOf(outcome, panel.from, name), from, to, panel.bin));
		const bins = picked(Array.from(series[0]?.times.keys() ?? []), rowsShown);
		return {
			title: panel.title,
			head: [`Time (${unit})`, ...panel.show.map(name => `${name} (Hz)`)],
			rows: bins.map(k => [
				significant(((series[0]?.times[k] as number) - zero) / per),
				...series.map(s => significant(s.values[k] as number)),
			]),
		};
	},

	at(panel, share, _, info) {
		return alongTime(panel.window, zeroOf(info, panel.from, panel.zero), share);
	},
};
