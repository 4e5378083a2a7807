import type { APIRoute } from 'astro';
import { claims } from '../../content/library.ts';
import { verdictOf } from '../../content/verdicts.ts';

/** The claims of the review, each with the measured verdict of its figure and the state of the evidence. */
export const GET: APIRoute = () =>
	Response.json(
		claims().map(({ id, section, kind, says, cites, figure, evidence }) => ({
			id,
			section,
			kind,
			says,
			cites,
			figure,
			verdict: verdictOf(id),
			evidence,
		})),
	);
