/** The front matter of a chapter. Its text mirrors one section of the review; `## 2.1 Title` opens a section and is its anchor. */
import { z } from 'astro/zod';

// YAML makes a date of a day that stands without quotation marks.
const day = z.preprocess(value => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());

export const chapterSchema = z.strictObject({
	// The review's own number of the section; also the first character of the file's name. 0 is the abstract.
	number: z.int().min(0).max(7),
	title: z.string().min(1),
	// A word or three for filters and ledgers.
	short: z.string().min(1).max(30),
	// One or two sentences under the title.
	lede: z.string().min(1),
	// For search engines and link previews, at most 160 characters.
	description: z.string().min(1).max(160),
	// The day it first stood here, 2026-11-25; for feeds and catalogues. It never changes.
	since: day,
});

export type Chapter = z.infer<typeof chapterSchema>;
