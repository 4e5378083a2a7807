import { defineMdastPlugin } from 'satteri';

const GROUP = /(\[@[\w:-]+(?:;\s*@[\w:-]+)*\])/;
const KEY = /@([\w:-]+)/g;

/** The keys a piece of Markdown cites, in order, each once: as `[@key]` or through `<Cite>`. */
export function citedKeys(markdown: string): string[] {
	const keys = [...markdown.matchAll(/\[@[^\]]*\]|<Cite\s[^>]*?keys?="([^"]*)"/g)].flatMap(([whole, list]) =>
		list === undefined ? [...whole.matchAll(KEY)].map(match => match[1] ?? '') : list.split(/\s+/),
	);
	return [...new Set(keys.filter(Boolean))];
}

/** `[@key]` and `[@one; @two]` become `<Cite keys="one two"/>`; an unknown key fails the build in Cite.astro. */
export const citations = defineMdastPlugin({
	name: 'citations',
	text: (node, context) => {
		const parts = node.value.split(GROUP).filter(Boolean);
		if (!parts.some(part => GROUP.test(part))) return;
		context.replaceNode(
			node,
			parts.map(part =>
				part.startsWith('[@')
					? ({
							type: 'mdxJsxTextElement',
							name: 'Cite',
							children: [],
							attributes: [
								{
									type: 'mdxJsxAttribute',
									name: 'keys',
									value: [...part.matchAll(KEY)].map(match => match[1]).join(' '),
								},
							],
						} as const)
					: ({ type: 'text', value: part } as const),
			),
		);
	},
});
