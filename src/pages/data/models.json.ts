/** Every model, with each expectation beside what was measured. */
import type { APIRoute } from 'astro';
import { models } from '../../components/figure/build.ts';
import { measuredModel, outcomeOf } from '../../content/measured.ts';
import type { Expectation } from '../../engine/index.ts';

export const GET: APIRoute = () =>
	Response.json(
		[...models.values()].map(model => ({
			id: model.id,
			title: model.title,
			about: model.about,
			cites: model.cites,
			parameters: model.parameters,
			leavesOut: model.leavesOut,
			expectations: measuredModel(model).map((measured, k) => {
				const { id, source, tag, measure, set, relativeTo, band, differs } = model.expect[k] as Expectation;
				return {
					id,
					source,
					tag,
					measure,
					set,
					relativeTo,
					band,
					differs,
					value: measured.value,
					spread: measured.spread,
					seeds: measured.seeds,
					verdict: outcomeOf(model.expect[k] as Expectation, measured),
				};
			}),
		})),
	);
