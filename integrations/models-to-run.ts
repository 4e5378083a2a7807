import type { Plugin } from 'vite';

/** What a model says to readers and to tests, and what stands for it in the worker, which only runs it: two thirds of a model's bytes. */
const unread: Readonly<Record<string, string>> = {
	about: "''",
	cites: '[]',
	expect: '[]',
	leavesOut: '[]',
	nest: '{}',
};
/** The same of each of its parameters. */
const unreadOfParameters: Readonly<Record<string, string>> = { label: "''", source: "''", tag: "''" };

interface Node {
	type: string;
	start: number;
	end: number;
	callee?: { name?: string };
	arguments?: Node[];
	properties?: Property[];
}

interface Property {
	key?: { name?: string };
	value: Node;
}

/** Every node of a syntax tree. */
function* nodesIn(tree: unknown): Generator<Node> {
	if (!tree || typeof tree !== 'object') return;
	if ('type' in tree) yield tree as Node;
	for (const part of Object.values(tree)) yield* nodesIn(part);
}

/** For the worker's build: takes out of each model what the engine never reads. What is then imported for nothing falls away by itself. */
export function modelsToRun(): Plugin {
	return {
		name: 'models-to-run',
		transform: {
			filter: { id: /\/src\/engine\/models\/[\w-]+\.ts$/ },
			handler(code) {
				const changes: { start: number; end: number; text: string }[] = [];
				const empty = ({ properties = [] }: Node, fields: Readonly<Record<string, string>>): void => {
					for (const { key, value } of properties) {
						const text = fields[key?.name ?? ''];
						if (text !== undefined) changes.push({ start: value.start, end: value.end, text });
					}
				};
				for (const node of nodesIn(this.parse(code))) {
					const model = node.arguments?.[0];
					if (node.callee?.name !== 'defineModel' || !model) continue;
					empty(model, unread);
					for (const { key, value } of model.properties ?? [])
						if (key?.name === 'parameters')
							for (const parameter of value.properties ?? [])
								if (parameter.value) empty(parameter.value, unreadOfParameters);
				}
				// From the end, so that what comes before keeps its place.
				const without = changes
					.sort((a, b) => b.start - a.start)
					.reduce((whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end), code);
				return { code: without, map: null };
			},
		},
	};
}
