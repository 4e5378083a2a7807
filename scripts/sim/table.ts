import { renameSync, writeFileSync } from 'node:fs';
import { bits, type Model, measureUnit, runningPart } from '../../src/engine/index.ts';
import { type Job, jobsOf, type Question, type Row } from './question.ts';

type Filled = { job: Job; row: Row };

const withUnit = (name: string, unit: string): string => (unit === '1' ? name : `${name} (${unit})`);

/** A row a run; full precision, and nothing where a measure does not apply. */
function csv(model: Model, { set, measures }: Question, rows: readonly Filled[]): string {
	const head = [
		...set.map(({ name }) => withUnit(name, model.parameters[name]?.unit ?? '1')),
		'seed',
		...measures.map(measure => withUnit(measure, measureUnit(measure, model))),
		'digest',
	];
	const lines = rows.map(({ job, row }) => [
		...set.map(({ name }) => job.set[name]),
		job.seed,
		...row.values.map(v => v ?? ''),
		row.digest,
	]);
	return [head, ...lines].map(line => `${line.join(',')}\r\n`).join('');
}

/** The question with all that is needed to ask it again, then a line a run. */
function json(model: Model, question: Question, rows: readonly Filled[]): string {
	const asked = {
		...question,
		running: runningPart(model),
		bits,
		units: Object.fromEntries([
			...question.set.map(({ name }) => [name, model.parameters[name]?.unit]),
			...question.measures.map(measure => [measure, measureUnit(measure, model)]),
		]),
	};
	const lines = rows.map(({ job: { set, seed }, row: { values, digest } }) => {
		const measures = Object.fromEntries(question.measures.map((measure, k) => [measure, values[k]]));
		return JSON.stringify({ set, seed, measures, digest });
	});
	return `{\n"question": ${JSON.stringify(asked)},\n"rows": [\n${lines.join(',\n')}\n]\n}\n`;
}

/** Writes all rows in their order, under another name first: the file is whole or not there. */
export function writeTable(out: string, model: Model, question: Question, rows: ReadonlyMap<number, Row>): void {
	const filled = [...jobsOf(question)].map(job => ({ job, row: rows.get(job.row) as Row }));
	writeFileSync(`${out}.part`, (out.endsWith('.csv') ? csv : json)(model, question, filled));
	renameSync(`${out}.part`, out);
}
