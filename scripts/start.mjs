/** npm start: from a fresh clone to the site in the browser. Runs on any Node from 20 up and needs no package. */
import { existsSync } from 'node:fs';
import { at, duration, install, tool } from './project.mjs';
import { option, serve } from './serve.mjs';

const major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
	console.error(`E/I Lens needs Node 20 or newer; this is ${process.version}.`);
	process.exit(1);
}
const port = Number(option('port', process.env.PORT ?? 4321));
if (!Number.isInteger(port) || port < 0 || port > 65535) {
	console.error(`--port wants a number from 0 to 65535, not '${option('port', process.env.PORT)}'.`);
	process.exit(1);
}
const began = Date.now();
install();
console.log('Building the site …');
const { code } = await tool('astro', ['build']);
if (code !== 0 || !existsSync(at('dist', 'index.html'))) {
	console.error('The build failed; what it said stands above.');
	process.exit(1);
}
const base = `/${(process.env.BASE ?? '/').split('/').filter(Boolean).join('/')}/`.replace('//', '/');
const { url } = await serve(at('dist'), { port, base });
console.log(`\nReady after ${duration(Date.now() - began)}.\nE/I Lens is at ${url} (stop with Ctrl-C)`);
