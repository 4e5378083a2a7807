/** One thing the review asserts, in our own words. Which model tests it, and with what result, is said by the figures. */
import { z } from 'astro/zod';
import { referenceKey, sectionNumber } from './reference.ts';

/** What the literature says about a claim, apart from any model. */
export const evidenceSchema = z.strictObject({
	// consensus | contested | contradicted, or unclear: not settled by a source that was read.
	state: z.enum(['consensus', 'contested', 'contradicted', 'unclear']),
	// One or two sentences.
	says: z.string().min(1).optional(),
	// The sources that say so.
	cites: z.array(referenceKey).default([]),
});

export const claimSchema = z.strictObject({
	// Stable and printed: "2.3a" is cited as "Claim 2.3a".
	id: z.string().regex(/^[1-7](\.\d)?[a-z]$/, 'a claim id looks like "2.3a"'),
	// The section of the review that makes the claim.
	section: sectionNumber,
	// mechanism: a circuit model can show or refute it. empirical: only data can. conceptual: a way of framing.
	kind: z.enum(['mechanism', 'empirical', 'conceptual']),
	// The works the review cites for it.
	cites: z.array(referenceKey),
	// The id of the live figure that puts it to the test first; it may not exist yet.
	figure: z.string().regex(/^[a-z][a-z0-9-]*$/),
	// The claim, one sentence or two.
	says: z.string().min(1),
	// Without it: unclear, and nothing to say yet.
	evidence: evidenceSchema.prefault({ state: 'unclear' }),
});

export type Evidence = z.infer<typeof evidenceSchema>;
export type Claim = z.infer<typeof claimSchema>;
