/**
 * How hard a text is to read: the Flesch–Kincaid grade, from the lengths of sentences and words. A low grade does not make a text clear,
 * so it is a bound and not a praise. Words that the glossary explains and names of disorders cannot be avoided: each counts as one word
 * of two syllables.
 */
import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { spellings } from '../../integrations/terms.ts';
import { terms } from './library.ts';

/** The most that a text in plain words may have. */
export const plainGrade = 8;
/** How many sentences a chapter's text in plain words has. */
export const plainSentences = 5;

const disorders = [
	'autism spectrum disorder',
	'autism',
	'schizophrenia',
	'epilepsy',
	'migraine',
	'depression',
	'anxiety disorder',
	'anxiety',
	'bipolar disorder',
	"Alzheimer's disease",
	'Alzheimer’s disease',
	"Alzheimer's",
	'attention deficit hyperactivity disorder',
	'ADHD',
	'catatonia',
];

const english = {
	sentence: new Intl.Segmenter('en', { granularity: 'sentence' }),
	word: new Intl.Segmenter('en', { granularity: 'word' }),
};

/** The sentences of a text. */
export const sentencesOf = (text: string): string[] =>
	[...english.sentence.segment(text.replace(/\s+/g, ' ').trim())].map(({ segment }) => segment.trim()).filter(Boolean);

/** Words, with the names that cannot be avoided as one easy word each. */
const wordsOf = (text: string): string[] => {
	const names = spellings([...terms(), { id: 'disorders', term: 'disorder', also: disorders }]);
	return [...english.word.segment(text.replace(names.pattern, 'given'))]
		.filter(({ isWordLike }) => isWordLike)
		.map(({ segment }) => segment);
};

/** The Flesch–Kincaid grade of a text, about the number of years at school that it asks for. */
export function gradeOf(text: string): number {
	const words = wordsOf(text);
	const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
	return fleschKincaid({ sentence: sentencesOf(text).length, word: words.length, syllable: syllables });
}

/** The words of MDX as a reader sees them: without components, marks of emphasis, notes and addresses. */
export const proseOf = (mdx: string): string =>
	mdx
		.replace(/<[^>]+>/g, '')
		.replace(/\[@[^\]]*\]/g, '')
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[*_`]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** Every text in plain words of a piece of MDX. */
export const plainTexts = (mdx: string): string[] =>
	[...mdx.matchAll(/<Plain>([\s\S]*?)<\/Plain>/g)].map(([, text = '']) => proseOf(text));
