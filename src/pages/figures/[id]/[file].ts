import type { APIRoute, GetStaticPaths } from 'astro';
import { built, models } from '../../../components/figure/build.ts';
import { scriptsOf, takeaways } from '../../../components/figure/take.ts';
import { figures } from '../../../content/figures/index.ts';

const filesOf = (id: string) => [...takeaways, ...scriptsOf(built(id), models).files];

export const getStaticPaths = (() =>
	figures.flatMap(({ id }) =>
		filesOf(id).map(({ suffix }) => ({ params: { id, file: `${id}${suffix}` }, props: { suffix } })),
	)) satisfies GetStaticPaths;

/** A file of a figure's default state. */
export const GET: APIRoute<{ suffix: string }> = ({ params: { id = '' }, props: { suffix } }) => {
	const file = filesOf(id).find(each => each.suffix === suffix);
	if (!file) throw new Error(`There is no file '${id}${suffix}'.`);
	const content = file.content(built(id));
	return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
		headers: { 'content-type': file.type },
	});
};
