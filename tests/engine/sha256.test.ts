import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/engine/sha256.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('the published examples', () => {
	expect(sha256([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
	expect(sha256([bytes('abc')])).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('bytes of any length, in any parts, as Node hashes them', () => {
	for (const length of [1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70_000]) {
		const all = Uint8Array.from({ length }, (_, k) => (k * 2654435761) >>> 13);
		const expected = createHash('sha256').update(all).digest('hex');
		expect(sha256([all]), String(length)).toBe(expected);
		const cuts = [0, 1, 1, 64, 65, 200].filter(cut => cut <= length);
		expect(sha256(cuts.map((cut, k) => all.subarray(cut, cuts[k + 1] ?? length))), String(length)).toBe(expected);
	}
});
