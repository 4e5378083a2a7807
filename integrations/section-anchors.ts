import { defineHastPlugin, type HastPluginEntry } from 'satteri';
import { chapterOf } from './chapter-number.ts';

/** The anchor of a section of the review: '2.1' stands at `#s2-1`. */
export const sectionAnchor = (number: string): string => `s${number.replace('.', '-')}`;

const slug = (text: string) =>
	text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');

/**
 * A heading that opens with the review's section number (`## 2.1 Title`) gets that number's anchor, and the number its own mark.
 * One without a number is named after the section that it stands in, so that no two chapters share an anchor.
 */
export const sectionAnchors: HastPluginEntry = ({ fileURL }) => {
	const chapter = chapterOf(fileURL);
	let section = chapter && sectionAnchor(chapter);
	return defineHastPlugin({
		name: 'section-anchors',
		element: {
			filter: ['h2', 'h3'],
			visit(node, context) {
				const [first, ...rest] = node.children;
				if (node.properties?.id) return;
				const [, number, title] = (first?.type === 'text' && /^(\d(?:\.\d)?)\s+(.*)$/s.exec(first.value)) || [];
				if (!number) {
					if (chapter && node.tagName === 'h2') section = sectionAnchor(chapter);
					if (section) context.setProperty(node, 'id', `${section}-${slug(context.textContent(node))}`);
					return;
				}
				section = sectionAnchor(number);
				context.replaceNode(node, {
					type: 'element',
					tagName: node.tagName,
					properties: { ...node.properties, id: section },
					children: [
						{
							type: 'element',
							tagName: 'span',
							properties: { className: ['n'] },
							children: [{ type: 'text', value: number }],
						},
						{ type: 'text', value: ` ${title}` },
						...rest,
					],
				});
			},
		},
	});
};
