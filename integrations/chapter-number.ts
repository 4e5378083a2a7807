import { defineMdastPlugin, type MdastPluginEntry } from 'satteri';

/** The number of the chapter that this file holds: 2 for `…/chapters/2-foundations.mdx`. */
export const chapterOf = (file: URL | undefined): string | undefined =>
	/\/chapters\/(\d)-[^/]*\.mdx$/.exec(file?.pathname ?? '')?.[1];

const numbered = new Set(['Note', 'NoteMark', 'Figure']);

/**
 * Notes, their marks and figures are told which chapter they stand in: every chapter counts its notes from one, and on the page that
 * holds the whole review no anchor may stand twice.
 */
export const chapterNumber: MdastPluginEntry = ({ fileURL }) => {
	const value = chapterOf(fileURL);
	if (value === undefined) return null;
	const attribute = { type: 'mdxJsxAttribute', name: 'chapter', value } as const;
	return defineMdastPlugin({
		name: 'chapter-number',
		mdxJsxFlowElement(node, context) {
			if (node.name && numbered.has(node.name))
				context.replaceNode(node, { ...node, attributes: [...node.attributes, attribute] });
		},
		mdxJsxTextElement(node, context) {
			if (node.name && numbered.has(node.name))
				context.replaceNode(node, { ...node, attributes: [...node.attributes, attribute] });
		},
	});
};
