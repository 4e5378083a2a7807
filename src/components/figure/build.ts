/** What the build makes of a figure: its default state, solved by the engine that the browser runs, and drawn. */
import { figureOf, figures } from '../../content/figures/index.ts';
import type { Figure } from '../../content/schemas/figure.ts';
import { loadModels, type Model, type Outcome, solveNow } from '../../engine/index.ts';
import { phoneWidth, svgOf, widths } from '../chart/static.ts';
import { experimentOf } from './experiment.ts';
import { type FigureInfo, infoOf } from './info.ts';
import { chartOf, type DrawnPanel, labelOf, type Table } from './panels/index.ts';
import { defaultState } from './state.ts';
import { tablesOf, type View, viewOf } from './view.ts';

export interface Built {
	figure: Figure;
	info: FigureInfo;
	outcome: Outcome;
	view: View;
	tables: readonly Table[];
	/** A panel as SVG, as wide as it stands on the page, and drawn again for a phone. */
	picture(panel: DrawnPanel, layout: keyof typeof widths): { wide: string; narrow: string };
	/** One panel small, for galleries. */
	thumbnail(): string;
}

export const models: ReadonlyMap<string, Model> = await loadModels();
const figureIds = figures.map(f => f.id);
const made = new Map<string, Built>();

/** Panels fill two columns from the left; a wide one takes both. */
function columnOf({ panels }: Figure, panel: DrawnPanel): 'left' | 'right' | 'whole' {
	let right = false;
	for (const each of panels) {
		const whole = each.kind === 'time-course' && each.wide;
		if (each === panel) return whole ? 'whole' : right ? 'right' : 'left';
		right = whole ? false : !right;
	}
	return 'left';
}

/** The default state of a figure. Throws for an unknown id, and where its default state cannot be run. */
export function built(id: string): Built {
	const known = made.get(id);
	if (known) return known;
	const figure = figureOf(id);
	const info = infoOf(figure, models, figureIds);
	const outcome = solveNow(experimentOf(info, defaultState(info)), Object.fromEntries(models));
	const view = viewOf(info, outcome);
	const result: Built = {
		figure,
		info,
		outcome,
		view,
		tables: tablesOf(info, outcome),
		picture(panel, layout) {
			const chart = chartOf(panel, outcome, info);
			const place = widths[layout];
			const width = place[columnOf(figure, panel)];
			return {
				wide: svgOf(chart, width, chart.ratio.wide, labelOf(panel)),
				narrow: svgOf(chart, phoneWidth, chart.ratio.narrow, labelOf(panel)),
			};
		},
		thumbnail() {
			const panel =
				figure.panels.find((p): p is DrawnPanel => p.kind === 'phase-plane') ??
				(figure.panels.find(p => p.kind !== 'readout') as DrawnPanel);
			return svgOf(chartOf(panel, outcome, info), phoneWidth, 0.72, labelOf(panel));
		},
	};
	made.set(id, result);
	return result;
}
