import type { Sheet } from '../grid/sheet.ts';
import type { NeuronKind, Parameter } from '../model.ts';
import { ModelError } from '../problem.ts';
import type { CheckedRegular } from '../regular/check.ts';
import type { updating } from '../regular/regular.ts';
import { checkCondition, checkEquations, checkStatements, noisesIn, type Scope, wantDimension } from './check.ts';
import { parseEquations, parseExpression, parseStatements } from './parse.ts';
import { show } from './show.ts';
import { type Assignment, type Equation, type Expression, namesIn } from './tree.ts';
import { type Dimension, time, type Unit, unitOf } from './units.ts';

/** A unit and how the equation writes it. */
export type NamedUnit = Unit & { text: string };

/** A neuron kind whose texts are parsed and fit together. */
export interface CheckedKind {
	where: string;
	equations: readonly Equation[];
	threshold?: Expression;
	reset: readonly Assignment[];
	refractory?: Expression;
	method: NeuronKind['method'];
	scope: Scope;
	parameters: readonly string[];
	/** Variables with memory: differential ones and parameters of each neuron. */
	variables: ReadonlyMap<string, NamedUnit>;
	subexpressions: ReadonlyMap<string, NamedUnit>;
	noises: readonly string[];
	/** Its groups have a grid; known in numbers once a group of it is laid out. */
	grid: boolean;
	sheet?: Sheet;
	regularly?: CheckedRegular;
}

/** Dimensions of a model's parameters; a unit that is none is an error. */
export function dimensionsOf(parameters: Readonly<Record<string, Parameter>>): Map<string, Dimension> {
	return new Map(
		Object.entries(parameters).map(([name, { unit }]) => [name, unitOfText(unit, `parameter ${name}`).dimension]),
	);
}

export const unitOfText = (text: string, where: string): Unit => unitOf(parseExpression(text, where), where);

/** Parses and checks every text of a neuron kind. Throws a ModelError with line, column, found and expected at the first mistake. */
export function checkKind(
	name: string,
	kind: NeuronKind,
	dimensions: ReadonlyMap<string, Dimension>,
	grid = false,
	updates?: typeof updating,
): CheckedKind {
	const where = `equations of ${name}`;
	const equations = parseEquations(kind.equations, where);
	if (equations.length === 0)
		throw new ModelError({ in: where, found: 'no equation', expected: "at least one, such as 'dv/dt = -v/tau : mV'" });
	const scope = checkEquations(equations, dimensions, where, grid);
	const unitsOf = (list: readonly Equation[]): Map<string, NamedUnit> =>
		new Map(list.map(e => [e.name, { ...unitOf(e.unit, where), text: show(e.unit) }]));
	const variables = unitsOf(equations.filter(e => e.kind !== 'subexpression'));
	const inText = (what: string, random: boolean): Scope => ({ ...scope, where: `${what} of ${name}`, random });

	const threshold = kind.threshold === undefined ? undefined : parseExpression(kind.threshold, `threshold of ${name}`);
	if (threshold) checkCondition(threshold, inText('threshold', true));
	const reset = parseStatements(kind.reset ?? '', `reset of ${name}`);
	checkStatements(reset, inText('reset', true), [...variables.keys()]);
	const refractory =
		kind.refractory === undefined ? undefined : parseExpression(kind.refractory, `refractory of ${name}`);
	if (refractory)
		wantDimension(refractory, time, 'a refractory period', { ...inText('refractory', false), names: dimensions });
	if (kind.regularly && !updates)
		throw new ModelError({ in: `kind ${name}`, found: 'regular updates', expected: "the model's `updating`" });
	const regularly =
		kind.regularly &&
		updates?.check(name, kind.regularly, inText('regular updates', true), [...variables.keys()], dimensions);
	return {
		where,
		equations,
		...(regularly && { regularly }),
		...(threshold ? { threshold } : {}),
		reset,
		...(refractory ? { refractory } : {}),
		method: kind.method,
		scope,
		parameters: [...dimensions.keys()],
		variables,
		subexpressions: unitsOf(equations.filter(e => e.kind === 'subexpression')),
		noises: noisesIn(equations),
		grid,
	};
}

/** What pathways and inputs do to a group: the variables they change, and all that they mention. */
export interface Touched {
	written: ReadonlySet<string>;
	mentioned: ReadonlySet<string>;
}

/** The variables of a kind that take input through an inbox: those that are frozen while the cell is refractory. */
export const inboxesOf = (kind: CheckedKind, { written }: Touched): string[] =>
	kind.refractory
		? kind.equations.filter(e => e.flags.includes('unless refractory') && written.has(e.name)).map(e => e.name)
		: [];

/** Every name on which an expression depends, sub-expressions looked into. */
export const namesBehind = (kind: CheckedKind, e: Expression): string[] =>
	[...namesIn(e)].flatMap(name => {
		const equation = kind.equations.find(q => q.name === name);
		return equation?.kind === 'subexpression' ? namesBehind(kind, equation.body as Expression) : [name];
	});

/** Parses and checks the statements of a pathway against its target's names; `translate` gives each text the kind's names. */
export function checkOnPre(
	text: string,
	kind: CheckedKind,
	where: string,
	translate = (s: Assignment): Assignment => s,
): readonly Assignment[] {
	const statements = parseStatements(text, where).map(translate);
	if (statements.length === 0)
		throw new ModelError({ in: where, found: 'no statement', expected: "at least one, such as 'v += J'" });
	checkStatements(statements, { ...kind.scope, where, random: false }, [...kind.variables.keys()]);
	return statements;
}
