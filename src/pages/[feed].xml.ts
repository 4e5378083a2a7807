import rss from '@astrojs/rss';
import type { APIRoute, GetStaticPaths } from 'astro';
import { address } from '../components/layout/href.ts';
import { edition } from '../content/edition.ts';
import { explainerPath, explainers } from '../content/explainers.ts';
import { figures } from '../content/figures/index.ts';
import { chapterPath, chapters } from '../content/library.ts';

/** A feed wants whole addresses, so there is one only where the public address is known. */
export const getStaticPaths = (() =>
	import.meta.env.SITE ? [{ params: { feed: 'rss' } }] : []) satisfies GetStaticPaths;

/** What is new: figures, chapters and explainers, each with the day it first stood here. */
export const GET: APIRoute = () => {
	const items = [
		...chapters().map(({ id, number, title, description, since }) => ({
			path: chapterPath(id),
			title: `Chapter ${number}: ${title}`,
			description,
			since,
		})),
		...explainers().map(({ kind, id, title, description, since }) => ({
			path: explainerPath({ kind, id }),
			title: `${title}, explained`,
			description,
			since,
		})),
		...figures.map(({ id, number, title, summary, since }) => ({
			path: `/figures/${id}/`,
			title: `Figure ${number}: ${title}`,
			description: summary,
			since,
		})),
	];
	return rss({
		title: edition.name,
		description:
			'New chapters and live figures of an interactive edition of a review of excitation–inhibition balance.',
		site: address('/'),
		xmlns: { atom: 'http://www.w3.org/2005/Atom' },
		customData: `<language>en-GB</language><atom:link href="${address('/rss.xml')}" rel="self" type="application/rss+xml"/>`,
		items: items
			.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : 0))
			.map(({ path, title, description, since }) => ({
				link: address(path),
				title,
				description,
				pubDate: new Date(since),
			})),
	});
};
