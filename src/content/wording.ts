/** How references, verdicts and states of evidence are worded, once for every page. */
import type { Claim } from './schemas/claim.ts';
import type { Reference } from './schemas/reference.ts';

const surname = (name: Reference['author'][number]): string => name.family ?? name.literal ?? '';

/** "Wilson and Cowan", "Wolf et al.", "Liang, Yang and Zhou": up to three names in full. */
export function authorsShort({ author }: Pick<Reference, 'author'>): string {
	const names = author.map(surname);
	const [first = '', second = '', third = ''] = names;
	if (names.length === 1) return first;
	if (names.length === 2) return `${first} and ${second}`;
	if (names.length === 3) return `${first}, ${second} and ${third}`;
	return `${first} et al.`;
}

/** "Wilson, Cowan." with at most six names, closed by a point. */
export function authorsLong({ author }: Pick<Reference, 'author'>): string {
	const names = author.map(surname);
	return names.length > 6 ? `${names.slice(0, 6).join(', ')} et al.` : `${names.join(', ')}.`;
}

/** "1972" */
export const year = ({ issued }: Pick<Reference, 'issued'>): number => issued['date-parts'][0][0] ?? 0;

/** "Wilson and Cowan (1972)" in a sentence, "Wilson and Cowan 1972" in a list. */
export const authorYear = (entry: Reference, brackets = true): string =>
	brackets ? `${authorsShort(entry)} (${year(entry)})` : `${authorsShort(entry)} ${year(entry)}`;

/** What follows the name of the journal or book: "12(1), 1–24". */
export function place(entry: Reference): string {
	const volume = entry.volume ? `${entry.volume}${entry.issue ? `(${entry.issue})` : ''}` : '';
	const pages = entry.page?.replace('-', '–');
	return [volume, pages && !volume && entry.type === 'chapter' ? `pp. ${pages}` : pages].filter(Boolean).join(', ');
}

/** Where it appeared: the journal or book; for a thesis or a book, what it is and who published it. */
export function venue(entry: Reference): { name: string; rest: string } {
	if (entry['container-title']) return { name: entry['container-title'], rest: place(entry) };
	return { name: '', rest: [entry.genre, entry.publisher].filter(Boolean).join(', ') };
}

export const standing: Record<Reference['custom']['seedStatus'], string> = {
	listed: 'Listed in the review',
	'cited-only': 'Cited, not listed',
	'model-literature': 'Behind a model or a note',
};

/** The printed entry beside the record, in two or three words. */
export const matching: Record<NonNullable<Reference['custom']['match']>, string> = {
	exact: 'Printed entry agrees',
	'minor-errors': 'Small errors in print',
	'substantive-errors': 'Wrong details in print',
	'not-matched-as-printed': 'Not found as printed',
	'identified-from-citation': 'Missing from the printed list',
};

/** The one sentence on a citation card where the review's entry is not the record; nothing where they agree. */
export function warning({ custom }: Reference): string | undefined {
	switch (custom.match) {
		case 'minor-errors':
			return 'The review prints this entry with a small error; this is the record.';
		case 'substantive-errors':
			return 'Some details that the review prints for this entry are wrong; this is the record.';
		case 'not-matched-as-printed':
			return 'No work was found as the review prints it; this is the most probable one.';
		case 'identified-from-citation':
			return 'The review cites this work without listing it; it was identified from names and year.';
		default:
			return undefined;
	}
}

/** How far the record itself was confirmed. */
export function confirmation({ custom }: Reference): string {
	if (custom.evidence === 'unconfirmed')
		return 'From knowledge, not confirmed: no source that was retrieved shows this record.';
	if (custom.unconfirmedFields.length === 0) return 'Confirmed: the whole record was seen in a retrieved source.';
	return `Confirmed, except for ${inWords(custom.unconfirmedFields)}, which no retrieved source showed.`;
}

const heads: Record<string, string> = {
	author: 'authors',
	title: 'title',
	'container-title': 'journal or book',
	volume: 'volume',
	issue: 'issue',
	page: 'pages',
	editor: 'editors',
};

/** What differs, as the audit notes it ("page: printed 1–22; …"), with the field in words and in front. */
export function difference(note: string): { field?: string; says: string } {
	const says = note.replace(/"([^"]*)"/g, '“$1”');
	const [whole, fields] = /^([a-z-]+(?:\/[a-z-]+)*): /.exec(says) ?? [];
	const words = fields?.split('/').map(field => heads[field]);
	if (!whole || !words || words.includes(undefined)) return { says };
	const field = list(words as string[]);
	const rest = says.slice(whole.length);
	return { field: field[0]?.toUpperCase() + field.slice(1), says: rest[0]?.toUpperCase() + rest.slice(1) };
}

const fieldNames: Record<string, string> = {
	'container-title': 'the journal or book title',
	author: 'the full list of authors',
	title: 'the title',
	volume: 'the volume',
	issue: 'the issue',
	page: 'the pages',
	issued: 'the year',
	editor: 'the editors',
	DOI: 'the DOI',
};

const inWords = (fields: readonly string[]): string => list(fields.map(field => fieldNames[field] ?? field));

/** "a", "a and b", "a, b and c" */
export function list(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** A unit as readers write it: 'pA*second' is pA·s. */
export const unitInWords = (unit: string): string => unit.replaceAll('*', '·').replace(/\bsecond\b/g, 's');

export type VerdictState = 'shows' | 'qualifies' | 'contradicts' | 'not-modelled' | 'not-built';

export const verdictWord: Record<VerdictState, string> = {
	shows: 'Shows',
	qualifies: 'Qualifies',
	contradicts: 'Contradicts',
	'not-modelled': 'Not modelled',
	'not-built': 'No figure yet',
};

/** The verdict as a clause, for chips and search: "the model qualifies it". */
export const verdictClause: Record<VerdictState, string> = {
	shows: 'the model shows it',
	qualifies: 'the model qualifies it',
	contradicts: 'the model contradicts it',
	'not-modelled': 'not a question for a circuit model',
	'not-built': 'no figure tests it yet',
};

export const evidenceWord: Record<Claim['evidence']['state'], string> = {
	consensus: 'Consensus',
	contested: 'Contested',
	contradicted: 'Contradicted',
	unclear: 'Unclear',
};

/** Said where nothing has been read about a claim yet. */
export const noEvidenceYet = 'No source has been read for this claim here yet.';
