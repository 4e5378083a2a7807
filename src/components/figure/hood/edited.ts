/** A figure whose models a reader has changed: checked, and told to everything that asks the figure what it is. */
import {
	changesIn,
	checkEdit,
	type Edit,
	loadModel,
	type Model,
	ModelError,
	type Problem,
	withEdit,
} from '../../../engine/index.ts';
import type { Edits, FigureInfo } from '../info.ts';
import { infoOf } from '../make-info.ts';
import type { Edited, State } from '../state.ts';
import { codeOf, editsOf } from './edit-link.ts';

export type Models = ReadonlyMap<string, Model>;

/** The models of a figure, in the order of its runs. */
export async function modelsOf({ figure }: Pick<FigureInfo, 'figure'>): Promise<Models> {
	const ids = [...new Set(Object.values(figure.runs).map(run => run.model))];
	return new Map(await Promise.all(ids.map(async id => [id, await loadModel(id)] as const)));
}

/** The model with its changes, as the page tells of it: a slider reaches a value that a reader has set. */
function told(model: Model, edit: Edit): Model {
	const edited = withEdit(model, edit);
	const parameters = { ...edited.parameters };
	for (const [name, { value }] of Object.entries(edit.parameters ?? {})) {
		const { range, ...more } = edited.parameters[name] as Model['parameters'][string];
		if (range) parameters[name] = { ...more, range: [Math.min(range[0], value), Math.max(range[1], value)] };
	}
	return { ...edited, parameters, title: `${model.title}, edited` };
}

/** What the page needs of a figure, with a reader's changes in its models. Throws a ModelError at the first mistake. */
export function infoWith(published: FigureInfo, models: Models, edits: Edits): FigureInfo {
	const edited = new Map(models);
	for (const [id, edit] of Object.entries(edits)) {
		const model = models.get(id) as Model;
		checkEdit(model, edit);
		edited.set(id, told(model, edit));
	}
	const { figure } = published;
	// What a reader has set stands before what the figure sets.
	const without = (run: (typeof figure.runs)[string]) => {
		const given = edits[run.model]?.parameters ?? {};
		return {
			...run,
			...(run.set && { set: Object.fromEntries(Object.entries(run.set).filter(([name]) => !(name in given))) }),
		};
	};
	const theory = (run: string): boolean => {
		const edit = edits[figure.runs[run]?.model ?? ''];
		return Boolean(edit?.neurons ?? edit?.synapses);
	};
	return {
		...infoOf(
			{
				...figure,
				title: `${figure.title}, edited model`,
				runs: Object.fromEntries(Object.entries(figure.runs).map(([name, run]) => [name, without(run)])),
				// The map is drawn from a theory of the published equations.
				panels: figure.panels.map(panel =>
					panel.kind === 'rate-map' && theory(panel.from) ? { ...panel, note: 'theory of the published model' } : panel,
				),
			},
			edited,
			published.figureIds,
		),
		edits,
		changes: Object.entries(edits).flatMap(([id, edit]) => changesIn(models.get(id) as Model, edit)),
	};
}

/** What is wrong with changes; `model` is the one in which it is, where that is known. */
export interface Fault {
	problem: Problem;
	model?: string;
}

/** Changes that can be run, or what is wrong with them. */
export async function tried(
	published: FigureInfo,
	models: Models,
	edits: Edits,
	code?: string,
): Promise<{ edit: Edited } | Fault> {
	let model: string | undefined;
	try {
		for (const [id, edit] of Object.entries(edits)) {
			model = id;
			checkEdit(models.get(id) as Model, edit);
		}
		model = undefined;
		return { edit: { info: infoWith(published, models, edits), code: code ?? (await codeOf(edits)) } };
	} catch (error) {
		if (error instanceof ModelError) return { problem: error.problem, ...(model && { model }) };
		throw error;
	}
}

/** A link's changes: those that can be run, or what is wrong, with the texts as far as they can be read, so that nothing is lost. */
export async function restored(
	code: string,
	published: FigureInfo,
): Promise<{ edit: Edited } | (Fault & { edits?: Edits })> {
	const models = await modelsOf(published);
	let edits: Edits;
	try {
		edits = await editsOf(code, [...models.keys()]);
	} catch (error) {
		if (error instanceof ModelError) return { problem: error.problem };
		throw error;
	}
	const outcome = await tried(published, models, edits, code);
	return 'edit' in outcome ? outcome : { ...outcome, edits };
}

/** The same sliders on another version of a figure's models: one that stood at its default stays there, others stay in range. */
export function moved({ values }: Pick<State, 'values'>, from: FigureInfo, to: FigureInfo): State['values'] {
	const before = new Map(from.controls.map(control => [control.name, control.default]));
	return Object.fromEntries(
		to.controls.map(({ name, default: start, range }) => {
			const value = values[name] as number;
			return [name, value === before.get(name) ? start : Math.min(range[1], Math.max(range[0], value))];
		}),
	);
}
