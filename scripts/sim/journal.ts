/**
 * The journal of a sweep: what it asks on the first line, then a line for each run that is done, in the order in which they ended. It is
 * only ever added to, so that after a sudden end at most its last line is broken.
 */
import { closeSync, openSync, readFileSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { keyOf } from '../../src/content/measure.ts';
import type { Model } from '../../src/engine/index.ts';
import { Mistake } from './mistakes.ts';
import { type Question, type Row, rowsOf } from './question.ts';

/** A journal that is open for more. */
export interface Journal {
	/** What it already holds, by the place of the row. */
	rows: ReadonlyMap<number, Row>;
	add(row: number, result: Row): void;
	close(): void;
	/** When all is written elsewhere. */
	remove(): void;
}

const words = { model: 'the model', set: '--set', seeds: '--seeds', duration: '--duration', measures: '--measure' };

/** In what two questions differ, in the words of the command line. */
function differences(now: Question, before: Partial<Question>): string {
	const parts = Object.keys(words) as (keyof typeof words)[];
	const other = parts.filter(part => JSON.stringify(now[part]) !== JSON.stringify(before[part]));
	return other.map(part => words[part]).join(', ') || 'the text of the model, or the engine';
}

function headOf(line: string): { key: string; question: Partial<Question> } | undefined {
	try {
		const { key, question } = JSON.parse(line);
		return typeof key === 'string' && question ? { key, question } : undefined;
	} catch {
		return undefined;
	}
}

function rowOf(line: string, question: Question): ({ row: number } & Row) | undefined {
	try {
		const { row, values, digest } = JSON.parse(line);
		const fits =
			Number.isInteger(row) &&
			row >= 0 &&
			row < rowsOf(question) &&
			values.length === question.measures.length &&
			typeof digest === 'string';
		return fits ? { row, values, digest } : undefined;
	} catch {
		return undefined;
	}
}

function textOf(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
		throw error;
	}
}

/** Opens the journal of a question, or begins it with its first row. Throws a Mistake for one of another question, and leaves that as it is. */
export function openJournal(file: string, model: Model, question: Question): Journal {
	const name = basename(file);
	const key = keyOf(model, question);
	const head = `${JSON.stringify({ key, question })}\n`;
	const text = textOf(file);
	const end = text.lastIndexOf('\n') + 1;
	const [first, ...lines] = text.subarray(0, end).toString().split('\n').slice(0, -1);
	const leave = 'Move it away or choose another --out; nothing was written.';
	if (first === undefined) {
		// Of its first line only a part may stand there.
		if (!head.startsWith(text.toString())) throw new Mistake(`${name} is no journal of a sweep. ${leave}`);
	} else {
		const found = headOf(first);
		if (!found) throw new Mistake(`${name} is no journal of a sweep. ${leave}`);
		if (found.key !== key)
			throw new Mistake(
				`${name} belongs to another question: it differs in ${differences(question, found.question)}. Ask that again to end it. ${leave}`,
			);
	}
	const rows = new Map<number, Row>();
	for (const [k, line] of lines.entries()) {
		const result = rowOf(line, question);
		if (!result) throw new Mistake(`${name}: line ${k + 2} is damaged. ${leave}`);
		rows.set(result.row, { values: result.values, digest: result.digest });
	}

	let open: number | undefined;
	const write = (line: string): void => {
		if (open === undefined) {
			if (text.length > end) truncateSync(file, end);
			open = openSync(file, 'a');
			if (end === 0) line = head + line;
		}
		writeSync(open, line);
	};
	const close = (): void => {
		if (open !== undefined) closeSync(open);
		open = undefined;
	};
	return {
		rows,
		add: (row, { values, digest }) => write(`${JSON.stringify({ row, values, digest })}\n`),
		close,
		remove: () => {
			close();
			rmSync(file, { force: true });
		},
	};
}
