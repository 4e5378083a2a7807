/**
 * The vocabulary. A model is one file of plain data: equations as text, numbers as the papers print them.
 * Everything else (kernel, card, table, scripts, tests) is made from it.
 */

/** How far a number can be trusted: analytic, measured, re-simulated, read in code, read in a source; or recalled, remembered, our choice. */
export type Tag = 'A' | 'M' | 'SIM' | 'C' | 'SRC' | 'P' | 'MEM' | 'DES';

export type Population = 'E' | 'I' | 'PV' | 'SST' | 'VIP';
export type Precision = 'f64' | 'f32';

/** Brian2's names and meaning. */
export type Method = 'euler' | 'exponential_euler' | 'rk2' | 'rk4' | 'heun' | 'milstein' | 'exact';

export interface Parameter {
	value: number;
	/** A unit of equations/units.ts; '1' for a pure number. */
	unit: string;
	/** What it is, in a few words, lower case. */
	label: string;
	/** Where the value comes from: a reference key, "choice", or a sentence. */
	source: string;
	tag: Tag;
	/** The range a reader may choose from, in `unit`; without it the parameter is fixed on the site. */
	range?: readonly [number, number];
	/** The step of its slider. */
	step?: number;
}

/** Equations in Brian2's syntax, and what happens at a spike. A kind without a threshold is a rate or mass model. */
export interface NeuronKind {
	equations: string;
	method: Method;
	threshold?: string;
	reset?: string;
	/** A time: the name of a parameter, or text such as '2*ms'. */
	refractory?: string;
}

export interface Group {
	neuron: string;
	N: number;
	/** Expressions of parameters, rand() and randn(), one a variable; a variable without one starts at 0. */
	init: Readonly<Record<string, string>>;
}

/** At time `at` a parameter changes for good, or, with `until`, for a while. Times and sizes are names of parameters. */
export type ProtocolEvent =
	| { at: string; set: string; to: string }
	| { at: string; scale: string; by: string }
	| { at: string; until: string; add: string; to: string };

/** Something a reader or a test can look at: a variable of a group. Its unit comes from the equations. */
export interface Observable {
	group: string;
	variable: string;
	label: string;
	population?: Population;
	/** Where its values usually lie, in its unit: the window of phase planes and the place where fixed points are looked for. */
	range?: readonly [number, number];
}

/** Published or catalogued behaviour that this engine must reproduce: the value of a measure, with a band. */
export interface Expectation {
	id: string;
	/** Where the number stands: "Wilson & Cowan 1972, limit-cycle set". Shown on the model card. */
	source: string;
	tag: Tag;
	/** A measure of analysis/measures.ts, e.g. 'period E'. */
	measure: string;
	/** Inclusive, in the measure's unit. */
	band: readonly [number, number];
	/** The run that is measured; what is left out comes from the model. */
	set?: Readonly<Record<string, number>>;
	/** ms */
	duration?: number;
	/** Seeds 1…n; the value is their mean, the spread their standard deviation. Default 1. */
	seeds?: number;
}

export interface Model {
	id: string;
	title: string;
	/** One paragraph. */
	about: string;
	/** Keys of references.json. */
	cites: readonly string[];
	neurons: Readonly<Record<string, NeuronKind>>;
	parameters: Readonly<Record<string, Parameter>>;
	groups: Readonly<Record<string, Group>>;
	protocol?: readonly ProtocolEvent[];
	/** ms */
	dt: number;
	/** How long a run lasts where nobody says otherwise, ms. */
	duration: number;
	precision?: Precision;
	observables: Readonly<Record<string, Observable>>;
	expect: readonly Expectation[];
	/** What it leaves out, one sentence each. */
	leavesOut: readonly string[];
	/** The NEST model it maps on, or the reason why there is none. */
	nest: { model: string } | { none: string };
}

/** Declares a model and keeps its literal types, so that a renamed parameter is a compile error wherever it is used. */
export const defineModel = <const M extends Model>(model: M): M => model;

/** Parameter values by name, each in the parameter's own unit. */
export type Values = Readonly<Record<string, number>>;
