/**
 * The record of the proof `families`: what each figure draws in browsers of three families, whose engines for scripts and WebAssembly were
 * written apart. Written by scripts/families.ts, read by pages.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptDigest, type Ledger } from './ledger.ts';
import { store } from './measured.ts';
import type { Figure } from './schemas/figure.ts';

export const families = [
	{ id: 'chromium', name: 'Chromium', engine: 'V8' },
	{ id: 'firefox', name: 'Firefox', engine: 'SpiderMonkey' },
	{ id: 'webkit', name: 'WebKit', engine: 'JavaScriptCore' },
] as const;

export type FamilyId = (typeof families)[number]['id'];

/** One state: the first digits of what the ledger kept when it was drawn, and of what each browser drew that ran; null where it drew nothing. */
export interface DrawnState {
	figure: string;
	version: number;
	/** 'default', or the id of a preset. */
	state: string;
	kept: string;
	drawn: Readonly<Partial<Record<FamilyId, string | null>>>;
}

export interface FamiliesRecord {
	/** Of each family's last run: the browser as it names itself, and the day. */
	runs: Readonly<Partial<Record<FamilyId, { version: string; date: string }>>>;
	states: readonly DrawnState[];
}

export const familiesFile = join(store, 'families.json');

/** As many digits of a digest stand in the record. */
export const recordedDigits = 16;

/** The last run's record; undefined where it has not run yet. */
export const familiesRecord = (): FamiliesRecord | undefined =>
	existsSync(familiesFile) ? JSON.parse(readFileSync(familiesFile, 'utf8')) : undefined;

/** As much of a figure as its states need. */
type Compared = Pick<Figure, 'id' | 'version'> & { presets: readonly { id: string }[] };

/** The states of a figure that are compared: the default one and every preset. */
export const statesOf = ({ presets }: Pick<Compared, 'presets'>): string[] => [
	'default',
	...presets.map(({ id }) => id),
];

/**
 * What the record says of a figure as it is now: how many states it has, how many of them each family has drawn, and how many came out as the ledger
 * keeps them. A state that was drawn from an earlier version counts no longer.
 */
export function familiesOf(
	figure: Compared,
	record: FamiliesRecord,
	ledger: Ledger,
): { states: number; by: Record<FamilyId, { drawn: number; same: number }> } {
	const states = statesOf(figure);
	const current = record.states.filter(
		({ figure: id, version, state, kept }) =>
			id === figure.id &&
			version === figure.version &&
			states.includes(state) &&
			keptDigest(ledger, figure, state)?.startsWith(kept),
	);
	const by = families.map(({ id }) => {
		const drawn = current.filter(each => each.drawn[id] !== undefined);
		return [id, { drawn: drawn.length, same: drawn.filter(each => each.drawn[id] === each.kept).length }];
	});
	return { states: states.length, by: Object.fromEntries(by) };
}
