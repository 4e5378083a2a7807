import { expect, test } from 'vitest';
import {
	type DrawnState,
	type FamiliesRecord,
	type FamilyId,
	families,
	familiesOf,
	statesOf,
} from '../../src/content/families.ts';
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
const drawn = (
	state: string,
	kept: string,
	other: { [family in FamilyId]?: string | null | undefined } = {},
	version = 2,
): DrawnState =>
	// As JSON: what is undefined is not there.
	JSON.parse(
		JSON.stringify({
			figure: 'x',
			version,
			state,
			kept: kept.slice(0, 16),
			drawn: { chromium: kept.slice(0, 16), firefox: kept.slice(0, 16), webkit: kept.slice(0, 16), ...other },
		}),
	);
const record = (...states: DrawnState[]): FamiliesRecord => ({
	runs: Object.fromEntries(families.map(({ id }) => [id, { version: `${id}/1`, date: '2026-01-01' }])),
	states,
});
const all = (n: number) => Object.fromEntries(families.map(({ id }) => [id, { drawn: n, same: n }]));

test('the default state and every preset are compared', () => expect(statesOf(figure)).toEqual(['default', 'calm']));

test('what came out as the ledger keeps it is the same', () =>
	expect(familiesOf(figure, record(drawn('default', a), drawn('calm', b)), ledger)).toEqual({
		states: 2,
		by: all(2),
	}));

test('other numbers, or none, are not', () =>
	expect(
		familiesOf(
			figure,
			record(drawn('default', a, { firefox: b.slice(0, 16) }), drawn('calm', b, { firefox: null, webkit: null })),
			ledger,
		).by,
	).toEqual({
		chromium: { drawn: 2, same: 2 },
		firefox: { drawn: 2, same: 0 },
		webkit: { drawn: 2, same: 1 },
	}));

test('a family that has not run has drawn nothing', () =>
	expect(familiesOf(figure, record(drawn('calm', b, { webkit: undefined })), ledger).by.webkit).toEqual({
		drawn: 0,
		same: 0,
	}));

test.each([
	['an earlier version of the figure', drawn('default', b, {}, 1)],
	['the same version before its digest moved', drawn('default', b)],
	['a preset that is gone', drawn('wild', b)],
	['another figure', { ...drawn('default', a), figure: 'y' }],
])('%s does not count', (_, state) =>
	expect(familiesOf(figure, record(state), ledger)).toEqual({ states: 2, by: all(0) }),
);
