import type { Sweep } from '../../../engine/index.ts';
import { type Layer, population, rounded } from '../../chart/chart.ts';
import { behind } from '../experiment.ts';
import { type FigureInfo, sweepOf } from '../info.ts';
import { type Drawing, type PanelOf, picked, rowsShown, significant, withUnit } from './panel.ts';

const unitOf = (panel: PanelOf<'curve'>, info: FigureInfo, k: number): string => {
	const { measure, percent } = panel.curves[k] as PanelOf<'curve'>['curves'][number];
	return percent ? '%' : (info.units[`${panel.from}: ${measure}`] ?? '1');
};

const axisOf = (info: FigureInfo, { from, over, along }: PanelOf<'curve'>): { label: string; unit: string } =>
	info.swept[sweepOf(from, over, along)] as { label: string; unit: string };

/** Measures of a run over one of its parameters; the compared run stands behind in grey. */
export const curve: Drawing<'curve'> = {
	chart(panel, outcome, info) {
		const { over, along, curves, equal } = panel;
		const log = along[3] === 'log';
		const layersOf = (run: string): Layer[] => {
			const sweep = outcome.analyses[sweepOf(run, over, along)] as Sweep | undefined;
			if (!sweep) return [];
			return curves.flatMap(({ measure, name, population: of, percent, spread }, k): Layer[] => {
				const values = sweep.curves[measure] as Float64Array;
				// A measure that does not apply at a value has no point there.
				const there = Array.from(sweep.values.keys()).filter(i => Number.isFinite(values[i]));
				const x = there.map(i => sweep.values[i] as number);
				const scaled = (value: number): number => value * (percent ? 100 : 1);
				const y = there.map(i => scaled(values[i] as number));
				if (run !== panel.from) return [{ kind: 'line', x, y, ink: 'edge', width: 1 }];
				const own = of && population[of];
				const beside = (sign: number) => (i: number, at: number) =>
					(y[at] as number) + sign * scaled(sweep.curves[spread as string]?.[i] as number);
				const area: Layer[] = spread
					? [{ kind: 'area', x, low: there.map(beside(-1)), high: there.map(beside(1)), ink: own?.ink ?? 'ink' }]
					: [];
				if (own) return [...area, { kind: 'line', x, y, ink: own.ink, width: 1.75, name, mark: own.mark }];
				return [
					...area,
					{
						kind: 'line',
						x,
						y,
						ink: 'ink',
						width: 1.25,
						dash: k % 2 === 1,
						...(curves.length > 1 && { name }),
					},
				];
			});
		};
		const lines = [...layersOf(behind(panel.from)), ...layersOf(panel.from)];
		const all = lines.flatMap(l =>
			l.kind === 'line' ? Array.from(l.y) : l.kind === 'area' ? [...Array.from(l.low), ...Array.from(l.high)] : [],
		);
		const { label, unit } = axisOf(info, panel);
		const { here } = outcome.analyses[sweepOf(panel.from, over, along)] as Sweep;
		return {
			x: { range: [along[0], along[1]], unit, title: label, log },
			y: {
				range: panel.range ?? rounded(Math.min(...all), Math.max(...all)),
				unit: unitOf(panel, info, 0),
			},
			layers: [
				...(equal
					? [
							{
								kind: 'line' as const,
								x: [along[0], along[1]],
								y: [along[0], along[1]],
								ink: 'edge' as const,
								width: 1,
							},
						]
					: []),
				...lines,
				// Where a parameter has been moved beyond the curve, it stands nowhere on it.
				...(here >= along[0] && here <= along[1] ? [{ kind: 'rule' as const, x: here }] : []),
			],
			ratio: { wide: 0.62, narrow: 0.66 },
		};
	},

	table(panel, outcome, info) {
		const { values, curves } = outcome.analyses[sweepOf(panel.from, panel.over, panel.along)] as Sweep;
		const { unit } = axisOf(info, panel);
		return {
			title: panel.title,
			head: [
				withUnit(panel.over, unit),
				...panel.curves.flatMap(({ name, spread }, k) => [
					withUnit(name, unitOf(panel, info, k)),
					...(spread ? [withUnit(`${name} ±`, unitOf(panel, info, k))] : []),
				]),
			],
			rows: picked([...values.keys()], rowsShown).map(i => [
				significant(values[i] as number),
				...panel.curves.flatMap(({ measure, percent, spread }) =>
					[measure, ...(spread ? [spread] : [])].map(each =>
						significant((curves[each]?.[i] as number) * (percent ? 100 : 1)),
					),
				),
			]),
		};
	},

	at: () => undefined,
};
