import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bar, progress } from '../../scripts/sim/progress.ts';
import { balancedNetwork } from '../../src/content/figures/balanced-network.ts';
import { evaluate, loadModel, type Run, simulateNow } from '../../src/engine/index.ts';
import { folder, sim, start } from './cli.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const small = ['brunel', '--set', 'N_E=80', '--set', 'C_E=8', '--set', 'J=2', '--duration', '60'];

test('a sweep that is killed and started again ends with the same bytes', async () => {
	const at = folder();
	const out = join(at, 'x.csv');
	const journal = `${out}.journal`;
	const asked = ['wilson-cowan', '--set', 'P=1..2:0.5', '--seeds', '1..40', '--duration', '2000', '--workers', '2'];
	const rows = 120;
	const lines = () => (existsSync(journal) ? read(journal).split('\n').length - 1 : 0);

	const killed = start(...asked, '--out', out);
	while (lines() < 6 && killed.exitCode === null) await wait(2);
	killed.kill('SIGKILL');
	await once(killed, 'close');
	expect(existsSync(out)).toBe(false);
	expect(lines()).toBeGreaterThanOrEqual(6);
	expect(lines()).toBeLessThan(rows);
	// And in the middle of a line.
	truncateSync(journal, readFileSync(journal).length - 5);
	const stands = lines() - 1;

	// Another question does not take its place.
	const refused = await sim('wilson-cowan', '--seeds', '1..40', '--duration', '2000', '--out', out);
	expect(refused.code).toBe(2);
	expect(refused.error).toContain('x.csv.journal belongs to another question: it differs in --set.');

	const again = await sim(...asked, '--out', out);
	expect(again.code).toBe(0);
	expect(again.error).toBe(`${stands} of ${rows} runs stand in x.csv.journal; the rest follows.\n`);
	const undisturbed = join(folder(), 'x.csv');
	expect((await sim(...asked, '--out', undisturbed)).code).toBe(0);
	expect(read(out)).toBe(read(undisturbed));
	expect(read(out).trimEnd().split('\r\n')).toHaveLength(rows + 1);
	expect(readdirSync(at)).toEqual(['x.csv']);
});

test('one, two and three workers write the same bytes', async () => {
	const at = folder();
	const written: string[] = [];
	for (const workers of ['1', '2', '3']) {
		const out = join(at, `${workers}.csv`);
		const asked = [...small, '--set', 'g=4,6', '--seeds', '1..3', '--workers', workers, '--out', out];
		expect(await sim(...asked)).toMatchObject({ code: 0, error: '' });
		written.push(read(out));
	}
	expect(written[0]?.split('\r\n')).toHaveLength(6 + 2);
	expect(new Set(written).size).toBe(1);
});

test('the numbers are those of the engine', async () => {
	const at = folder();
	const measures = ['meanRate E 20..60', 'cvIsi I', 'cvIsi E 0..1', 'mean v', 'theoryRate'];
	const asked = [...small, '--set', 'g=4,6', '--seeds', '3..4', ...measures.flatMap(m => ['--measure', m])];
	for (const kind of ['csv', 'json']) expect((await sim(...asked, '--out', join(at, `x.${kind}`))).code).toBe(0);

	const [head, ...lines] = read(join(at, 'x.csv')).trimEnd().split('\r\n');
	expect(head).toBe(
		'N_E,C_E,J (mV),g,seed,meanRate E 20..60 (Hz),cvIsi I,cvIsi E 0..1,mean v (mV),theoryRate (Hz),digest',
	);
	const { question, rows } = JSON.parse(read(join(at, 'x.json')));
	expect(question).toMatchObject({ model: 'brunel', seeds: [3, 4], record: ['E', 'I', 'v'], every: 0.1, measures });

	const model = await loadModel('brunel');
	const points = [4, 6].flatMap(g => [3, 4].map(seed => ({ g, seed })));
	expect(lines).toHaveLength(points.length);
	for (const [k, { g, seed }] of points.entries()) {
		const set = { N_E: 80, C_E: 8, J: 2, g };
		const run: Run = { model: 'brunel', set, seed, duration: 60, record: ['E', 'I', 'v'] };
		const recording = simulateNow(model, run);
		const values = measures.map(measure => evaluate(measure, model, run, recording));
		expect(values[0]).toBeGreaterThan(0);
		expect(values[2]).toBeNaN();
		const cells = values.map(v => (Number.isNaN(v) ? '' : String(v)));
		expect(lines[k]).toBe([80, 8, 2, g, seed, ...cells, recording.digest].join(','));
		const named = Object.fromEntries(measures.map((m, j) => [m, Number.isNaN(values[j]) ? null : values[j]]));
		expect(rows[k]).toEqual({ set, seed, measures: named, digest: recording.digest });
	}
});

test('the digest of a network is the one that its figure shows', async () => {
	const out = join(folder(), 'x.csv');
	expect((await sim('brunel', '--measure', 'meanRate E 200..700', '--out', out)).code).toBe(0);
	const { digest } = simulateNow(await loadModel('brunel'), balancedNetwork.runs.network as Run);
	expect(read(out).trimEnd().split(',').at(-1)).toBe(digest);
});

test('the bar is for terminals', () => {
	expect(bar(30, 100, 12_000)).toBe('[██████··············] 30 of 100, 12.0 s left');
	const said = (isTTY: boolean): string => {
		let text = '';
		const shown = progress(0, 2, { isTTY, write: (part: string) => !!(text += part) } as NodeJS.WriteStream);
		shown.step();
		shown.end();
		return text;
	};
	expect(said(true)).toContain('1 of 2');
	expect(said(false)).toBe('');
});
