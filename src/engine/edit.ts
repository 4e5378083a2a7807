import type { Edit } from './experiment.ts';
import type { Model, Parameter } from './model.ts';
import { ModelError } from './problem.ts';

/** What a value is that a reader has given: no longer that of its source. */
const given = { source: 'set by a reader', tag: 'DES' } as const;

/** Entries with a reader's texts in the place of their own; what has no entry cannot be changed. */
function over<T extends object>(
	own: Readonly<Record<string, T>> = {},
	changes: Readonly<Record<string, NoInfer<Partial<T>>>> = {},
	what: string,
): Readonly<Record<string, T>> {
	const all = { ...own };
	for (const [name, texts] of Object.entries(changes)) {
		if (!Object.hasOwn(own, name))
			throw new ModelError({
				in: 'edit',
				found: `the ${what} '${name}'`,
				expected: `one of ${Object.keys(own).join(', ')}`,
			});
		all[name] = { ...(own[name] as T), ...texts };
	}
	return all;
}

/** The model with a reader's changes in it. It is a model like all others: the same checks, the same way to run. */
export function withEdit(model: Model, edit?: Edit): Model {
	if (!edit) return model;
	const parameters: Record<string, Parameter> = { ...model.parameters };
	for (const [name, change] of Object.entries(edit.parameters ?? {}))
		parameters[name] = {
			label: 'added by a reader',
			...(Object.hasOwn(parameters, name) && parameters[name]),
			...given,
			...change,
		};
	return {
		...model,
		parameters,
		neurons: over(model.neurons, edit.neurons, 'neuron kind'),
		...(edit.synapses && { synapses: over(model.synapses, edit.synapses, 'pathway') }),
	};
}
