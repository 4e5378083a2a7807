import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished, vi } from 'vitest';

// Starting processes takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A folder that is gone after the test. */
export function folder(): string {
	const path = mkdtempSync(join(tmpdir(), 'ei-lens-sim-'));
	onTestFinished(() => rmSync(path, { recursive: true, force: true }));
	return path;
}

/** Starts the command line on the Node of these tests. */
export function start(...args: string[]): ChildProcess {
	const child = spawn(process.execPath, [join(root, 'scripts/sim.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
	onTestFinished(() => void child.kill('SIGKILL'));
	return child;
}

/** Runs it to its end. */
export function sim(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
	const child = start(...args);
	const said = { out: '', error: '' };
	child.stdout?.on('data', data => (said.out += data));
	child.stderr?.on('data', data => (said.error += data));
	return new Promise(resolve => child.on('close', code => resolve({ code, ...said })));
}
