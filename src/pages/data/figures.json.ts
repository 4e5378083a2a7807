/** Every figure: where it stands, what it runs, and the fingerprint of its default state. */
import type { APIRoute } from 'astro';
import { built } from '../../components/figure/build.ts';
import { figures } from '../../content/figures/index.ts';

export const GET: APIRoute = () =>
	Response.json(
		figures.map(({ id, number, version, title, summary, section, runs, controls, presets, claims }) => ({
			id,
			number,
			version,
			title,
			summary,
			section,
			models: [...new Set(Object.values(runs).map(run => run.model))],
			controls: controls.map(c => c.parameter),
			presets: presets.map(p => p.id),
			claims: [...new Set(claims.map(c => c.claim))],
			digest: built(id).outcome.digest,
		})),
	);
