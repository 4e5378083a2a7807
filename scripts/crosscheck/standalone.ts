/** Brian2's C++ standalone: built once a script and kept, then run as often as there are seeds. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Spikes } from '../../src/engine/recording.ts';
import { at } from '../project.mjs';

const driver = at('scripts', 'crosscheck', 'standalone.py');

/** Whether there is a compiler. */
export const hasCompiler = (): boolean => spawnSync('g++', ['--version']).status === 0;

/** A compiled run that takes a seed. */
export interface Program {
	/** Runs to the end; what the run alone took, in seconds of CPU time. */
	run(seed: number): number;
	/** What a SpikeMonitor of the last run holds; `n` is the number of cells. */
	spikes(monitor: string, n: number): Spikes;
}

/**
 * The script as a program; throws where it does not compile. Connections that a script draws with NumPy are in the program, in the order
 * that is fastest, or drawn anew when it runs.
 */
export function standalone(
	{ python, version }: { python: string; version: string },
	script: string,
	wiring: 'wire-when-run' | 'wire-when-built',
): Program {
	const hash = createHash('sha256')
		.update(version)
		.update(readFileSync(driver))
		.update(script)
		.update(wiring)
		.digest('hex');
	const folder = at('.cache', 'standalone', hash.slice(0, 16));
	if (!existsSync(join(folder, 'built'))) {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'run.py'), script);
		const { status, stderr } = spawnSync(python, ['-W', 'ignore', driver, 'run.py', join(folder, 'cpp'), wiring], {
			cwd: folder,
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`Brian2 could not build ${folder}:\n${stderr}`);
		writeFileSync(join(folder, 'half'), '');
		renameSync(join(folder, 'half'), join(folder, 'built'));
	}
	const home = join(folder, 'cpp');
	const results = join(home, 'results');
	const read = (name: string): ArrayBuffer => {
		const file = readdirSync(results).find(f => f.startsWith(`_dynamic_array_${name}_`)) ?? name;
		return Uint8Array.from(readFileSync(join(results, file))).buffer;
	};
	return {
		run(seed) {
			const { status, stdout, stderr } = spawnSync('./main', [], {
				cwd: home,
				encoding: 'utf8',
				env: { ...process.env, SEED: String(seed), OMP_NUM_THREADS: '1' },
			});
			const cpu = Number(/cpu ([\d.e+-]+)/.exec(stdout)?.[1]);
			if (status !== 0 || !Number.isFinite(cpu))
				throw new Error(`Brian2's program stopped at ${home}:\n${stderr}${stdout}`);
			return cpu;
		},
		spikes(monitor, n) {
			const times = new Float64Array(read(`${monitor}_t`)).map(t => t * 1000);
			return { n, times, cells: new Int32Array(read(`${monitor}_i`)) };
		},
	};
}
