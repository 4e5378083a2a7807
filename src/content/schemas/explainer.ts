/**
 * The front matter of an explainer: a disorder or a therapy, from plain words to a lesson. Its file stands in src/content/explainers/ under
 * `disorders` or `therapies`; its name is the last part of its address. Its text stands in `<Part id="…">`, every part of `partIds` once, in
 * this order.
 */
import { z } from 'astro/zod';
import { referenceKey, sectionNumber } from './reference.ts';

/** The parts that an author writes. Before them stands the banner, after them the references; both are made. */
export const partIds = [
	'plain',
	'see-it',
	'review-says',
	'evidence',
	'chain',
	'restore',
	'lesson',
	'leaves-out',
] as const;
export type PartId = (typeof partIds)[number];

const slug = z.string().regex(/^[a-z][a-z0-9-]*$/);
// YAML makes a date of a day that stands without quotation marks.
const day = z.preprocess(value => (value instanceof Date ? value.toISOString().slice(0, 10) : value), z.iso.date());

/** Where the review puts a disorder on its one line. */
const placeSchema = z.strictObject({
	// The end of the line that it is nearer to.
	side: z.enum(['excitation', 'inhibition']),
	// The section that says so.
	section: sectionNumber,
	// What the review says there, in a few words: "excitation runs high".
	as: z.string().min(1).max(80),
});

/** A number that the explainer speaks of, measured in each of its presets. */
const biomarkerSchema = z.strictObject({
	// What `<Number of="…">` calls it.
	id: slug,
	// One of the figure's large numbers, as the figure has it: "altered: meanRate E 500..2500". Its digits hold here, too.
	measure: z.string().min(1),
	// At the head of its row: "Rate of pyramidal cells".
	name: z.string().min(1).max(60),
	// Instead of the number itself: how much it changes where a control, or any parameter of the run, is moved up by so much, for each unit.
	slope: z.strictObject({ along: z.string(), by: z.number() }).optional(),
	// Instead of the number itself: the share of a control, or of any parameter of the run, that may be lost before the number passes this line.
	reserve: z.strictObject({ of: z.string(), until: z.number() }).optional(),
	// Of a slope or a reserve: how it is printed. A reserve is a share.
	digits: z.int().min(0).max(4).optional(),
	unit: z.string().optional(),
	percent: z.literal(true).optional(),
});

export const explainerSchema = z.strictObject({
	title: z.string().min(1),
	// One or two sentences under the title.
	lede: z.string().min(1),
	// For search engines and link previews, at most 160 characters.
	description: z.string().min(1).max(160),
	// The day it first stood here, 2026-11-29; for feeds and catalogues. It never changes.
	since: day,
	// The section of the review that speaks of it most.
	section: sectionNumber,
	// The main live figure; it may still be to come. All numbers of the text are measured on it, in its presets.
	figure: slug,
	// Presets of that figure: the usual state, what is altered, and what is tried against it.
	healthy: slug,
	altered: z.array(slug).default([]),
	treated: z.array(slug).default([]),
	// Without any: the large numbers of the figure, by their labels.
	biomarkers: z.array(biomarkerSchema).default([]),
	// Claims of the review that it is about, in the order of `review-says`.
	claims: z.array(z.string()).min(1),
	// A disorder that disorders.ts does not know yet says here where the review puts it.
	places: z.array(placeSchema).default([]),
	// Works that are cited by a component and not in the text, if any.
	cites: z.array(referenceKey).default([]),
});

export type Explainer = z.infer<typeof explainerSchema>;
export type Biomarker = z.infer<typeof biomarkerSchema>;
export type Place = z.infer<typeof placeSchema>;
