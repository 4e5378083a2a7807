/**
 * npm run releases: every release, by its git tag ('v1.2.0'), under /v/<version>/ of the built site, so that an old link keeps its picture.
 * usage: npm run build && npm run releases [-- --out dist] [--repo .] [--build 'npm ci && npm run build'] [--made dist]
 *   --out    the built site of today; its pages say under which path and address it is served
 *   --build  makes a release from its own sources, in a folder of its own, with BASE and SITE set
 *   --made   where that command leaves the site
 * A release is built once: what was made of the same commit for the same address is kept in .cache/releases.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lost } from '../src/content/ledger.ts';
import { check, filesUnder } from './check-dist.mjs';
import { at, environment } from './project.mjs';
import { fileOf, option } from './serve.mjs';

const ledger = 'src/content/ledger.json';
const install = 'npm ci --no-audit --no-fund';

function git(repo, ...args) {
	const { status, stdout, stderr } = spawnSync('git', ['-C', repo, ...args], { maxBuffer: 2 ** 30 });
	if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
	return stdout;
}

/** The releases of a repository: version and commit, the oldest first. Other tags are none. */
export const releasesOf = repo =>
	git(repo, 'tag', '--list', '--sort=version:refname', 'v*')
		.toString()
		.split('\n')
		.filter(tag => /^v\d+\.\d+\.\d+$/.test(tag))
		.map(tag => ({ version: tag.slice(1), commit: git(repo, 'rev-parse', `${tag}^{commit}`).toString().trim() }));

/** What earlier releases have in their ledgers and today's has no longer, a sentence each. Before 1.0 digests may move. */
export const ledgersLost = repo =>
	releasesOf(repo)
		.filter(({ version }) => !version.startsWith('0.'))
		.flatMap(({ version, commit }) => {
			if (!git(repo, 'ls-tree', '--name-only', commit, ledger).length) return [];
			const then = JSON.parse(git(repo, 'show', `${commit}:${ledger}`));
			const now = JSON.parse(readFileSync(join(repo, ledger), 'utf8'));
			return lost(then, now).map(what => `${ledger}, since release ${version}: ${what}`);
		});

/**
 * A page of a release: search engines are sent to the page of today that it names, where there is one, and a reader is told where this is.
 * `page` is its path from the release's root; `today` says whether an address is there today.
 */
export function frozen(html, { page, version, base, site, today }) {
	const own = `${base}v/${version}/`;
	const [tag = '', href = ''] = html.match(/<link rel="canonical" href="([^"]*)"[^>]*>/) ?? [];
	const named = tag && new URL(href).pathname.replace(own, base);
	const canonical = named && today(named) && `<link rel="canonical" href="${new URL(named, site).href}">`;
	const robots = /<meta name="robots"/.test(html) ? '' : '<meta name="robots" content="noindex">';
	const stands = today(base + page);
	const note = `<p style="margin:0;padding:.6rem 1rem;border-bottom:1px solid;font:.875rem/1.4 system-ui,sans-serif;text-align:center">This is release ${version}, kept as it was. <a href="${stands ? base + page : base}">${stands ? 'This page today' : 'The site today'}</a></p>`;
	return html
		.replace(tag, '')
		.replace('</head>', () => `${canonical || robots}</head>`)
		.replace(/<main\b[^>]*>/, main => main + note);
}

/** Makes the built files of a release fit to stand beside today's site. */
function settle(folder, place) {
	for (const file of filesUnder(folder, '.html')) {
		const page = relative(folder, file)
			.replaceAll('\\', '/')
			.replace(/(^|\/)index\.html$/, '$1');
		writeFileSync(file, frozen(readFileSync(file, 'utf8'), { ...place, page }));
	}
	// Lists for search engines are of today's site alone, and crawlers read them at the top only.
	for (const file of filesUnder(folder, ''))
		if (/^(robots\.txt|sitemap[\w-]*\.xml)$/.test(relative(folder, file))) rmSync(file);
	// The worker of a release would put away the copy that today's site keeps for reading offline, both being of one host; this one does nothing.
	const worker = join(folder, 'sw.js');
	if (existsSync(worker)) writeFileSync(worker, '// A release that is kept as it was is read over the network.\n');
}

/** A release as its own sources build it, from the cache where it has been built before. */
function built({ version, commit }, { repo, build, made, cache, base, site }) {
	const env = { BASE: `${base}v/${version}/`, SITE: site ?? '', OUT_DIR: undefined };
	const key = createHash('sha256')
		.update(JSON.stringify([commit, build, made, env]))
		.digest('hex')
		.slice(0, 12);
	const folder = join(cache, `${version}-${key}`);
	if (existsSync(folder)) return folder;
	const sources = `${folder}.sources`;
	rmSync(sources, { recursive: true, force: true });
	mkdirSync(sources, { recursive: true });
	const { status: unpacked } = spawnSync('tar', ['-x'], { cwd: sources, input: git(repo, 'archive', commit) });
	if (unpacked !== 0) throw new Error(`release ${version}: its sources cannot be unpacked`);
	console.log(`release ${version}: ${build}`);
	const { status } = spawnSync(build, { cwd: sources, shell: true, stdio: 'inherit', env: environment(env) });
	if (status !== 0) throw new Error(`release ${version}: '${build}' failed in ${sources}, which is left there`);
	renameSync(join(sources, made), folder);
	rmSync(sources, { recursive: true, force: true });
	return folder;
}

const cached = at('.cache', 'releases');

/** Puts every release beside the site in `out`; gives where each begins, by its number. */
export function keep({
	out = 'dist',
	repo = '.',
	build = `${install} && npm run build`,
	made = 'dist',
	cache = cached,
} = {}) {
	const index = join(out, 'index.html');
	if (!existsSync(index)) throw new Error(`There is no site in ${out}: run 'npm run build' first.`);
	const html = readFileSync(index, 'utf8');
	const base = html.match(/<html[^>]* data-base="([^"]+)"/)?.[1] ?? '/';
	const address = html.match(/<link rel="canonical" href="([^"]*)"/)?.[1];
	const site = address && new URL(address).origin;
	const gone = ledgersLost(repo);
	if (gone.length) throw new Error(gone.join('\n'));
	rmSync(join(out, 'v'), { recursive: true, force: true });
	const today = path => fileOf(out, path, base) !== undefined;
	const releases = releasesOf(repo);
	const kept = Object.fromEntries(releases.map(({ version }) => [version, `${base}v/${version}/`]));
	for (const release of releases) {
		const folder = join(out, 'v', release.version);
		cpSync(built(release, { repo, build, made, cache, base, site }), folder, { recursive: true });
		settle(folder, { version: release.version, base, site, today });
	}
	for (const folder of [out, ...releases.map(({ version }) => join(out, 'v', version))]) {
		mkdirSync(join(folder, 'data'), { recursive: true });
		writeFileSync(join(folder, 'data', 'releases.json'), `${JSON.stringify(kept)}\n`);
	}
	const { faults } = check(out, base);
	if (faults.length) throw new Error(faults.join('\n'));
	return kept;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const given = ['out', 'repo', 'build', 'made'].flatMap(name =>
		option(name) === undefined ? [] : [[name, option(name)]],
	);
	try {
		const kept = Object.entries(keep(Object.fromEntries(given)));
		for (const [version, path] of kept) console.log(`release ${version} stands at ${path}`);
		if (kept.length === 0) console.log('There is no release yet: no tag such as v1.0.0.');
	} catch (error) {
		console.error(error.message);
		process.exit(1);
	}
}
