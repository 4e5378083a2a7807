import { readFileSync } from 'node:fs';
import { Cite } from '@citation-js/core';
import { describe, expect, test } from 'vitest';
import { apaHtml, bibliography } from '../../src/content/cite.ts';
import { explainers } from '../../src/content/explainers.ts';
import { chapters, claims, parseEntries, reference, references, terms } from '../../src/content/library.ts';
import { referenceSchema } from '../../src/content/schemas/reference.ts';
import { authorYear, confirmation, difference, warning, year } from '../../src/content/wording.ts';
import { loadModel, modelIds } from '../../src/engine/models/index.ts';

const raw: { id: string }[] = JSON.parse(readFileSync('src/content/references.json', 'utf8'));

describe('references.json', () => {
	test.each(raw.map(entry => [entry.id, entry] as const))('%s keeps the schema', (_, entry) => {
		expect(referenceSchema.safeParse(entry).error?.issues ?? []).toEqual([]);
	});

	test('holds the 32 works that the review cites, 23 of them listed', () => {
		expect(references().filter(entry => entry.custom.citedIn.length > 0)).toHaveLength(32);
		expect(references().filter(entry => entry.custom.seedStatus === 'listed')).toHaveLength(23);
	});

	test('is in the order of its keys', () => {
		const ids = raw.map(entry => entry.id);
		expect(ids).toEqual([...ids].sort());
	});

	test('has no DOI twice', () => {
		const dois = references().flatMap(entry => entry.DOI?.toLowerCase() ?? []);
		expect(dois).toEqual([...new Set(dois)]);
	});

	test('gives every work its own author and year in the text', () => {
		const labels = references().map(entry => authorYear(entry));
		expect(labels).toEqual([...new Set(labels)]);
	});

	test('prints a record for every listed work, and says what differs where something does', () => {
		for (const entry of references()) {
			const { seedStatus, asPrinted, match, discrepancies, citedIn } = entry.custom;
			expect(asPrinted !== undefined, entry.id).toBe(seedStatus === 'listed');
			expect(match !== undefined, entry.id).toBe(seedStatus !== 'model-literature');
			expect(citedIn.length > 0, entry.id).toBe(seedStatus !== 'model-literature');
			expect(warning(entry) !== undefined, entry.id).toBe(discrepancies.length > 0);
			expect(confirmation(entry), entry.id).not.toMatch(/undefined/);
		}
	});

	test('has no work that nothing cites, but for those kept for models to come', async () => {
		const models = await Promise.all(modelIds.map(loadModel));
		const cited = new Set<string>([
			...references().flatMap(entry => (entry.custom.citedIn.length > 0 ? entry.id : [])),
			...claims().flatMap(claim => [...claim.cites, ...claim.evidence.cites]),
			...chapters().flatMap(chapter => chapter.sections.flatMap(section => section.cites)),
			...models.flatMap(model => model.cites),
			...terms().flatMap(term => term.cites),
			...explainers().flatMap(explainer => explainer.works),
		]);
		expect(
			references()
				.filter(entry => !cited.has(entry.id) && entry.custom.seedStatus !== 'model-literature')
				.map(entry => entry.id),
		).toEqual([]);
	});

	test.each([...modelIds])('knows every work that the model %s cites', async id => {
		const keys = new Set(references().map(entry => entry.id));
		expect((await loadModel(id)).cites.filter(key => !keys.has(key))).toEqual([]);
	});
});

describe('an entry that is wrong', () => {
	const entry = structuredClone(raw[0]) as Record<string, unknown> & { id: string };

	test.each([
		['a DOI with its resolver', { DOI: 'https://doi.org/10.1000/x' }, /a DOI looks like/],
		['a field that CSL does not know', { journal: 'Brain' }, /[Uu]nrecognized key/],
		['a key in the wrong form', { id: 'Wilson-1972' }, /a key looks like/],
		['no author', { author: [] }, /author/],
	])('%s is refused in words', (_, change, message) => {
		expect(() => parseEntries(referenceSchema, [{ ...entry, ...change }], 'references.json')).toThrow(message);
	});

	test('a key that stands twice is refused', () => {
		expect(() => parseEntries(referenceSchema, [entry, entry], 'references.json')).toThrow(/stands twice/);
	});

	test('an unknown key names its neighbours', () => {
		expect(() => reference('wilson1973')).toThrow(/Did you mean wilson1972/);
	});
});

describe('citation formats', () => {
	const parse = (text: string): Record<string, unknown>[] => new Cite(text).data;
	const loose = (text: unknown) =>
		String(text)
			.normalize('NFKC')
			.replace(/[‐-―-]+/g, '-')
			.replace(/[’']/g, "'");

	test.each(references().map(entry => [entry.id, entry] as const))('%s reads back', (id, entry) => {
		const bib = bibliography([entry], 'bibtex');
		expect(bib).toMatch(new RegExp(`^@\\w+\\{${id},`));
		const [fromBibtex] = parse(bib);
		expect(loose(fromBibtex?.title)).toBe(loose(entry.title));
		expect(fromBibtex?.author).toHaveLength(entry.author.length);
		expect(fromBibtex?.DOI).toBe(entry.DOI);

		const ris = bibliography([entry], 'ris');
		const tags = ris
			.trimEnd()
			.split('\r\n')
			.map(line => line.slice(0, 6));
		expect(tags.every(tag => /^[A-Z][A-Z0-9] {2}-/.test(tag))).toBe(true);
		const types = { 'article-journal': 'JOUR', chapter: 'CHAP', book: 'BOOK', thesis: 'THES' } as Record<
			string,
			string
		>;
		expect(ris).toMatch(new RegExp(`^TY  - ${types[entry.type]}\r\n`));
		expect(ris).toMatch(/\nER {2}- \r\n$/);
		expect(ris).toContain(`\nTI  - ${entry.title}\r\n`);
		expect(tags.filter(tag => tag.startsWith('AU')).length).toBe(entry.author.length);

		const csl = JSON.parse(bibliography([entry], 'csl'));
		expect(csl).toEqual([expect.objectContaining({ id, title: entry.title })]);
		expect(csl[0]).not.toHaveProperty('custom');

		const apa = bibliography([entry], 'apa');
		expect(apa).toContain(`(${year(entry)})`);
		expect(apaHtml(entry)).not.toMatch(/<\/?(div|p)\b|\n/);
	});

	test('several entries make one file, in the order given', () => {
		const bib = bibliography([reference('wilson1972'), reference('jirsa2014')], 'bibtex');
		expect([...bib.matchAll(/^@\w+\{(\w+),/gm)].map(match => match[1])).toEqual(['wilson1972', 'jirsa2014']);
	});
});

describe('what differs', () => {
	test('is told with the field in words', () => {
		expect(difference('page: printed 1–22; the record is 3–25.')).toEqual({
			field: 'Pages',
			says: 'Printed 1–22; the record is 3–25.',
		});
		expect(difference('volume/issue/page: printed 29(3).')).toEqual({
			field: 'Volume, issue and pages',
			says: 'Printed 29(3).',
		});
		expect(difference('The printed title "X" could not be found.')).toEqual({
			says: 'The printed title “X” could not be found.',
		});
	});

	test('leaves no field of the data format on a page', () => {
		for (const { id, custom } of references()) {
			for (const note of custom.discrepancies)
				expect(difference(note).says, id).not.toMatch(/^[A-Za-z-]+(\/[a-z-]+)*: /);
		}
	});
});
