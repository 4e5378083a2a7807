/**
 * One work of the bibliography: a CSL-JSON item, and under `custom` what is known about the entry itself.
 * The CSL fields describe the true record; what the review prints stands beside it in `custom`.
 */
import { z } from 'astro/zod';

/** A person's name. `literal` is for groups, whose name has no parts. */
const name = z
	.strictObject({
		family: z.string().min(1).optional(),
		given: z.string().min(1).optional(),
		literal: z.string().min(1).optional(),
	})
	.refine(n => n.family || n.literal, { message: 'a name needs `family` or `literal`' });

/** The sections of the review as it numbers them: "2", "2.1". */
export const sectionNumber = z.string().regex(/^[1-7](\.\d)?$/, 'a section of the review looks like "2" or "2.1"');

/** A reference key: surname and year in lower case, then a word where two works would share it. It is in links and never changes. */
export const referenceKey = z.string().regex(/^[a-z]+\d{4}[a-z]*$/, 'a key looks like "wilson1972"');

export const referenceAudit = z.strictObject({
	// Where the work stands: in the review's list, cited in its text only, or behind one of this edition's models.
	seedStatus: z.enum(['listed', 'cited-only', 'model-literature']),
	// The sections of the review that cite it; empty for the model literature.
	citedIn: z.array(sectionNumber),
	// How often the review's text cites it.
	inTextCount: z.int().positive().optional(),
	// The entry as the review prints it, to the letter.
	asPrinted: z.string().min(1).optional(),
	// confirmed: title with journal, year or DOI was seen in a retrieved source. unconfirmed: nothing retrieved showed the record.
	evidence: z.enum(['confirmed', 'unconfirmed']),
	// What was seen, and what was not.
	evidenceNote: z.string().min(1),
	// How the printed entry compares with the record; absent where the review prints and cites nothing.
	match: z
		.enum(['exact', 'minor-errors', 'substantive-errors', 'not-matched-as-printed', 'identified-from-citation'])
		.optional(),
	// CSL fields that no retrieved source showed.
	unconfirmedFields: z.array(z.string().min(1)),
	// What differs, one sentence each, mostly "field: printed …; the record is …".
	discrepancies: z.array(z.string().min(1)),
	// Where the review leans on the work for something the part that was read does not say.
	attributionNotes: z.array(z.string().min(1)).optional(),
	// Cited by the review and also behind a model.
	alsoModelLiterature: z.boolean().optional(),
});

export const referenceSchema = z.strictObject({
	id: referenceKey,
	type: z.enum(['article-journal', 'book', 'chapter', 'thesis', 'paper-conference', 'report', 'software', 'webpage']),
	title: z.string().min(1),
	author: z.array(name).min(1),
	editor: z.array(name).min(1).optional(),
	'container-title': z.string().min(1).optional(),
	volume: z.string().min(1).optional(),
	issue: z.string().min(1).optional(),
	// "1-24" with a plain hyphen, or an article number.
	page: z.string().min(1).optional(),
	// [[year]] or [[year, month, day]]
	issued: z.strictObject({ 'date-parts': z.tuple([z.array(z.int()).min(1).max(3)]) }),
	// Without "https://doi.org/".
	DOI: z
		.string()
		.regex(/^10\.\d{4,9}\/\S+$/, 'a DOI looks like 10.1016/S0006-3495(72)86068-5')
		.optional(),
	ISBN: z.string().min(1).optional(),
	publisher: z.string().min(1).optional(),
	'publisher-place': z.string().min(1).optional(),
	// "Doctoral dissertation" for a thesis.
	genre: z.string().min(1).optional(),
	custom: referenceAudit,
});

export type Reference = z.infer<typeof referenceSchema>;
