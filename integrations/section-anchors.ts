import { defineHastPlugin } from 'satteri';

/** The anchor of a section of the review: '2.1' stands at `#s2-1`. */
export const sectionAnchor = (number: string): string => `s${number.replace('.', '-')}`;

/** A heading that opens with the review's section number (`## 2.1 Title`) gets that number's anchor, and the number its own mark. */
export const sectionAnchors = defineHastPlugin({
	name: 'section-anchors',
	element: {
		filter: ['h2', 'h3'],
		visit(node, context) {
			const [first, ...rest] = node.children;
			if (first?.type !== 'text' || node.properties?.id) return;
			const [, number, title] = /^(\d(?:\.\d)?)\s+(.*)$/s.exec(first.value) ?? [];
			if (!number) return;
			context.replaceNode(node, {
				type: 'element',
				tagName: node.tagName,
				properties: { ...node.properties, id: sectionAnchor(number) },
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
