/** The model's default run as a script for each simulator that can do it. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { models } from '../../../components/figure/build.ts';
import { defaultRun, scriptType, simulators } from '../../../components/scripts.ts';
import type { Model } from '../../../engine/index.ts';

export const getStaticPaths = (() =>
	[...models.values()].flatMap(model =>
		simulators
			.filter(({ without }) => without(model, defaultRun(model)) === undefined)
			.map(({ suffix }) => ({ params: { id: model.id, file: `${model.id}${suffix}` }, props: { suffix } })),
	)) satisfies GetStaticPaths;

export const GET: APIRoute<{ suffix: string }> = ({ params: { id = '' }, props: { suffix } }) => {
	const model = models.get(id) as Model;
	const simulator = simulators.find(each => each.suffix === suffix);
	if (!simulator) throw new Error(`There is no file '${id}${suffix}'.`);
	return new Response(simulator.script(model, defaultRun(model)), { headers: { 'content-type': scriptType } });
};
