import { type Layer, population } from '../../chart/chart.ts';
import { alongWindow, type Drawing, observableOf, significant, spikesOf, zeroOf } from './panel.ts';

/** Rows of air between two groups. */
const gap = 4;

/** A spike's step and cell as one name. */
const nameOf = (time: number, cell: number): string => `${Math.round(time * 1000)} ${cell}`;

/** Spikes of some cells, a row a cell: upright ticks for E above, dots for I below. */
export const raster: Drawing<'raster'> = {
	chart(panel, outcome, info) {
		const [from, to] = panel.window;
		const zero = zeroOf(info, panel.from, panel.zero);
		const total = panel.show.reduce((sum, s) => sum + s.cells, 0) + gap * (panel.show.length - 1);
		const layers: Layer[] = [];
		const rows: { y: number; name: string }[] = [];
		let top = total;
		for (const { spikes: name, cells } of panel.show) {
			const spikes = spikesOf(outcome, panel.from, name);
			const own = population[observableOf(info, panel.from, name).population ?? ''];
			const other = panel.against && spikesOf(outcome, panel.against, name);
			const known = new Set(other ? Array.from(other.times, (t, k) => nameOf(t, other.cells[k] as number)) : []);
			const shown = Array.from(spikes.times.keys()).filter(
				k =>
					(spikes.cells[k] as number) < cells &&
					(spikes.times[k] as number) >= from &&
					(spikes.times[k] as number) < to,
			);
			const isOwn = (k: number): boolean => known.has(nameOf(spikes.times[k] as number, spikes.cells[k] as number));
			const layer = (which: readonly number[], heavy: boolean): Layer => ({
				kind: 'spikes',
				x: which.map(k => (spikes.times[k] as number) - zero),
				y: which.map(k => top - 0.5 - (spikes.cells[k] as number)),
				mark: own?.mark === 'triangle' ? 'tick' : 'dot',
				ink: heavy || !other ? (own?.ink ?? 'ink') : 'edge',
				size: 0.92,
				heavy: heavy && other !== undefined,
			});
			if (other)
				layers.push(
					layer(shown.filter(isOwn), false),
					layer(
						shown.filter(k => !isOwn(k)),
						true,
					),
				);
			else layers.push(layer(shown, false));
			rows.push({ y: top - cells / 2, name });
			top -= cells + gap;
		}
		layers.push({ kind: 'rows', rows });
		if (panel.zero !== undefined) layers.push({ kind: 'rule', x: 0 });
		const regularity = outcome.measures[panel.regularity] ?? Number.NaN;
		return {
			x: { range: [from - zero, to - zero], unit: 'ms' },
			y: { range: [0, total], unit: '1', hidden: true },
			layers,
			// Even stripes can trouble some readers, even when they stand still.
			...(regularity < 0.2 && { strength: 0.45 }),
			ratio: { wide: 0.62, narrow: 0.9 },
		};
	},

	table(panel, outcome) {
		const [from, to] = panel.window;
		return {
			title: `${panel.title}: spikes in the window`,
			head: ['Cells', 'Cells shown', 'Cells in all', 'Spikes of those shown', 'Spikes of all'],
			rows: panel.show.map(({ spikes: name, cells }) => {
				const spikes = spikesOf(outcome, panel.from, name);
				const inWindow = Array.from(spikes.times.keys()).filter(
					k => (spikes.times[k] as number) >= from && (spikes.times[k] as number) < to,
				);
				const shown = inWindow.filter(k => (spikes.cells[k] as number) < cells).length;
				return [name, significant(Math.min(cells, spikes.n)), String(spikes.n), String(shown), String(inWindow.length)];
			}),
		};
	},

	at: (panel, share, _, info) => alongWindow(panel.window, zeroOf(info, panel.from, panel.zero), share),
};
