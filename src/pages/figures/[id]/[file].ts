/** The default state of a figure as files: every recorded number. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { built } from '../../../components/figure/build.ts';
import { csvOf, jsonOf } from '../../../components/figure/files.ts';
import { defaultState, writeState } from '../../../components/figure/state.ts';
import { href } from '../../../components/layout/href.ts';
import { figures } from '../../../content/figures/index.ts';

export const getStaticPaths = (() =>
	figures.flatMap(({ id }) =>
		['csv', 'json'].map(ending => ({ params: { id, file: `${id}.${ending}` } })),
	)) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params: { id = '', file = '' }, site }) => {
	const { info, outcome } = built(id);
	if (file.endsWith('.csv'))
		return new Response(csvOf(outcome), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
	const path = `${href(`/figures/${id}/`)}?${writeState(info, defaultState(info), outcome.digest)}`;
	return new Response(jsonOf(info, defaultState(info), outcome, site ? new URL(path, site).href : path), {
		headers: { 'content-type': 'application/json; charset=utf-8' },
	});
};
