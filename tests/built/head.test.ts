/** What stands in the head of every page for libraries, reference managers and previews. */
import { describe, expect, test } from 'vitest';
import { conforms, fileAt, pages, shown, sizeOf } from './site.ts';

const review = '10.56397/CRMS.2025.11.04';

test.each(pages.map(page => [page.path, page] as const))('%s: no tag is empty', (_, { tags, head }) => {
	for (const contents of Object.values(tags)) for (const content of contents) expect(content.trim()).not.toBe('');
	for (const link of head.querySelectorAll('link')) expect(link.getAttribute('href')).toBeTruthy();
});

describe.each(shown.map(page => [page.path, page] as const))('%s', (_, { address, tags, links }) => {
	test('Dublin Core names the page, and the review as its source only', () => {
		for (const name of [
			'title',
			'creator',
			'description',
			'date',
			'type',
			'language',
			'rights',
			'source',
			'identifier',
		])
			expect(tags[`DC.${name}`], name).toHaveLength(1);
		expect(tags['DC.identifier']).toEqual([address]);
		expect(tags['DC.source']).toEqual([`https://doi.org/${review}`]);
		expect(tags['DC.date']?.[0]).toMatch(/^\d{4}(-\d{2}-\d{2})?$/);
		expect(tags['DC.rights']).toEqual(links.license);
	});

	test('nothing passes for the record of the review', () => {
		for (const [name, contents] of Object.entries(tags))
			if (name.startsWith('citation_')) for (const content of contents) expect(content).not.toContain(review);
		expect(tags).not.toHaveProperty('citation_journal_title');
		expect(tags).not.toHaveProperty('citation_doi');
	});

	test('Open Graph', () => {
		const graph = Object.fromEntries(Object.entries(tags).filter(([name]) => /^(og|article):/.test(name)));
		conforms(graph, 'open-graph');
		expect(graph['og:url']).toEqual([address]);
		expect(links.canonical).toEqual([address]);
		expect(tags['twitter:card']).toEqual(['summary_large_image']);
		const picture = fileAt(graph['og:image']?.[0] as string);
		expect(sizeOf(picture)).toEqual({ width: 1200, height: 630 });
		expect(picture.length).toBeLessThan(250_000);
	});
});

test('one page at most is the whole text to scholarly search engines', () => {
	expect(pages.filter(({ tags }) => 'citation_title' in tags).length).toBeLessThanOrEqual(1);
});

test('a page that is passed by says nothing of itself, and a frame names the page it repeats', () => {
	const hidden = pages.filter(page => page.hidden);
	expect(hidden.length).toBeGreaterThan(2);
	for (const { path, tags, links } of hidden) {
		expect(Object.keys(tags).filter(name => /^(og:|DC\.|citation_)/.test(name))).toEqual([]);
		const figure = /^\/embed\/(.+)\/$/.exec(path)?.[1];
		if (figure) expect(links.canonical?.[0]).toMatch(new RegExp(`/figures/${figure}/$`));
		else expect(links).not.toHaveProperty('canonical');
	}
});

test('a figure names its record, its data, and how it is embedded', () => {
	const landing = shown.filter(({ path }) => /^\/figures\/.+/.test(path));
	expect(landing.length).toBeGreaterThan(3);
	for (const { head, address, links } of landing) {
		const of = (rel: string, type: string): string[] =>
			head
				.querySelectorAll(`link[rel="${rel}"]`)
				.filter(link => link.getAttribute('type') === type)
				.map(link => new URL(link.getAttribute('href') ?? '', address).href);
		expect(links.item).toEqual([...of('item', 'text/csv'), ...of('item', 'application/json')]);
		for (const [rel, type] of [
			['describedby', 'application/vnd.citationstyles.csl+json'],
			['item', 'text/csv'],
			['item', 'application/json'],
			['alternate', 'application/json+oembed'],
			['alternate', 'application/rss+xml'],
		] as const) {
			expect(of(rel, type), `${rel} ${type}`).toHaveLength(1);
			expect(fileAt(of(rel, type)[0] as string).length).toBeGreaterThan(100);
		}
	}
});
