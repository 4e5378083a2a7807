/** The default state of a figure as files, made at build: its numbers, its citation, its picture for links. */
import type { Built } from './build.ts';
import { citationFile, fileForms } from './cite.ts';
import { csvOf, jsonOf } from './files.ts';
import { defaultState } from './state.ts';

export interface Takeaway {
	/** What follows the figure's id in the file's name. */
	suffix: string;
	/** Media type. */
	type: string;
	/** What the file is to the page: its data, its record, its picture. */
	is: 'data' | 'citation' | 'card';
	name: string;
	says: string;
	content(figure: Built): string | Buffer;
}

export const takeaways: readonly Takeaway[] = [
	{
		suffix: '.csv',
		type: 'text/csv; charset=utf-8',
		is: 'data',
		name: 'CSV',
		says: 'recorded numbers',
		content: ({ outcome }) => csvOf(outcome),
	},
	{
		suffix: '.json',
		type: 'application/json; charset=utf-8',
		is: 'data',
		name: 'JSON',
		says: 'state and numbers',
		content: ({ info, outcome, citable }) => jsonOf(info, defaultState(info), outcome, citable.url),
	},
	...fileForms.map(
		({ form, ending, type, name }): Takeaway => ({
			suffix: `.${ending}`,
			type,
			is: 'citation',
			name,
			says: `.${ending}`,
			content: ({ citable }) => citationFile(citable, form),
		}),
	),
	{
		suffix: '-card.png',
		type: 'image/png',
		is: 'card',
		name: 'PNG',
		says: 'picture for links',
		content: figure => figure.card(),
	},
];

/** Where such a file stands, from the site's root. */
export const takePath = (id: string, { suffix }: Pick<Takeaway, 'suffix'>): string => `/figures/${id}/${id}${suffix}`;
