/** Times are kept in ms everywhere; here stands in which unit they are told. */
import type { Model } from '../engine/index.ts';

/** From so many ms on a stretch of time is told in this unit, which has so many ms. The longest first. */
const units = [
	{ unit: 'day', per: 86_400_000, from: 86_400_000 },
	{ unit: 'min', per: 60_000, from: 300_000 },
	{ unit: 's', per: 1000, from: 10_000 },
	{ unit: 'ms', per: 1, from: 0 },
] as const;

export type TimeUnit = (typeof units)[number];

/** The unit in which a stretch of so many ms is told. */
export const timeUnit = (length: number): TimeUnit => units.find(({ from }) => length >= from) ?? units[3];

export const isTime = (unit: string): boolean => units.some(each => each.unit === unit);

const inUnit = (ms: number, { per }: TimeUnit): number => Number((ms / per).toPrecision(6));

/**
 * A time of this model, for its card. Links, sliders and scripts have times in ms, and so has the card; only what runs for days would be
 * unreadable in them, and is told in days, its shortest times too.
 */
export function timeOf({ duration }: Pick<Model, 'duration'>, ms: number): { value: number; unit: 'ms' | 'day' } {
	const long = timeUnit(duration);
	return long.unit === 'day' ? { value: inUnit(ms, long), unit: 'day' } : { value: ms, unit: 'ms' };
}

/** A moment of a measure: '302400000' is "3.5 days"; anything else stands as it is. */
export function momentInWords(word: string): string {
	const long = timeUnit(Number(word));
	return long.unit === 'day' ? `${inUnit(Number(word), long)} days` : word;
}
