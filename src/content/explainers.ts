/**
 * Explainers of disorders and therapies as plain data, for pages, tests and scripts alike. Adding one takes a file in
 * src/content/explainers/ and nothing else: its page, its place on the map or in the list, and its search records exist by themselves.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { citedKeys } from '../../integrations/citations.ts';
import { type Explainer, explainerSchema, type PartId, partIds } from './schemas/explainer.ts';

export const explainerKinds = ['disorders', 'therapies'] as const;
export type ExplainerKind = (typeof explainerKinds)[number];

/** A piece of the text under one heading. */
export interface Part {
	id: string;
	/** MDX between its tags. */
	body: string;
}

export interface ExplainerFile extends Explainer {
	kind: ExplainerKind;
	/** The file's name without its ending, and the last part of its address. */
	id: string;
	parts: readonly Part[];
	/** Ids of the figures placed in it, and its main one. */
	figures: readonly string[];
	/** Keys of all works that it cites, in order. */
	works: readonly string[];
	/** MDX without the front matter and without comments. */
	body: string;
}

/** The address of an explainer, without base. */
export const explainerPath = ({ kind, id }: { kind: string; id: string }): string => `/${kind}/${id}/`;

/** How each part is headed, where its author does not say otherwise. */
export const partTitles: Readonly<Record<PartId | 'references', string>> = {
	plain: 'In plain words',
	'see-it': 'See it',
	'review-says': 'What the review says',
	evidence: 'What is known, and what is disputed',
	chain: 'From cause to experience',
	restore: 'What may pull it back',
	lesson: 'A lesson of twenty minutes',
	'leaves-out': 'What this leaves out',
	references: 'References',
};

/** An explainer's text: front matter checked, parts found. Throws with the file and what is wrong. */
export function parseExplainer(kind: ExplainerKind, id: string, text: string): ExplainerFile {
	const file = `${kind}/${id}.mdx`;
	const [, matter, written] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
	if (matter === undefined || written === undefined)
		throw new Error(`${file}: there is no front matter between two lines of ---`);
	const result = explainerSchema.safeParse(load(matter));
	if (!result.success)
		throw new Error(
			`${file}: ${result.error.issues.map(i => `${i.path.join('.') || 'entry'}: ${i.message}`).join('; ')}`,
		);
	const body = written.replace(/\{\/\*[\s\S]*?\*\/\}/g, '');
	const parts = [...body.matchAll(/<Part\s[^>]*?\bid="([^"]*)"[^>]*>([\s\S]*?)<\/Part>/g)].map(
		([, id = '', body = '']): Part => ({ id, body }),
	);
	const found = parts.map(part => part.id).join(' ');
	if (found !== partIds.join(' '))
		throw new Error(`${file}: its parts are ${found || 'none'}; they have to be ${partIds.join(' ')}, in this order`);
	return {
		kind,
		id,
		...result.data,
		parts,
		figures: [...new Set([result.data.figure, ...placedIn(body)])],
		works: [...new Set([...citedKeys(body), ...result.data.cites])],
		body,
	};
}

const folder = (kind: ExplainerKind): string => join(process.cwd(), 'src', 'content', 'explainers', kind);

/** All that are written, by kind and then by title. */
export const explainers = (): readonly ExplainerFile[] =>
	explainerKinds.flatMap(kind =>
		existsSync(folder(kind))
			? readdirSync(folder(kind))
					.filter(name => name.endsWith('.mdx'))
					.map(name =>
						parseExplainer(kind, name.slice(0, -'.mdx'.length), readFileSync(join(folder(kind), name), 'utf8')),
					)
					.sort((a, b) => a.title.localeCompare(b.title, 'en'))
			: [],
	);

/** The explainer whose page stands at an address, under any base. */
export function explainerAt({ pathname }: Pick<URL, 'pathname'>): ExplainerFile {
	const found = explainers().find(each => pathname.endsWith(explainerPath(each)));
	if (!found) throw new Error(`${pathname} is no page of an explainer.`);
	return found;
}

/** What a reader sees who has chosen plain words: a part without what stands in `<Full>`. */
export const plainOf = (body: string): string => body.replace(/<Full>[\s\S]*?<\/Full>/g, '');

/** The ids of the figures that stand in a text. */
export const placedIn = (body: string): string[] =>
	[...body.matchAll(/<Figure\s[^>]*?\bid="([^"]*)"/g)].map(([, figure = '']) => figure);
