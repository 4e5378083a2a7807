/** A live figure that is still to be built, so that a chapter can say what will stand in a place. */
import { z } from 'astro/zod';

export const plannedFigureSchema = z.strictObject({
	// The id that it will have, as in the `figure:` of claims.yaml.
	id: z.string().regex(/^[a-z][a-z0-9-]*$/),
	title: z.string().min(1),
});

export type PlannedFigure = z.infer<typeof plannedFigureSchema>;
