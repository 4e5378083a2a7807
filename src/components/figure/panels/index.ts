import type { Panel } from '../../../content/schemas/figure.ts';
import type { Outcome } from '../../../engine/index.ts';
import type { Chart } from '../../chart/chart.ts';
import type { FigureInfo } from '../info.ts';
import { phasePlane } from './phase-plane.ts';
import { timeCourse } from './time-course.ts';

/** A panel that is drawn; a readout is written instead. */
export type DrawnPanel = Exclude<Panel, { kind: 'readout' }>;

/** One file a kind of panel. A new kind is missing here until the compiler is content. */
export function chartOf(panel: DrawnPanel, outcome: Outcome, info: FigureInfo): Chart {
	switch (panel.kind) {
		case 'time-course':
			return timeCourse(panel, outcome, info);
		case 'phase-plane':
			return phasePlane(panel, outcome, info);
	}
}
