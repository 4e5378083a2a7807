/**
 * npm run crosscheck: every model runs here and, as the Brian2 script that a reader can download, in Brian2. Without noise every
 * recorded number must agree to 1e-9 of its variable's range; with noise the statistics must agree. Networks also fire the same spikes
 * when Brian2 is given what this engine drew. What was compared is left in src/content/measured/crosscheck.json.
 * `-- --only id,…` compares these only, and keeps what the record says of the others.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
	brian2Script,
	evaluate,
	loadModel,
	type Model,
	type ModelId,
	type Run,
	simulateNow,
} from '../src/engine/index.ts';
import { advice, findBrian2, isRoot, runBrian2 } from './crosscheck/brian2.ts';
import { type Case, cases, isCompared } from './crosscheck/cases.ts';
import { checkNetworks } from './crosscheck/networks.ts';
import { checkNoise } from './crosscheck/noise.ts';
import { note, writeRecord } from './crosscheck/record.ts';
import { partsFromItself, stateOf, stepFrom, withAllVariables } from './crosscheck/steps.ts';
import { agree, compare, print, tolerance } from './crosscheck/table.ts';
import { at, duration } from './project.mjs';

const scratch = at('.cache', 'crosscheck');
const found = findBrian2();
if (!found) {
	// Root could install it and did not succeed; others are asked to.
	console.log(`${isRoot() ? 'FAILED' : 'skipped'}: ${advice}`);
	process.exit(isRoot() ? 1 : 0);
}
const { python, version } = found;

/** Says what is wrong; 1 where it is. */
const demand = (holds: boolean, otherwise: string): number => {
	if (!holds) console.log(`  FAILED: ${otherwise}`);
	return holds ? 0 : 1;
};

/** Runs one case on both sides and prints a line a variable; the number of failures. */
async function check(id: ModelId, { set, duration: time, turns, sensitive }: Case, k: number): Promise<number> {
	const own: Model = await loadModel(id);
	const model = sensitive ? withAllVariables(own, sensitive.group) : own;
	const traces = Object.entries(model.observables).filter(([, { variable }]) => variable !== 'spikes');
	const run: Run = { model: id, set, duration: time, record: traces.map(([name]) => name) };
	const setting = Object.entries(set)
		.map(([name, value]) => `${name}=${value}`)
		.join(' ');
	const began = performance.now();
	const ours = simulateNow(model, run);
	const here = performance.now();
	const names = ['t', ...run.record];
	const theirs = await runBrian2(python, brian2Script(model, run), id, names, join(scratch, `${id}-${k}`));
	const there = performance.now();

	const parts = sensitive ? partsFromItself(model, run, sensitive) : Number.POSITIVE_INFINITY;
	const rows = Math.min(ours.times.length, Math.floor(parts / model.dt));
	let failed = 0;
	let worst = 0;
	for (const name of names) {
		const [a, b] = [name === 't' ? ours.times : ours.traces[name]?.values, theirs[name]] as [
			Float64Array,
			Float64Array,
		];
		failed += demand(a.length === b.length, `${a.length} rows of ${name} here, ${b.length} in Brian2`);
		if (!agree(id, setting, name, a.subarray(0, rows), b.subarray(0, rows))) failed++;
		const { apart, range } = compare(a.subarray(0, rows), b.subarray(0, rows));
		worst = Math.max(worst, apart === 0 ? 0 : apart / range);
	}
	if (sensitive) {
		const { group, variable } = sensitive;
		const states = stateOf(model, group).map(name => [name, (theirs[name] as Float64Array).subarray(0, -1)]);
		for (const [name, ours] of Object.entries(stepFrom(model, group, run, Object.fromEntries(states)))) {
			const next = (theirs[name] as Float64Array).subarray(1);
			if (!agree(id, setting, `${name}, one step`, ours, next)) failed++;
		}
		const bit = `the last bit of ${variable} at the start`;
		failed += demand(Number.isFinite(parts), `${bit} makes no difference here, so the whole run has to agree`);
		console.log(`  ${bit} leads this engine ${tolerance} of the range away from itself after ${parts.toFixed(1)} ms`);
	}
	const count = turns?.(measure => evaluate(measure, model, run, ours), time);
	const rhythm = count === undefined ? '' : `, ${count.toFixed(1)} turns`;
	console.log(`  ${duration(here - began)} here, ${duration(there - here)} in Brian2${rhythm}`);
	failed += demand(count === undefined || count >= 10, 'fewer than ten turns: a slow drift apart could hide');
	note(own, { kind: 'numbers', set, duration: time, agrees: failed === 0, found: worst });
	return failed;
}

/** A script that Brian2 cannot run is a failure like another; the rest is still compared. */
const stopped =
	(id: ModelId, { set, duration }: Case) =>
	async (error: Error): Promise<number> => {
		console.log(`FAILED: ${error.message}`);
		note(await loadModel(id), { kind: 'numbers', set, duration, agrees: false, found: null });
		return 1;
	};

const began = performance.now();
rmSync(scratch, { recursive: true, force: true });
console.log(`Brian2 ${version}: the largest difference, over the range of the variable at most ${tolerance}\n`);
print('model', 'setting', 'variable', 'rows', 'range', 'apart', 'relative', '');
let failed = 0;
for (const [id, list] of Object.entries(cases).filter(([id]) => isCompared(id)))
	for (const [k, one] of list.entries())
		failed += await check(id as ModelId, one, k).catch(stopped(id as ModelId, one));
if (isCompared('epileptor')) failed += await checkNoise(python, scratch);
failed += await checkNetworks({ python, version, scratch });
writeRecord(version);
// What a failed comparison was made of stays, to be looked at.
if (!failed) rmSync(scratch, { recursive: true, force: true });
console.log(
	`\n${failed ? `${failed} comparisons FAILED` : 'everything agrees'} (${duration(performance.now() - began)})`,
);
process.exit(failed ? 1 : 0);
