/**
 * The proof 'families': opens every figure's default state and presets, as a citation links them, in Chromium, Firefox and WebKit, and holds what
 * is drawn against the ledger. Leaves a record in src/content/measured/families.json once all three have drawn everything.
 * usage: node scripts/families.ts [--dir dist] [--only figure,…]   (with --only nothing is recorded)
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	type DrawnState,
	type FamilyId,
	families,
	familiesFile,
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
const only = (option('only') as string | undefined)?.split(',');
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

const { url, close } = await serve(folder, { port: 0 });
const found = new Map<FamilyId, { version: string; drawn: (string | null)[] }>();
for (const family of families) {
	const drawn = await drawnBy(family, url);
	if (drawn) found.set(family.id, drawn);
}
close();

const short = (digest: string): string => digest.slice(0, recordedDigits);
const byFamily = <T>(of: (each: { version: string; drawn: (string | null)[] }) => T): Record<FamilyId, T> =>
	Object.fromEntries([...found].map(([id, each]) => [id, of(each)])) as Record<FamilyId, T>;
const missing = families.filter(({ id }) => !found.has(id)).map(({ name }) => name);
if (missing.length === 0 && !only) {
	const lines = states.map((state, k): DrawnState => {
		const digest = (drawn: (string | null)[]): string | null => (drawn[k] ? short(drawn[k]) : null);
		return { ...state, kept: short(state.kept), drawn: byFamily(({ drawn }) => digest(drawn)) };
	});
	const head = { date: new Date().toISOString().slice(0, 10), versions: byFamily(({ version }) => version) };
	const [open] = JSON.stringify(head, null, '\t').split(/\n\}$/);
	const rows = lines.map(line => `\t\t${JSON.stringify(line)}`).join(',\n');
	writeFileSync(familiesFile, `${open},\n\t"states": [\n${rows}\n\t]\n}\n`);
}
if (failed) console.log(`${failed} states FAILED`);
else if (missing.length)
	console.log(`skipped: this machine has no ${missing.join(' and no ')}, and none could be installed`);
else console.log('Three families draw the same, and what the ledger keeps.');
process.exit(failed ? 1 : 0);
