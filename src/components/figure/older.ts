/** What there is to say of a link to an earlier version of a figure. Loaded with `OlderLink.tsx`, only for such a link. */
import { type Ledger, releaseOf } from '../../content/ledger.ts';
import type { Figure } from '../../content/schemas/figure.ts';
import { digestDigits } from './state.ts';

/** Releases that are kept beside this site: where each begins, by its number. Told by /data/releases.json. */
export type Releases = Readonly<Record<string, string>>;

interface Older {
	/** What changed since, in sentences. */
	says: string[];
	/** The release that has the earlier version, and where it begins, where this site keeps it. */
	kept?: { release: string; from?: string };
}

const short = (digest: string): string => digest.slice(0, digestDigits);

/**
 * Version then and now, what the figure's author says of the change, and what the ledger says of the numbers: of the default state, and of the
 * digest that the link cites, where it cites one.
 */
export function olderOf(
	{ id, version: now, changes = [] }: Pick<Figure, 'id' | 'version' | 'changes'>,
	then: number,
	{
		ledger,
		releases,
		digest,
		cited,
	}: { ledger: Ledger; releases: Releases; digest: string; cited?: string | undefined },
): Older {
	const entry = ledger[id]?.[then];
	const says = [`This link was made for version ${then} of this figure, and this is version ${now}.`];
	says.push(...changes.slice(then - 1));
	if (entry)
		says.push(
			entry.default === digest
				? `The default state gives the same numbers in both, with digest ${short(digest)}.`
				: `The numbers of the default state have changed: their digest was ${short(entry.default)} and is ${short(digest)}.`,
		);
	const states = Object.entries({ 'the default state': entry?.default, ...quoted(entry?.presets) });
	const [state] = states.find(([, kept]) => cited && kept?.startsWith(cited)) ?? [];
	if (cited && entry)
		says.push(
			state
				? `What the link cites, ${short(cited)}, is the digest of ${state} in version ${then}: the citation is right.`
				: `What the link cites, ${short(cited)}, is none of the digests that the ledger keeps for version ${then}; only that version itself can give it again.`,
		);
	const release = releaseOf(ledger, { id, version: then });
	const from = release && releases[release];
	return { says, ...(release && { kept: { release, ...(from && { from }) } }) };
}

const quoted = (presets: Readonly<Record<string, string>> = {}): Record<string, string> =>
	Object.fromEntries(Object.entries(presets).map(([id, digest]) => [`the preset '${id}'`, digest]));
