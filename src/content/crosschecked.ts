/** The record of `npm run crosscheck`: what was compared with Brian2, and whether it agreed. Written by that script, read by pages. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Model, Values } from '../engine/index.ts';
import { keyOf } from './measure.ts';
import { store } from './measured.ts';

/**
 * How one run was compared. numbers: every recorded number. spikes: every spike, given the same draws. statistics: means over seeds, each side
 * with draws of its own.
 */
export type Comparison = 'numbers' | 'spikes' | 'statistics';

export interface Crosscheck {
	model: string;
	/** What ran: another key means that the model has changed since. */
	key: string;
	kind: Comparison;
	set: Values;
	/** ms */
	duration: number;
	agrees: boolean;
	/** To two digits. numbers: the largest difference over the range of its variable. spikes: how many. statistics: the largest distance, in standard errors. */
	found: number | null;
}

export interface CrosscheckRecord {
	brian2: string;
	/** Day of the run. */
	date: string;
	checks: readonly Crosscheck[];
}

export const crosscheckFile = join(store, 'crosscheck.json');

export const crosscheckKey = (
	model: Model,
	{ kind, set, duration }: Pick<Crosscheck, 'kind' | 'set' | 'duration'>,
): string => keyOf(model, { kind, set, duration });

/** The last run's record; undefined where it has not run yet. */
export const crosscheckRecord = (): CrosscheckRecord | undefined =>
	existsSync(crosscheckFile) ? JSON.parse(readFileSync(crosscheckFile, 'utf8')) : undefined;

/** What the record says of a model: comparisons that are of the model as it is now, and how many are of an older one. */
export function crosschecksOf(model: Model, record: CrosscheckRecord): { current: Crosscheck[]; outdated: number } {
	const own = record.checks.filter(check => check.model === model.id);
	const current = own.filter(check => check.key === crosscheckKey(model, check));
	return { current, outdated: own.length - current.length };
}
