import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Catalogued, dublinCore, highwire, openGraph, type Tag } from '../../src/components/layout/metadata.ts';
import { editionTitle } from '../../src/content/edition.ts';
import { review } from '../../src/content/json-ld.ts';

const page: Catalogued = {
	title: 'The whole text',
	description: 'All chapters on one page.',
	date: '2026-11-25',
	type: 'Text',
	address: 'https://example.org/review/print/',
};
const nowhere = { ...page, address: undefined };
const content = (tags: readonly Tag[], name: string): string[] =>
	tags.filter(tag => (tag.name ?? tag.property) === name).map(tag => tag.content);

describe('the tags of the one page with the whole text', () => {
	const tags = highwire(page);

	test('title, author and date, without which the others are not read; the date with slashes', () => {
		expect(content(tags, 'citation_title')).toEqual([editionTitle]);
		expect(readFileSync('CITATION.cff', 'utf8')).toContain(`title: "${editionTitle}"`);
		expect(content(tags, 'citation_author')).toEqual(['E/I Lens']);
		expect(content(tags, 'citation_publication_date')).toEqual(['2026/11/25']);
	});

	test('never the journal or the DOI of the review', () => {
		expect(tags.map(tag => tag.name)).not.toContain('citation_doi');
		expect(tags.map(tag => tag.name)).not.toContain('citation_journal_title');
		expect(JSON.stringify(tags)).not.toContain(review.DOI);
	});

	test('no address where none is known', () =>
		expect(content(highwire(nowhere), 'citation_fulltext_html_url')).toEqual([]));
});

test('Dublin Core without an address leaves the identifier out', () => {
	expect(content(dublinCore(page), 'DC.identifier')).toEqual([page.address]);
	expect(content(dublinCore(nowhere), 'DC.identifier')).toEqual([]);
	expect(content(dublinCore(nowhere), 'DC.source')).toEqual([`https://doi.org/${review.DOI}`]);
});

test('a website has no day on which it was published, something in it has', () => {
	const picture = { address: 'https://example.org/card.png', alt: 'A card' };
	const of = (article: boolean): Tag[] => openGraph({ ...page, address: 'https://example.org/' }, article, picture);
	expect(content(of(true), 'article:published_time')).toEqual(['2026-11-25']);
	expect(content(of(false), 'article:published_time')).toEqual([]);
	expect(content(of(false), 'og:type')).toEqual(['website']);
});
