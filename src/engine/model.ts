/**
 * The vocabulary. A model is one file of plain data: equations as text, numbers as the papers print them.
 * Everything else (kernel, card, table, scripts, tests) is made from it.
 */

import type { landscapeOf } from './analysis/landscape.ts';
import type { phasePlane } from './analysis/phase-plane.ts';
import type { rateMapOf } from './analysis/rate-map.ts';
import type { Measure } from './analysis/subject.ts';
import type { driving } from './driving/driving.ts';
import type { grids } from './grid/grid.ts';
import type { pairing } from './pairing/pairing.ts';
import type { plasticity } from './plastic/plastic.ts';
import type { updating } from './regular/regular.ts';
import type { summing } from './sums/sums.ts';

/**
 * How far a number can be trusted. A: follows from the equations. M: measured for this project. SIM: simulated again independently. C: read
 * in code. SRC: read in a source. P: attributed to a paper from knowledge, not re-read. MEM: remembered. DES: our design. Outside its band a
 * number with P or MEM is a finding about its source; with any other tag it is missed, and `npm run verify` fails, unless the expectation
 * says what is known about the difference.
 */
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
	/** Where the value comes from: a short citation ('Wilson & Cowan 1972'), 'choice', or a sentence. It is printed as it stands. */
	source: string;
	tag: Tag;
	/** The range a reader may choose from, in `unit`; without it the parameter is fixed on the site. */
	range?: readonly [number, number];
	/** The step of its slider, on which `value` lies; default a hundredth of the range. */
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
	regularly?: Regularly;
}

/**
 * Statements over a kind's variables that are carried out at the start of a step, before its update: Brian2's run_regularly. They may draw
 * rand(), randn() and poisson(mean). A kind whose variables have no differential equations is then a map.
 */
export interface Regularly {
	statements: string;
	/** The time between two of them, an expression of parameters; the first is at 0. Default every step. */
	every?: string;
}

/** Cells on a sheet, row by row. Their equations may use laplacian(u), and these, initial values and `tissue` the cell's place x, y. */
export interface Grid {
	/** Cells across and down: numbers, or expressions of parameters. */
	width: number | string;
	height: number | string;
	/** The side of a cell, an expression of parameters; x and y are measured from the first corner to the middle of a cell. */
	dx: string;
	/** Nothing flows across the borders, or opposite ones meet. */
	borders: 'no-flux' | 'periodic';
	/** Where this holds there is tissue; nothing flows across its edge, and other cells keep their initial values. Default everywhere. */
	tissue?: string;
}

export interface Group {
	neuron: string;
	/** How many cells: a number, or an expression of parameters; a group has this or a grid. */
	N?: number | string;
	grid?: Grid;
	/** Expressions of parameters, rand() and randn(), one a variable; a variable without one starts at 0. */
	init: Readonly<Record<string, string>>;
}

/** Who is connected to whom; NEST's names. Numbers are expressions of parameters. */
export type Rule =
	/**
	 * Each pair with this probability. With a weight, which may speak of the pair's numbers i and j, the pairs of each source share the
	 * probability out by their weights: p, which may then depend on i, is the mean of those whose weight is above 0, but none passes 1.
	 */
	| { rule: 'pairwise_bernoulli'; p: string; weight?: string }
	/** Each pair of two cells of one group with this probability, and then both ways. */
	| { rule: 'symmetric_pairwise_bernoulli'; p: string }
	/** Each target draws this many sources, with replacement. */
	| { rule: 'fixed_indegree'; indegree: string }
	| { rule: 'all_to_all' }
	| { rule: 'one_to_one' }
	/** The targets are shared out in order and equally: the first source has the first share. */
	| { rule: 'one_to_block' };

/** A pathway between two groups, under the key 'E->I': source first. */
export interface Synapses {
	/** Variables of each synapse: 'w : 1', and traces such as 'da/dt = -a/tau : 1 (event-driven)', which are linear. */
	equations?: string;
	/**
	 * What a spike does at each target: statements over variables of the target and of the synapse, such as 'g_e += w_e'. They may read a
	 * variable v of the source as v_pre, and name one of the target v_post where that is clearer.
	 */
	on_pre: string;
	/** The same when the target fires; there is no delay. */
	on_post?: string;
	/** Expressions of parameters, rand() and randn() for variables of the synapses; one without starts at 0. */
	init?: Readonly<Record<string, string>>;
	connect: Rule;
	/** From a spike to on_pre: a time, an expression of parameters; default none. */
	delay?: string;
}

/**
 * What all cells of a population give to each cell of another without spikes: Brian2's summed variables. It is taken of the state at the
 * start of a step and stands in a variable of the target that has no equation of its own, such as 's_E : 1'.
 */
export type Sum = (
	| { /** What each source adds: an expression of its variables. */ sum: string }
	| { /** The same, but their mean: weights count as shares of each target's total. */ mean: string }
) & {
	/** How much the source with number i counts for the target j: a pure number of i, j and parameters; default 1, which costs far less. */
	weight?: string;
};

/** Something that arrives from outside. N, rate, weight and times are expressions of parameters. */
export type Input =
	/** N independent trains of one rate on each cell of the target, each spike adding the weight: Brian2's PoissonInput. */
	| { kind: 'poisson'; target: string; variable: string; N: string; rate: string; weight: string }
	/** At each of the times the weight is added to these cells of the target. */
	| {
			kind: 'timed';
			target: string;
			variable: string;
			weight: string;
			times: readonly string[];
			cells: readonly number[];
	  };

/**
 * At time `at` a parameter changes for good, or something is added to it until another time. Times and sizes are names of parameters. With
 * `until`, `set` is a ramp: it goes there in equal steps, each dt, of which the last is at that time.
 */
export type ProtocolEvent =
	| { at: string; until?: string; set: string; to: string }
	| { at: string; scale: string; by: string }
	| { at: string; until: string; add: string; to: string }
	/** The first spike of this group at that time or later is not passed on. */
	| { at: string; deleteSpikeOf: string };

/** Something a reader or a test can look at: a variable of a group, whose unit comes from the equations, or its spikes. */
export interface Observable {
	/** A group; or a pathway, for a variable of its synapses, which stand by their sources and then by their targets as they were drawn. */
	group: string;
	/** Of the group's equations; 'spikes' for the times at which its cells fire. */
	variable: string;
	/** Only the first so many cells (or synapses) are recorded; default all. */
	cells?: number;
	/** Their mean instead of each. */
	mean?: true;
	/** Of a grid: the mean of each block of so many by so many cells is recorded, tissue only, instead of every cell. */
	block?: number;
	label: string;
	population?: Population;
	/**
	 * Where its values usually lie, in its unit: the window of phase planes and the place where fixed points are looked for. Wide enough for
	 * those at both ends of every slider.
	 */
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
	/** Inclusive, in the measure's unit: what the source's own scatter allows, never widened to let a number in. */
	band: readonly [number, number];
	/** For a number that lies outside its band: what is known about why, in sentences without numbers of this engine. */
	differs?: string;
	/** The run that is measured; what is left out comes from the model. */
	set?: Readonly<Record<string, number>>;
	/** Where it is a ratio: the setting of a second run, over whose mean the measure of the first is divided. */
	relativeTo?: Readonly<Record<string, number>>;
	/** ms */
	duration?: number;
	/** Seeds 1…n; the value is their mean, the spread their standard deviation. Default 1. */
	seeds?: number;
}

/**
 * How a network maps on one of NEST's neurons, for export/nest.ts. Texts are expressions of the model's parameters, of the constants here
 * and of dt, the step.
 */
export interface NestMapping {
	/** NEST's neuron. */
	model: string;
	/** What NEST wants and the model does without, such as a capacitance; a later one may use an earlier one. */
	constants?: Readonly<Record<string, string>>;
	/** NEST's parameters by NEST's names. */
	parameters: Readonly<Record<string, string>>;
	/**
	 * For each variable what turns it into NEST's unit (default 1), what turns a kick to it into a weight (default 1), and NEST's name, where
	 * NEST lets a script set it.
	 */
	variables: Readonly<Record<string, { name?: string; times?: string; weight?: string }>>;
	/** Pathways whose synapses learn, by name: NEST's synapse with its parameters, and the weight of each at the start. */
	learning?: Readonly<Record<string, { model: string; parameters: Readonly<Record<string, string>>; weight: string }>>;
	/** What is moved so that both take the same steps, a sentence each. */
	adjusts: readonly string[];
	/** What differs all the same, a sentence each; empty where nothing does but the random numbers. */
	differs: readonly string[];
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
	/**
	 * Parts of the engine that a model brings with it, so that others need not load them: for groups on a grid, for synapses with variables
	 * of their own, for regular updates, for sums, for pathways with a weight for each pair, and for Poisson trains from outside.
	 */
	grids?: typeof grids;
	plasticity?: typeof plasticity;
	updating?: typeof updating;
	summing?: typeof summing;
	pairing?: typeof pairing;
	driving?: typeof driving;
	/** Measures that few models need, brought in the same way: `measuresOf…` of analysis/. */
	measures?: Readonly<Record<string, Measure>>;
	/** Its rate over two parameters, where there is a theory of it. */
	rateMap?: typeof rateMapOf;
	/** Nullclines, fixed points and directions over two of its variables. */
	phasePlane?: typeof phasePlane;
	/** Its heights, where two variables of one group are all there is. */
	landscape?: typeof landscapeOf;
	synapses?: Readonly<Record<string, Synapses>>;
	/** By pathway, 'E->I', and the variable of the target that holds the sum. */
	sums?: Readonly<Record<string, Readonly<Record<string, Sum>>>>;
	inputs?: Readonly<Record<string, Input>>;
	protocol?: readonly ProtocolEvent[];
	/** ms */
	dt: number;
	/** How long a run lasts where nobody says otherwise, ms. */
	duration: number;
	/** How often a run is recorded where nobody says otherwise, ms; default each step. */
	every?: number;
	precision?: Precision;
	observables: Readonly<Record<string, Observable>>;
	expect: readonly Expectation[];
	/** What it leaves out, one sentence each. */
	leavesOut: readonly string[];
	/** The NEST model it maps on, or the reason why there is none. */
	nest: NestMapping | { none: string };
}

/** Declares a model and keeps its literal types, so that a renamed parameter is a compile error wherever it is used. */
export const defineModel = <const M extends Model>(model: M): M => model;

/** Parameter values by name, each in the parameter's own unit. */
export type Values = Readonly<Record<string, number>>;
