/**
 * npm run ledger [-- id …] [--move]: takes the digests of these figures' default states and presets into src/content/ledger.json, as the engine
 * computes them now. What stands there already stays: where a figure draws other numbers under the same version, nothing is written.
 * Before site version 1.0 digests may still move: --move writes those of the figures named anew, and CHANGELOG gets a line under Digests.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { experimentOf } from '../src/components/figure/experiment.ts';
import { infoOf } from '../src/components/figure/make-info.ts';
import { defaultState, presetState, type State } from '../src/components/figure/state.ts';
import { edition } from '../src/content/edition.ts';
import { figures } from '../src/content/figures/index.ts';
import { disagreement, type Ledger, type LedgerEntry } from '../src/content/ledger.ts';
import type { Figure } from '../src/content/schemas/figure.ts';
import { loadModels, solveNow } from '../src/engine/index.ts';

const file = new URL('../src/content/ledger.json', import.meta.url);
const words = process.argv.slice(2);
const wanted = words.filter(word => !word.startsWith('--'));
const move = words.includes('--move');

function fail(...sentences: string[]): never {
	for (const sentence of sentences) console.error(sentence);
	process.exit(1);
}

const ids = figures.map(({ id }) => id);
const unknown = wanted.filter(id => !ids.includes(id));
if (unknown.length) fail(`There is no figure ${unknown.join(', ')}; there are ${ids.join(', ')}.`);
if (move && wanted.length === 0) fail('--move wants the ids of the figures whose digests may move.');
if (move && !edition.version.startsWith('0.'))
	fail(`From site version 1.0 on no digest moves, and this is ${edition.version}: raise the figure's version.`);

const models = await loadModels();

/** What a figure draws now. */
function drawn(figure: Figure): LedgerEntry {
	const info = infoOf(figure, models, ids);
	const digestOf = (state: State): string => solveNow(experimentOf(info, state), Object.fromEntries(models)).digest;
	return {
		site: edition.version,
		default: digestOf(defaultState(info)),
		presets: Object.fromEntries(figure.presets.map(({ id }) => [id, digestOf(presetState(info, id) as State)])),
	};
}

/** An entry beside what is drawn: a preset may join a version, but none may change. */
function joined(ledger: Ledger, figure: Figure, now: LedgerEntry): LedgerEntry {
	const known = ledger[figure.id]?.[figure.version];
	if (!known || move) return now;
	const states = [
		['default', now.default] as const,
		...Object.entries(now.presets).filter(([id]) => known.presets[id]),
	];
	const wrong = states.flatMap(([state, digest]) => disagreement(ledger, figure, state, digest) ?? []);
	if (wrong.length) fail(...wrong);
	return { ...known, presets: { ...now.presets, ...known.presets } };
}

let ledger: Ledger = JSON.parse(readFileSync(file, 'utf8'));
for (const figure of figures) {
	if (wanted.length && !wanted.includes(figure.id)) continue;
	const entry = joined(ledger, figure, drawn(figure));
	const before = JSON.stringify(ledger[figure.id]?.[figure.version]);
	ledger = { ...ledger, [figure.id]: { ...ledger[figure.id], [figure.version]: entry } };
	console.log(
		`${figure.id}, version ${figure.version}: ${before === JSON.stringify(entry) ? 'as it stands' : 'written'}`,
	);
}
const sorted = Object.fromEntries(Object.entries(ledger).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(sorted, null, '\t')}\n`);
