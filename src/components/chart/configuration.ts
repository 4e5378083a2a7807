import {
	type ChartConfiguration,
	Chart as ChartJs,
	LinearScale,
	LineElement,
	PointElement,
	ScatterController,
} from 'chart.js';
import { isTime } from '../../content/time-units.ts';
import { type Axis, type Chart, type Layer, placeOn } from './chart.ts';
import { decorations } from './decorations.ts';
import type { Palette } from './palette.ts';

ChartJs.register(ScatterController, LineElement, PointElement, LinearScale);

export { ChartJs };

export const family = "'IBM Plex Sans Variable', 'IBM Plex Sans', system-ui, sans-serif";

/** Room left of a chart for its tick labels or the names of its rows, px. */
const GUTTER = 50;

type Line = Extract<Layer, { kind: 'line' }>;

const raised = (power: number): string =>
	[...String(power)].map(c => (c === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(c)))).join('');

/** Chart text: a true minus sign, and the unit on the last tick only. On logarithmic axes powers of ten, plain where they are short. */
function tickText(value: number, last: boolean, unit: string, log = false): string {
	const plain = log ? 10 ** value : value;
	const text =
		log && Math.abs(value) > 2 ? `10${raised(value)}` : Number(plain.toPrecision(10)).toString().replace('-', '−');
	return last && unit !== '1' ? `${text} ${unit}` : text;
}

function scale(
	{ range, unit, hidden, step, log = false }: Axis,
	horizontal: boolean,
	beside: boolean,
	palette: Palette,
): NonNullable<NonNullable<ChartConfiguration<'scatter'>['options']>['scales']>[string] {
	return {
		type: 'linear',
		display: !hidden,
		min: placeOn({ log }, range[0]),
		max: placeOn({ log }, range[1]),
		...(beside && {
			afterFit: (axis: { width: number }) => {
				axis.width = Math.max(axis.width, GUTTER);
			},
		}),
		...(step && {
			afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
				const first = Math.ceil(range[0] / step);
				const count = Math.floor(range[1] / step) - first + 1;
				axis.ticks = Array.from({ length: count }, (_, k) => ({ value: (first + k) * step }));
			},
		}),
		border: { color: palette.edge, width: 1 },
		grid: { drawOnChartArea: false, drawTicks: true, tickLength: 5, color: palette.edge, tickColor: palette.edge },
		ticks: {
			color: palette['ink-3'],
			maxTicksLimit: horizontal ? 6 : 5,
			maxRotation: 0,
			includeBounds: false,
			// Whole decades only.
			...(log && { precision: 0 }),
			padding: 4,
			font: { family, size: 12 },
			callback: (value, index, ticks) => tickText(Number(value), index === ticks.length - 1, unit, log),
		},
	};
}

/** One Chart.js configuration for a chart, the same for the browser's canvas and for the picture made at build. */
export function configuration(chart: Chart, palette: Palette): ChartConfiguration<'scatter'> {
	const lines = chart.layers.filter((layer): layer is Line => layer.kind === 'line');
	const longest = Math.max(0, ...lines.map(line => line.name?.length ?? 0));
	const named = longest > 0 || chart.layers.some(l => l.kind === 'points');
	const rows = chart.layers.some(l => l.kind === 'rows');
	const margin = rows && chart.y.hidden ? GUTTER : 0;
	// Pictures of time stand over one another and share their left edge, so that a moment is at one place in all of them.
	const inTime = isTime(chart.x.unit);
	return {
		type: 'scatter',
		data: {
			datasets: lines.map(({ x, y, ink, width, dash }) => ({
				data: Array.from(y, (value, k) => ({ x: placeOn(chart.x, x[k] as number), y: placeOn(chart.y, value) })),
				showLine: true,
				// Thinned already: otherwise Chart.js merges the points of a pixel column, and smooth curves get steps.
				_decimated: true,
				pointRadius: 0,
				pointHitRadius: 0,
				borderColor: palette[ink],
				borderWidth: width,
				borderJoinStyle: 'round',
				...(dash && { borderDash: [5, 4] }),
			})),
		},
		options: {
			animation: false,
			responsive: false,
			normalized: true,
			parsing: false,
			events: [],
			layout: {
				padding: {
					top: chart.y.title || chart.layers.some(l => l.kind === 'key') ? 24 : 12,
					right: Math.max(named || rows ? 34 : 26, 20 + 7.5 * longest),
					left: margin,
					bottom: chart.x.title ? 22 : 2,
				},
			},
			scales: { x: scale(chart.x, true, false, palette), y: scale(chart.y, false, inTime && !chart.y.hidden, palette) },
		},
		plugins: [decorations(chart, palette)],
	};
}
