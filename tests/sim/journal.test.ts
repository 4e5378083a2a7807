import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openJournal } from '../../scripts/sim/journal.ts';
import { Mistake } from '../../scripts/sim/mistakes.ts';
import type { Question } from '../../scripts/sim/question.ts';
import { loadModel, type Model } from '../../src/engine/index.ts';
import { folder } from './cli.ts';

const model: Model = await loadModel('wilson-cowan');
const question: Question = {
	model: 'wilson-cowan',
	set: [
		{ name: 'P', values: [1, 2] },
		{ name: 'Q', values: [0, 0.1] },
	],
	seeds: [1, 2, 3],
	duration: 50,
	measures: ['mean E'],
	record: ['E', 'I'],
	every: 0.5,
};
const result = (value: number | null) => ({ values: [value], digest: 'd' });

/** A journal with rows 4 and 0. */
function written(): string {
	const file = join(folder(), 'x.csv.journal');
	const journal = openJournal(file, model, question);
	expect(existsSync(file)).toBe(false);
	journal.add(4, result(0.1 + 0.2));
	journal.add(0, result(null));
	journal.close();
	return file;
}

test('what was added is there again, to the bit', () => {
	const file = written();
	expect([...openJournal(file, model, question).rows]).toEqual([
		[4, result(0.1 + 0.2)],
		[0, result(null)],
	]);
});

test('wherever it was cut, whole lines stay and the next one goes behind them', () => {
	const file = written();
	const text = readFileSync(file);
	const newlines = [...text.entries()].filter(([, byte]) => byte === 10).map(([k]) => k);
	const cuts = [0, 1, ...newlines.flatMap(k => [k - 9, k - 1, k, k + 1, k + 2]).filter(k => k <= text.length)];
	for (const end of cuts) {
		writeFileSync(file, text.subarray(0, end));
		const journal = openJournal(file, model, question);
		const lines = text.subarray(0, end).toString().split('\n').length - 1;
		expect(journal.rows.size).toBe(Math.max(0, lines - 1));
		journal.add(7, result(7));
		journal.close();
		expect([...openJournal(file, model, question).rows.keys()]).toEqual([...journal.rows.keys(), 7]);
	}
});

const other = { ...model, parameters: { ...model.parameters, P: { ...model.parameters.P!, value: 1.26 } } };

test.each<[string, Model, Partial<Question>]>([
	['the text of the model, or the engine', other, {}],
	['--seeds', model, { seeds: [1, 2] }],
	['--set', model, { set: [{ name: 'P', values: [1, 2] }] }],
	// The same runs in another order are other rows.
	['--set', model, { set: question.set.toReversed() }],
	['--duration, --measure', model, { duration: 60, measures: ['mean I'] }],
])('one of another question is refused and left as it is: %s', (what, changed, change) => {
	const file = written();
	const before = readFileSync(file);
	const open = () => openJournal(file, changed, { ...question, ...change });
	expect(open).toThrow(Mistake);
	expect(open).toThrow(`x.csv.journal belongs to another question: it differs in ${what}. Ask that again`);
	expect(readFileSync(file)).toEqual(before);
});

test('words of a model that do not run do not matter', () => {
	expect(openJournal(written(), { ...model, about: 'In other words.' }, question).rows.size).toBe(2);
});

test.each(['notes\n', 'notes', '{"key":1}\n'])('another file is refused: %j', text => {
	const file = join(folder(), 'x.csv.journal');
	writeFileSync(file, text);
	expect(() => openJournal(file, model, question)).toThrow('x.csv.journal is no journal of a sweep.');
	expect(readFileSync(file, 'utf8')).toBe(text);
});

test.each(['nonsense', '{"row":12,"values":[1],"digest":"d"}', '{"row":1,"values":[],"digest":"d"}'])(
	'a damaged line that is whole is named: %s',
	line => {
		const file = written();
		appendFileSync(file, `${line}\n`);
		expect(() => openJournal(file, model, question)).toThrow('x.csv.journal: line 4 is damaged.');
	},
);
