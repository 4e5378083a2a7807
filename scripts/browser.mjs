/**
 * Finds a Chromium: CHROME_PATH, a name on PATH, the optional package @sparticuz/chromium (Linux x64), and as root Debian's package.
 * Says what to do where there is none. As a command it prints the path.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const macApplications = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Everything that would speak to the network by itself is off; the sandbox cannot start as root. */
export const browserFlags = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

function runs(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function onPath() {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...names.flatMap(name => folders.map(folder => join(folder, name))), ...macApplications].find(runs);
}

/** The package unpacks the browser and, where the system lacks them, its libraries into the temporary folder. */
async function fromPackage() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	try {
		// Without this name the package takes a desktop for what it is and leaves its own libraries packed.
		process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
		const { default: chromium } = await import('@sparticuz/chromium');
		const path = await chromium.executablePath();
		return works(path) ? path : undefined;
	} catch {
		return undefined;
	}
}

const works = path => existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;

function fromDebian() {
	if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return undefined;
	console.error('No Chromium found: installing the package chromium …');
	const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	spawnSync('apt-get', ['update'], quiet);
	spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
	return onPath();
}

export const advice =
	'No Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium), or set CHROME_PATH to the one you have.';

/** The path of a Chromium, or undefined. */
export async function findBrowser() {
	const given = process.env.CHROME_PATH;
	if (given) {
		if (runs(given)) return given;
		throw new Error(`CHROME_PATH is ${given}, which cannot be run.`);
	}
	return onPath() ?? (await fromPackage()) ?? fromDebian();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const path = await findBrowser();
	if (path) console.log(path);
	else console.error(advice);
	process.exit(path ? 0 : 1);
}
