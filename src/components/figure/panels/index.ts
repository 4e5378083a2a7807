import type { Outcome } from '../../../engine/index.ts';
import type { Chart } from '../../chart/chart.ts';
import type { FigureInfo } from '../info.ts';
import { avalanches } from './avalanches.ts';
import { curve } from './curve.ts';
import { distance } from './distance.ts';
import { intervals } from './intervals.ts';
import type { Drawing, DrawnPanel, Table } from './panel.ts';
import { phasePlane } from './phase-plane.ts';
import { raster } from './raster.ts';
import { rate } from './rate.ts';
import { rateMap } from './rate-map.ts';
import { scatter } from './scatter.ts';
import { spectrum } from './spectrum.ts';
import { timeCourse } from './time-course.ts';

export type { DrawnPanel, Table } from './panel.ts';

/** One file a kind of panel. A new kind is missing here until the compiler is content. */
const drawings: { [K in DrawnPanel['kind']]: Drawing<K> } = {
	'time-course': timeCourse,
	'phase-plane': phasePlane,
	raster,
	rate,
	'rate-map': rateMap,
	intervals,
	spectrum,
	distance,
	curve,
	avalanches,
	scatter,
};

// The kind decides both the panel and its drawing, which the type of a look-up cannot say.
const drawingOf = (panel: DrawnPanel): Drawing<DrawnPanel['kind']> =>
	drawings[panel.kind] as Drawing<DrawnPanel['kind']>;

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
