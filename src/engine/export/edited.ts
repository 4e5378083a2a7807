import type { Edit } from '../experiment.ts';
import type { Model } from '../model.ts';

const fields: Readonly<Record<string, string>> = { regularly: 'regular updates' };

/** What a reader has changed, a few words each. */
export function changesIn(model: Model, { neurons = {}, synapses = {}, parameters = {} }: Edit): string[] {
	const texts = [neurons, synapses].flatMap(part =>
		Object.entries(part).flatMap(([name, all]) =>
			Object.keys(all).map(field => `${fields[field] ?? field} of ${name}`),
		),
	);
	const quantity = (value: number, unit: string): string => (unit === '1' ? String(value) : `${value} ${unit}`);
	const values = Object.entries(parameters).map(([name, { value, unit }]) => {
		const own = Object.hasOwn(model.parameters, name) ? model.parameters[name] : undefined;
		return own
			? `${name} = ${quantity(value, unit)} instead of ${quantity(own.value, own.unit)}`
			: `new parameter ${name} = ${quantity(value, unit)}`;
	});
	return [...texts, ...values];
}

/** What a script says in its head of a model that a reader has changed; nothing of the published one. */
export const editedNote = (model: Model, edit: Edit | undefined): string[] =>
	edit
		? [
				'EDITED MODEL: a reader has changed it, so that it is not the published one.',
				`Changed: ${changesIn(model, edit).join('; ')}.`,
				'',
			]
		: [];
