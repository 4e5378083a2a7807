/**
 * A figure is one file of plain data: which models run, what is drawn, what a reader may move, which claims it tests.
 * Labels, units, ranges and defaults come from the models. A name that no model has is a compile error.
 */
import type { ModelId, ModelOf, Population, Values } from '../../engine/index.ts';

/** '<run>: <measure> <arguments>', see engine/analysis/measures.ts. */
export type MeasureName = string;

/** Holds while the measure is above (or at most) the number; a measure that does not apply is neither, but absent. */
export interface Condition {
	measure: MeasureName;
	above?: number;
	atMost?: number;
	absent?: true;
}

/**
 * A sentence with measured numbers: '{plane: period E | 2}' prints the measure with two decimals and its unit, '| 0 %' as a share of a
 * hundred. No typed digit, no year or figure number either. A measure that does not apply somewhere on the sliders prints a dash, so it
 * needs a condition, and an `absent` sentence of its own.
 */
export interface Sentence {
	when?: readonly Condition[];
	says: string;
}

export interface FigureRun {
	model: ModelId;
	set?: Values;
	seed?: number;
	/** ms */
	duration?: number;
	/** Observables: all that its panels and measures look at. */
	record: readonly string[];
	/** ms between recorded rows. */
	every?: number;
	/** What stands above its controls, where several runs have one model; default the model's title. */
	title?: string;
}

export type Panel =
	| {
			kind: 'time-course';
			from: string;
			title: string;
			/** Said after the title, quieter. */
			note?: string;
			/** Observables, drawn in their population's colour. */
			show: readonly string[];
			/** What a curve is called at its end, where its observable's own name would tell a reader nothing. */
			names?: Readonly<Record<string, string>>;
			/** Window in ms; default the whole run. */
			window?: readonly [number, number];
			/** The time that is called 0: a number in ms or the name of a parameter. */
			zero?: string;
			/** Shade the stretches in which this observable is in a seizure. */
			seizures?: string;
			/** Vertical window; default what is needed. */
			range?: readonly [number, number];
			/** Of a sheet: the place on its middle row that is looked at, mm. */
			place?: number;
			/** Takes the whole width. */
			wide?: boolean;
	  }
	| {
			/** A group's cells over time, or a sheet, in shades: bare ground at the lower end of the range, deepest at the upper end and beyond. */
			kind: 'heat-map';
			from: string;
			title: string;
			note?: string;
			/** An observable of all cells of a group, or of the blocks of a sheet. */
			show: string;
			/** In its unit. */
			range: readonly [number, number];
			/** What the cells stand for, from the first to where the one after the last would be; of a sheet it is the places on its middle row. */
			cells?: { title: string; unit: string; from: number; to: number; step?: number };
			/** The whole sheet at these times, ms, side by side; without them its middle row over time. */
			sheets?: readonly number[];
			window?: readonly [number, number];
			zero?: string;
			wide?: boolean;
	  }
	| {
			/** Spikes of some cells, a row a cell: E above, I below. */
			kind: 'raster';
			from: string;
			title: string;
			note?: string;
			/** Observables of spikes and how many cells of each are shown, from the top down. */
			show: readonly { spikes: string; cells: number }[];
			/** ms */
			window: readonly [number, number];
			zero?: string;
			/** A run of the same cells: its spikes that this run does not have in the same step, and this run's that it does not have, stand out. */
			against?: string;
			/** Regularity, as a measure: below 0.2 the picture steps back, since even stripes can trouble some readers. */
			regularity: MeasureName;
	  }
	| {
			/** How often the cells of a group fire, in bins. */
			kind: 'rate';
			from: string;
			title: string;
			note?: string;
			show: readonly string[];
			window: readonly [number, number];
			zero?: string;
			/** ms */
			bin: number;
			/** As wide as two panels side by side. */
			wide?: boolean;
			/** A run that stands behind in grey. */
			against?: string;
			/** Rates that mean something, Hz, each with its name; drawn where the picture reaches them. */
			levels?: readonly { at: number; name: string }[];
	  }
	| {
			/** Where a network sits among the rates that mean-field theory gives for strength of inhibition and drive. */
			kind: 'rate-map';
			from: string;
			title: string;
			note?: string;
			xRange: readonly [number, number];
			yRange: readonly [number, number];
			/** Known regimes by name. */
			places: readonly { g: number; eta: number; name: string }[];
	  }
	| {
			/** How long the pauses between two spikes of one cell are. */
			kind: 'intervals';
			from: string;
			title: string;
			note?: string;
			show: string;
			window: readonly [number, number];
			/** ms */
			bin: number;
			longest: number;
	  }
	| {
			/** The rhythms in the rate of a group, or in an observable that is no spikes. */
			kind: 'spectrum';
			from: string;
			title: string;
			note?: string;
			show: string;
			window: readonly [number, number];
			/** Hz */
			upTo: number;
			/** Both axes logarithmic, and a straight line from one frequency to another, Hz; its slope is this measure. */
			fit?: { from: number; to: number; slope: MeasureName };
	  }
	| {
			/** Share of the spikes of two runs that one has and the other has not. */
			kind: 'distance';
			from: string;
			against: string;
			title: string;
			note?: string;
			show: string;
			window: readonly [number, number];
			zero?: string;
			/** ms */
			bin: number;
	  }
	| {
			/** How measures of a run change with one of its parameters, the others as they are set; a line marks where it stands. */
			kind: 'curve';
			from: string;
			title: string;
			note?: string;
			/** A parameter of the run's model; from, to, and how many values, evenly or, with 'log', by equal ratios on a logarithmic axis. */
			over: string;
			along:
				| readonly [from: number, to: number, count: number]
				| readonly [from: number, to: number, count: number, by: 'log'];
			/** Of the run, without its name, what each curve is called, and how far a band reaches to both sides of it. All in one unit. */
			curves: readonly { measure: string; name: string; population?: Population; percent?: true; spread?: string }[];
			/** Vertical window; default what is needed. */
			range?: readonly [number, number];
			/** A thin line where a measure equals the parameter. */
			equal?: true;
	  }
	| {
			/** A measure for every pair of populations: a square as large as its size, filled where it is positive and hollow where it is negative. */
			kind: 'matrix';
			from: string;
			title: string;
			note?: string;
			/** What stands beside the rows, and above the columns. */
			rows: readonly Population[];
			columns: readonly Population[];
			/** Of the run, without its name, with {row} and {column} in the places of names. */
			measure: string;
			/** The number whose square fills its place. */
			full: number;
			digits: number;
	  }
	| {
			/** How often avalanches have which size, both axes logarithmic. */
			kind: 'avalanches';
			from: string;
			title: string;
			note?: string;
			/** Observables of activity, which is silent at 0, and what their marks are called. */
			show: readonly { activity: string; name: string }[];
			/** The power with which a dashed line falls, as a guide. */
			guide: number;
	  }
	| {
			/** One observable of many cells at two moments against each other, and the straight line through them. */
			kind: 'scatter';
			from: string;
			title: string;
			note?: string;
			show: string;
			/** Numbers in ms or names of parameters, and what the axes are called. */
			x: { at: string; title: string };
			y: { at: string; title: string };
			/** Measures: the slope of the line, and its value at 0. */
			line: { slope: MeasureName; offset: MeasureName };
	  }
	| {
			/** Lines of equal height over two observables, the ridges between the valleys, and the way the run took. */
			kind: 'landscape';
			from: string;
			title: string;
			note?: string;
			x: string;
			y: string;
	  }
	| {
			/** The strength of synapses by the channel that they serve: means and standard deviations of equal blocks, at the start and at the end. */
			kind: 'tuning';
			from: string;
			title: string;
			note?: string;
			/** How many channels there are; each has as many synapses as any other. */
			channels: number;
			/** Observables of synapses or cells, all in one unit, and what each is called. */
			show: readonly { of: string; name: string }[];
			/** Of the vertical axis. */
			what: string;
	  }
	| { kind: 'phase-plane'; from: string; title: string; note?: string; x: string; y: string }
	| {
			/** Measured numbers, large, and a badge that says on which side of a line one of them lies. */
			kind: 'readout';
			title: string;
			items: readonly { measure: MeasureName; label: string; digits: number; percent?: true }[];
			badge?: { measure: MeasureName; above: number; yes: string; no: string };
	  };

export interface Control {
	/**
	 * '<run>.<parameter>', or '<parameter>', which moves it in every run that has it. Parameters need a `range` in their model. The names seed,
	 * v, preset, compare, n, at, tab, view, eq, digest, t, dt, i, j, N, xi, rand and randn belong to links and equations.
	 */
	parameter: string;
	/** What the two ends mean, in a word or two. */
	ends: readonly [string, string];
	/** Marks an end that belongs to a population. */
	endsBelongTo?: readonly ['E' | 'I' | null, 'E' | 'I' | null];
}

export interface Preset {
	id: string;
	label: string;
	/** The sign before it: hollow circle (the usual state), full diamond (something is changed), half square (a treatment is tried). */
	kind: 'healthy' | 'altered' | 'treated';
	/** By control name. */
	set: Values;
}

/**
 * A claim of the review put to the test; thresholds are set before measuring. Shows: in at least 95 % of seeds 1…n the measure goes the
 * stated way from `from` to `to` by at least `atLeast` (a difference) or `times` (a ratio). Contradicts: the same with the opposite sign.
 * Everything else qualifies. Of several tests of one claim all have to show it.
 */
export interface ClaimTest {
	claim: string;
	/** What is changed and what is looked at, in words. */
	says: string;
	run: string;
	/** Without the run. */
	measure: string;
	from: Values;
	to: Values;
	/** 'same': they may differ by the share `within`, and no more. */
	is: 'higher' | 'lower' | 'same';
	within?: number;
	atLeast?: number;
	times?: number;
	seeds: number;
	/** Where the model speaks to a part of the claim only: why. Such a test can qualify a claim, not show it. */
	onlyPart?: string;
}

export interface Figure {
	id: string;
	/** Integer; raised when the default picture or its meaning changes. */
	version: number;
	/** What changed with version 2, 3, …: a sentence each. A reader with a link to an older version sees them. */
	changes?: readonly string[];
	/** The day it first stood here, '2026-11-25'; for feeds and catalogues. It never changes. */
	since: string;
	/** '2.1-1': the section and a counter; written once, never reused. */
	number: string;
	title: string;
	/** The section of the review it stands in. */
	section: string;
	/** One sentence for galleries and search. */
	summary: string;
	runs: Readonly<Record<string, FigureRun>>;
	panels: readonly Panel[];
	/** Both columns of panels are equally wide; without it the left one is the wider. */
	even?: true;
	controls: readonly Control[];
	presets: readonly Preset[];
	claims: readonly ClaimTest[];
	/** What is seen now. */
	describe: readonly Sentence[];
	caption: readonly Sentence[];
	ask?: { question: string; answer: readonly Sentence[] };
}

type Runs = Readonly<Record<string, FigureRun>>;
type ParameterOf<Id extends ModelId> = keyof ModelOf<Id>['parameters'] & string;
type ObservableOf<Id extends ModelId> = keyof ModelOf<Id>['observables'] & string;

/** The names under which a figure's runs let parameters be moved. */
type ControlOf<R extends Runs> = {
	[K in keyof R & string]: ParameterOf<R[K]['model']> | `${K}.${ParameterOf<R[K]['model']>}`;
}[keyof R & string];

/** A run whose parameters and observables its model has. */
type CheckedRun<Id extends ModelId> = Id extends ModelId
	? { model: Id; set?: Partial<Record<ParameterOf<Id>, number>>; record: readonly ObservableOf<Id>[] }
	: never;

type CheckedTest<R extends Runs> = {
	[K in keyof R & string]: Omit<ClaimTest, 'run' | 'from' | 'to'> & {
		run: K;
		from: Partial<Record<ParameterOf<R[K]['model']>, number>>;
		to: Partial<Record<ParameterOf<R[K]['model']>, number>>;
	};
}[keyof R & string];

/** Declares a figure. Run, parameter and observable names are checked against the models by the compiler. */
export const defineFigure = <const R extends Runs>(
	figure: Omit<Figure, 'runs' | 'controls' | 'presets' | 'claims'> & {
		runs: R & { [K in keyof R]: CheckedRun<R[K]['model']> };
		controls: readonly (Control & { parameter: ControlOf<R> })[];
		presets: readonly (Omit<Preset, 'set'> & { set: Partial<Record<ControlOf<R>, number>> })[];
		claims: readonly CheckedTest<R>[];
	},
): Figure => figure as unknown as Figure;
