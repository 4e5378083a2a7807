/**
 * The proof 'families': opens every figure's default state and presets, as a citation links them, in Chromium, Firefox and WebKit, and holds what
 * is drawn against the ledger. What each family drew goes into src/content/measured/families.json as soon as it has drawn all that was asked.
 * usage: node scripts/families.ts [--dir dist] [--only figure,…] [--in family,…]   (what was not asked for stays in the record)
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type DrawnState,
	type FamilyId,
	families,
	familiesFile,
	familiesRecord,
	recordedDigits,
	statesOf,
} from '../src/content/families.ts';
import { figures } from '../src/content/figures/index.ts';
import { keptDigest, ledger } from '../src/content/ledger.ts';
import { openChromium, openFirefox } from './families/chromium-firefox.ts';
import { type Driven, visit } from './families/visit.ts';
import { openWebKit } from './families/webkit.ts';
import { at, duration } from './project.mjs';
import { option, serve } from './serve.mjs';

const folder = option('dir', at('dist')) as string;
const listed = (name: string): string[] | undefined => (option(name) as string | undefined)?.split(',');
const only = listed('only');
const asked = listed('in');
if (!existsSync(join(folder, 'index.html'))) {
	console.error(`There is no site in ${folder}: run 'npm run build' first.`);
	process.exit(1);
}

const open: Readonly<Record<FamilyId, () => Promise<Driven | undefined>>> = {
	chromium: openChromium,
	firefox: openFirefox,
	webkit: openWebKit,
};

/** Every state with what the ledger keeps of it, still without what was drawn. */
const states = figures
	.filter(({ id }) => !only || only.includes(id))
	.flatMap(figure =>
		statesOf(figure).map(state => {
			const kept = keptDigest(ledger, figure, state);
			if (!kept) throw new Error(`The ledger has nothing for ${figure.id}, ${state}: run 'npm run ledger'.`);
			return { figure: figure.id, version: figure.version, state, kept };
		}),
	);
type State = (typeof states)[number];

/** As a citation links it: the digest makes the page run what it shows at once. */
const linkOf = ({ figure, version, state, kept }: State): string => {
	const preset = state === 'default' ? '' : `preset:${state},`;
	return `figures/${figure}/?${figure}=${preset}v:${version},digest:${kept.slice(0, 12)}`;
};

let failed = 0;

/** What one family draws of every state, in their order; nothing where there is no such browser. */
async function drawnBy({ id, name, engine }: (typeof families)[number], site: string) {
	const began = performance.now();
	const browser = await open[id]();
	if (!browser) return undefined;
	console.log(`${name} (${engine}): ${browser.version}`);
	const drawn: (string | null)[] = [];
	try {
		for (const state of states) {
			const seen = await visit(browser, site + linkOf(state)).catch((error: Error) => ({ why: error.message }));
			const digest = 'digest' in seen ? seen.digest : null;
			drawn.push(digest);
			if (digest === state.kept) continue;
			failed++;
			const what = digest ? `drew ${digest}, the ledger keeps ${state.kept}` : 'why' in seen && seen.why;
			console.log(`  FAILED ${state.figure}, ${state.state}: ${what}`);
		}
	} finally {
		await browser.close();
	}
	const same = drawn.filter((digest, k) => digest === states[k]?.kept).length;
	console.log(`  ${same} of ${states.length} states as the ledger keeps them (${duration(performance.now() - began)})`);
	return { version: browser.version, drawn };
}

/** Takes down what a family drew; of other families and figures what stood there stays, as long as it is of the same version and digest. */
function record(family: FamilyId, version: string, drawn: readonly (string | null)[]): void {
	const before = familiesRecord();
	const now = new Map(
		states.map(({ figure, state }, k) => [`${figure} ${state}`, drawn[k]?.slice(0, recordedDigits) ?? null]),
	);
	const entries = figures.flatMap(figure =>
		statesOf(figure).flatMap((state): DrawnState[] => {
			const kept = keptDigest(ledger, figure, state)?.slice(0, recordedDigits) ?? '';
			const known = before?.states.find(
				each =>
					each.figure === figure.id && each.state === state && each.version === figure.version && each.kept === kept,
			);
			const own = now.get(`${figure.id} ${state}`);
			const all = { ...known?.drawn, ...(own !== undefined && { [family]: own }) };
			return Object.keys(all).length ? [{ figure: figure.id, version: figure.version, state, kept, drawn: all }] : [];
		}),
	);
	const runs = { ...before?.runs, [family]: { version, date: new Date().toISOString().slice(0, 10) } };
	const rows = entries.map(entry => `\t\t${JSON.stringify(entry)}`).join(',\n');
	writeFileSync(familiesFile, `{\n\t"runs": ${JSON.stringify(runs)},\n\t"states": [\n${rows}\n\t]\n}\n`);
}

const { url, close } = await serve(folder, { port: 0 });
const missing: string[] = [];
for (const family of families) {
	if (asked && !asked.includes(family.id)) continue;
	const found = await drawnBy(family, url);
	if (found) record(family.id, found.version, found.drawn);
	else missing.push(family.name);
}
close();
if (failed) console.log(`${failed} states FAILED`);
else if (missing.length)
	console.log(`skipped: this machine has no ${missing.join(' and no ')}, and none could be installed`);
else console.log('All that was drawn is what the ledger keeps.');
process.exit(failed ? 1 : 0);
