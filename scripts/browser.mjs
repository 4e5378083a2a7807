/**
 * Finds a Chromium: CHROME_PATH, a name on PATH, the optional package @sparticuz/chromium (Linux x64), and as root Debian's package.
 * One that is made for having no screen goes first: a whole browser takes about twice the time for every page it opens, and in CI one is
 * fetched before a whole one is used. Says what to do where there is none. As a command it prints the path.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at, environment } from './project.mjs';

const screenless = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
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

/** Where the first of these programs is on the PATH. */
export function onPath(wanted = names, elsewhere = macApplications) {
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	return [...wanted.flatMap(name => folders.map(folder => join(folder, name))), ...elsewhere].find(runs);
}

/** npm leaves the package out where it runs on an older Node than the package wants; then it is fetched with the project's own Node. */
const folders = [at('node_modules'), at('.cache', 'browser', 'node_modules')];
const packaged = '@sparticuz/chromium';

/** The package unpacks the browser and, where the system lacks them, its libraries into the temporary folder. */
function fromPackage() {
	if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
	let folder = folders.find(f => existsSync(join(f, packaged)));
	if (!folder) {
		const version = JSON.parse(readFileSync(at('package.json'), 'utf8')).optionalDependencies[packaged];
		console.error(`No Chromium found: fetching the package ${packaged} …`);
		spawnSync(
			'npm',
			[
				'install',
				'--no-save',
				'--no-audit',
				'--no-fund',
				'--prefix',
				at('.cache', 'browser'),
				`${packaged}@${version}`,
			],
			{
				stdio: 'ignore',
				env: environment(),
			},
		);
		folder = folders.find(f => existsSync(join(f, packaged)));
	}
	if (!folder) return undefined;
	const entry = pathToFileURL(join(folder, packaged, 'build', 'index.js')).href;
	const { stdout } = spawnSync(
		'node',
		['--input-type=module', '-e', `console.log(await (await import('${entry}')).default.executablePath())`],
		{
			encoding: 'utf8',
			// Without this name the package takes a desktop for what it is and leaves its own libraries packed.
			env: environment({ AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }),
		},
	);
	const path = stdout?.trim().split('\n').at(-1);
	return path && works(path) ? path : undefined;
}

const works = path =>
	existsSync(path) && spawnSync(path, ['--version', '--no-sandbox'], { timeout: 30_000 }).status === 0;

/** As root on Debian or its kin: installs packages. Says whether it could. */
export function installDebian(...packages) {
	if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
	console.error(`Installing ${packages.join(', ')} …`);
	const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
	spawnSync('apt-get', ['update'], quiet);
	return spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], quiet).status === 0;
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
	const shell = () => onPath(screenless, []);
	const fetched = () => (installDebian('chromium-headless-shell') ? shell() : undefined) ?? fromPackage();
	if (process.env.CI) return shell() ?? fetched() ?? onPath();
	return shell() ?? onPath() ?? fetched();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const path = await findBrowser();
	if (path) console.log(path);
	else console.error(advice);
	process.exit(path ? 0 : 1);
}
