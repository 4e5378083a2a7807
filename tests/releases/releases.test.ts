/** A tiny site in a repository of its own, released twice: each release stands as it was beside what came after. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../scripts/check-dist.mjs';
import { keep, ledgersLost, releasesOf } from '../../scripts/releases.mjs';
import type { Ledger } from '../../src/content/ledger.ts';

/** As the real build does: pages under BASE, with a canonical address where SITE is known, a worker, and lists for search engines. */
const build = `
import { mkdirSync, readFileSync, writeFileSync, appendFileSync } from 'node:fs';
const { BASE: base = '/', SITE: site } = process.env;
const says = readFileSync('says.txt', 'utf8').trim();
const pages = readFileSync('pages.txt', 'utf8').trim().split('\\n');
appendFileSync(process.env.BUILDS, base + '\\n');
const write = (path, text) => { mkdirSync('dist/' + path.replace(/[^/]*$/, ''), { recursive: true }); writeFileSync('dist/' + path, text); };
for (const page of ['', ...pages])
	write(page + 'index.html', '<!doctype html><html lang="en" data-base="' + base + '"><head><title>x</title>'
		+ (site ? '<link rel="canonical" href="' + site + base + page + '">' : '')
		+ '</head><body><main id="main"><p>' + says + '</p><a href="' + base + '">Home</a></main></body></html>');
write('sw.js', 'caches.keys();');
write('robots.txt', 'User-agent: *');
write('sitemap-index.xml', '<sitemapindex/>');
write('data/sitemap.json', '{}');
`;
const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const entry = (digest: string, site: string): Ledger[string][string] => ({ site, default: digest, presets: {} });
const first: Ledger = { x: { 1: entry(a, '1.0.0') } };
const second: Ledger = { x: { ...first.x, 2: entry(b, '1.10.0') } };

const folder = mkdtempSync(join(tmpdir(), 'releases-'));
const repo = join(folder, 'repo');
const builds = join(folder, 'builds.txt');
const cache = join(folder, 'cache');
const git = (...args: string[]): string =>
	execFileSync('git', ['-C', repo, '-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
		encoding: 'utf8',
	});

function commit(files: Readonly<Record<string, string>>, tag?: string): void {
	mkdirSync(join(repo, 'src', 'content'), { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(join(repo, name), text);
	git('add', '-A');
	git('commit', '-q', '-m', 'x');
	if (tag) git('tag', tag);
}

/** Today's site, built anew for an address; releases put beside it. */
function kept(base: string, site = ''): { out: string; releases: Record<string, string> } {
	rmSync(join(repo, 'dist'), { recursive: true, force: true });
	execFileSync('node', ['build.mjs'], { cwd: repo, env: { ...process.env, BASE: base, SITE: site, BUILDS: builds } });
	const out = mkdtempSync(join(folder, 'out-'));
	cpSync(join(repo, 'dist'), out, { recursive: true });
	return { out, releases: keep({ out, repo, cache, build: 'node build.mjs' }) };
}

beforeAll(() => {
	mkdirSync(repo);
	git('init', '-q');
	process.env.BUILDS = builds;
	const ledgerFile = 'src/content/ledger.json';
	const at = (says: string, pages: string, ledger: Ledger) => ({
		'says.txt': says,
		'pages.txt': pages,
		[ledgerFile]: JSON.stringify(ledger),
	});
	commit({ 'build.mjs': build, ...at('The first picture.', 'figures/x/\nfigures/gone/', first) }, 'v1.0.0');
	commit(at('A draft.', 'figures/x/', first), 'draft');
	commit(at('The second picture.', 'figures/x/', second), 'v1.10.0');
	commit(at('Today.', 'figures/x/', second));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
	['/', undefined],
	['/ei/', 'https://example.org'],
] as const)('under %s, address %s', (base, site) => {
	let out = '';
	let releases: Record<string, string> = {};
	const read = (path: string): string => readFileSync(join(out, path), 'utf8');
	beforeAll(() => {
		({ out, releases } = kept(base, site));
	});

	test('every tag of a release has its place, no other tag has', () => {
		expect(releases).toEqual({ '1.0.0': `${base}v/1.0.0/`, '1.10.0': `${base}v/1.10.0/` });
		expect(readdirSync(join(out, 'v')).sort()).toEqual(['1.0.0', '1.10.0']);
		for (const where of ['', 'v/1.0.0/', 'v/1.10.0/'])
			expect(JSON.parse(read(`${where}data/releases.json`))).toEqual(releases);
	});

	test('each shows what it showed, under its own path; today’s site is as it was', () => {
		expect(read('v/1.0.0/figures/x/index.html')).toContain('The first picture.');
		expect(read('v/1.10.0/figures/x/index.html')).toContain('The second picture.');
		expect(read('figures/x/index.html')).toBe(readFileSync(join(repo, 'dist/figures/x/index.html'), 'utf8'));
		expect(read('v/1.0.0/index.html')).toContain(`data-base="${base}v/1.0.0/"`);
		expect(existsSync(join(out, 'v/1.0.0/figures/gone/index.html'))).toBe(true);
		expect(check(out, base).faults).toEqual([]);
	});

	test('search engines are sent to the page of today where there is one, and to nothing else', () => {
		const stands = read('v/1.0.0/figures/x/index.html');
		const gone = read('v/1.0.0/figures/gone/index.html');
		const noindex = '<meta name="robots" content="noindex">';
		expect([stands.includes(noindex), gone.includes(noindex)]).toEqual([!site, true]);
		expect([...stands.matchAll(/rel="canonical" href="([^"]*)"/g)].map(m => m[1])).toEqual(
			site ? [`${site}${base}figures/x/`] : [],
		);
		expect(gone).not.toContain('canonical');
		for (const path of ['robots.txt', 'sitemap-index.xml']) {
			expect(existsSync(join(out, path))).toBe(true);
			expect(existsSync(join(out, 'v/1.0.0', path))).toBe(false);
		}
		expect(existsSync(join(out, 'v/1.0.0/data/sitemap.json'))).toBe(true);
	});

	test('a reader is told where this is, and led to today', () => {
		const note = /<main id="main"><p style="[^"]+">This is release 1\.0\.0, kept as it was\. <a href="([^"]+)">/;
		expect(note.exec(read('v/1.0.0/figures/x/index.html'))?.[1]).toBe(`${base}figures/x/`);
		expect(note.exec(read('v/1.0.0/figures/gone/index.html'))?.[1]).toBe(base);
	});

	test('no worker of a release touches what today’s site keeps', () => {
		expect(read('sw.js')).toContain('caches');
		expect(read('v/1.0.0/sw.js')).not.toMatch(/caches|addEventListener|import/);
	});
});

test('a release is built once for one address', () => {
	writeFileSync(builds, '');
	kept('/');
	expect(readFileSync(builds, 'utf8')).toBe('/\n');
});

test('a build that fails says which release, and the releases beside a site that is missing say so', () => {
	const { out } = kept('/');
	expect(() => keep({ out, repo, cache, build: 'exit 3' })).toThrow(/^release 1\.0\.0: 'exit 3' failed/);
	expect(() => keep({ out: join(folder, 'nothing'), repo })).toThrow(/There is no site in/);
});

test('what a release had in its ledger must still stand', () => {
	expect(ledgersLost(repo)).toEqual([]);
	const file = join(repo, 'src/content/ledger.json');
	writeFileSync(file, JSON.stringify({ x: { 1: entry(b, '1.0.0'), 2: second.x?.[2] } }));
	expect(ledgersLost(repo)).toEqual([
		'src/content/ledger.json, since release 1.0.0: x, version 1: altered',
		'src/content/ledger.json, since release 1.10.0: x, version 1: altered',
	]);
	writeFileSync(file, JSON.stringify(second));
});

test.skipIf(!existsSync('.git'))('every entry of every release of this site stands in its ledger today', () =>
	expect(ledgersLost('.')).toEqual([]),
);

test('versions are ordered as numbers', () => {
	git('tag', 'v1.9.0');
	expect(releasesOf(repo).map(({ version }) => version)).toEqual(['1.0.0', '1.9.0', '1.10.0']);
	git('tag', '-d', 'v1.9.0');
});
