/** The model's default run as a script for Brian2. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { brian2Script, loadModel, modelIds } from '../../../engine/index.ts';

export const getStaticPaths = (() =>
	modelIds.map(id => ({ params: { id, file: `${id}-brian2.py` } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { id = '' } }) => {
	const model = await loadModel(id);
	return new Response(brian2Script(model, { model: id, record: Object.keys(model.observables) }), {
		headers: { 'content-type': 'text/x-python; charset=utf-8' },
	});
};
