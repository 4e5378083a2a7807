/**
 * What a reader downloads, against what we allow: a chapter's page, script of a plain page, script that a woken figure brings, engine and
 * worker.
 * Reads the built files and follows their imports; sizes are gzipped. usage: node scripts/budgets.mjs [folder]
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { figures } from '../src/content/figures/index.ts';
import { filesUnder } from './check-dist.mjs';
import { fileOf } from './serve.mjs';

const kB = 1000;
/** The figure page on which waking is measured. */
const figure = 'figures/wilson-cowan-plane/index.html';

const sizes = new Map();
function size(file) {
	if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(file), { level: 9 }).length);
	return sizes.get(file);
}

/** Scripts that a script names: static imports, dynamic ones, workers. */
function namedIn(file, folder) {
	const code = readFileSync(file, 'utf8');
	const strict = new Set();
	const lazy = new Set();
	const add = (into, name) => {
		const path = name.startsWith('.')
			? join(dirname(file), name)
			: name.startsWith('/')
				? join(folder, name)
				: undefined;
		if (path && existsSync(path)) into.add(path);
	};
	for (const [, name] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`]([^"'`]+\.js)["'`]/g)) add(strict, name);
	for (const [, name] of code.matchAll(/\bimport\(\s*["'`]([^"'`]+\.js)["'`]/g)) add(lazy, name);
	for (const [, name] of code.matchAll(/new URL\(\s*["'`]([^"'`]+\.js)["'`]/g))
		add(lazy, name.startsWith('/') || name.startsWith('.') ? name : `./${name}`);
	return { strict, lazy };
}

/** Everything reachable; lazy parts only where `follow` says so. */
function reach(start, folder, follow = () => true) {
	const seen = new Set();
	const visit = file => {
		if (seen.has(file)) return;
		seen.add(file);
		const { strict, lazy } = namedIn(file, folder);
		for (const next of strict) visit(next);
		for (const next of lazy) if (follow(next)) visit(next);
	};
	for (const file of start) visit(file);
	return seen;
}

/** Scripts of a page before anything wakes (inline ones as bytes), and those its islands name. */
function scriptsOf(page, folder, base) {
	const html = readFileSync(page, 'utf8');
	const plain = [];
	let inline = 0;
	for (const [, attributes, body] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
		if (/type="application\/(ld\+)?json"/.test(attributes)) continue;
		const source = attributes.match(/\bsrc="([^"]+)"/)?.[1];
		if (source) plain.push(fileOf(folder, source, base));
		else if (body.trim()) inline += gzipSync(body, { level: 9 }).length;
	}
	const islands = [...html.matchAll(/\b(?:component|renderer|before-hydration)-url="([^"]+)"/g)].map(m =>
		fileOf(folder, m[1], base),
	);
	return { plain: plain.filter(Boolean), inline, islands: islands.filter(Boolean) };
}

const total = files => [...files].reduce((sum, file) => sum + size(file), 0);

/** Chunks that load when a reader asks for what they do, by a part of their names. */
const onDemand = [
	'pagefind',
	// The islands' renderer would fetch signals for an island that is given one; none is.
	'signals',
	// Pictures to take away, scripts for other simulators, files, forms of citation.
	'picture',
	'svgcanvas',
	'sound',
	'Scripts',
	'files',
	'cite',
	// What is read from a link, what a citation's digest says, and what has changed since an older one.
	'reading',
	'Reproduced',
	'Older',
	// What is under the hood, where it is opened or a link changes it.
	'Hood',
	'Editor',
	'edited',
	// Other threads, where sweeps and draws last.
	'pool',
	// Where there is no WebAssembly.
	'interpret',
];

export function measure(folder, base = '/') {
	const rows = [];
	let worst = { name: 'none', bytes: 0 };
	for (const page of filesUnder(folder, '.html')) {
		const { plain, inline } = scriptsOf(page, folder, base);
		const bytes = inline + total(reach(plain, folder, () => false));
		if (bytes > worst.bytes) worst = { name: relative(folder, page), bytes };
	}
	rows.push({
		what: `script of a page before a figure wakes (most: ${worst.name})`,
		bytes: worst.bytes,
		allowed: 5 * kB,
		files: [],
	});

	const chapters = filesUnder(folder, '.html')
		.filter(page => /^review[/\\]\d/.test(relative(folder, page)))
		.sort((a, b) => size(b) - size(a));
	rows.push({
		what: `a chapter's page, without pictures of figures and what these wake with (most: ${relative(folder, chapters[0] ?? 'none')})`,
		bytes: chapters.length ? size(chapters[0]) : Number.NaN,
		allowed: 66 * kB,
		files: [],
	});

	const page = join(folder, figure);
	if (!existsSync(page)) return [...rows, { what: `the page ${figure}`, bytes: Number.NaN, allowed: 0, files: [] }];
	const { plain, inline, islands } = scriptsOf(page, folder, base);
	const start = [...plain, ...islands];
	const late = new RegExp(onDemand.join('|'));
	const everything = [...reach(start, folder, file => !late.test(basename(file)))];
	// A figure brings its own models, what these bring, and its own kinds of panel: the heaviest stands for all.
	const own = file => modelFile.test(basename(file)) || panelFile.test(basename(file));
	const wanted = file => !own(file) && !late.test(basename(file));
	const shared = reach(start, folder, wanted);
	const named = (pattern, names) => everything.filter(file => names.includes(basename(file).match(pattern)?.[1]));
	const broughtBy = ({ runs, panels }) =>
		[
			...reach(
				[
					...named(
						modelFile,
						Object.values(runs).map(run => run.model),
					),
					...named(
						panelFile,
						panels.map(panel => panel.kind),
					),
				],
				folder,
				wanted,
			),
		].filter(file => !shared.has(file));
	const [heaviest] = figures
		.map(figure => ({ id: figure.id, files: broughtBy(figure) }))
		.sort((a, b) => total(b.files) - total(a.files));
	const woken = [...shared, ...heaviest.files];
	rows.push({
		what: `everything a woken figure loads (most: ${heaviest.id})`,
		bytes: inline + total(woken),
		allowed: 110 * kB,
		files: woken,
	});

	const workers = [...shared].filter(file => /^worker[-.]/.test(basename(file)));
	// The analysis of recordings is counted with what a figure loads, and is not part of the engine; nor is what single models bring.
	const engine = [...reach(workers, folder, wanted)].filter(file => !/^analysis[-.]/.test(basename(file)));
	const missing = workers.length === 0;
	rows.push({
		what: 'engine and worker',
		bytes: missing ? Number.NaN : total(engine),
		allowed: 30 * kB,
		files: engine,
	});
	// In a sandbox a figure comes in two files of its own, with all that it may ever load: integrations/sandboxed.ts.
	const frames = figures
		.map(({ id }) => join(folder, 'embed', id))
		.map(frame => (existsSync(frame) ? filesUnder(frame, '.js') : []))
		.sort((a, b) => total(b) - total(a));
	const [apart = []] = frames;
	rows.push({
		what: `a figure in a frame with sandbox, and its worker (most: ${basename(dirname(apart[0] ?? 'none'))})`,
		bytes: frames.every(files => files.length === 2) ? total(apart) : Number.NaN,
		allowed: 200 * kB,
		files: apart,
	});
	return rows;
}

/** Chunks of single models and single kinds of panel are named after their files. */
function chunksOf(folder) {
	const path = new URL(folder, import.meta.url).pathname;
	if (!existsSync(path)) return /^$/;
	const names = filesUnder(path, '.ts').map(file => basename(file, '.ts'));
	return new RegExp(`^(${names.filter(name => name !== 'index').join('|')})[.-]`);
}
const modelFile = chunksOf('../src/engine/models/');
const panelFile = chunksOf('../src/components/figure/panels/');

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const folder = process.argv[2] ?? 'dist';
	if (!existsSync(folder)) {
		console.error(`There is no folder ${folder}: run 'npm run build' first.`);
		process.exit(1);
	}
	const rows = measure(folder);
	const cell = n => (Number.isNaN(n) ? 'missing' : `${(n / kB).toFixed(1)} kB`).padStart(9);
	for (const { what, bytes, allowed, files } of rows) {
		const fits = bytes <= allowed;
		console.log(`${cell(bytes)} of ${cell(allowed)}  ${fits ? 'ok      ' : 'TOO MUCH'}  ${what}`);
		if (!fits || process.argv.includes('--files')) {
			for (const file of files.sort((a, b) => size(b) - size(a)))
				console.log(`${cell(size(file))}    ${relative(folder, file)}`);
		}
	}
	process.exit(rows.every(row => row.bytes <= row.allowed) ? 0 : 1);
}
