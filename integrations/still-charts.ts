import type { Plugin } from 'vite';

/**
 * Parts of Chart.js that no chart here has a use for, by file, and what stands for each in the browser. Charts do not move, answer to no
 * pointer, and are drawn anew by `LiveChart` where their page changes; their lines are straight and of one style; their points are drawn by
 * `decorations`. What only these parts had used falls away by itself.
 */
const unused: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	'chart.js': {
		_detectPlatform: 'function _detectPlatform() { return BasicPlatform; }',
		Animations: 'class Animations { update(target, values) { Object.assign(target, values); } }',
		animator:
			'var animator = { add() {}, has: () => false, listen() {}, remove: () => false, running: () => false, start() {}, stop() {} };',
		Interaction: 'var Interaction = { modes: {} };',
	},
	'chunks/index.js': {
		_updateBezierControlPoints: 'function _updateBezierControlPoints() {}',
		// Nothing is hovered over, and with this the library of colours has no use.
		getHoverColor: 'function getHoverColor(value) { return value; }',
		drawPointLegend: 'function drawPointLegend() {}',
		splitByStyles: 'function splitByStyles(line, segments) { return segments; }',
	},
};

interface Declaration {
	start: number;
	end: number;
	id?: { name?: string } | null;
	declarations?: { id: { name?: string } }[];
}

const nameOf = ({ id, declarations }: Declaration): string => id?.name ?? declarations?.[0]?.id.name ?? '';

/** For the browser's build: Chart.js without what is not used. Throws where a new version has no such part. */
export function stillCharts(): Plugin {
	return {
		name: 'still-charts',
		apply: 'build',
		transform: {
			filter: { id: /\/chart\.js\/dist\/(chart|chunks\/index)\.js$/ },
			handler(code, id) {
				const parts = Object.entries(unused).find(([file]) => id.endsWith(`/dist/${file}`))?.[1] ?? {};
				const declared = new Map((this.parse(code).body as unknown as Declaration[]).map(node => [nameOf(node), node]));
				const changes = Object.entries(parts).map(([name, text]) => {
					const node = declared.get(name);
					if (!node) throw new Error(`${id} has no '${name}', which integrations/still-charts.ts leaves out.`);
					return { ...node, text };
				});
				// From the end, so that what comes before keeps its place.
				const without = changes
					.sort((a, b) => b.start - a.start)
					.reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), code);
				return { code: without, map: null };
			},
		},
	};
}
