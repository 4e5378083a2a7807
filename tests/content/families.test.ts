import { expect, test } from 'vitest';
import { type DrawnState, type FamiliesRecord, families, familiesOf, statesOf } from '../../src/content/families.ts';
import type { Ledger } from '../../src/content/ledger.ts';

const figure = { id: 'x', version: 2, presets: [{ id: 'calm' }] };
const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const ledger: Ledger = {
	x: {
		1: { site: '1.0.0', default: b, presets: { calm: b } },
		2: { site: '1.1.0', default: a, presets: { calm: b } },
	},
};
const drawn = (state: string, kept: string, other: Partial<DrawnState['drawn']> = {}, version = 2): DrawnState => ({
	figure: 'x',
	version,
	state,
	kept: kept.slice(0, 16),
	drawn: { chromium: kept.slice(0, 16), firefox: kept.slice(0, 16), webkit: kept.slice(0, 16), ...other },
});
const record = (...states: DrawnState[]): FamiliesRecord => ({
	date: '2026-01-01',
	versions: { chromium: 'c/1', firefox: 'f/1', webkit: 'w/1' },
	states,
});
const all = (n: number) => Object.fromEntries(families.map(({ id }) => [id, n]));

test('the default state and every preset are compared', () => expect(statesOf(figure)).toEqual(['default', 'calm']));

test('what came out as the ledger keeps it is the same', () =>
	expect(familiesOf(figure, record(drawn('default', a), drawn('calm', b)), ledger)).toEqual({
		compared: 2,
		states: 2,
		same: all(2),
	}));

test('other numbers, or none, are not', () =>
	expect(
		familiesOf(
			figure,
			record(drawn('default', a, { firefox: b.slice(0, 16) }), drawn('calm', b, { firefox: null, webkit: null })),
			ledger,
		).same,
	).toEqual({ chromium: 2, firefox: 0, webkit: 1 }));

test.each([
	['an earlier version of the figure', drawn('default', b, {}, 1)],
	['the same version before its digest moved', drawn('default', b)],
	['a preset that is gone', drawn('wild', b)],
	['another figure', { ...drawn('default', a), figure: 'y' }],
])('%s does not count', (_, state) =>
	expect(familiesOf(figure, record(state), ledger)).toEqual({ compared: 0, states: 2, same: all(0) }),
);
