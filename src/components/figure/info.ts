import type { Figure, Sentence } from '../../content/schemas/figure.ts';
import type { Edit, Population, Values } from '../../engine/index.ts';
import { slot } from './sentence.ts';

/** A parameter that a reader may move: what the model and the figure say of it, in one place. */
export interface ControlInfo {
	/** As in links: '<run>.<parameter>', or '<parameter>' for every run that has it. */
	name: string;
	/** The runs in which it is moved; the first says what it is. */
	runs: readonly string[];
	parameter: string;
	label: string;
	/** MathML. */
	symbol: string;
	unit: string;
	default: number;
	range: readonly [number, number];
	step: number;
	ends: readonly [string, string];
	endsBelongTo: readonly ['E' | 'I' | null, 'E' | 'I' | null];
}

export interface ObservableInfo {
	label: string;
	unit: string;
	population?: Population;
	range?: readonly [number, number];
}

export interface RunInfo {
	model: string;
	title: string;
	/** Whether a seed changes anything. */
	chance: boolean;
	/** ms */
	duration: number;
	observables: Readonly<Record<string, ObservableInfo>>;
	/** Parameters by name: those that a panel takes as a time. */
	parameters: Readonly<Record<string, number>>;
}

/** All that the page needs of a figure beside its results. Plain JSON: it travels to the browser as it is. */
export interface FigureInfo {
	figure: Figure;
	controls: readonly ControlInfo[];
	runs: Readonly<Record<string, RunInfo>>;
	/** Units of measures, by their text. */
	units: Readonly<Record<string, string>>;
	/** What the parameters are that panels sweep, by the name of the sweep. */
	swept: Readonly<Record<string, { label: string; unit: string }>>;
	/** Every figure there is, for links that name a wrong one. */
	figureIds: readonly string[];
	/** What a reader has changed, by model, and in words; nothing where all models are as published. */
	edits?: Edits;
	changes?: readonly string[];
}

/** A reader's changes by the id of the model. */
export type Edits = Readonly<Record<string, Edit>>;

/** What the runs of a model set in a figure, by run. */
export const setsOf = (figure: Pick<Figure, 'runs'>, model: string): Readonly<Record<string, Values | undefined>> =>
	Object.fromEntries(
		Object.entries(figure.runs).flatMap(([name, run]) => (run.model === model ? [[name, run.set]] : [])),
	);

/** The name under which a sweep comes back. */
export const sweepOf = (run: string, over: string, along: readonly (number | string)[]): string =>
	`${run} over ${over} ${along.join(' ')}`;

export const measuresIn = ({ says, when = [] }: Sentence): string[] => [
	...[...says.matchAll(slot)].map(m => (m[1] as string).trim()),
	...when.map(w => w.measure),
];

type Matrix = Extract<Figure['panels'][number], { kind: 'matrix' }>;

/** The measures of a matrix with their run, row by row. */
export const matrixOf = ({ from, rows, columns, measure }: Matrix): string[][] =>
	rows.map(row => columns.map(column => `${from}: ${measure.replaceAll('{row}', row).replaceAll('{column}', column)}`));

/** The measures of a figure's large numbers, and of its matrices. */
export const readoutsOf = (figure: Figure): string[] => [
	...new Set(
		figure.panels.flatMap(p =>
			p.kind === 'readout' ? p.items.map(item => item.measure) : p.kind === 'matrix' ? matrixOf(p).flat() : [],
		),
	),
];

/** Every measure that a figure shows, each once. */
export function measuresOf(figure: Figure): string[] {
	const sentences = [...figure.describe, ...figure.caption, ...(figure.ask?.answer ?? [])];
	const readouts = figure.panels.flatMap(p =>
		p.kind === 'readout'
			? [...p.items.map(i => i.measure), ...(p.badge ? [p.badge.measure] : [])]
			: p.kind === 'spectrum' && p.fit
				? [p.fit.slope]
				: p.kind === 'scatter'
					? [p.line.slope, p.line.offset]
					: p.kind === 'matrix'
						? matrixOf(p).flat()
						: [],
	);
	return [...new Set([...sentences.flatMap(measuresIn), ...readouts])];
}
