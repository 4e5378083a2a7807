/** What start, test and proofs share: where the project is, its own Node, its packages. Runs on any Node from 20 up. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const at = (...parts) => join(root, ...parts);

/** The project's Node 24 comes first on the PATH, so that every tool below runs on it. */
export const environment = (more = {}) => ({
	...process.env,
	PATH: `${at('node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
	ASTRO_TELEMETRY_DISABLED: '1',
	NO_UPDATE_NOTIFIER: '1',
	...more,
});

const windows = process.platform === 'win32';

/** Runs a command in the project's folder; resolves with its exit code and, where `quiet`, with what it said. */
export function run(command, args, { env = {}, quiet = false } = {}) {
	return new Promise(resolve => {
		const child = spawn(command, args, {
			cwd: root,
			env: environment(env),
			shell: windows,
			stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
		});
		let said = '';
		child.stdout?.on('data', data => (said += data));
		child.stderr?.on('data', data => (said += data));
		child.on('error', error => resolve({ code: 127, said: `${said}${error.message}\n` }));
		child.on('close', code => resolve({ code: code ?? 1, said }));
	});
}

/** A program of node_modules, run on the project's own Node. */
export const tool = (name, args, options) => run(at('node_modules', '.bin', name), args, options);
export const node = (args, options) => run(at('node_modules', '.bin', 'node'), args, options);

/** Installs exactly what the lock says, when node_modules is missing or older than the lock. */
export function install() {
	const marker = at('node_modules', '.package-lock.json');
	const fresh = existsSync(marker) && statSync(marker).mtimeMs >= statSync(at('package-lock.json')).mtimeMs;
	if (fresh) return;
	console.log('Installing packages (npm ci) …');
	const npm = process.env.npm_execpath;
	const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
	const { status } = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: 'inherit',
		shell: windows,
	});
	if (status !== 0) throw new Error('npm ci failed; what it said stands above.');
}

/** '3.2 s', '2 min 05 s' */
export function duration(ms) {
	const s = ms / 1000;
	return s < 60 ? `${s.toFixed(1)} s` : `${Math.floor(s / 60)} min ${String(Math.floor(s % 60)).padStart(2, '0')} s`;
}
