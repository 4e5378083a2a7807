/** The built pages of explainers: every part under its id and in its order, the banner first and the references last, numbers filled in. */
import { parse } from 'node-html-parser';
import { describe, expect, test } from 'vitest';
import { figureOfExplainer } from '../../src/content/explained.ts';
import { explainerPath, explainers } from '../../src/content/explainers.ts';
import { partIds } from '../../src/content/schemas/explainer.ts';
import { pages, readBuilt } from './site.ts';

const read = (path: string): string => readBuilt(`${path.slice(1)}index.html`);

describe.each(explainers().map(each => [explainerPath(each), each] as const))('%s', (path, explainer) => {
	const html = read(path);
	const page = parse(html);

	test('has all its parts in order', () => {
		const wanted = ['banner', ...partIds, 'references'];
		const ids = page.querySelectorAll('[id]').map(element => element.id);
		expect(ids.filter(id => wanted.includes(id))).toEqual(wanted);
	});

	test('has both texts, and the switch without any script', () => {
		const radios = page.querySelectorAll('input[name=read]');
		expect(radios.map(radio => radio.getAttribute('value'))).toEqual(['plain', 'full']);
		expect(radios[0]?.hasAttribute('checked')).toBe(true);
		expect(page.querySelectorAll('.detail').length).toBeGreaterThan(3);
	});

	test('prints numbers, and none that is missing', () => {
		const numbers = page.querySelectorAll('.n-measured').map(element => element.textContent);
		expect(numbers.length).toBeGreaterThan(5);
		if (figureOfExplainer(explainer)) for (const text of numbers) expect(text).toMatch(/\d|none/);
		expect(page.textContent).not.toMatch(/\bNaN\b|undefined/);
	});

	test('opens its figure from the circuit of its chain', () => {
		const links = page.querySelectorAll('.chain a').map(link => link.getAttribute('href') ?? '');
		if (figureOfExplainer(explainer)) expect(links.some(link => link.includes(`?${explainer.figure}=`))).toBe(true);
	});

	test('is in the row at the head of its map or list', () => {
		expect(read(`/${explainer.kind}/`)).toContain(`${explainer.kind}/${explainer.id}/"`);
		expect(pages.map(each => each.path)).toContain(path);
	});
});
