/** WebKit as GTK brings it: its small browser, driven by WebKitWebDriver in the words of W3C's WebDriver, on a screen that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installDebian, onPath } from '../browser.mjs';
import type { Driven } from './visit.ts';

/** Debian puts the browser under the name of the machine, others do not. */
function findMiniBrowser(): string | undefined {
	const machines = existsSync('/usr/lib') ? readdirSync('/usr/lib').filter(name => name.includes('-linux-')) : [];
	const folders = [...machines.map(name => join('/usr/lib', name)), '/usr/libexec', '/usr/lib', '/usr/lib64'];
	const versions = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
	return folders
		.flatMap(folder => versions.map(version => join(folder, version, 'MiniBrowser')))
		.find(path => existsSync(path));
}

interface Programs {
	driver: string;
	browser: string;
	screen: string;
}

function find(): Programs | undefined {
	const [driver, browser, screen] = [onPath(['WebKitWebDriver'], []), findMiniBrowser(), onPath(['Xvfb'], [])];
	return driver && browser && screen ? { driver, browser, screen } : undefined;
}

const freePort = (): Promise<number> =>
	new Promise(resolve => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});

/** A screen, by the number that it takes and tells. */
function startScreen(program: string): Promise<{ process: ChildProcess; display: string }> {
	const process = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
	});
	return new Promise((resolve, reject) => {
		process.once('error', reject);
		process.once('exit', code => reject(new Error(`Xvfb ended with ${code}`)));
		process.stdio[3]?.once('data', data => resolve({ process, display: `:${String(data).trim()}` }));
	});
}

/** One command of WebDriver. */
async function command(base: string, method: string, path: string, body?: object): Promise<unknown> {
	const answer = await fetch(base + path, { method, ...(body && { body: JSON.stringify(body) }) });
	const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
	if (!answer.ok) throw new Error(`WebKitWebDriver: ${value.error}: ${value.message}`);
	return value;
}

async function untilReady(base: string): Promise<void> {
	for (const until = Date.now() + 60_000; ; ) {
		const ready = await command(base, 'GET', '/status').catch(() => undefined);
		if (ready) return;
		if (Date.now() > until) throw new Error('WebKitWebDriver does not answer');
		await new Promise(resolve => setTimeout(resolve, 200));
	}
}

export async function openWebKit(): Promise<Driven | undefined> {
	const programs = find() ?? (installDebian('webkit2gtk-driver', 'xvfb') ? find() : undefined);
	if (!programs) return undefined;
	const screen = await startScreen(programs.screen);
	const port = await freePort();
	const driver = spawn(programs.driver, [`--port=${port}`], {
		stdio: 'ignore',
		env: {
			...process.env,
			DISPLAY: screen.display,
			WAYLAND_DISPLAY: '',
			// There is no graphics card, and what is opened is our own site; the sandbox cannot start as root.
			LIBGL_ALWAYS_SOFTWARE: '1',
			WEBKIT_DISABLE_COMPOSITING_MODE: '1',
			...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
		},
	});
	const end = (): void => {
		driver.kill();
		screen.process.kill();
	};
	const base = `http://127.0.0.1:${port}`;
	try {
		await untilReady(base);
		const { sessionId, capabilities } = (await command(base, 'POST', '/session', {
			capabilities: {
				alwaysMatch: { 'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] } },
			},
		})) as { sessionId: string; capabilities: { browserVersion: string } };
		const session = `/session/${sessionId}`;
		return {
			version: `WebKitGTK/${capabilities.browserVersion}`,
			go: async url => void (await command(base, 'POST', `${session}/url`, { url })),
			value: expression =>
				command(base, 'POST', `${session}/execute/sync`, { script: `return ${expression}`, args: [] }),
			close: async () => {
				await command(base, 'DELETE', session);
				end();
			},
		};
	} catch (error) {
		end();
		throw error;
	}
}
