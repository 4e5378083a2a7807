/**
 * The stage 'mutants' of npm run proofs: runs the mutants of every model against that model's expectations, cheapest first, until one no longer
 * holds. What is stored for the same model, expectations and mutant is not run again. Exits 1 where less than the goal is caught.
 * usage: node scripts/mutants.ts [id …] [--seconds 120]
 *   --seconds  starts no further mutant of a model after this time; those that are left are run the next time
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { measureModel } from '../src/content/measure.ts';
import { expectationsOf, outcomeOf } from '../src/content/measured.ts';
import { type MutantResult, mutantFile, mutantKey, mutantsOf, storedMutants } from '../src/content/mutants.ts';
import { evaluateExpression } from '../src/engine/equations/evaluate.ts';
import { unitOfText } from '../src/engine/equations/kind.ts';
import { cellsOf } from '../src/engine/export/brian2-grid.ts';
import { type Expectation, loadModels, type Model, ModelError, valuesOf } from '../src/engine/index.ts';
import { duration } from './project.mjs';
import { option } from './serve.mjs';

/** Of all mutants. */
const goal = 0.9;
/** One mutant may cost so many steps of one cell; a survivor has then been tried against the cheapest expectations only. */
const mostWork = 1e9;

/** About how many steps of cells it takes to measure an expectation. */
function workOf(model: Model, { set, duration: time = model.duration, seeds = 1 }: Expectation): number {
	const values = new Map(
		Object.entries(valuesOf(model, set)).map(([name, value]) => [
			name,
			value * unitOfText(model.parameters[name]?.unit ?? '1', name).factor,
		]),
	);
	const cells = Object.values(model.groups).map(group => {
		const N = cellsOf(group);
		return typeof N === 'number' ? N : evaluateExpression(N, 'N', values);
	});
	return (cells.reduce((a, b) => a + b) * time * seeds) / model.dt;
}

/** Whether an expectation holds for a model. Where the engine refuses the run, it does not. */
function holds(model: Model, expected: Expectation): boolean {
	try {
		const [measured] = measureModel({ ...model, expect: [expected] });
		return measured !== undefined && outcomeOf(expected, measured) === 'held';
	} catch (error) {
		if (error instanceof Error && error.cause instanceof ModelError) return false;
		throw error;
	}
}

const seconds = Number(option('seconds') ?? 120);
const models = await loadModels();
const wanted = process.argv.slice(2).filter((word, k, all) => !word.startsWith('--') && all[k - 1] !== '--seconds');
const unknown = wanted.find(id => !models.has(id));
if (unknown !== undefined || !(seconds > 0)) {
	console.error(
		unknown === undefined
			? '--seconds wants a number above 0.'
			: `There is no model '${unknown}'; there are ${[...models.keys()].join(', ')}.`,
	);
	process.exit(2);
}

const began = performance.now();
const total = { caught: 0, all: 0, left: 0 };
for (const [id, model] of models) {
	if (wanted.length && !wanted.includes(id)) continue;
	const start = performance.now();
	const order = expectationsOf(model)
		// Mean-field theory is calculated from parameters alone: it sees no equation, and no mutant.
		.filter(({ outcome, expected }) => outcome === 'held' && !expected.measure.startsWith('theoryRate'))
		.map(({ expected }) => ({ expected, work: workOf(model, expected) }))
		.sort((a, b) => a.work - b.work);
	const known = new Map(storedMutants(id).map(result => [result.key, result]));
	const results: MutantResult[] = [];
	let left = 0;
	for (const mutant of mutantsOf(model)) {
		const key = mutantKey(model, mutant);
		const stored = known.get(key);
		if (stored) {
			results.push(stored);
			continue;
		}
		if (performance.now() - start > seconds * 1000) {
			left++;
			continue;
		}
		let caughtBy: string | null = null;
		let tried = 0;
		// Expectations of the same run share it.
		const paid = new Map<string, number>();
		for (const { expected, work } of order) {
			const { set, duration: time, seeds } = expected;
			paid.set(JSON.stringify([set, time, seeds]), work);
			if (tried > 0 && [...paid.values()].reduce((a, b) => a + b) > mostWork) break;
			tried++;
			if (!holds(mutant.model, expected)) {
				caughtBy = expected.id;
				break;
			}
		}
		results.push({ name: mutant.name, mistake: mutant.mistake, key, caughtBy, tried });
	}
	const file = mutantFile(id);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `[\n${results.map(result => `\t${JSON.stringify(result)}`).join(',\n')}\n]\n`);
	const survivors = results.filter(({ caughtBy }) => caughtBy === null);
	total.caught += results.length - survivors.length;
	total.all += results.length;
	total.left += left;
	const rest = left ? `, ${left} left for the next time` : '';
	console.log(
		`${id.padEnd(26)} ${results.length - survivors.length} of ${results.length} caught${rest} (${duration(performance.now() - start)})`,
	);
	for (const { name, tried } of survivors) console.log(`  survives ${tried} of ${order.length} expectations: ${name}`);
}
const share = total.all ? total.caught / total.all : 1;
console.log(
	`${total.caught} of ${total.all} mutants caught, ${(100 * share).toFixed(1)} %; the goal is ${100 * goal} % (${duration(performance.now() - began)})`,
);
if (total.left) console.log(`skipped: ${total.left} mutants are left; run it again to go on.`);
process.exit(share < goal ? 1 : 0);
