import type { RateMap } from '../../../engine/index.ts';
import type { Layer } from '../../chart/chart.ts';
import { mapOf } from '../experiment.ts';
import { type Drawing, significant } from './panel.ts';

/** Alternating x, y as two lists. */
const halves = (points: Float64Array): { x: Float64Array; y: Float64Array } => ({
	x: points.filter((_, k) => k % 2 === 0),
	y: points.filter((_, k) => k % 2 === 1),
});

/** Where a line leaves the map: its end with the greater drive, a little inside. */
function endOf(x: Float64Array, y: Float64Array): { x: number; y: number } {
	const last = x.length - 1;
	const inside = Math.max(1, Math.round(last * 0.06));
	const k = (y[0] as number) > (y[last] as number) ? inside : last - inside;
	return { x: x[k] as number, y: y[k] as number };
}

/** Lines of equal theoretical rate, the named regimes, and where this network sits. */
export const rateMap: Drawing<'rate-map'> = {
	chart(panel, outcome) {
		const { levels, g, eta } = outcome.analyses[mapOf(panel.from)] as RateMap;
		const lines = levels.flatMap(({ rate, lines }) =>
			lines.flatMap((line): Layer[] => {
				if (line.length < 6) return [];
				const { x, y } = halves(line);
				const top = endOf(x, y);
				return [
					{ kind: 'line', x, y, ink: 'ink-3', width: 1 },
					{ kind: 'labels', labels: [{ ...top, text: `${rate} Hz` }] },
				];
			}),
		);
		return {
			x: { range: panel.xRange, unit: '1', title: 'inhibition g' },
			y: { range: panel.yRange, unit: '1', title: 'drive η' },
			layers: [
				{ kind: 'line', x: [4, 4], y: [panel.yRange[0], panel.yRange[1]], ink: 'ink', width: 1.25, dash: true },
				...lines,
				{ kind: 'labels', labels: panel.places.map(p => ({ x: p.g, y: p.eta + 0.22, text: p.name, strong: true })) },
				// Where a regime has a name, the ring stands on it and needs none.
				{
					kind: 'ring',
					x: g,
					y: eta,
					name: panel.places.some(p => Math.abs(p.g - g) < 0.7 && Math.abs(p.eta - eta) < 0.4) ? '' : 'here',
				},
			],
			ratio: { wide: 1, narrow: 0.9 },
		};
	},

	table(panel, outcome) {
		const { levels, g, eta } = outcome.analyses[mapOf(panel.from)] as RateMap;
		const along = (rate: number): string => {
			const crossing = levels
				.filter(level => level.rate === rate)
				.flatMap(level => level.lines)
				.flatMap(line => {
					const { x, y } = halves(line);
					return Array.from(x.keys()).flatMap(k => {
						const [a, b] = [y[k] as number, y[k + 1] as number];
						if (!((a - eta) * (b - eta) <= 0) || a === b) return [];
						return [(x[k] as number) + ((eta - a) / (b - a)) * ((x[k + 1] as number) - (x[k] as number))];
					});
				});
			return crossing.length ? crossing.map(significant).join(' and ') : 'nowhere on the map';
		};
		return {
			title: `${panel.title}: at the drive η = ${significant(eta)} of this network, whose g is ${significant(g)}`,
			head: ['Theoretical rate', 'is reached at g ='],
			rows: levels.map(({ rate }) => [`${rate} Hz`, along(rate)]),
		};
	},

	at: () => undefined,
};
