/** The default state of a figure as files, made at build: its numbers, its citation, its picture for links. */
import type { Model } from '../../engine/index.ts';
import { scriptType, simulators } from '../scripts.ts';
import type { Built } from './build.ts';
import { citationFile, fileForms } from './cite.ts';
import { csvOf, jsonOf } from './files.ts';
import { defaultState } from './state.ts';

export interface Takeaway {
	/** What follows the figure's id in the file's name. */
	suffix: string;
	/** Media type. */
	type: string;
	/** What the file is to the page: its data, its record, its picture, a script that runs it elsewhere. */
	is: 'data' | 'citation' | 'card' | 'script';
	name: string;
	says: string;
	content(figure: Built): string | Buffer;
}

export const takeaways: readonly Takeaway[] = [
	{
		suffix: '.csv',
		type: 'text/csv; charset=utf-8',
		is: 'data',
		name: 'CSV',
		says: 'recorded numbers',
		content: ({ outcome }) => csvOf(outcome),
	},
	{
		suffix: '.json',
		type: 'application/json; charset=utf-8',
		is: 'data',
		name: 'JSON',
		says: 'state and numbers',
		content: ({ info, outcome, citable }) => jsonOf(info, defaultState(info), outcome, citable.url),
	},
	...fileForms.map(
		({ form, ending, type, name }): Takeaway => ({
			suffix: `.${ending}`,
			type,
			is: 'citation',
			name,
			says: `.${ending}`,
			content: ({ citable }) => citationFile(citable, form),
		}),
	),
	{
		suffix: '-card.png',
		type: 'image/png',
		is: 'card',
		name: 'PNG',
		says: 'picture for links',
		content: figure => figure.card(),
	},
];

/** Scripts of a figure's runs, one a simulator and run, and why there is none where there is none. */
export function scriptsOf(
	{ info: { figure, runs }, citable }: Pick<Built, 'info' | 'citable'>,
	models: ReadonlyMap<string, Model>,
): { files: Takeaway[]; without: string[] } {
	const files: Takeaway[] = [];
	const without = new Set<string>();
	for (const [name, run] of Object.entries(figure.runs)) {
		const model = models.get(run.model) as Model;
		for (const simulator of simulators) {
			const reason = simulator.without(model, run);
			const alone = Object.keys(runs).length === 1;
			if (reason !== undefined) without.add(`${simulator.name}${alone ? '' : `, ${name}`}: ${reason}`);
			else
				files.push({
					suffix: `${alone ? '' : `-${name}`}${simulator.suffix}`,
					type: scriptType,
					is: 'script',
					name: simulator.name,
					says: alone ? 'script' : name,
					content: ({ outcome }) =>
						simulator.script(model, run, { figure: citable.url, digest: outcome.recordings[name]?.digest ?? '' }),
				});
		}
	}
	return { files, without: [...without] };
}

/** Where such a file stands, from the site's root. */
export const takePath = (id: string, { suffix }: Pick<Takeaway, 'suffix'>): string => `/figures/${id}/${id}${suffix}`;
