import { readFileSync } from 'node:fs';
import { mdxToJs } from 'satteri';
import { describe, expect, test } from 'vitest';
import { mathematics } from '../../integrations/mathematics.ts';
import { type Findable, mostInSection, spellings, termsIn, terms as termsPlugin } from '../../integrations/terms.ts';
import { chapters, claims, faults, parseEntries, references, term, terms } from '../../src/content/library.ts';
import { termSchema } from '../../src/content/schemas/term.ts';
import { usesOfTerms } from '../../src/content/uses.ts';

const some: readonly Findable[] = [
	{ id: 'gaba', term: 'GABA', also: ['GABAergic'] },
	{ id: 'gaba-a', term: 'GABA-A receptor', also: ['GABA-A'] },
	{ id: 'interneuron', term: 'interneuron', also: ['interneurons', 'inhibitory cells'] },
	{ id: 'ping', term: 'PING', also: [] },
	{ id: 'gain', term: 'gain', also: [], everyday: true },
];

/** What the plug-in marks, as [section, id, word], in the order of the text. */
async function marked(body: string, glossary = some, file = '2-trial.mdx') {
	const { code } = await mdxToJs(body, {
		features: { math: true },
		mdastPlugins: [mathematics, termsPlugin(() => glossary)],
		fileURL: new URL(`file:///x/chapters/${file}`),
	});
	return [...code.matchAll(/Term, \{\s*id: "([^"]*)",\s*at: "([^"]*)",\s*children: "([^"]*)"/g)].map(
		([, id, at, word]) => [at, id, word],
	);
}

describe('the glossary', () => {
	test('keeps its schema and its order, gives no spelling twice, and cites works that exist', () => {
		expect(terms().length).toBeGreaterThan(90);
		expect(faults().filter(fault => /term|glossary/.test(fault))).toEqual([]);
		const ids = [...readFileSync('src/content/glossary.yaml', 'utf8').matchAll(/^- id: (.*)$/gm)].map(
			match => match[1],
		);
		expect(ids).toEqual([...new Set(ids)].sort());
	});

	test('finds each word by each of its spellings', () => {
		const { pattern, idOf } = spellings(terms());
		for (const { id, term, also } of terms()) {
			for (const spelling of [term, ...also]) {
				const found = [...`See ${spelling}, once.`.matchAll(pattern)].map(match => match[0]);
				expect(found, spelling).toEqual([spelling]);
				expect(idOf(spelling), spelling).toBe(id);
			}
		}
	});

	test('says what is wrong with an entry', () => {
		const entry = { id: 'gaba', term: 'GABA', says: 'A transmitter.' };
		const parse = (change: object) => () => parseEntries(termSchema, [{ ...entry, ...change }], 'glossary.yaml');
		expect(parse({})).not.toThrow();
		expect(parse({ id: 'GABA' })).toThrow(/glossary\.yaml, 'GABA': id: an id looks like/);
		expect(parse({ meaning: 'x' })).toThrow(/[Uu]nrecognized key/);
		expect(() => term('nothing')).toThrow(/no term 'nothing'/);
		const twice = [
			{ ...entry, also: [], cites: ['nobody1999'], everyday: false },
			{ ...entry, id: 'other', also: [], cites: [], everyday: false },
		];
		expect(faults({ references: references(), claims: claims(), chapters: [], terms: twice })).toEqual([
			"The term 'gaba' cites 'nobody1999', which is not in references.json",
			"glossary.yaml gives 'GABA' to both 'gaba' and 'other'",
		]);
	});

	test('knows where its words are used', async () => {
		const uses = await usesOfTerms();
		expect(uses.get('gaba')?.sections.map(({ label }) => label)).toContain('2.1');
		expect(uses.get('seed')?.sections).toEqual([]);
		const used = [...uses.values()].filter(
			({ sections, figures, models }) => sections.length + figures.length + models.length,
		);
		expect(used.length).toBeGreaterThan(25);
	});
});

describe('the first use of a term', () => {
	test('is marked once in each section', async () => {
		const text =
			'Interneurons use GABA.\n\n## 2.1 On\n\nGABA again, and GABA, for an interneuron.\n\n### More\n\nInhibitory cells.\n';
		expect(await marked(text)).toEqual([
			['s2', 'interneuron', 'Interneurons'],
			['s2', 'gaba', 'GABA'],
			['s2-1', 'gaba', 'GABA'],
			['s2-1', 'interneuron', 'interneuron'],
		]);
	});

	test('is the longest spelling, and no part of another word', async () => {
		expect(await marked('A GABA-A receptor. Pinging, mid-interneuron, GABA–glutamate, ping, and GABA.')).toEqual([
			['s2', 'gaba-a', 'GABA-A receptor'],
			['s2', 'gaba', 'GABA'],
		]);
	});

	test('is found within a component and across a line', async () => {
		expect(
			await marked('<Plain>\nSee inhibitory\ncells.\n</Plain>\n\nAn <Claim id="2.1b">interneuron</Claim>.'),
		).toEqual([['s2', 'interneuron', 'inhibitory\\ncells']]);
	});

	test('is not sought in headings, links, code and formulas, nor in what closes the chapter', async () => {
		const text =
			'## 2.1 GABA\n\n[GABA](/x/) `GABA` $\\text{GABA}$ *interneuron*\n\n### The PING\n\n## Where to go on\n\nGABA.\n';
		expect(await marked(text)).toEqual([['s2-1', 'interneuron', 'interneuron']]);
	});

	test('leaves everyday words alone, and a word that an author has marked', async () => {
		expect(await marked('A gain. <Term id="gaba">This</Term> is GABA.')).toEqual([]);
	});

	test('is sought in chapters only', async () => {
		expect(await marked('GABA.', some, '../other/about.mdx')).toEqual([]);
	});

	test('gives way where there are too many: to what the chapter has not said before', async () => {
		const many = Array.from({ length: mostInSection + 3 }, (_, i) => ({ id: `t${i}`, term: `word${i}`, also: [] }));
		const words = many.map(({ term }) => term).join(' ');
		const found = await marked(`word0 word1\n\n## 2.1 On\n\n${words}\n`, many);
		expect(found.filter(([at]) => at === 's2')).toHaveLength(2);
		expect(found.filter(([at]) => at === 's2-1').map(([, id]) => id)).toEqual(
			many.slice(2, 2 + mostInSection).map(({ id }) => id),
		);
	});

	test('is what the glossary says of a section', () => {
		expect(termsIn('`PING` and $GABA$ and [PING](/x/PING/) [@gaba2001] <GABA> interneurons gain', some)).toEqual(
			new Set(['ping', 'interneuron']),
		);
		for (const { sections } of chapters())
			for (const { body } of sections) expect([...termsIn(body, terms())].every(id => term(id))).toBe(true);
	});
});
