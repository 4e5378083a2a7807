/**
 * The ledger: the fingerprint of what each version of each figure draws, in its default state and in its presets. What stands in it stands for
 * ever, so that a citation can be held against it whatever the figure became. Written by `npm run ledger` from what the engine computes,
 * published as /data/ledger.json.
 */
import json from './ledger.json' with { type: 'json' };
import type { Figure } from './schemas/figure.ts';

/** SHA-256, 64 hex digits each. */
export interface LedgerEntry {
	/** The version of the site with which it came. */
	site: string;
	default: string;
	/** By the preset's id. */
	presets: Readonly<Record<string, string>>;
}

/** By figure, then by the figure's version. */
export type Ledger = Readonly<Record<string, Readonly<Record<string, LedgerEntry>>>>;

export const ledger: Ledger = json;

type Versioned = Pick<Figure, 'id' | 'version'>;

const entryOf = (from: Ledger, { id, version }: Versioned): LedgerEntry | undefined => from[id]?.[version];

/** The digest that is kept for a state: 'default', or the id of a preset. */
export const keptDigest = (from: Ledger, figure: Versioned, state: string): string | undefined => {
	const entry = entryOf(from, figure);
	return state === 'default' ? entry?.default : entry?.presets[state];
};

/** What is wrong where a figure draws other numbers than its version is known for; nothing where all is well. */
export function disagreement(from: Ledger, figure: Versioned, state: string, digest: string): string | undefined {
	const { id, version } = figure;
	const kept = keptDigest(from, figure, state);
	if (kept === digest) return undefined;
	if (kept === undefined)
		return `The ledger has nothing for ${id}, version ${version}, ${state}. Run 'npm run ledger -- ${id}'.`;
	return `${id}, version ${version}, ${state}: the ledger keeps ${kept.slice(0, 12)}, and now ${digest.slice(0, 12)} is drawn. Other numbers are another version: raise \`version\`, say under \`changes\` what changed, and run 'npm run ledger -- ${id}'.`;
}

/** The entries of an earlier ledger that are gone or altered in a later one, a sentence each. */
export const lost = (before: Ledger, after: Ledger): string[] =>
	Object.entries(before).flatMap(([id, versions]) =>
		Object.entries(versions).flatMap(([version, entry]) => {
			const now = after[id]?.[version];
			const same =
				now?.site === entry.site &&
				now.default === entry.default &&
				Object.entries(entry.presets).every(([preset, digest]) => now.presets[preset] === digest);
			return same ? [] : [`${id}, version ${version}: ${now ? 'altered' : 'gone'}`];
		}),
	);

/** The release that has a version of a figure; none where the next version came with the same release. */
export function releaseOf(from: Ledger, figure: Versioned): string | undefined {
	const { id, version } = figure;
	const site = entryOf(from, figure)?.site;
	return site === entryOf(from, { id, version: version + 1 })?.site ? undefined : site;
}
