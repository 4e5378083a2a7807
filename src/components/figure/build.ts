/** What the build makes of a figure: its default state, solved by the engine that the browser runs, and drawn. */
import { edition } from '../../content/edition.ts';
import { figureOf, figures } from '../../content/figures/index.ts';
import { review } from '../../content/json-ld.ts';
import type { Figure } from '../../content/schemas/figure.ts';
import { loadModels, type Model, type Outcome, solveNow } from '../../engine/index.ts';
import { cardOf } from '../chart/card.ts';
import { phoneWidth, svgOf, svgsOf, widths } from '../chart/static.ts';
import { address } from '../layout/href.ts';
import type { Citable } from './apa.ts';
import { experimentOf } from './experiment.ts';
import type { FigureInfo } from './info.ts';
import { infoOf } from './make-info.ts';
import { chartOf, type DrawnPanel, labelOf, loadPanels, type Table } from './panels/index.ts';
import { defaultState, writeState } from './state.ts';
import { tablesOf, type View, viewOf } from './view.ts';

/** As wide as it stands on the page, and for a phone. */
interface Pictures {
	wide: string;
	narrow?: string;
}

export interface Built {
	figure: Figure;
	info: FigureInfo;
	outcome: Outcome;
	view: View;
	tables: readonly Table[];
	/** A panel as SVG, as wide as it stands on the page, and drawn again for a phone where that is more than a slight enlargement. */
	picture(panel: DrawnPanel, layout: keyof typeof widths): Pictures;
	/** The panel that stands for the figure, small, for galleries. */
	thumbnail(): string;
	/** The same panel with the figure's title, as PNG, for links on other sites. */
	card(): Buffer;
	/** The default state, to be cited. */
	citable: Citable;
}

export const models: ReadonlyMap<string, Model> = await loadModels();
for (const figure of figures) await loadPanels(figure);
const figureIds = figures.map(f => f.id);
const made = new Map<string, Built>();

/** What every citation says of site and review. */
export const source = { edition, review: { title: review.title, DOI: review.DOI } };

/** The panel that stands for a figure: a plane where it has one, else its first picture. */
const leading = ({ panels }: Figure): DrawnPanel =>
	panels.find((p): p is DrawnPanel => p.kind === 'phase-plane' || p.kind === 'landscape') ??
	(panels.find(p => p.kind !== 'readout') as DrawnPanel);

/** Panels fill two columns from the left; a wide one takes both. */
function columnOf({ panels, even }: Figure, panel: DrawnPanel): 'left' | 'right' | 'half' | 'whole' {
	let right = false;
	for (const each of panels) {
		const whole = 'wide' in each && each.wide;
		if (each === panel) return whole ? 'whole' : even ? 'half' : right ? 'right' : 'left';
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
	const drawn = (panel: DrawnPanel, width: number): Pictures => {
		const chart = chartOf(panel, outcome, info);
		const wide = { width, ratio: chart.ratio.wide };
		const narrow = { width: phoneWidth, ratio: chart.ratio.narrow };
		const alike = wide.ratio === narrow.ratio && Math.abs(width / phoneWidth - 1) < 0.1;
		if (alike) return { wide: svgOf(chart, width, wide.ratio, labelOf(panel)) };
		return svgsOf(chart, wide, narrow, labelOf(panel));
	};
	// Drawn once for all pages, so that their pictures can be one file.
	const pictures = new Map<string, Pictures>();
	const result: Built = {
		figure,
		info,
		outcome,
		view,
		tables: tablesOf(info, outcome),
		picture(panel, layout) {
			const name = `${layout}: ${panel.title}`;
			const picture = pictures.get(name) ?? drawn(panel, widths[layout][columnOf(figure, panel)]);
			pictures.set(name, picture);
			return picture;
		},
		thumbnail() {
			const panel = leading(figure);
			return svgOf(chartOf(panel, outcome, info), phoneWidth, 0.72, labelOf(panel));
		},
		card() {
			const panel = leading(figure);
			return cardOf({
				label: `Figure ${figure.number}`,
				title: figure.title,
				says: figure.summary,
				picture: {
					chart: chartOf(panel, outcome, info),
					title: panel.title,
				},
			});
		},
		citable: {
			title: figure.title,
			state: '',
			...source,
			figureVersion: figure.version,
			url: `${address(`/figures/${id}/`)}?${writeState(info, defaultState(info), view.digest)}`,
			digest: view.digest,
		},
	};
	made.set(id, result);
	return result;
}
