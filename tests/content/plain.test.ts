import { describe, expect, test } from 'vitest';
import { chapters } from '../../src/content/library.ts';
import {
	gradeOf,
	plainGrade,
	plainSentences,
	plainTexts,
	proseOf,
	sentencesOf,
} from '../../src/content/readability.ts';

const texts = chapters().flatMap(({ id, body }) => plainTexts(body).map(text => [id, text] as const));

describe('the texts in plain words', () => {
	test('open every chapter', () => {
		for (const { id, body } of chapters()) {
			expect(plainTexts(body), id).toHaveLength(1);
			expect(body.trim().startsWith('<Plain>'), `${id} opens with <Plain>`).toBe(true);
		}
	});

	test.each(texts)(`in %s ask for grade ${plainGrade} at most, in ${plainSentences} sentences`, (_, text) => {
		expect(sentencesOf(text), text).toHaveLength(plainSentences);
		expect(gradeOf(text), text).toBeLessThanOrEqual(plainGrade);
	});

	test('are followed by three things to take along', () => {
		for (const { id, body } of chapters()) {
			const [, list = ''] = /<\/Plain>\s*Three things to take along:\s*\n((?:\d\. .*\n)+)/.exec(body) ?? [];
			expect(list.match(/^\d\. /gm), id).toHaveLength(3);
		}
	});

	test('close every chapter with where to go on, and say what is disputed', () => {
		for (const { id, body } of chapters()) {
			const headings = [...body.matchAll(/^#{2,3} (.*)$/gm)].map(match => match[1]);
			expect(headings.at(-1), id).toBe('Where to go on');
			expect(headings.filter(heading => /disputed/.test(heading ?? '')).length, id).toBeGreaterThan(0);
		}
	});
});

describe('the grade', () => {
	test('is that of the formula', () => {
		// 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
		expect(gradeOf('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59, 10);
	});

	test('rises with long sentences and with long words', () => {
		const easy = gradeOf('Cells fire. They hold each other back. It takes no time.');
		expect(gradeOf('Cells fire, and they hold each other back, and it takes no time.')).toBeGreaterThan(easy);
		expect(gradeOf('Populations oscillate. Regulation predominates. Deliberation accompanies.')).toBeGreaterThan(
			plainGrade,
		);
	});

	test('takes a word of the glossary, or a disorder, as one easy word', () => {
		const easy = gradeOf('They help the body with water.');
		expect(gradeOf('They help the inhibitory interneurons with water.')).toBeGreaterThan(easy);
		expect(gradeOf('They help the neurotransmitter with water.')).toBe(gradeOf('They help the body with water.'));
		expect(gradeOf('They help the bipolar disorder with water.')).toBe(easy);
	});

	test('reads prose as a reader does', () => {
		expect(proseOf('A *new* `word`<NoteMark n={1} /> is [here](/a/b/), [@wolf2014].')).toBe('A new word is here, .');
		expect(sentencesOf('One is E/I balance. Two?  Three\nis here.')).toEqual([
			'One is E/I balance.',
			'Two?',
			'Three is here.',
		]);
		expect(plainTexts('<Plain>\nOne.\n</Plain>\n\nText.\n\n<Plain>Two.</Plain>')).toEqual(['One.', 'Two.']);
	});
});
