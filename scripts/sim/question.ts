/** What a sweep asks, complete and in order: from the same question come the same runs, rows and bytes. */
import { evaluate, type Model, type Run, simulateNow, type Values } from '../../src/engine/index.ts';

/** One parameter and the values it takes. */
export interface Axis {
	name: string;
	values: readonly number[];
}

export interface Question {
	model: string;
	/** The axes of the grid; the last changes fastest. */
	set: readonly Axis[];
	seeds: readonly number[];
	/** ms */
	duration: number;
	measures: readonly string[];
	/** What is recorded and how often (ms): part of a recording's digest. */
	record: readonly string[];
	every: number;
}

/** One run, and the place of its row. */
export interface Job {
	row: number;
	set: Values;
	seed: number;
}

/** What came of a run; null where a measure does not apply. */
export interface Row {
	values: readonly (number | null)[];
	/** Of the recording. */
	digest: string;
}

/** How many rows a question has. */
export const rowsOf = ({ set, seeds }: Pick<Question, 'set' | 'seeds'>): number =>
	set.reduce((n, { values }) => n * values.length, seeds.length);

/** Every run, by point of the grid and then by seed. */
export function* jobsOf({ set, seeds }: Question): Generator<Job> {
	const points = set.reduce<Values[]>(
		(before, { name, values }) => before.flatMap(point => values.map(value => ({ ...point, [name]: value }))),
		[{}],
	);
	let row = 0;
	for (const point of points) for (const seed of seeds) yield { row: row++, set: point, seed };
}

/** Runs and measures one job. */
export function answer(model: Model, question: Question, { set, seed }: Job): Row {
	const { duration, record, every, measures } = question;
	const run: Run = { model: model.id, set, seed, duration, record, every };
	const recording = simulateNow(model, run);
	const values = measures.map(measure => evaluate(measure, model, run, recording));
	return { values: values.map(v => (Number.isFinite(v) ? v : null)), digest: recording.digest };
}
