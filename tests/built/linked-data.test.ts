/** JSON-LD: every page with one graph at most, whose addresses lead somewhere. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figures } from '../../src/content/figures/index.ts';
import { chapters, references } from '../../src/content/library.ts';
import { at, conforms, fileAt, home, type Page, pages } from './site.ts';

type Node = { '@id'?: string; '@type': string | string[]; [field: string]: unknown };

const scripts = ({ head }: Page): string[] =>
	head.querySelectorAll('script[type="application/ld+json"]').map(script => script.textContent);
const nodesOf = (path: string): Node[] => {
	const page = pages.find(each => each.path === path) as Page;
	return JSON.parse(scripts(page)[0] ?? '{}')['@graph'] ?? [];
};
const typed = (nodes: readonly Node[], type: string): Node[] =>
	nodes.filter(node => [node['@type']].flat().includes(type));

const withData = pages.filter(page => scripts(page).length > 0);

test.each(withData.map(page => [page.path, page] as const))('%s: one graph, of known nodes', (_, page) => {
	expect(scripts(page)).toHaveLength(1);
	conforms(JSON.parse(scripts(page)[0] as string), 'json-ld');
});

test.each(withData.map(page => [page.path, page] as const))('%s: addresses of this site exist', (_, page) => {
	const walk = (value: unknown): string[] =>
		typeof value === 'string'
			? value.startsWith(new URL(home).origin)
				? [value]
				: []
			: typeof value === 'object' && value !== null
				? Object.values(value).flatMap(walk)
				: [];
	for (const address of walk(JSON.parse(scripts(page)[0] as string)))
		expect(fileAt(address).length, address).toBeGreaterThan(0);
});

test('every figure is something to learn from, with a data set, and says where it stands', () => {
	for (const { id } of figures) {
		const nodes = nodesOf(`/figures/${id}/`);
		const [figure] = typed(nodes, 'LearningResource');
		const [data] = typed(nodes, 'Dataset');
		const [crumbs] = typed(nodes, 'BreadcrumbList');
		expect(figure?.['@id']).toBe(`${at(`/figures/${id}/`)}#figure`);
		expect(figure?.subjectOf).toEqual({ '@id': data?.['@id'] });
		const steps = crumbs?.itemListElement as { item: string }[] | undefined;
		expect(steps?.at(-1)?.item).toBe(at(`/figures/${id}/`));
	}
});

test('every chapter names the works it cites and those of its figures that are built', () => {
	for (const { id, sections, figures: held } of chapters()) {
		const [chapter] = typed(nodesOf(`/review/${id}/`), 'Chapter');
		expect(chapter?.citation).toHaveLength(new Set(sections.flatMap(section => section.cites)).size);
		const built = held.filter(figure => figures.some(({ id }) => id === figure));
		expect(chapter?.hasPart).toEqual(built.map(figure => ({ '@id': `${at(`/figures/${figure}/`)}#figure` })));
	}
});

test('every reference is a work of its own', () => {
	for (const { id, title } of references()) expect(nodesOf(`/references/${id}/`)[0]?.name).toBe(title);
});

test('no hazard is denied without a test', () => {
	expect(existsSync('tests/e2e/motion.spec.ts')).toBe(true);
});
