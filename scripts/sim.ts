/**
 * npm run sim -- <model> …: runs a model over a grid of parameters and seeds, on all cores, and writes a row a run as CSV or JSON. The same
 * engine and the same bits as in the browser. A journal beside the output lets a sweep that was stopped go on where it was.
 * usage: npm run sim -- <model> [--set name=value]… [--seeds 1..100] [--duration ms] [--measure "meanRate E 200..700"]… [--workers n] --out file.csv|json
 *   --set g=3..8:1 (from..to:step) and --set g=3,4.5,5 give several values; several --set give the grid
 *   without --measure: meanRate and cvIsi of each group that spikes, else the mean of each observable
 */
import { basename } from 'node:path';
import { duration } from './project.mjs';
import { type Asked, readArguments } from './sim/arguments.ts';
import { openJournal } from './sim/journal.ts';
import { Mistake } from './sim/mistakes.ts';
import { runAll } from './sim/pool.ts';
import { progress } from './sim/progress.ts';
import { jobsOf, rowsOf } from './sim/question.ts';
import { writeTable } from './sim/table.ts';

async function sweep({ model, question, out, workers }: Asked): Promise<void> {
	const began = performance.now();
	const all = rowsOf(question);
	const journal = openJournal(`${out}.journal`, model, question);
	const rows = new Map(journal.rows);
	const already = rows.size;
	if (already) console.error(`${already} of ${all} runs stand in ${basename(out)}.journal; the rest follows.`);
	const shown = progress(already, all);
	try {
		const open = jobsOf(question).filter(job => !journal.rows.has(job.row));
		await runAll({ model: model.id, question }, open, Math.min(workers, all - already), (row, result) => {
			journal.add(row, result);
			rows.set(row, result);
			shown.step();
		});
	} finally {
		shown.end();
		journal.close();
	}
	writeTable(out, model, question, rows);
	journal.remove();
	console.log(
		`${model.id}: ${all} ${all === 1 ? 'run' : 'runs'}, written to ${out} (${duration(performance.now() - began)})`,
	);
}

try {
	await sweep(await readArguments(process.argv.slice(2)));
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = error instanceof Mistake ? 2 : 1;
}
