/** What of a model a reader may change, as texts and numbers to be edited, and back. */
import type { Edit, Model, Problem } from '../../../engine/index.ts';
import { type FigureInfo, setsOf } from '../info.ts';

/** One text of a model. */
export interface Field {
	part: 'neurons' | 'synapses';
	/** Of the neuron kind or pathway. */
	owner: string;
	field: 'equations' | 'threshold' | 'reset' | 'regularly' | 'on_pre' | 'on_post';
	/** As problems name it, too. */
	name: string;
	text: string;
}

/** A parameter that a reader adds, or a value, as it is typed. */
export interface Typed {
	name: string;
	value: string;
	unit: string;
}

/** A form as it stands, right or wrong. */
export interface Draft {
	/** By the name of the field. */
	texts: Readonly<Record<string, string>>;
	/** Values of the model's own parameters. */
	values: Readonly<Record<string, string>>;
	added: readonly Typed[];
}

/** A text without the indentation that it has in a file. */
export function tidy(text: string): string {
	const lines = text
		.replace(/^\s*\n/, '')
		.trimEnd()
		.split('\n');
	const indents = lines.filter(line => line.trim()).map(line => (/^\s*/.exec(line) as RegExpExecArray)[0].length);
	const least = Math.min(...indents);
	return lines.map(line => line.slice(least)).join('\n');
}

/** Every text of a model that may be changed. */
export function fieldsOf({ neurons, synapses = {} }: Model): Field[] {
	const field = (part: Field['part'], owner: string, name: Field['field'], text?: string): Field[] => {
		const words = name === 'regularly' ? 'regular updates' : name;
		return text === undefined ? [] : [{ part, owner, field: name, name: `${words} of ${owner}`, text: tidy(text) }];
	};
	return [
		...Object.entries(neurons).flatMap(([owner, { equations, threshold, reset, regularly }]) => [
			...field('neurons', owner, 'equations', equations),
			...field('neurons', owner, 'threshold', threshold),
			...field('neurons', owner, 'reset', reset),
			...field('neurons', owner, 'regularly', regularly?.statements),
		]),
		...Object.entries(synapses).flatMap(([owner, { equations, on_pre, on_post }]) => [
			...field('synapses', owner, 'equations', equations),
			...field('synapses', owner, 'on_pre', on_pre),
			...field('synapses', owner, 'on_post', on_post),
		]),
	];
}

/** Where a figure's runs of a model start from: its parameters, but not those in which the runs differ, since each keeps its own. */
export function startsOf({ figure }: Pick<FigureInfo, 'figure'>, model: Model): Record<string, number> {
	const sets = Object.values(setsOf(figure, model.id));
	return Object.fromEntries(
		Object.entries(model.parameters).flatMap(([name, { value }]) => {
			const [first = value, ...others] = new Set(sets.map(set => set?.[name] ?? value));
			return others.length > 0 ? [] : [[name, first]];
		}),
	);
}

/** The form that says what an edit does to a model. */
export function draftOf(info: Pick<FigureInfo, 'figure'>, model: Model, edit: Edit = {}): Draft {
	const changed = ({ part, owner, field }: Field): string | undefined => {
		const own = edit[part]?.[owner] as Record<string, string | { statements: string } | undefined> | undefined;
		const text = own?.[field];
		return typeof text === 'object' ? text.statements : text;
	};
	const given = edit.parameters ?? {};
	return {
		texts: Object.fromEntries(fieldsOf(model).map(field => [field.name, changed(field) ?? field.text])),
		values: Object.fromEntries(
			Object.entries(startsOf(info, model)).map(([name, value]) => [name, String(given[name]?.value ?? value)]),
		),
		added: Object.entries(given)
			.filter(([name]) => !Object.hasOwn(model.parameters, name))
			.map(([name, { value, unit }]) => ({ name, value: String(value), unit })),
	};
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A number as people type it: a true minus sign is one, too. */
function numberOf(name: string, typed: string): number | Problem {
	const text = typed.trim().replace('−', '-');
	if (decimal.test(text) && Number.isFinite(Number(text))) return Number(text);
	return {
		in: `parameter ${name}`,
		found: text ? `'${text}'` : 'nothing',
		expected: 'a number',
		...(text.includes(',') && { hint: 'Decimals are written with a point, as in 0.5.' }),
	};
}

/** What a form changes in a model: nothing where nothing differs; or the first thing in it that cannot be read. */
export function editOf(
	info: Pick<FigureInfo, 'figure'>,
	model: Model,
	draft: Draft,
): { edit: Edit | undefined } | { problem: Problem } {
	const texts: Record<Field['part'], Record<string, Record<string, unknown>>> = { neurons: {}, synapses: {} };
	for (const { part, owner, field, name, text } of fieldsOf(model)) {
		const now = tidy(draft.texts[name] ?? text);
		if (now === text) continue;
		const own = model.neurons[owner]?.regularly;
		texts[part][owner] = { ...texts[part][owner], [field]: field === 'regularly' ? { ...own, statements: now } : now };
	}
	const parameters: Record<string, { value: number; unit: string }> = {};
	for (const [name, start] of Object.entries(startsOf(info, model))) {
		const value = numberOf(name, draft.values[name] ?? String(start));
		if (typeof value === 'object') return { problem: value };
		if (value !== start) parameters[name] = { value, unit: model.parameters[name]?.unit as string };
	}
	for (const { name, value: typed, unit } of draft.added) {
		const where = name.trim();
		if (!where) return { problem: { in: 'parameter ', found: 'no name', expected: 'a name, such as tau_2' } };
		if (Object.hasOwn(parameters, where) || Object.hasOwn(model.parameters, where))
			return {
				problem: { in: `parameter ${where}`, found: 'a name that another parameter has', expected: 'a new name' },
			};
		const value = numberOf(where, typed);
		if (typeof value === 'object') return { problem: value };
		parameters[where] = { value, unit: unit.trim() || '1' };
	}
	const some = (part: object): boolean => Object.keys(part).length > 0;
	const edit = {
		...(some(texts.neurons) && { neurons: texts.neurons as Edit['neurons'] }),
		...(some(texts.synapses) && { synapses: texts.synapses as Edit['synapses'] }),
		...(some(parameters) && { parameters }),
	};
	return { edit: some(edit) ? edit : undefined };
}
