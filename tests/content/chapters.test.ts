import { describe, expect, test } from 'vitest';
import {
	chapters,
	claimPath,
	claims,
	faults,
	parseChapter,
	references,
	sectionPath,
} from '../../src/content/library.ts';

const matter =
	'---\nnumber: 2\ntitle: A title\nshort: Short\nlede: A lede.\ndescription: What it says.\nsince: 2026-11-25\n---\n';
const faultsOf = (body: string, id = '2-trial') =>
	faults({ references: references(), claims: claims(), chapters: [parseChapter(id, matter + body)] });

describe('the chapters', () => {
	test.each(chapters().map(chapter => [chapter.id, chapter] as const))(
		'%s opens with its own number and keeps its anchors',
		(id, chapter) => {
			expect(id).toMatch(/^[0-7]-[a-z-]+$/);
			expect(chapter.sections[0]).toMatchObject({ number: String(chapter.number), anchor: `s${chapter.number}` });
			for (const section of chapter.sections) {
				expect(section.anchor).toBe(`s${section.number.replace('.', '-')}`);
				expect(section.title).not.toBe('');
			}
		},
	);

	test('mark claims of their own sections', () => {
		for (const chapter of chapters()) {
			for (const section of chapter.sections) {
				for (const id of section.claims)
					expect(claims().find(entry => entry.id === id)?.section, id).toBe(section.number);
			}
		}
	});

	test('leave out no claim of a section that is written', () => {
		for (const chapter of chapters()) {
			for (const { number, claims: marked } of chapter.sections) {
				const due = claims()
					.filter(entry => entry.section === number)
					.map(entry => entry.id);
				expect([...marked].sort()).toEqual(due.sort());
			}
		}
	});

	test('say where a section and a claim stand', () => {
		expect(sectionPath('2.1')).toBe('/review/2-foundations/#s2-1');
		expect(claimPath('2.1b')).toBe('/review/2-foundations/#claim-2-1b');
		expect(sectionPath('7.9')).toBeUndefined();
	});

	test('open every note that they mark', () => {
		for (const { id, body } of chapters()) {
			const numbers = (name: string) =>
				[...body.matchAll(new RegExp(`<${name} n=\\{(\\d+)\\}`, 'g'))].map(match => match[1]);
			expect(numbers('NoteMark'), id).toEqual(numbers('Note'));
			expect(new Set(numbers('Note')).size, id).toBe(numbers('Note').length);
		}
	});
});

describe('a chapter that is wrong', () => {
	test.each([
		['cites an unknown work', 'See [@nobody1999].', /section 2, cites 'nobody1999'/],
		[
			'cites one through the component',
			'## 2.1 Title\n\n<Cite keys="wilson1972 nobody1999"/>',
			/section 2\.1, cites 'nobody1999'/,
		],
		['marks an unknown claim', '<Claim id="2.9z">So.</Claim>', /marks claim '2\.9z'/],
		['marks a claim twice', '<Claim id="2.1b">So.</Claim> <Claim id="2.1b">So.</Claim>', /marks claim '2\.1b' twice/],
		['opens a section twice', '## 2.1 One\n\n## 2.1 Two', /opens section 2\.1 twice/],
		['holds a section of another chapter', '## 3.1 One', /holds section 3\.1/],
	])('%s', (_, body, message) => {
		expect(faultsOf(body).join('\n')).toMatch(message);
	});

	test('holds nothing that is commented out', () => {
		const { figures, sections } = parseChapter(
			'2-trial',
			`${matter}A.{/* <Figure id="x" />\n[@nobody1999] */} <Figure id="y" />`,
		);
		expect(figures).toEqual(['y']);
		expect(sections[0]?.cites).toEqual([]);
	});

	test('has the number of another file', () => {
		expect(faultsOf('Text.', '3-trial')).toEqual(['3-trial.mdx says that it is chapter 2']);
	});

	test('has no front matter, or the wrong one', () => {
		expect(() => parseChapter('2-trial', 'Text.')).toThrow(/no front matter/);
		expect(() => parseChapter('2-trial', matter.replace('number: 2', 'number: two'))).toThrow(/2-trial\.mdx: number/);
	});
});
