import type { Outcome } from '../../../engine/index.ts';
import { type Layer, population } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import { matrixOf } from '../info.ts';
import { type Drawing, type PanelOf, significant } from './panel.ts';

type Matrix = PanelOf<'matrix'>;

/** As much of a place as the largest square takes; the number stands beneath. */
const largest = 0.56;

/** A square around the middle of a place, whose area says how large a number is; alternating x and y. */
function square(value: number, full: number, x: number, y: number, aspect: number): number[] {
	const half = (largest / 2) * Math.sqrt(Math.min(1, Math.abs(value) / full));
	const [w, h] = [half * aspect, half];
	return [x - w, y - h, x + w, y - h, x + w, y + h, x - w, y + h];
}

const fixed = (value: number, digits: number): string =>
	Number.isFinite(value)
		? value
				.toFixed(digits)
				.replace('-', '−')
				.replace(/^−(0(\.0+)?)$/, '$1')
		: '–';

/** Squares for pairs of populations, filled above zero and hollow below, in the ink of the column; those of a compared run stand behind in grey. */
export const matrix: Drawing<'matrix'> = {
	chart(panel, outcome) {
		const { rows, columns, full, digits } = panel;
		const measures = matrixOf(panel);
		/** Places lie one unit apart, the first row on top; the heads of columns stand above it. */
		const place = (row: number, column: number): [number, number] => [column + 0.5, rows.length - row - 0.5];
		const ratio = { wide: 0.62, narrow: 0.64 };
		// Squares in pixels: the picture is wider than high, and its left margin holds the names.
		const aspect = (columns.length / (rows.length + 0.4)) * 0.66;
		const value = (name: (measure: string) => string, row: number, column: number): number =>
			outcome.measures[name(measures[row]?.[column] as string)] ?? Number.NaN;
		const each = <T>(make: (row: number, column: number) => T): T[] =>
			rows.flatMap((_, row) => columns.map((_, column) => make(row, column)));
		const squares = (name: (measure: string) => string, grey: boolean): Layer[] =>
			each((row, column): Layer => {
				const v = value(name, row, column);
				const [x, y] = place(row, column);
				const ink = grey ? ('edge' as const) : (population[columns[column] as string]?.ink ?? 'ink');
				return {
					kind: 'regions',
					loops: Number.isFinite(v) ? [square(v, full, x, y + 0.12, aspect)] : [],
					ink,
					...((grey || v < 0) && { line: grey ? 1 : 1.75 }),
				};
			});
		const compared = Object.hasOwn(outcome.recordings, behind(panel.from));
		return {
			x: { range: [0, columns.length], unit: '1', hidden: true },
			y: { range: [0, rows.length + 0.4], unit: '1', hidden: true },
			layers: [
				...(compared ? squares(behind, true) : []),
				...squares(measure => measure, false),
				{ kind: 'rows', rows: rows.map((name, row) => ({ y: place(row, 0)[1], name })) },
				{
					kind: 'labels',
					labels: [
						...columns.map((name, column) => ({ x: column + 0.5, y: rows.length + 0.2, text: name, strong: true })),
						...each((row, column) => {
							const [x, y] = place(row, column);
							return {
								x,
								y: y - 0.34,
								text: fixed(
									value(measure => measure, row, column),
									digits,
								),
							};
						}),
					],
				},
			],
			ratio,
		};
	},

	table(panel: Matrix, outcome: Outcome) {
		return {
			title: panel.title,
			head: ['', ...panel.columns],
			rows: matrixOf(panel).map((measures, row) => [
				panel.rows[row] as string,
				...measures.map(measure => significant(outcome.measures[measure] ?? Number.NaN)),
			]),
		};
	},

	at: () => undefined,
};
