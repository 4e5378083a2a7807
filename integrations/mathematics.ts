import { defineMdastPlugin } from 'satteri';
import temml from 'temml';

/** TeX to MathML. Bad TeX throws, which fails the build and names the formula. */
export function mathml(tex: string, displayMode = false): string {
	try {
		// Temml marks some elements with classes for its own stylesheet, which the site does not load.
		return temml
			.renderToString(tex, { displayMode, throwOnError: true, annotate: false })
			.replace(/ (class|style)="[^"]*"/g, '');
	} catch (error) {
		throw new Error(`This TeX does not compile: ${tex}\n${error instanceof Error ? error.message : error}`);
	}
}

/** `$…$` and `$$…$$` in chapters become MathML at build: no script, no picture, readable by a screen reader. */
export const mathematics = defineMdastPlugin({
	name: 'mathematics',
	inlineMath: (node, context) => context.replaceNode(node, { raw: mathml(node.value), mdxExpressions: false }),
	math: (node, context) => {
		const [, tex = '', number] = /^([\s\S]*?)(?:\\tag\{([^}]*)\})?\s*$/.exec(node.value) ?? [];
		const label = number ? `<span class="no">(${number})</span>` : '';
		context.replaceNode(node, { raw: `<div class="eq">${mathml(tex, true)}${label}</div>`, mdxExpressions: false });
	},
});
