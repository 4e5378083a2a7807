import { describe, expect, test } from 'vitest';
import { olderOf } from '../../src/components/figure/older.ts';
import { readState } from '../../src/components/figure/reading.ts';
import { defaultState } from '../../src/components/figure/state.ts';
import { figures } from '../../src/content/figures/index.ts';
import { disagreement, type Ledger, ledger, lost, releaseOf } from '../../src/content/ledger.ts';
import type { Figure } from '../../src/content/schemas/figure.ts';
import { infoById, infoFor, solved } from './load.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const c = 'c'.repeat(64);
const made: Ledger = {
	x: {
		1: { site: '1.0.0', default: a, presets: { calm: a, wild: b } },
		2: { site: '1.1.0', default: b, presets: { calm: b } },
		3: { site: '1.1.0', default: c, presets: {} },
	},
};

// That every state is drawn as the ledger says is seen in figures.test.ts, where every state is drawn.
describe('the ledger', () => {
	test('has every version of every figure, with the presets of the present one, and nothing else', () => {
		expect(Object.keys(ledger)).toEqual(figures.map(f => f.id).sort());
		for (const { id, version, presets } of figures) {
			expect(Object.keys(ledger[id] ?? {})).toEqual(Array.from({ length: version }, (_, k) => String(k + 1)));
			expect(Object.keys(ledger[id]?.[version]?.presets ?? {})).toEqual(
				expect.arrayContaining(presets.map(preset => preset.id)),
			);
		}
	});

	test('has a digest for every state and a version of the site for every entry', () => {
		for (const { site, default: digest, presets } of Object.values(ledger).flatMap(v => Object.values(v))) {
			expect(site).toMatch(/^\d+\.\d+\.\d+$/);
			for (const each of [digest, ...Object.values(presets)]) expect(each).toMatch(/^[0-9a-f]{64}$/);
		}
	});

	test('notices a figure that draws other numbers under the same version', () => {
		const figure = figures.find(({ id }) => id === 'intrinsic-plasticity') as Figure;
		const [name, run] = Object.entries(figure.runs)[0] as [string, Figure['runs'][string]];
		const other: Figure = { ...figure, runs: { ...figure.runs, [name]: { ...run, seed: (run.seed ?? 1) + 1 } } };
		const digestOf = (of: Figure): string => solved(infoFor(of), defaultState(infoFor(of))).digest;
		expect(disagreement(ledger, figure, 'default', digestOf(figure))).toBeUndefined();
		expect(disagreement(ledger, other, 'default', digestOf(other))).toMatch(
			/^intrinsic-plasticity, .* raise `version`/,
		);
		expect(disagreement(ledger, { ...other, version: figure.version + 1 }, 'default', digestOf(other))).toMatch(
			/nothing for intrinsic-plasticity, version \d+, default\. Run 'npm run ledger/,
		);
	});

	test('an entry that is gone or altered is noticed, one that has joined is not', () => {
		expect(lost(made, made)).toEqual([]);
		expect(lost(made, { ...made, y: { 1: { site: '1.2.0', default: a, presets: {} } } })).toEqual([]);
		const { 1: first, ...later } = made.x as Required<Ledger>['x'];
		expect(lost(made, { x: later })).toEqual(['x, version 1: gone']);
		const altered = { ...first, presets: { calm: a, wild: c } } as Ledger['x'][string];
		expect(lost(made, { x: { ...later, 1: altered } })).toEqual(['x, version 1: altered']);
	});

	test('a version is in the release with which it came, unless the next came with the same', () => {
		expect([1, 2, 3, 4].map(version => releaseOf(made, { id: 'x', version }))).toEqual([
			'1.0.0',
			undefined,
			'1.1.0',
			undefined,
		]);
	});
});

describe('a link to an earlier version', () => {
	const info = infoById('wilson-cowan-plane');
	const third = { ...info, figure: { ...info.figure, version: 3 } };

	test.each([
		['1', 1],
		['2', 2],
	])('v:%s is read as such, and is no problem', (value, older) => {
		const reading = readState(`?wilson-cowan-plane=v:${value},digest:${a.slice(0, 12)}`, third);
		expect(reading).toMatchObject({ older, problems: [], cited: a.slice(0, 12) });
	});

	test.each(['0', '4', '01', '1.5', '-1', '1e0'])('v:%s is none', value => {
		const { older, problems } = readState(`?wilson-cowan-plane=v:${value}`, third);
		expect(older).toBeUndefined();
		expect(problems.map(({ found }) => found)).toEqual([`version '${value}' of this figure`]);
	});

	test('v:3 is the present one', () =>
		expect(readState('?wilson-cowan-plane=v:3', third)).toMatchObject({ problems: [] }));

	const figure = { id: 'x', version: 3, changes: ['Inhibition is slower.', 'A panel was added.'] };
	const releases = { '1.0.0': '/v/1.0.0/' };

	test('is told the versions, the changes since, the digests, and where it is kept', () => {
		expect(olderOf(figure, 1, { ledger: made, releases, digest: c })).toEqual({
			says: [
				'This link was made for version 1 of this figure, and this is version 3.',
				'Inhibition is slower.',
				'A panel was added.',
				'The numbers of the default state have changed: their digest was aaaaaaaaaaaa and is cccccccccccc.',
			],
			kept: { release: '1.0.0', from: '/v/1.0.0/' },
		});
		const second = olderOf(figure, 2, { ledger: made, releases, digest: b });
		expect(second.says.slice(1)).toEqual([
			'A panel was added.',
			'The default state gives the same numbers in both, with digest bbbbbbbbbbbb.',
		]);
		expect(second.kept).toBeUndefined();
		expect(olderOf(figure, 1, { ledger: made, releases: {}, digest: c }).kept).toEqual({ release: '1.0.0' });
	});

	test.each([
		[a, /is the digest of the default state in version 1: the citation is right/],
		[b, /is the digest of the preset 'wild' in version 1/],
		[c, /is none of the digests that the ledger keeps for version 1/],
	])('a cited digest is held against the ledger: %s', (cited, says) => {
		expect(olderOf(figure, 1, { ledger: made, releases, digest: c, cited: cited.slice(0, 12) }).says.at(-1)).toMatch(
			says,
		);
	});

	test('a version that the ledger does not know is said all the same', () => {
		expect(olderOf(figure, 1, { ledger: {}, releases, digest: c, cited: a })).toEqual({
			says: [
				'This link was made for version 1 of this figure, and this is version 3.',
				'Inhibition is slower.',
				'A panel was added.',
			],
		});
	});
});
