/**
 * A figure is one file of plain data: which models run, what is drawn, what a reader may move, which claims it tests.
 * Labels, units, ranges and defaults come from the models.
 */
import type { Values } from '../../engine/model.ts';

/** '<run>: <measure> <arguments>', see engine/analysis/measures.ts. */
export type MeasureName = string;

/** Holds while the measure is above (or at most) the number; NaN is neither. */
export interface Condition {
	measure: MeasureName;
	above?: number;
	atMost?: number;
}

/** A sentence with measured numbers: '{plane: period E | 2}' prints the measure with two decimals and its unit. No typed digit. */
export interface Sentence {
	when?: readonly Condition[];
	says: string;
}

export interface FigureRun {
	model: string;
	set?: Values;
	seed?: number;
	/** ms */
	duration?: number;
	record: readonly string[];
	/** ms */
	every?: number;
}

export type Panel =
	| {
			kind: 'time-course';
			from: string;
			title: string;
			/** Observables, drawn in their population's colour. */
			show: readonly string[];
			/** Window in ms; default the whole run. */
			window?: readonly [number, number];
			/** Preset whose run stands behind in grey, for comparison. */
			behind?: string;
			/** Shade while this observable, smoothed, is above: marks seizures. */
			shade?: 'seizures';
			wide?: boolean;
	  }
	| {
			kind: 'phase-plane';
			from: string;
			title: string;
			x: string;
			y: string;
			xRange: readonly [number, number];
			yRange: readonly [number, number];
	  }
	| {
			/** Measured numbers, large, with a verdict word each: the badge. */
			kind: 'readout';
			title: string;
			items: readonly { measure: MeasureName; label: string; digits: number }[];
			badge?: { measure: MeasureName; above: number; yes: string; no: string };
	  };

export interface Control {
	/** '<parameter>' or '<run>.<parameter>' when the figure has several runs. */
	parameter: string;
	/** What the two ends mean, in a word or two; 'E' or 'I' marks an end that belongs to a population. */
	ends: readonly [string, string];
	endsBelongTo?: readonly ['E' | 'I' | null, 'E' | 'I' | null];
}

export interface Preset {
	id: string;
	label: string;
	kind: 'healthy' | 'altered' | 'treated';
	/** By control name. */
	set: Values;
}

/**
 * A claim of the review put to the test, with its threshold set before measuring.
 * Shows: in at least 95 % of seeds 1…n the measure changes from `from` to `to` in the stated direction by at least `atLeast`.
 * Contradicts: the same with the opposite sign. Everything else qualifies.
 */
export interface ClaimTest {
	claim: string;
	/** What this test looks at, in words. */
	says: string;
	run: string;
	measure: string;
	from: Values;
	to: Values;
	is: 'higher' | 'lower';
	atLeast: number;
	seeds: number;
}

export interface Figure {
	id: string;
	/** Integer; raised when the default picture or its meaning changes. */
	version: number;
	/** '2.1-1': written once, never reused. */
	number: string;
	title: string;
	/** The section of the review it stands in. */
	section: string;
	/** One sentence for galleries and search. */
	summary: string;
	runs: Readonly<Record<string, FigureRun>>;
	panels: readonly Panel[];
	controls: readonly Control[];
	presets: readonly Preset[];
	claims: readonly ClaimTest[];
	/** What is seen now. */
	describe: readonly Sentence[];
	caption: readonly Sentence[];
	ask?: { question: string; answer: readonly Sentence[] };
}

export const defineFigure = <const F extends Figure>(figure: F): F => figure;
