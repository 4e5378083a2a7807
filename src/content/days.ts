/** Times of slow models, which run for days of their own: kept in ms like all times, told in days. */
import type { Model } from '../engine/index.ts';

const day = 86_400_000;

const inDays = (ms: number): number => Number((ms / day).toPrecision(6));

/** A time in ms of this model, in the unit that fits its runs. */
export const timeOf = ({ duration }: Pick<Model, 'duration'>, ms: number): { value: number; unit: 'ms' | 'day' } =>
	duration < day ? { value: ms, unit: 'ms' } : { value: inDays(ms), unit: 'day' };

/** A moment of a measure: '302400000' is "3.5 days"; anything else stands as it is. */
export const momentInWords = (word: string): string => (Number(word) >= day ? `${inDays(Number(word))} days` : word);
