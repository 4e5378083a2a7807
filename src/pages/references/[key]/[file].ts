import type { APIRoute, GetStaticPaths } from 'astro';
import { bibliography, citationFiles } from '../../../content/cite.ts';
import { reference, references } from '../../../content/library.ts';

export const getStaticPaths = (() =>
	references().flatMap(({ id }) =>
		citationFiles.map(({ ending, format, type }) => ({
			params: { key: id, file: `${id}.${ending}` },
			props: { format, type },
		})),
	)) satisfies GetStaticPaths;

export const GET: APIRoute<(typeof citationFiles)[number]> = ({ params, props }) =>
	new Response(bibliography([reference(params.key ?? '')], props.format), { headers: { 'Content-Type': props.type } });
