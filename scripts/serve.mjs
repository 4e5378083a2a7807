/** A small static server: right types, gzip for text, directory indexes, 404.html, nothing outside its folder. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGzip } from 'node:zlib';

const types = {
	'.html': 'text/html; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.bib': 'text/plain; charset=utf-8',
	'.ris': 'application/x-research-info-systems; charset=utf-8',
	'.py': 'text/x-python; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
};
const compressible = /^(text|image\/svg|application\/(json|xml|manifest|x-research))/;

/** The file an address means, or nothing. `base` is the path under which the site is served. */
export function fileOf(folder, address, base = '/') {
	let path;
	try {
		path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
	} catch {
		return undefined;
	}
	if (path.includes('\0') || !path.startsWith(base)) return undefined;
	const top = resolve(folder);
	const file = normalize(join(top, path.slice(base.length)));
	if (file !== top && !file.startsWith(top + sep)) return undefined;
	if (!existsSync(file)) return undefined;
	if (!statSync(file).isDirectory()) return path.endsWith('/') ? undefined : file;
	const index = join(file, 'index.html');
	return existsSync(index) ? index : undefined;
}

function answer(folder, base, request, response) {
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.writeHead(405, { allow: 'GET, HEAD' }).end();
		return;
	}
	const found = fileOf(folder, request.url ?? '/', base);
	const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
	if (found?.endsWith('index.html') && !pathname.endsWith('/') && !pathname.endsWith('.html')) {
		response.writeHead(301, { location: `${pathname.replace(/^\/+/, '/')}/${search}` }).end();
		return;
	}
	const missing = join(folder, '404.html');
	const file = found ?? (existsSync(missing) ? missing : undefined);
	const status = found ? 200 : 404;
	if (!file) {
		response.writeHead(404, { 'content-type': types['.txt'] }).end('Not found\n');
		return;
	}
	const type = types[extname(file)] ?? 'application/octet-stream';
	// A name that holds a mark of the content never means anything else; fonts change hardly ever; all else is asked for again.
	const hashed = /\/_astro\/|\.pf_\w+$/.test(file);
	const caching = hashed ? 'max-age=31536000, immutable' : file.endsWith('.woff2') ? 'max-age=2592000' : 'no-cache';
	const headers = {
		'content-type': type,
		'cache-control': caching,
		'x-content-type-options': 'nosniff',
		vary: 'accept-encoding',
	};
	const zip = compressible.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
	response.writeHead(
		status,
		zip ? { ...headers, 'content-encoding': 'gzip' } : { ...headers, 'content-length': statSync(file).size },
	);
	if (request.method === 'HEAD') {
		response.end();
		return;
	}
	const body = createReadStream(file);
	body.on('error', () => response.destroy());
	(zip ? body.pipe(createGzip()) : body).pipe(response);
}

const listen = (server, port, host) =>
	new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.removeListener('error', reject);
			resolve(server.address().port);
		});
	});

/** Serves a folder; takes the next free port when the wanted one is busy. Port 0 asks for any. */
export async function serve(folder, { port = 4321, base = '/', host = 'localhost' } = {}) {
	const server = createServer((request, response) => answer(folder, base, request, response));
	for (let tried = port; ; tried++) {
		try {
			const taken = await listen(server, tried, host);
			return { server, port: taken, url: `http://${host}:${taken}${base}`, close: () => server.close() };
		} catch (error) {
			if (error.code !== 'EADDRINUSE' || tried >= port + 20) throw error;
		}
	}
}

/** The value behind '--name' among the arguments. */
export function option(name, otherwise, args = process.argv.slice(2)) {
	const equals = args.find(a => a.startsWith(`--${name}=`));
	if (equals) return equals.slice(name.length + 3);
	const where = args.indexOf(`--${name}`);
	return where >= 0 ? args[where + 1] : otherwise;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const folder = option('dir', 'dist');
	if (!existsSync(join(folder, 'index.html'))) {
		console.error(`There is no site in ${folder}: run 'npm run build' first.`);
		process.exit(1);
	}
	// The base is written into every page; reading it back saves saying it twice.
	const base = option(
		'base',
		readFileSync(join(folder, 'index.html'), 'utf8').match(/<html[^>]* data-base="([^"]+)"/)?.[1] ?? '/',
	);
	const { url } = await serve(folder, { port: Number(option('port', 4321)), base });
	console.log(`E/I Lens is at ${url} (stop with Ctrl-C)`);
}
