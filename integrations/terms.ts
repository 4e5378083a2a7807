import { defineMdastPlugin, type MdastPluginEntry } from 'satteri';
import { chapterOf } from './chapter-number.ts';
import { sectionAnchor } from './section-anchors.ts';

/** What is needed to find a term: schemas/term.ts says more. */
export interface Findable {
	id: string;
	term: string;
	also: readonly string[];
	everyday?: boolean;
}

/** More marks than this in one section would be a nuisance. */
export const mostInSection = 12;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/[ ]/g, '\\s+');
const folded = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

/** A spelling in small letters may open a sentence; one with capitals is only itself: "Ping" is not PING. */
const alternative = (spelling: string) =>
	/\p{Lu}/u.test(spelling)
		? escaped(spelling)
		: escaped(spelling).replace(/^\p{Ll}/u, first => `[${first}${first.toUpperCase()}]`);

/** All spellings of these terms as one pattern, the longest first, and whose each of them is. No part of a compound word counts. */
export function spellings(terms: readonly Findable[]): { pattern: RegExp; idOf(found: string): string | undefined } {
	const owners = new Map<string, string>();
	for (const { id, term, also } of terms) for (const spelling of [term, ...also]) owners.set(folded(spelling), id);
	const all = terms.flatMap(({ term, also }) => [term, ...also]).sort((a, b) => b.length - a.length);
	return {
		pattern: all.length
			? new RegExp(
					`(?<![\\p{L}\\p{N}/–-])(?:${all.map(alternative).join('|')})(?![\\p{L}\\p{N}]|[/–-][\\p{L}\\p{N}])`,
					'gu',
				)
			: /(?!)/gu,
		idOf: found => owners.get(folded(found)),
	};
}

/** Ids of the terms that a piece of MDX uses outside its components' names, formulas, code, links and citations. */
export function termsIn(mdx: string, terms: readonly Findable[]): Set<string> {
	const { pattern, idOf } = spellings(terms.filter(({ everyday }) => !everyday));
	const words = mdx.replace(/\$\$[\s\S]*?\$\$|\$[^$\n]*\$|`[^`]*`|<[^>]+>|\[@[^\]]*\]|\]\([^)]*\)/g, ' ');
	const marked = [...mdx.matchAll(/<Term\s[^>]*?\bid="([^"]*)"/g)].map(match => match[1] ?? '');
	return new Set([...marked, ...[...words.matchAll(pattern)].map(([found]) => idOf(found) ?? '')]);
}

/** Types of node, and names of elements, within which nothing is marked: they are not running text, or are links already. */
const closed = new Set(['heading', 'link', 'linkReference', 'inlineCode', 'code', 'Term', 'Cite', 'math']);

interface Node {
	type: string;
	value?: string;
	depth?: number;
	name?: string | null;
	attributes?: readonly { type: string; name?: string; value?: unknown }[];
	children?: readonly Node[];
}
interface Use {
	node: Node;
	id: string;
	from: number;
	to: number;
}

/**
 * The first use of each glossary term in each section of a chapter becomes `<Term id="…" at="…">the word</Term>`.
 * Where a section uses more terms than `mostInSection`, those that the chapter has not marked yet go first.
 */
export const terms =
	(glossary: () => readonly Findable[]): MdastPluginEntry =>
	({ fileURL }) => {
		const chapter = chapterOf(fileURL);
		if (chapter === undefined) return null;
		return defineMdastPlugin({
			name: 'terms',
			before(root, context) {
				const { pattern, idOf } = spellings(glossary().filter(({ everyday }) => !everyday));
				const before = new Set<string>();
				let at: string | undefined = sectionAnchor(chapter);
				let seen = new Set<string>();
				let uses: Use[] = [];

				const mark = () => {
					const chosen = [...uses]
						.sort((a, b) => Number(before.has(a.id)) - Number(before.has(b.id)))
						.slice(0, mostInSection);
					for (const node of new Set(chosen.map(use => use.node))) {
						const text = node.value ?? '';
						const own = chosen.filter(use => use.node === node).sort((a, b) => a.from - b.from);
						const parts: object[] = [];
						let done = 0;
						for (const { id, from, to } of own) {
							if (from > done) parts.push({ type: 'text', value: text.slice(done, from) });
							parts.push({
								type: 'mdxJsxTextElement',
								name: 'Term',
								attributes: Object.entries({ id, at }).map(([name, value]) => ({
									type: 'mdxJsxAttribute',
									name,
									value,
								})),
								children: [{ type: 'text', value: text.slice(from, to) }],
							});
							done = to;
						}
						if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
						context.replaceNode(node as never, parts as never);
					}
					for (const { id } of uses) before.add(id);
					seen = new Set();
					uses = [];
				};

				const walk = (node: Node) => {
					if (node.type === 'heading') {
						const number = /^(\d(?:\.\d)?)\s/.exec(context.textContent(node as never))?.[1];
						if (node.depth === 2 || number) {
							mark();
							// What closes a chapter, such as the ways to go on, has no number and is left as it is.
							at = number && sectionAnchor(number);
						}
					}
					if (node.name === 'Term')
						for (const { name, value } of node.attributes ?? []) if (name === 'id') seen.add(String(value));
					if (!at || closed.has(node.type) || closed.has(node.name ?? '')) return;
					if (node.type === 'text') {
						for (const match of (node.value ?? '').matchAll(pattern)) {
							const id = idOf(match[0]);
							if (id === undefined || seen.has(id)) continue;
							seen.add(id);
							uses.push({ node, id, from: match.index, to: match.index + match[0].length });
						}
					}
					for (const child of node.children ?? []) walk(child);
				};
				walk(root as Node);
				mark();
			},
		});
	};
