import type { APIRoute, GetStaticPaths } from 'astro';
import { bibliography, citationFiles } from '../../content/cite.ts';
import { references } from '../../content/library.ts';

export const getStaticPaths = (() =>
	citationFiles.map(({ ending, format, type }) => ({
		params: { ending },
		props: { format, type },
	}))) satisfies GetStaticPaths;

/** The whole bibliography as one file for a reference manager. */
export const GET: APIRoute<(typeof citationFiles)[number]> = ({ props }) =>
	new Response(bibliography(references(), props.format), { headers: { 'Content-Type': props.type } });
