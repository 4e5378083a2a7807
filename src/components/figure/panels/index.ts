import type { Figure } from '../../../content/schemas/figure.ts';
import type { Outcome } from '../../../engine/index.ts';
import type { Chart } from '../../chart/chart.ts';
import type { FigureInfo } from '../info.ts';
import type { Drawing, DrawnPanel, Table } from './panel.ts';

export type { DrawnPanel, Table } from './panel.ts';

type Kind = DrawnPanel['kind'];

/** One file a kind of panel, loaded by figures that have one. A new kind is missing here until the compiler is content. */
const kinds: { [K in Kind]: () => Promise<Drawing<K>> } = {
	'time-course': async () => (await import('./time-course.ts')).timeCourse,
	'phase-plane': async () => (await import('./phase-plane.ts')).phasePlane,
	raster: async () => (await import('./raster.ts')).raster,
	rate: async () => (await import('./rate.ts')).rate,
	'rate-map': async () => (await import('./rate-map.ts')).rateMap,
	intervals: async () => (await import('./intervals.ts')).intervals,
	spectrum: async () => (await import('./spectrum.ts')).spectrum,
	distance: async () => (await import('./distance.ts')).distance,
	curve: async () => (await import('./curve.ts')).curve,
	'heat-map': async () => (await import('./heat-map.ts')).heatMap,
	landscape: async () => (await import('./landscape.ts')).landscape,
	tuning: async () => (await import('./tuning.ts')).tuning,
	matrix: async () => (await import('./matrix.ts')).matrix,
	avalanches: async () => (await import('./avalanches.ts')).avalanches,
	scatter: async () => (await import('./scatter.ts')).scatter,
};

const loaded = new Map<Kind, Drawing<Kind>>();

/** Brings what a figure's panels are drawn with; to be awaited before anything of it is drawn. */
export async function loadPanels({ panels }: Pick<Figure, 'panels'>): Promise<void> {
	const wanted = panels.flatMap(({ kind }) => (kind === 'readout' || loaded.has(kind) ? [] : [kind]));
	await Promise.all(
		// The kind decides both the panel and its drawing, which the type of a look-up cannot say.
		[...new Set(wanted)].map(async kind => loaded.set(kind, (await kinds[kind]()) as Drawing<Kind>)),
	);
}

function drawingOf({ kind }: DrawnPanel): Drawing<Kind> {
	const drawing = loaded.get(kind);
	if (!drawing) throw new Error(`A panel of kind '${kind}' is drawn before 'loadPanels' has brought it.`);
	return drawing;
}

/** Whether a marker can walk along a panel. */
export const hasTime = (panel: Figure['panels'][number]): boolean =>
	panel.kind === 'heat-map'
		? !panel.sheets
		: ['time-course', 'raster', 'rate', 'distance', 'phase-plane', 'landscape', 'scatter'].includes(panel.kind);

/** Whether a panel can be heard: spikes, or lines over time. */
export const hasSound = (panel: Figure['panels'][number]): boolean =>
	['raster', 'rate', 'time-course'].includes(panel.kind);

/** What a screen reader hears of a picture; what is seen in it is said once for the whole figure. */
export const labelOf = ({ title, note }: DrawnPanel): string =>
	`${title}${note ? ` (${note})` : ''}; the numbers are in the data table`;

export const chartOf = (panel: DrawnPanel, outcome: Outcome, info: FigureInfo): Chart =>
	drawingOf(panel).chart(panel, outcome, info);
export const tableOf = (panel: DrawnPanel, outcome: Outcome, info: FigureInfo): Table =>
	drawingOf(panel).table(panel, outcome, info);

/** Where the playhead stands in a panel at a share of the run; nothing where a panel has no time. */
export const playAt = (
	panel: DrawnPanel,
	share: number,
	outcome: Outcome,
	info: FigureInfo,
): { x: number; y?: number } | undefined => drawingOf(panel).at(panel, share, outcome, info);
