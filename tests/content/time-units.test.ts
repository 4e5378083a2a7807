import { expect, test } from 'vitest';
import { isTime, momentInWords, timeOf, timeUnit } from '../../src/content/time-units.ts';

const day = 86_400_000;

test.each([
	[0, 'ms'],
	[2000, 'ms'],
	[10_000, 's'],
	[299_999, 's'],
	[600_000, 'min'],
	[day - 1, 'min'],
	[day, 'day'],
	[25 * day, 'day'],
])('a stretch of %d ms is told in %s', (length, unit) => {
	expect(timeUnit(length).unit).toBe(unit);
	expect(isTime(unit)).toBe(true);
});

test('a card keeps ms, and tells all times of what runs for days in days', () => {
	expect(timeOf({ duration: 600_000 }, 20)).toEqual({ value: 20, unit: 'ms' });
	expect(timeOf({ duration: 25 * day }, day / 5)).toEqual({ value: 0.2, unit: 'day' });
});

test('a moment of a measure', () => {
	expect(momentInWords('302400000')).toBe('3.5 days');
	expect(momentInWords('2500')).toBe('2500');
	expect(momentInWords('E')).toBe('E');
	expect(isTime('Hz')).toBe(false);
});
