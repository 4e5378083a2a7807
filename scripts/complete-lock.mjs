/**
 * Completes package-lock.json after an install from a registry that lacks packages of other platforms.
 * npm leaves out optional packages it cannot find; npm 11's `npm ci` then stops because they are missing from the lock. This adds an
 * entry for each, with the exact version its parent asks for. Such entries carry no checksum.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { at } from './project.mjs';

const file = at('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const systems = {
	darwin: 'darwin',
	android: 'android',
	linux: 'linux',
	linuxmusl: 'linux',
	win32: 'win32',
	windows: 'win32',
	freebsd: 'freebsd',
	openbsd: 'openbsd',
	netbsd: 'netbsd',
	sunos: 'sunos',
	aix: 'aix',
	openharmony: 'openharmony',
};
const processors = [
	'arm64',
	'x64',
	'ia32',
	'arm',
	'wasm32',
	'riscv64',
	's390x',
	'ppc64',
	'ppc64le',
	'loong64',
	'mips64el',
	'armv7',
];
let added = 0;

/** Where npm would look for a package that `parent` needs: its own folder first, then the folders above. */
function known(parent, name) {
	for (let path = parent; ; path = path.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
		if (lock.packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true;
		if (!path) return false;
	}
}

for (const [parent, entry] of Object.entries(lock.packages)) {
	for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
		if (known(parent, name)) continue;
		const words = name.split('/').pop().split('-');
		const system = words.map(word => systems[word]).find(Boolean);
		const processor = processors.find(p => words.includes(p));
		if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(range) || !(processor || system)) {
			console.error(`left alone: ${name} ${range}, wanted by ${parent}`);
			continue;
		}
		const libc =
			words.includes('musl') || words.includes('linuxmusl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined;
		lock.packages[`node_modules/${name}`] = {
			version: range,
			...(processor && { cpu: [processor.replace('armv7', 'arm')] }),
			dev: true,
			...(libc && { libc }),
			optional: true,
			...(system && { os: [system] }),
		};
		added++;
	}
}
if (added > 0) {
	const { '': head, ...rest } = lock.packages;
	const sorted = Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, 'en'));
	lock.packages = { '': head, ...Object.fromEntries(sorted) };
	writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
console.log(added ? `package-lock.json: ${added} entries added` : 'package-lock.json is complete');
