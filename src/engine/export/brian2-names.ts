import type { CheckedModel } from '../check-model.ts';
import { ModelError } from '../problem.ts';

/** Names that Brian2 has for its own things: attributes of groups and monitors, and units that a script imports. */
const taken = new Set(
	`active clock codeobj_class id name order record source state states t variables when
	amp ampere candela coulomb farad gram henry hertz joule katal kelvin kilogram liter litre lumen lux meter metre molar mole newton ohm pascal
	radian second siemens tesla volt watt weber`.split(/\s+/),
);

/** Throws a ModelError where a model uses a name with which its script would not run. */
export function wantFreeNames({ model, kinds, pathways }: CheckedModel): void {
	const used = [
		...Object.keys(model.parameters),
		...[...kinds.values()].flatMap(kind => kind.equations.map(e => e.name)),
		...pathways.flatMap(({ synapse }) => [...(synapse?.own.keys() ?? [])]),
	];
	const bad = used.find(name => taken.has(name));
	if (bad)
		throw new ModelError({
			in: `script of ${model.id} for Brian2`,
			found: `the name '${bad}'`,
			expected: 'a name that Brian2 does not use itself',
		});
}
