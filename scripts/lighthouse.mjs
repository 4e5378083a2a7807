/**
 * Lighthouse on the built site, as on a slow phone (its own defaults): five runs a page, of which the median counts.
 * usage: node scripts/lighthouse.mjs [--dir folder] [--runs 5]
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { advice, browserFlags, findBrowser } from './browser.mjs';
import { at, duration } from './project.mjs';
import { option, serve } from './serve.mjs';

/** Pages, and the least score of each in performance: what they reach today. A chapter with ten figures is the slowest. */
const speeds = {
	'/': 95,
	'/review/2-foundations/': 92,
	'/figures/wilson-cowan-plane/': 95,
	'/disorders/epilepsy/': 95,
};
const pages = Object.keys(speeds);
/** The least score of each category on a page, of 100. */
const leastOf = page => ({ performance: speeds[page], accessibility: 100, 'best-practices': 100, seo: 100 });
const categories = Object.keys(leastOf('/'));
/**
 * Lighthouse slows every machine down by the same factor, so that on a slow one the phone is slower still. Where the machine is below this,
 * by Lighthouse's own measure, speed is told and not judged.
 */
const fastEnough = 1500;

const folder = option('dir', at('dist'));
const runs = Number(option('runs', 5));
if (!(Number.isInteger(runs) && runs > 0)) {
	console.error(`--runs wants a whole number above 0, not '${option('runs')}'.`);
	process.exit(2);
}
const missing = pages.filter(page => !existsSync(join(folder, page, 'index.html')));
if (missing.length) {
	console.error(`There is no ${missing.join(', ')} in ${folder}: run 'npm run build' first.`);
	process.exit(1);
}
const chromePath = await findBrowser();
if (!chromePath) {
	console.error(advice);
	process.exit(1);
}

const median = values => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const score = category => Math.round((category.score ?? 0) * 100);

/** Audits of a category that count and are not perfect, with the first element that is to blame where there is one. */
const faults = ({ categories, audits }, name) =>
	categories[name].auditRefs
		.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
		.map(({ id }) => {
			const { title, displayValue, details } = audits[id];
			const selector = details?.items?.[0]?.node?.selector;
			return `${id} (${[displayValue || title, selector].filter(Boolean).join(': ')})`;
		});

/** One visit by a new browser with an empty cache. */
async function visit(url) {
	const chrome = await launch({ chromePath, chromeFlags: ['--headless=new', ...browserFlags], logLevel: 'silent' });
	try {
		const { lhr } = await lighthouse(url, {
			port: chrome.port,
			output: 'json',
			logLevel: 'silent',
			onlyCategories: categories,
		});
		if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
		return lhr;
	} finally {
		chrome.kill();
	}
}

const began = Date.now();
const { url, close } = await serve(folder, { port: 0 });
console.log(`${'page'.padEnd(32)}${categories.map(name => name.padStart(16)).join('')}`);
let failed = 0;
for (const page of pages) {
	const reports = [];
	const look = async times => {
		for (let k = 0; k < times; k++) reports.push(await visit(new URL(page, url).href));
	};
	await look(runs);
	// A busy machine lowers single visits: a doubtful page is visited more often, and the median of all of them counts.
	const speed = () => median(reports.map(({ categories }) => score(categories.performance)));
	if (speed() < speeds[page]) await look(2 * runs);
	const cells = Object.entries(leastOf(page)).map(([name, bound]) => {
		const all = reports.map(({ categories }) => score(categories[name]));
		const middle = median(all);
		const [low, high] = [Math.min(...all), Math.max(...all)];
		return { name, bound, middle, text: low === high ? String(middle) : `${middle} (${low}–${high})` };
	});
	console.log(`${page.padEnd(32)}${cells.map(cell => cell.text.padStart(16)).join('')}`);
	const machine = Math.round(median(reports.map(({ environment }) => environment.benchmarkIndex)));
	for (const { name, bound, middle } of cells) {
		if (middle >= bound) continue;
		const judged = name !== 'performance' || machine >= fastEnough;
		if (judged) failed++;
		const why = judged ? '' : ` (told, not judged: this machine measures ${machine}, below ${fastEnough})`;
		const said = [...new Set(reports.flatMap(report => faults(report, name)))];
		console.log(
			`  ${name} ${middle}, at least ${bound} wanted${why}: ${said.join('; ') || 'no single audit says why'}`,
		);
	}
}
close();
console.log(`${failed ? `${failed} scores too low` : 'every score is high enough'} (${duration(Date.now() - began)})`);
process.exit(failed ? 1 : 0);
