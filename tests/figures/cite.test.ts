import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { expect, test } from 'vitest';
import type { Citable } from '../../src/components/figure/apa.ts';
import { citation, cslItem } from '../../src/components/figure/cite.ts';

const item: Citable = {
	title: 'Push & pull, 100 % of it',
	state: 'c_2 = 8, seed 7',
	edition: { name: 'E/I Lens', version: '0.1.0', year: 2026 },
	figureVersion: 3,
	url: 'https://example.org/figures/wilson-cowan-plane/?wilson-cowan-plane=plane.c_2:8,seed:7,v:3,digest:0123456789ab',
	digest: '0123456789abcdef'.repeat(4),
	review: { title: 'A review', DOI: '10.1/x' },
};
const title = 'Push & pull, 100 % of it (c_2 = 8, seed 7)';

// The forms are written by hand for the browser's sake; a library that knows the formats reads them back.
test('BibTeX is read back', () => {
	const [entry] = new Cite(citation(item, 'BibTeX')).data;
	expect(entry).toMatchObject({
		title,
		URL: item.url,
		author: [{ family: 'E/I Lens' }], // the braces keep the name in one piece
		version: '0.1.0, figure version 3',
	});
	expect(entry?.issued).toMatchObject({ 'date-parts': [[2026]] });
	expect(String(entry?.note)).toContain(item.digest);
});

test('RIS is read back', () => {
	const [entry] = new Cite(citation(item, 'RIS')).data;
	expect(entry).toMatchObject({ title, URL: item.url });
	expect(String(entry?.note)).toContain(item.digest);
});

test('CSL-JSON is the item itself', () => {
	expect(JSON.parse(citation(item, 'CSL'))).toEqual([cslItem(item)]);
	expect(cslItem(item)).toMatchObject({ title, URL: item.url, author: [{ literal: 'E/I Lens' }] });
});

test('APA names author, year, title, version, kind, address, digest and the review', () => {
	const text = citation(item, 'APA');
	for (const part of [
		'E/I Lens. (2026). ',
		title,
		'(Version 0.1.0, figure version 3)',
		'[Interactive figure]',
		item.url,
		item.digest,
		'doi:10.1/x',
	])
		expect(text).toContain(part);
});

test('the default state has no state in its title', () =>
	expect(cslItem({ ...item, state: '' }).title).toBe('Push & pull, 100 % of it'));
