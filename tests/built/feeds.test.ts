/** What other sites ask for: the feed, the list of pages, the code of a frame. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { explainerPath, explainers } from '../../src/content/explainers.ts';
import { figures } from '../../src/content/figures/index.ts';
import { chapters } from '../../src/content/library.ts';
import { at, conforms, fileAt, home, pages, shown, sizeOf } from './site.ts';

function xml(address: string): Record<string, never> {
	const text = fileAt(address).toString();
	expect(XMLValidator.validate(text)).toBe(true);
	return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false }).parse(text);
}

test.each(figures.map(({ id, title }) => [id, title] as const))('oEmbed of %s', (id, title) => {
	const answer = JSON.parse(fileAt(at(`/embed/${id}/oembed.json`)).toString());
	conforms(answer, 'oembed');
	expect(answer).toMatchObject({ title, provider_url: home });
	const frame = parse(answer.html).querySelector('iframe');
	expect(frame?.getAttribute('src')).toBe(at(`/embed/${id}/`));
	expect(frame?.getAttribute('title')).toBe(title);
	expect(frame?.getAttribute('width')).toBe(String(answer.width));
	expect(frame?.getAttribute('height')).toBe(String(answer.height));
	expect(fileAt(at(`/embed/${id}/`)).toString()).toContain(`data-embed="${id}"`);
	const { thumbnail_width: width, thumbnail_height: height } = answer;
	expect(sizeOf(fileAt(answer.thumbnail_url))).toEqual({ width, height });
});

test('the feed holds every chapter, explainer and figure with its day, the newest first', () => {
	const feed = xml(at('/rss.xml')) as unknown as {
		rss: { channel: { link: string; 'atom:link': { '@href': string }; item: { link: string; pubDate: string }[] } };
	};
	conforms(feed, 'rss');
	const { channel } = feed.rss;
	expect(channel.link).toBe(home);
	expect(channel['atom:link']['@href']).toBe(at('/rss.xml'));
	const days = new Map([
		...chapters().map(({ id, since }) => [at(`/review/${id}/`), since] as const),
		...explainers().map(({ kind, id, since }) => [at(explainerPath({ kind, id })), since] as const),
		...figures.map(({ id, since }) => [at(`/figures/${id}/`), since] as const),
	]);
	const told = channel.item.map(({ link, pubDate }) => [link, new Date(pubDate).toISOString().slice(0, 10)] as const);
	expect(new Map(told)).toEqual(days);
	expect(told.map(([, day]) => day)).toEqual([...days.values()].sort().reverse());
	for (const [link] of told) fileAt(link);
});

test('the list of pages holds those that may be found, and no other', () => {
	const index = xml(at('/sitemap-index.xml')) as unknown as { sitemapindex: { sitemap: { loc: string } } };
	const list = xml(index.sitemapindex.sitemap.loc) as unknown as { urlset: { url: { loc: string }[] } };
	const listed = list.urlset.url.map(({ loc }) => loc).sort();
	expect(listed).toEqual(shown.map(({ address }) => address).sort());
	expect(listed.length).toBeLessThan(pages.length);
});

test('robots.txt names the list', () => {
	const text = fileAt(at('/robots.txt')).toString();
	expect(text).toMatch(/^User-agent: \*\nAllow: \/\n/);
	fileAt(/^Sitemap: (\S+)$/m.exec(text)?.[1] as string);
});
