/** A word of the glossary. The same text is the card that opens over the word's first use in each section of a chapter. */
import { z } from 'astro/zod';
import { referenceKey } from './reference.ts';

export const termSchema = z.strictObject({
	// Its anchor on the page, `/glossary/#gamma-oscillation`. It is in links and never changes.
	id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id looks like "gamma-oscillation"'),
	// The headword. Lower case unless the word has capitals of its own: a spelling with a capital is only found as it is written.
	term: z.string().min(1),
	// Plurals and other spellings under which the text may use it.
	also: z.array(z.string().min(1)).default([]),
	// One or two plain sentences, in our own words.
	says: z.string().min(1).max(400),
	// The works that a reader would go to; most terms need none.
	cites: z.array(referenceKey).default([]),
	// The word has an everyday sense as well. It is then not marked by itself; an author marks it with `<Term id="…">the word</Term>`.
	everyday: z.boolean().default(false),
});

export type Term = z.infer<typeof termSchema>;
