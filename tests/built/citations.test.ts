/** Citation files, read by parsers that have no part in writing them. */
import { BibLatexParser, RISParser } from 'biblatex-csl-converter';
import { describe, expect, test } from 'vitest';
import { figures } from '../../src/content/figures/index.ts';
import { references } from '../../src/content/library.ts';
import { year } from '../../src/content/wording.ts';
import { at, conforms, fileAt, readBuilt } from './site.ts';

interface Read {
	errors: readonly unknown[];
	warnings: readonly { type: string; field_name?: string; tag?: string }[];
	entries: Readonly<Record<number, { entry_key: string; bib_type: string; fields: Readonly<Record<string, unknown>> }>>;
}

/** The text of a field, which the parser gives in pieces. */
const text = (field: unknown): string =>
	Array.isArray(field)
		? field.map(text).join('')
		: typeof field === 'object' && field !== null
			? text((field as { text?: unknown; content?: unknown }).text ?? (field as { content?: unknown }).content)
			: String(field ?? '');

/** Dashes and spaces of one kind, so that a title is compared by its words. */
const loose = (words: string): string =>
	words
		.normalize('NFKC')
		.replace(/[‐-―−]+|--+/g, '-')
		.replace(/[‘’]/g, "'")
		.replace(/\s+/g, ' ');

const only = ({ errors, warnings, entries }: Read) => {
	expect(errors).toEqual([]);
	// It has no publishers of journals and no keys in RIS, which both formats allow.
	expect(warnings.filter(({ field_name, tag }) => field_name !== 'publisher' && tag !== 'ID')).toEqual([]);
	expect(Object.keys(entries)).toHaveLength(1);
	const [entry] = Object.values(entries);
	if (!entry) throw new Error('no entry');
	return entry;
};

const bibtex = (file: string): Read => new BibLatexParser(file, { processUnknown: true }).parse() as unknown as Read;

/** A RIS file stands by its line ends, its first tag and its last. */
function ris(file: string): Read {
	expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(file).toMatch(/^TY {2}- [A-Z]+\r\n/);
	expect(file).toMatch(/\r\nER {2}- \r\n$/);
	for (const line of file.split('\r\n').filter(Boolean)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /);
	return new RISParser(file).parse() as unknown as Read;
}

type Digests = { id: string; digest: string }[];
const digests = JSON.parse(readBuilt('data/figures.json')) as Digests;

describe.each(figures.map(figure => [figure.id, figure] as const))('the citation of %s', (id, figure) => {
	const digest = digests.find(each => each.id === id)?.digest as string;
	const url = `${at(`/figures/${id}/`)}?${id}=v:${figure.version},digest:${digest?.slice(0, 12)}`;
	const review = '10.56397/CRMS.2025.11.04';
	const file = (ending: string): string => fileAt(at(`/figures/${id}/${id}.${ending}`)).toString();

	test('BibTeX', () => {
		const { bib_type, fields } = only(bibtex(file('bib')));
		expect(bib_type).toBe('software');
		expect(text(fields.title)).toBe(figure.title);
		expect(fields).toMatchObject({ author: [{ literal: [{ text: 'E/I Lens' }] }], date: '2026', url });
		expect(text(fields.version)).toContain(`figure version ${figure.version}`);
		expect(text(fields.note)).toContain(digest);
		expect(text(fields.note)).toContain(review);
		expect(fields).not.toHaveProperty('doi');
	});

	test('RIS', () => {
		const { bib_type, fields } = only(ris(file('ris')));
		expect(bib_type).toBe('software');
		expect(text(fields.title)).toBe(figure.title);
		expect(fields).toMatchObject({ date: '2026', url });
		expect(fields.author).toMatchObject([{ family: [{ text: 'E/I Lens' }] }]);
		expect(text(fields.edition)).toContain(`figure version ${figure.version}`);
		expect(text(fields.note)).toContain(digest);
		expect(text(fields.note)).toContain(review);
		expect(fields).not.toHaveProperty('doi');
	});

	test('CSL-JSON', () => {
		const [item, ...more] = JSON.parse(file('csl.json'));
		conforms([item], 'csl-data');
		expect(more).toEqual([]);
		expect(item).toMatchObject({ title: figure.title, URL: url, issued: { 'date-parts': [[2026]] } });
		expect(item.note).toContain(digest);
		expect(item.note).toContain(review);
		expect(item).not.toHaveProperty('DOI');
	});
});

describe.each(references().map(entry => [entry.id, entry] as const))('the record of %s', (id, entry) => {
	const file = (ending: string): string => fileAt(at(`/references/${id}/${id}.${ending}`)).toString();
	const agrees = (fields: Readonly<Record<string, unknown>>): void => {
		expect(loose(text(fields.title))).toBe(loose(entry.title));
		expect(fields.author).toHaveLength(entry.author.length);
		expect(String(fields.date).slice(0, 4)).toBe(String(year(entry)));
		// It takes what kind of thesis a thesis is for a DOI.
		expect(String(fields.doi).startsWith('10.') ? fields.doi : undefined).toBe(entry.DOI);
	};

	test('BibTeX', () => {
		const { entry_key, fields } = only(bibtex(file('bib')));
		expect(entry_key).toBe(id);
		agrees(fields);
	});
	test('RIS', () => agrees(only(ris(file('ris'))).fields));
	test('CSL-JSON', () => {
		const items = JSON.parse(file('csl.json'));
		conforms(items, 'csl-data');
		expect(items).toEqual([expect.objectContaining({ id, title: entry.title })]);
	});
});

test('the whole bibliography in each form', () => {
	const whole = (ending: string): string => fileAt(at(`/data/references.${ending}`)).toString();
	const keys = references().map(({ id }) => id);
	const { errors, entries } = bibtex(whole('bib'));
	expect(errors).toEqual([]);
	expect(Object.values(entries).map(entry => entry.entry_key)).toEqual(keys);
	const read = new RISParser(whole('ris')).parse() as unknown as Read;
	expect(read.errors).toEqual([]);
	expect(Object.keys(read.entries)).toHaveLength(keys.length);
	const items = JSON.parse(whole('csl.json'));
	conforms(items, 'csl-data');
	expect(items).toHaveLength(keys.length);
});
