import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../../scripts/sim/arguments.ts';
import { Mistake } from '../../scripts/sim/mistakes.ts';
import { jobsOf } from '../../scripts/sim/question.ts';
import { modelIds } from '../../src/engine/models/index.ts';
import { folder, sim } from './cli.ts';

const read = (...args: string[]) => readArguments([...args, '--out', 'x.csv']);

test.each([
	['3', [3]],
	['3..6:1', [3, 4, 5, 6]],
	['3,4.5,5', [3, 4.5, 5]],
	['3..3.3:0.1', [3, 3.1, 3.2, 3.3]],
	['3..4:0.4', [3, 3.4, 3.8]],
	['3,5..6:0.5', [3, 5, 5.5, 6]],
	[' 4, 5 ', [4, 5]],
])('values of a parameter: %s', async (text, values) => {
	const { question } = await read('brunel', '--set', `g=${text}`);
	expect(question.set).toEqual([{ name: 'g', values }]);
});

test('several --set are a grid, by point and then by seed', async () => {
	const { question } = await read('brunel', '--set=g=3,4', '--set', 'eta=1,2', '--seeds', '1..2,9');
	const jobs = [...jobsOf(question)];
	expect(jobs.map(({ set, seed }) => `${set.g} ${set.eta} ${seed}`)).toEqual(
		['3 1', '3 2', '4 1', '4 2'].flatMap(point => [1, 2, 9].map(seed => `${point} ${seed}`)),
	);
	expect(jobs.map(job => job.row)).toEqual(jobs.map((_, k) => k));
});

test('what is left out', async () => {
	const network = await read('brunel');
	expect(network.question).toEqual({
		model: 'brunel',
		set: [],
		seeds: [1],
		duration: 700,
		measures: ['meanRate E', 'cvIsi E', 'meanRate I', 'cvIsi I'],
		record: ['E', 'I'],
		every: 700,
	});
	const mass = await read('wilson-cowan', '--duration', '50');
	expect(mass.question).toMatchObject({ duration: 50, measures: ['mean E', 'mean I'], record: ['E', 'I'], every: 0.5 });
	expect(mass.workers).toBeGreaterThan(0);
	const potential = await read('brunel', '--measure', ' mean  v ');
	expect(potential.question).toMatchObject({ measures: ['mean v'], record: ['E', 'I', 'v'], every: 0.1 });
});

const mistakes: [args: string[], sentence: string][] = [
	[[], `Which model? There are ${modelIds.join(', ')}`],
	[['brunell'], "There is no model 'brunell'; did you mean brunel? There are "],
	[['constructor'], "There is no model 'constructor'. There are"],
	[['brunel', 'coba'], "found 'coba' beside brunel, expected one model"],
	[['brunel', '--sed', '1'], "There is no option '--sed'; did you mean --set?"],
	[['brunel', '--seeds'], '--seeds: found nothing, expected a value'],
	[['brunel', '--seeds', '--set', 'g=3'], '--seeds: found nothing, expected a value'],
	[['brunel', '--seeds', '1', '--seeds', '2'], '--seeds: found 2 of them, expected one'],
	[['brunel', '--set', 'etta=2'], "There is no parameter 'etta' in brunel; did you mean eta? It has g, eta, J,"],
	[['brunel', '--set', 'q=2'], "There is no parameter 'q' in brunel. It has g,"],
	[['brunel', '--set', 'toString=2'], "There is no parameter 'toString' in brunel. It has"],
	[['brunel', '--set', 'g'], "--set: found 'g', expected name=value"],
	[['brunel', '--set', 'g='], '--set g: found nothing, expected a number'],
	[['brunel', '--set', 'g=many'], "--set g: found 'many', expected a number"],
	[['brunel', '--set', 'g=0x4'], "--set g: found '0x4', expected a number"],
	[['brunel', '--set', 'g=9'], '--set g: found 9, expected a number from 2.5 to 8'],
	[['brunel', '--set', 'g=3..9:1'], '--set g: found 9, expected a number from 2.5 to 8'],
	[['brunel', '--set', 'N_E=1e999'], "found '1e999', expected a number"],
	[['brunel', '--set', 'g=3..5'], "found '3..5', expected a range with its step, such as 3..5:1"],
	[['brunel', '--set', 'g=3..5:0'], 'found the step 0, expected a step above 0'],
	[['brunel', '--set', 'g=5..3:1'], "found '5..3:1', expected a range from the lower"],
	[['brunel', '--set', 'g=3,3'], '--set g: found 3 twice, expected each once'],
	[['brunel', '--set', 'g=3', '--set', 'g=4'], '--set: found g twice, expected each once'],
	[['brunel', '--set', 'g=3..8:1e-9'], 'expected at most 1000000'],
	[['brunel', '--set', 'g=3..8:0.001', '--seeds', '1..1000'], 'the grid: found 5001000 runs'],
	[['brunel', '--seeds', '1.5'], '--seeds: found 1.5, expected a whole number from 0 to 4294967295'],
	[['brunel', '--seeds', '-1'], '--seeds: found -1, expected a whole number'],
	[['brunel', '--duration', 'long'], "--duration: found 'long', expected a number"],
	[['brunel', '--duration', '0'], '--duration: found 0 ms, expected a time above 0 ms'],
	[['brunel', '--workers', '0'], '--workers: found 0, expected a whole number from 1 to 256'],
	[['brunel', '--measure', 'meanrate E'], "There is no measure 'meanrate'; did you mean meanRate? There are meanRate,"],
	[['brunel', '--measure', 'meanRate EE'], "There is no observable or parameter 'EE' in brunel; did you mean E?"],
	[
		['brunel', '--measure', 'meanRate E 200..900'],
		'found the window 200..900, expected two times within the run of 700 ms',
	],
	[['brunel', '--measure', 'meanRate E 300..200'], 'found the window 300..200, expected two times'],
	[['brunel', '--measure', 'meanRate E 300..'], 'found the window 300.., expected two times'],
	[['brunel', '--measure', 'cvIsi E', '--measure', 'cvIsi  E'], '--measure: found cvIsi E twice'],
];

test.each(mistakes)('%j', async (args, sentence) => {
	const error = await read(...args).catch(e => e);
	expect(error).toBeInstanceOf(Mistake);
	expect(error.message).toContain(sentence);
});

test.each([
	[[], '--out: found nothing, expected the file to write'],
	[['--out', 'x.txt'], "--out: found 'x.txt', expected a name that ends in .csv or .json"],
	[['--out', 'no/such/folder/x.csv'], 'expected a file in a folder that exists'],
])('where to write: %j', async (args, sentence) => {
	await expect(readArguments(['brunel', ...args])).rejects.toThrow(sentence);
});

test('the command ends with 2 and a sentence, not a stack; nothing is left behind', async () => {
	const out = join(folder(), 'x.csv');
	const early = await sim('brunel', '--set', 'etta=2', '--out', out);
	expect(early).toMatchObject({ code: 2, out: '' });
	expect(early.error).toMatch(/^There is no parameter 'etta' in brunel; did you mean eta\?[^\n]*\n$/);

	// What only the engine knows: a time between two steps, a measure that does not fit its observable.
	const step = await sim('wilson-cowan', '--set', 'P=1', '--duration', '10.1', '--out', out);
	expect(step.code).toBe(2);
	expect(step.error).toBe('At P = 1, seed 1: duration: found 10.1 ms, expected a multiple of the step of 0.5 ms.\n');
	const kind = await sim('wilson-cowan', '--measure', 'meanRate E', '--duration', '10', '--out', out);
	expect(kind.error).toBe("At seed 1: measure: found 'E', which is no spikes, expected an observable of spikes.\n");

	// They left no journal, so that the question put right is not refused.
	const right = await sim('wilson-cowan', '--set', 'P=1', '--duration', '10', '--out', out);
	expect(right).toMatchObject({ code: 0, error: '' });
});
