import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { claim, claimAnchor, claims, faults } from '../../src/content/library.ts';
import { claimSchema } from '../../src/content/schemas/claim.ts';

const raw = load(readFileSync('src/content/claims.yaml', 'utf8')) as { id: string }[];

describe('claims.yaml', () => {
	test.each(raw.map(entry => [entry.id, entry] as const))('%s keeps the schema', (_, entry) => {
		expect(claimSchema.safeParse(entry).error?.issues ?? []).toEqual([]);
	});

	test('holds all 91 claims, each id once, and with them its anchor', () => {
		expect(new Set(claims().map(entry => entry.id)).size).toBe(91);
		expect(new Set(claims().map(entry => claimAnchor(entry.id))).size).toBe(91);
	});

	test('holds together with references and chapters', () => {
		expect(faults()).toEqual([]);
	});

	test('settles no evidence without a source', () => {
		for (const { id, evidence } of claims()) {
			if (evidence.state !== 'unclear') expect(evidence.cites.length, id).toBeGreaterThan(0);
		}
	});

	test('types no verdict of a model', () => {
		expect(raw.filter(entry => 'verdict' in entry)).toEqual([]);
		expect(claimSchema.safeParse({ ...raw[0], verdict: 'shows' }).success).toBe(false);
	});

	test('an unknown id is an error', () => {
		expect(() => claim('9z')).toThrow(/There is no claim '9z'/);
	});
});
