/**
 * What a figure asks of the engine, and what it gets. The same call serves the build, the worker, the tests and the command line.
 */
import type { NeuronKind, Parameter, Synapses, Values } from './model.ts';
import type { Recording } from './recording.ts';

/** One run of one model. What is left out comes from the model. */
export interface Run {
	/** Id in models/index.ts. */
	model: string;
	set?: Values;
	seed?: number;
	/** ms */
	duration?: number;
	/** Names of the model's observables. */
	record: readonly string[];
	/** ms between recorded rows; a multiple of dt. Default dt. */
	every?: number;
	/** A reader's changes to the model. */
	edit?: Edit;
}

/** What a reader has changed in a model. Plain data: it travels in links and to the worker. */
export interface Edit {
	/** Texts by neuron kind, in place of the model's own. */
	neurons?: Readonly<Record<string, Partial<Pick<NeuronKind, 'equations' | 'threshold' | 'reset' | 'regularly'>>>>;
	/** Texts by pathway. */
	synapses?: Readonly<Record<string, Partial<Pick<Synapses, 'equations' | 'on_pre' | 'on_post'>>>>;
	/** Other values of parameters, and parameters that the model does not have. */
	parameters?: Readonly<Record<string, Pick<Parameter, 'value' | 'unit'>>>;
}

/** A picture's worth of analysis that is no number: see analysis/index.ts for the kinds and what each returns. */
export type AnalysisRequest =
	| {
			kind: 'phase-plane';
			run: string;
			/** Observables on the axes; their ranges are the window. */
			x: string;
			y: string;
	  }
	| {
			kind: 'landscape';
			run: string;
			/** Observables on the axes; their ranges are the window. */
			x: string;
			y: string;
	  }
	| {
			kind: 'spectrum';
			run: string;
			/** An observable: of spikes, whose population's rate is looked at, or the mean over the cells of any other; from when to when, ms. */
			show: string;
			window: readonly [number, number];
	  }
	| {
			kind: 'rate-map';
			run: string;
			/** Windows of strength of inhibition and of drive. */
			xRange: readonly [number, number];
			yRange: readonly [number, number];
	  }
	| {
			/** The run again and again, with one parameter at each of these values. */
			kind: 'sweep';
			run: string;
			parameter: string;
			values: readonly number[];
			/** Measures of the run, without its name. */
			measures: readonly string[];
	  }
	| {
			/** The run n times, with its seed and the next ones. */
			kind: 'ensemble';
			run: string;
			n: number;
			measures: readonly string[];
			/** What is averaged over time, by any name: a trace, or the rate of a population in bins of so many ms within a window. */
			series: Readonly<
				Record<string, { observable: string } | { observable: string; window: readonly [number, number]; bin: number }>
			>;
	  };

export interface Experiment {
	runs: Readonly<Record<string, Run>>;
	/** By name; the answers come back under the same names. */
	analyses?: Readonly<Record<string, AnalysisRequest>>;
	/** '<run>: <measure> <arguments>', e.g. 'plane: period E'. */
	measures?: readonly string[];
}

export interface FixedPoint {
	x: number;
	y: number;
	/** The Jacobian, 1/ms: dx'/dx, dx'/dy, dy'/dx, dy'/dy. */
	slopes: readonly [number, number, number, number];
	/** Pairs of real and imaginary part, 1/ms. */
	eigenvalues: readonly (readonly [number, number])[];
	type: 'stable node' | 'stable focus' | 'unstable node' | 'unstable focus' | 'saddle' | 'centre';
	stable: boolean;
}

export interface PhasePlane {
	/** Polylines of alternating x, y on which x (or y) stands still. */
	nullclines: { x: readonly Float64Array[]; y: readonly Float64Array[] };
	fixedPoints: readonly FixedPoint[];
	/** Direction field: rows of x, y, dx/dt, dy/dt. */
	field: Float64Array;
}

/** Heights over a plane from which everything rolls down, and its valleys. */
export interface Landscape {
	/** Lines of equal height, in squares of the axes' unit a ms. None where no heights exist: the two variables then do not push each other alike. */
	levels: readonly { height: number; lines: readonly Float64Array[] }[];
	/** Borders of the valleys: polylines of alternating x, y that pass through the saddles. */
	ridges: readonly Float64Array[];
	/** Where nothing moves, with its height; a saddle says between which two of these the way over it leads, -1 where it leaves the window or never rests. */
	fixedPoints: readonly (FixedPoint & { height: number; joins?: readonly [number, number] })[];
}

/** Lines of equal rate over strength of inhibition (x) and drive (y), by mean-field theory. */
export interface RateMap {
	levels: readonly { rate: number; lines: readonly Float64Array[] }[];
	/** The run's own place. */
	g: number;
	eta: number;
}

/** Power of a population's rate, or of another observable, over frequency. */
export interface RateSpectrum {
	/** Hz */
	frequencies: Float64Array;
	/** Hz²/Hz, or the square of the observable's unit in each Hz. */
	density: Float64Array;
}

/** Measures over a parameter. */
export interface Sweep {
	values: Float64Array;
	/** The parameter's value in the run itself. */
	here: number;
	/** By measure, NaN where it does not apply. */
	curves: Readonly<Record<string, Float64Array>>;
}

/** Mean and standard deviation over draws, and of how many: a measure that does not apply in a draw is not counted. */
export interface Spread {
	mean: Float64Array;
	sd: Float64Array;
	counts: Float64Array;
}

export interface Ensemble {
	n: number;
	measures: readonly string[];
	/** Of the measures, in their order. */
	numbers: Spread;
	series: Readonly<Record<string, Spread & { times: Float64Array }>>;
}

export interface Outcome {
	recordings: Record<string, Recording>;
	analyses: Record<string, PhasePlane | Landscape | RateMap | RateSpectrum | Sweep | Ensemble>;
	/** NaN where a measure does not apply (a period without a rhythm). */
	measures: Record<string, number>;
	/** Hash of the runs' digests in their order: the figure's fingerprint. */
	digest: string;
}

/** How far a long experiment has come, 0 to 1. */
export interface Progress {
	done: number;
	/** There is nothing to do here before this has settled: the rest is under way elsewhere. */
	until?: Promise<unknown>;
}
