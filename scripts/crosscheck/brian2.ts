/** Finds a Python that has Brian2, and runs scripts with it: what scripts/crosscheck.ts needs of the other simulator. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const advice =
	'Brian2 was not found. Install it (Debian, Ubuntu: apt-get install python3-brian; elsewhere: pip install brian2), or set PYTHON to a Python that has it.';

export const isRoot = (): boolean => process.getuid?.() === 0;

const version = (python: string): string | undefined => {
	const asked = spawnSync(python, ['-c', 'import brian2; print(brian2.__version__)'], { encoding: 'utf8' });
	return asked.status === 0 ? asked.stdout.trim() : undefined;
};

function installed(): { python: string; version: string } | undefined {
	// Debian's package belongs to /usr/bin/python3; another Python may stand before it on the PATH.
	for (const python of process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3', 'python']) {
		const found = version(python);
		if (found) return { python, version: found };
	}
	return undefined;
}

function installPackage(): void {
	console.log('Brian2 was not found: installing the package python3-brian …');
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	spawnSync('apt-get', ['-qq', 'update'], { ...quiet, env });
	spawnSync('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'python3-brian'], { ...quiet, env });
}

/** A Python with Brian2, or nothing; for root, Debian's package is installed where it is missing. */
export function findBrian2(): { python: string; version: string } | undefined {
	const found = installed();
	if (found || !isRoot() || spawnSync('apt-get', ['--version']).status !== 0) return found;
	installPackage();
	return installed();
}

/** The script runs as a reader would run it; then what it wrote is laid out as plain little-endian numbers. */
const wrapper = `
import runpy, numpy
runpy.run_path('run.py', run_name='__main__')
with numpy.load('results.npz') as results:
    for name in results.files:
        numpy.ascontiguousarray(results[name], dtype='<f8').tofile(name + '.f64')
`;

/** The arrays that a script of export/brian2.ts writes for `id`, by name; `folder` is a scratch place of its own. */
export async function runBrian2(
	python: string,
	script: string,
	id: string,
	names: readonly string[],
	folder: string,
): Promise<Record<string, Float64Array>> {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'run.py'), script);
	const child = spawn(python, ['-c', wrapper.replace('results.npz', `${id}.npz`)], {
		cwd: folder,
		// One thread: the arrays are too small for more. A fixed order of Python's sets makes the noises draw in the same order each time.
		env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', PYTHONHASHSEED: '0' },
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	let said = '';
	child.stderr.on('data', data => (said += data));
	const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
	if (code !== 0) throw new Error(`Brian2 stopped at ${folder}:\n${said}`);
	return Object.fromEntries(
		names.map(name => {
			const bytes = readFileSync(join(folder, `${name}.f64`));
			return [name, new Float64Array(Uint8Array.from(bytes).buffer)];
		}),
	);
}
