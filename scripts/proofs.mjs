/**
 * npm run proofs: what is too heavy for every 'npm test'. Each proof is cached by the hash of what it depends on.
 * usage: npm run proofs -- [--changed] [--budget 30m] [--only name,…]
 *   --changed  leaves out a proof that has succeeded on the very same inputs
 *   --budget   starts no proof that would probably end after this time (s, m or h); those are 'deferred'
 * A proof's last line may begin with 'skipped:' where the machine lacks something; that is neither success nor failure.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, duration, install, node, root, tool } from './project.mjs';
import { option } from './serve.mjs';

/** What the built site is made of. */
const site = ['src', 'public', 'integrations', 'astro.config.mjs', 'package-lock.json'];

/** Builds the site where there is none, or none since its sources changed. */
async function withSite(act) {
	const built = at('dist', 'index.html');
	const since = existsSync(built) ? statSync(built).mtimeMs : 0;
	if (site.flatMap(filesOf).some(file => statSync(at(file)).mtimeMs > since)) {
		const { code, said } = await tool('astro', ['build'], { quiet: true });
		if (code !== 0) return { code, said };
	}
	return act();
}

/** To add a proof, add a line: what it depends on (files and folders), how long it takes (minutes), what it runs. */
const proofs = [
	{
		name: 'measured',
		inputs: ['src/engine', 'src/content/measure.ts', 'src/content/figures', 'src/content/measured', 'tests/content'],
		minutes: 45,
		act: () => tool('vitest', ['run', 'tests/content/measured'], { quiet: true, env: { MEASURE: 'all' } }),
	},
	{
		name: 'crosscheck',
		inputs: ['src/engine', 'scripts/crosscheck.ts', 'scripts/crosscheck', 'package-lock.json'],
		minutes: 20,
		act: () => node(['scripts/crosscheck.ts'], { quiet: true }),
	},
	{
		name: 'mutants',
		inputs: [
			'src/engine',
			'src/content/measure.ts',
			'src/content/mutants.ts',
			'src/content/measured/models',
			'scripts/mutants.ts',
		],
		minutes: 25,
		act: () => node(['scripts/mutants.ts', '--seconds', '30'], { quiet: true }),
	},
	{
		name: 'families',
		// Not all of the site: the record that it leaves is a part of that.
		inputs: [
			'src/engine',
			'src/components/figure',
			'src/content/figures',
			'src/content/ledger.json',
			'astro.config.mjs',
			'package-lock.json',
			'scripts/families.ts',
			'scripts/families',
			'scripts/browser.mjs',
		],
		minutes: 25,
		act: () => withSite(() => node(['scripts/families.ts'], { quiet: true })),
	},
	{
		// As in npm test, with everything that a figure can do tried on every figure, and each filmed; with every end of every slider.
		name: 'figures',
		inputs: [...site, 'tests/e2e', 'tests/figures', 'scripts/browser.mjs'],
		minutes: 30,
		act: () =>
			withSite(async () => {
				const env = { FIGURES: 'all' };
				const ends = await tool('vitest', ['run', 'tests/figures/figures.test.ts'], { quiet: true, env });
				if (ends.code) return ends;
				const specs = ['figure', 'motion', 'hood', 'embed'].map(name => `tests/e2e/${name}.spec.ts`);
				return tool('playwright', ['test', ...specs], { quiet: true, env });
			}),
	},
	{
		// As in npm test, with ten times as many walks over ten times as many states.
		name: 'flashes',
		inputs: ['src', 'public/fonts', 'tests/flashes', 'tests/figures/load.ts', 'package-lock.json'],
		minutes: 35,
		act: () => tool('vitest', ['run', 'tests/flashes/walks.test.ts'], { quiet: true, env: { WALKS: '200' } }),
	},
	{
		name: 'responsive',
		inputs: [...site, 'tests/proofs', 'tests/e2e/site.ts'],
		minutes: 1,
		act: () => withSite(() => tool('playwright', ['test', '--reporter=line'], { quiet: true, env: { PROOFS: '1' } })),
	},
	{
		name: 'lighthouse',
		inputs: [...site, 'scripts/lighthouse.mjs', 'scripts/serve.mjs', 'scripts/browser.mjs'],
		minutes: 20,
		act: () => withSite(() => node(['scripts/lighthouse.mjs'], { quiet: true })),
	},
];

/** '90s', '30m', '1h' in ms. */
function milliseconds(text) {
	const [, number, unit] = /^(\d+(?:\.\d+)?)([smh])$/.exec(text) ?? [];
	if (!unit) {
		console.error(`--budget wants a time such as 30m, not '${text}'.`);
		process.exit(2);
	}
	return Number(number) * { s: 1000, m: 60_000, h: 3_600_000 }[unit];
}

/** Every file under the inputs, sorted; an input that is not there counts as such, so that its arrival is a change. */
function filesOf(input) {
	const path = at(input);
	if (!existsSync(path)) return [];
	if (statSync(path).isFile()) return [input];
	return readdirSync(path)
		.sort()
		.flatMap(name => filesOf(join(input, name)));
}

function hashOf({ inputs }) {
	const hash = createHash('sha256');
	for (const file of inputs.flatMap(filesOf)) {
		const content = readFileSync(join(root, file));
		hash.update(`${file}\n${content.length}\n`).update(content);
	}
	return hash.digest('hex');
}

const cacheOf = name => at('.cache', 'proofs', `${name}.json`);

function lastSuccess(name) {
	try {
		return JSON.parse(readFileSync(cacheOf(name), 'utf8')).inputs;
	} catch {
		return undefined;
	}
}

function remember(name, inputs, took) {
	mkdirSync(at('.cache', 'proofs'), { recursive: true });
	writeFileSync(cacheOf(name), `${JSON.stringify({ inputs, took: Math.round(took) })}\n`);
}

async function prove(proof, { changed, until }) {
	const began = Date.now();
	const inputs = hashOf(proof);
	if (changed && lastSuccess(proof.name) === inputs) return { state: 'cached' };
	if (began + proof.minutes * 60_000 > until) return { state: 'deferred' };
	console.log(`\n── ${proof.name} (about ${proof.minutes} min)`);
	const { code, said } = await proof.act();
	process.stdout.write(said);
	const took = Date.now() - began;
	if (code !== 0) return { state: 'FAILED', took };
	if (said.trim().split('\n').at(-1)?.startsWith('skipped:')) return { state: 'skipped', took };
	remember(proof.name, inputs, took);
	return { state: 'done', took };
}

const only = option('only')?.split(',').filter(Boolean);
const unknown = only?.filter(name => !proofs.some(p => p.name === name)) ?? [];
if (unknown.length) {
	console.error(`Unknown proof ${unknown.join(', ')}; there are ${proofs.map(p => p.name).join(', ')}.`);
	process.exit(2);
}
const budget = option('budget');
const settings = {
	changed: process.argv.includes('--changed'),
	until: budget === undefined ? Number.POSITIVE_INFINITY : Date.now() + milliseconds(budget),
};
install();
const results = [];
for (const proof of proofs) {
	if (!only || only.includes(proof.name)) results.push({ name: proof.name, ...(await prove(proof, settings)) });
}
console.log('\n── summary');
for (const { name, state, took } of results) {
	console.log(`${state.padEnd(8)}  ${(took === undefined ? '' : duration(took)).padStart(12)}  ${name}`);
}
const failed = results.filter(r => r.state === 'FAILED').length;
const passed = results.filter(r => r.state === 'done' || r.state === 'cached').length;
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
