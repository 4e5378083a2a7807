/**
 * npm test: everything that must hold before a change goes in. Runs every stage it can, then lists what failed.
 * The last line is 'N passed, M failed': single tests, and the stages that are not made of tests.
 * usage: npm test [-- stage …]   with stages: types lint unit build links html budgets browser base
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { advice, findBrowser } from './browser.mjs';
import { check } from './check-dist.mjs';
import { at, duration, install, node, tool } from './project.mjs';

const wanted = process.argv.slice(2).filter(a => !a.startsWith('-'));
const reports = at('.cache', 'test');
const base = '/ei-lens/';
const site = 'https://example.org';
const underBase = at('.cache', 'dist-base');

install();
mkdirSync(reports, { recursive: true });

/** Numbers of passed and failed tests in a report, or nothing where the report is missing or empty. */
function read(name, count) {
	const file = `${reports}/${name}.json`;
	if (!existsSync(file)) return undefined;
	try {
		return count(JSON.parse(readFileSync(file, 'utf8')));
	} catch {
		return undefined;
	}
}

async function links(folder, under) {
	const { faults, pages, links: all } = check(folder, under);
	for (const fault of faults) console.error(fault);
	console.log(`${pages} pages, ${all} internal addresses, ${faults.length} faults`);
	return { code: faults.length ? 1 : 0 };
}

/** Tests first delete the report of the last time, so that a crash cannot count it. */
async function tests(name, count, command) {
	rmSync(`${reports}/${name}.json`, { force: true });
	const { code } = await command();
	return { code, counted: read(name, count) };
}

const vitest = (name, env) =>
	tests(
		name,
		r => ({
			passed: r.numPassedTests,
			failed:
				r.numFailedTests + r.testResults.filter(f => f.status === 'failed' && f.assertionResults.length === 0).length,
		}),
		() =>
			tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/${name}.json`], {
				env,
			}),
	);

const ok = async (...steps) => {
	for (const step of steps) {
		const { code } = await step();
		if (code !== 0) return { code };
	}
	return { code: 0 };
};

/** Of a step that runs quietly, what it said where it failed. */
function sayIfFailed(result) {
	if (result.code) console.error(result.said);
	return result;
}

/** Browser tests, all or some, on one of the builds. */
async function inBrowser(name, args = [], env = {}) {
	const browser = await findBrowser();
	if (!browser) {
		console.error(advice);
		return { code: 1 };
	}
	return tests(
		name,
		r => ({ passed: r.stats.expected + r.stats.flaky, failed: r.stats.unexpected }),
		() =>
			tool('playwright', ['test', '--reporter=dot,json', ...args], {
				env: { ...nowhere, ...env, CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: `${reports}/${name}.json` },
			}),
	);
}

/** Most tests are of a site that has not been told its address or its path. */
const nowhere = { SITE: '', BASE: '/' };

const stages = [
	{
		name: 'types',
		what: 'types (astro check, tsc)',
		act: () =>
			ok(
				() => tool('astro', ['check', '--minimumSeverity', 'warning']),
				() => tool('tsc', ['--noEmit']),
			),
	},
	{
		name: 'lint',
		what: 'lint and format (biome)',
		act: () =>
			ok(
				() => tool('biome', ['lint', '.']),
				() => tool('biome', ['format', '.']),
			),
	},
	{
		name: 'unit',
		what: 'unit, property, model, figure and content tests (vitest)',
		act: () => vitest('vitest'),
	},
	{ name: 'build', what: 'build', act: () => tool('astro', ['build'], { env: nowhere }) },
	{ name: 'links', what: 'links, fragments, ids', needs: 'build', act: () => links(at('dist'), '/') },
	{ name: 'html', what: 'HTML (html-validate)', needs: 'build', act: () => tool('html-validate', ['dist/**/*.html']) },
	{ name: 'budgets', what: 'budgets', needs: 'build', act: () => node(['scripts/budgets.mjs', 'dist']) },
	{
		name: 'browser',
		what: 'browser and accessibility tests (playwright)',
		needs: 'build',
		act: () => inBrowser('playwright'),
	},
	{
		name: 'base',
		what: `build, links, HTML, metadata and pages for ${site}${base}`,
		act: async () => {
			const env = { BASE: base, SITE: site };
			const made = await ok(
				() => tool('astro', ['build'], { env: { ...env, OUT_DIR: underBase }, quiet: true }).then(sayIfFailed),
				() => links(underBase, base),
				() => tool('html-validate', [`${underBase}/**/*.html`]),
			);
			if (made.code) return made;
			const inside = await vitest('built', { ...env, BUILT: underBase });
			const seen = await inBrowser('playwright-base', ['pages.spec'], { ...env, SITE_DIR: underBase });
			return {
				code: inside.code || seen.code,
				counted: {
					passed: (inside.counted?.passed ?? 0) + (seen.counted?.passed ?? 0),
					failed: (inside.counted?.failed ?? 0) + (seen.counted?.failed ?? 0),
				},
			};
		},
	},
];

const unknown = wanted.filter(name => !stages.some(s => s.name === name));
if (unknown.length) {
	console.error(`Unknown stage ${unknown.join(', ')}; there are ${stages.map(s => s.name).join(', ')}.`);
	process.exit(2);
}

const results = [];
for (const stage of stages) {
	if (wanted.length && !wanted.includes(stage.name)) continue;
	const needed = results.find(r => r.name === stage.needs);
	console.log(`\n── ${stage.what}`);
	const began = Date.now();
	const blocked = needed ? needed.code !== 0 : stage.needs && !existsSync(at('dist', 'index.html'));
	if (blocked) console.error(`not run: '${stage.needs}' has to succeed first`);
	const { code, counted } = blocked ? { code: 1 } : await stage.act();
	results.push({ ...stage, code, counted, took: Date.now() - began });
}

console.log('\n── summary');
let passed = 0;
let failed = 0;
for (const { what, code, counted, took } of results) {
	// A stage made of tests counts its tests; if it failed without a failed test (a crash), it counts as one failure itself.
	const bad = counted ? Math.max(counted.failed, code ? 1 : 0) : code ? 1 : 0;
	const good = counted ? counted.passed : code ? 0 : 1;
	passed += good;
	failed += bad;
	const tests = counted ? `  ${counted.passed} tests passed, ${bad} failed` : '';
	console.log(`${code ? 'FAILED' : 'ok    '}  ${duration(took).padStart(12)}  ${what}${tests}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
