import { type CheckedModel, checkModel } from './check-model.ts';
import { withEdit } from './edit.ts';
import { checkEquations } from './equations/check.ts';
import { evaluateExpression } from './equations/evaluate.ts';
import { parseEquations } from './equations/parse.ts';
import type { Unit } from './equations/units.ts';
import type { Edit } from './experiment.ts';
import type { Model } from './model.ts';
import { whole, wiringOf } from './numbers.ts';
import { ModelError } from './problem.ts';

const fail = (where: string, found: string, expected: string, hint?: string): never => {
	throw new ModelError({ in: where, found, expected, ...(hint && { hint }) });
};

/** A model may grow so much by a reader's hand, or to this size: a link must not be able to stop the machine that opens it. */
const growth = 4;
const alwaysAllowed = 20_000;

/** Cells and connections of a model at its own values. */
function sizeOf({ model, pathways, parameterUnits }: CheckedModel): number {
	const values = new Map(
		Object.entries(model.parameters).map(([name, { value }]) => [
			name,
			value * (parameterUnits.get(name) as Unit).factor,
		]),
	);
	const cells = new Map(
		Object.entries(model.groups).map(([name, { N = 1, grid }]) => {
			const count = (text: number | string, what: string): number => whole(text, `group ${name}`, what, 1, values);
			return [name, grid ? count(grid.width, 'width') * count(grid.height, 'height') : count(N, 'N')];
		}),
	);
	const connections = pathways.map(pathway => {
		const [sources, targets] = [cells.get(pathway.source) as number, cells.get(pathway.target) as number];
		const rule = wiringOf(pathway, sources, targets, values, model.pairing);
		if (rule.rule === 'fixed_indegree') return rule.indegree * targets;
		return 'p' in rule ? rule.p * sources * targets : rule.rule === 'all_to_all' ? sources * targets : targets;
	});
	const trains = Object.entries(model.inputs ?? {}).map(([name, input]) =>
		input.kind === 'poisson' ? evaluateExpression(input.N, `input ${name}`, values) : 0,
	);
	return [...cells.values(), ...connections, ...trains].reduce((sum, n) => sum + n, 0);
}

/** The name of a parameter that a reader adds: free in all texts, and nothing that the language has for itself. */
function wantFreeName(model: Model, name: string, unit: string): void {
	const where = `parameter ${name}`;
	const found = `the name '${name}'`;
	if (!/^[A-Za-z]\w{0,30}$/.test(name))
		fail(where, found, 'a letter, then letters, digits or _, as in tau_2', 'At most 31 characters.');
	const texts = [...Object.values(model.neurons), ...Object.values(model.synapses ?? {})];
	if (texts.some(({ equations = '' }) => parseEquations(equations).some(e => e.name === name)))
		fail(where, `${found}, which is a variable of the model`, 'a new name');
	try {
		checkEquations(parseEquations(`${name} : ${unit || ' '}`, where), new Map(), where);
	} catch (error) {
		// The place is one in a line that nobody has written.
		throw error instanceof ModelError ? new ModelError({ ...error.problem, at: undefined }) : error;
	}
}

/** Everything about a reader's changes that can be known before a run. Throws a ModelError at the first mistake. */
export function checkEdit(model: Model, edit: Edit): CheckedModel {
	for (const [name, { value }] of Object.entries(edit.parameters ?? {}))
		if (!Number.isFinite(value)) fail(`parameter ${name}`, String(value), 'a finite number');
	const edited = withEdit(model, edit);
	const published = checkModel(model);
	// Texts first, since names are looked for in them.
	for (const [kind, { equations }] of Object.entries(edited.neurons)) parseEquations(equations, `equations of ${kind}`);
	for (const [pathway, { equations }] of Object.entries(edited.synapses ?? {}))
		parseEquations(equations ?? '', `equations of ${pathway}`);
	for (const [name, { unit }] of Object.entries(edit.parameters ?? {}))
		if (!Object.hasOwn(model.parameters, name)) wantFreeName(edited, name, unit);
	const checked = checkModel(edited);
	const [size, most] = [sizeOf(checked), Math.max(alwaysAllowed, growth * sizeOf(published))];
	if (size > most)
		fail(
			`model ${model.title}`,
			`${size} cells, connections and inputs`,
			`at most ${most}, ${growth} times the published model`,
		);
	return checked;
}
