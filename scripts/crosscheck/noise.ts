/** Runs with noise: the two sides draw other numbers, so their statistics are compared. */
import { join } from 'node:path';
import { seizuresIn } from '../../src/engine/analysis/seizures.ts';
import { brian2Script, loadModel, type Model, type Run, simulateNow } from '../../src/engine/index.ts';
import { runBrian2 } from './brian2.ts';
import { note } from './record.ts';

/** Copies of the Epileptor side by side, each with noise of its own. */
const copies = 1000;
const run: Run = { model: 'epileptor', set: { x_0: -1.6 }, duration: 9000, every: 1, record: ['x1', 'x2'] };
/** How many standard errors of their difference the means of the two sides may lie apart. */
const band = 4;

interface Traces {
	t: Float64Array;
	x1: Float64Array;
	x2: Float64Array;
}

/** What is compared: a number for each copy. */
const statistics: Record<string, (traces: Traces) => number> = {
	seizures: ({ t, x1 }) => seizuresIn({ times: t, values: x1 }).length,
	'ictal share': ({ t, x1 }) =>
		seizuresIn({ times: t, values: x1 }).reduce((sum, [from, to]) => sum + to - from, 0) / (t.at(-1) as number),
	'roughness of x2': ({ x2 }) =>
		Math.sqrt(x2.slice(1).reduce((sum, v, k) => sum + (v - (x2[k] as number)) ** 2, 0) / x2.length),
};

/** A mean over the copies and its standard error. */
interface Mean {
	mean: number;
	error: number;
}

function summarise({ t, x1, x2 }: Traces): Map<string, Mean> {
	const cell = (values: Float64Array, i: number): Float64Array => t.map((_, row) => values[row * copies + i] as number);
	const one = Array.from({ length: copies }, (_, i) => ({ t, x1: cell(x1, i), x2: cell(x2, i) }));
	return new Map(
		Object.entries(statistics).map(([name, of]) => {
			const values = one.map(of);
			const mean = values.reduce((a, b) => a + b) / copies;
			const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (copies - 1);
			return [name, { mean, error: Math.sqrt(variance / copies) }];
		}),
	);
}

const distance = (a: Mean, b: Mean): number =>
	a.mean === b.mean ? 0 : Math.abs(a.mean - b.mean) / Math.sqrt(a.error ** 2 + b.error ** 2);

const show = ({ mean, error }: Mean): string => `${mean.toPrecision(4)} ± ${error.toPrecision(1)}`.padStart(18);

/** The number of statistics that do not agree. Half the noise on one side must be noticed, or the comparison could not fail. */
export async function checkNoise(python: string, scratch: string): Promise<number> {
	const one = await loadModel('epileptor');
	const many: Model = { ...one, groups: { tissue: { ...(one.groups.tissue as Model['groups'][string]), N: copies } } };
	const here = (sigma: number): Map<string, Mean> => {
		const { times, traces } = simulateNow(many, { ...run, set: { ...run.set, sigma } });
		return summarise({ t: times, x1: traces.x1?.values as Float64Array, x2: traces.x2?.values as Float64Array });
	};
	const sigma = one.parameters.sigma?.value as number;
	const [ours, half] = [here(sigma), here(sigma / 2)];
	const read = await runBrian2(python, brian2Script(many, run), 'epileptor', ['t', 'x1', 'x2'], join(scratch, 'noise'));
	const theirs = summarise(read as unknown as Traces);
	console.log(
		`\nepileptor with noise (x_0=-1.6 sigma=${sigma}), ${copies} copies of ${run.duration} ms a side; means at most ${band} standard errors apart`,
	);
	let failed = 0;
	let worst = 0;
	const noticed: string[] = [];
	for (const [name, other] of theirs) {
		const apart = distance(ours.get(name) as Mean, other);
		const agrees = apart <= band;
		worst = Math.max(worst, apart);
		if (!agrees) failed++;
		if (distance(half.get(name) as Mean, other) > band) noticed.push(name);
		console.log(
			`  ${name.padEnd(16)} ${show(ours.get(name) as Mean)} here ${show(other)} in Brian2  ${apart.toFixed(1).padStart(5)}  ${agrees ? 'ok' : 'FAILED'}`,
		);
	}
	console.log(`  half the noise would be noticed by: ${noticed.join(', ') || 'nothing: FAILED'}`);
	if (!noticed.length) failed++;
	const { set = {}, duration = 0 } = run;
	note(one, { kind: 'statistics', set, duration, agrees: failed === 0, found: worst });
	return failed;
}
