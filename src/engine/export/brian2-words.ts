import { parseExpression } from '../equations/parse.ts';
import { show } from '../equations/show.ts';
import { apply, type Expression, name } from '../equations/tree.ts';
import { type Dimension, same, unitOf, units } from '../equations/units.ts';

/** Our names of units that Brian2 calls otherwise; 'day' is defined in the script where it is used. */
const called: Readonly<Record<string, string>> = { s: 'second' };

/** What has a meaning of its own where an expression stands: there a gate called s is no second. */
export type Names = { has(name: string): boolean };
const none: Names = new Set();

/** The variable that holds a laplacian. */
export const laplacianOf = (variable: string): string => `laplacian_${variable}`;

/**
 * An expression in Brian2's words; `own` are the variables that it may use. Brian2 has no min and max of two, and cannot compare what holds a condition; but it can clip:
 * max(a, b) becomes clip(a, b, abs(a) + abs(b)), whose upper bound is never reached, so that the number is the same.
 */
export function translate(e: Expression, own: Names = none): Expression {
	if (e.kind === 'number') return e;
	if (e.kind === 'name') return e.name in called && !own.has(e.name) ? name(called[e.name] as string, e.at) : e;
	if (e.op === 'laplacian') return name(laplacianOf(show(e.args[0] as Expression)), e.at);
	const args = e.args.map(arg => translate(arg, own));
	if (e.op !== 'max' && e.op !== 'min') return { ...e, args };
	const [a, b] = args as [Expression, Expression];
	const far = apply('+', apply('abs', a), apply('abs', b));
	return e.op === 'max' ? apply('clip', a, b, far) : apply('clip', a, apply('neg', far), b);
}

/** An expression's text in Brian2's words. */
export const expression = (text: string, own?: Names): string => show(translate(parseExpression(text), own));

/** A unit as Python writes it. */
export const brianUnit = (text: string): string => expression(text);

/** A Python string over several lines. */
export const block = (text: string, indent: string): string =>
	`'''\n${text
		.split('\n')
		.map(line => `${indent}${line}`)
		.join('\n')}\n${indent}'''`;
export const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Part of a Python name: 'drive E' becomes drive_E. */
export const identifier = (text: string): string => text.replace(/\W/g, '_');

/** A number as Python reads it back to the same double, with its unit. */
export function quantity(value: number, unit: string): string {
	const text = brianUnit(unit);
	return text === '1' ? String(value) : `${value}*${grouped(text)}`;
}

/** A unit as a factor. */
export const grouped = (unit: string): string => (/^\w+$/.test(unit) ? unit : `(${unit})`);

const bases: readonly (readonly [string, Dimension])[] = [
	['1', [0, 0, 0, 0, 0]],
	...(
		[
			['second', 'ms'],
			['Hz', 'Hz'],
			['volt', 'mV'],
			['amp', 'pA'],
			['siemens', 'nS'],
			['farad', 'pF'],
			['mmolar', 'mM'],
			['metre', 'mm'],
		] as const
	).map(([theirs, ours]) => [theirs, (units[ours] as { dimension: Dimension }).dimension] as const),
];

/** Behind the colon of an equation Brian2 wants base units: 'volt' for mV, 'volt/second' for mV/ms. */
export function baseUnit(unit: Expression): string {
	const { dimension } = unitOf(unit);
	const known = bases.find(([, d]) => same(d, dimension));
	if (known) return known[0];
	const [time, voltage, current, concentration, length] = dimension;
	const powers: readonly (readonly [string, number])[] = [
		['volt', voltage],
		['amp', current],
		['mmolar', concentration],
		['metre', length],
		['second', time],
	];
	return powers
		.filter(([, power]) => power !== 0)
		.map(([base, power]) => (power === 1 ? base : `${base}**${power}`))
		.join('*');
}
