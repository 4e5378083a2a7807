import { nearest } from '../nearest.ts';
import { ModelError, type Place } from '../problem.ts';
import { show } from './show.ts';
import { type Assignment, arity, type Equation, type Expression } from './tree.ts';
import { type Dimension, length, nameOf, one, perRootTime, same, time, times, unitOf, units } from './units.ts';

/** The names that a text may use, each with its dimension. */
export interface Scope {
	/** What the text is called in a message. */
	where: string;
	names: ReadonlyMap<string, Dimension>;
	/** Whether rand() and randn() may be drawn here. */
	random: boolean;
	/** The variables of which laplacian() may be taken here. */
	near?: readonly string[];
	/** Whether poisson() may be, too. */
	counts?: boolean;
}

const truth = Symbol('a condition');
type Kind = Dimension | typeof truth;
const word = (kind: Kind): string => (kind === truth ? 'a condition' : nameOf(kind));
const isZero = (e: Expression): boolean => e.kind === 'number' && e.value === 0;

/** The dimension of an expression, or the symbol of a condition; throws at the first thing that does not fit. */
function kindOf(e: Expression, scope: Scope): Kind {
	const fail = (at: Place, found: string, expected: string, hint?: string): never => {
		throw new ModelError({ in: scope.where, at, found, expected, ...(hint ? { hint } : {}) });
	};
	if (e.kind === 'number') return one;
	if (e.kind === 'name') {
		const dimension = scope.names.get(e.name) ?? units[e.name]?.dimension;
		if (dimension) return dimension;
		if (e.name in arity)
			return fail(e.at, `'${e.name}' without arguments`, `${e.name}(…) with ${arity[e.name]} of them`);
		if (/^xi(_\w+)?$/.test(e.name))
			return fail(e.at, `the noise '${e.name}'`, 'no noise here', 'Noise belongs in a differential equation.');
		const near = nearest(e.name, [...scope.names.keys()]);
		return fail(
			e.at,
			`the unknown name '${e.name}'`,
			`one of ${[...scope.names.keys()].join(', ')}`,
			near && `Did you mean '${near}'?`,
		);
	}
	const { op, args } = e;
	const wanted = arity[op];
	if (/^\w+$/.test(op) && !['neg', 'and', 'or', 'not'].includes(op)) {
		if (wanted === undefined) fail(e.at, `the unknown function ${op}()`, `one of ${Object.keys(arity).join(', ')}`);
		if (wanted !== args.length)
			fail(e.at, `${args.length} argument${args.length === 1 ? '' : 's'} in ${show(e)}`, `${wanted} for ${op}()`);
		if ((op === 'rand' || op === 'randn') && !scope.random) {
			fail(
				e.at,
				`${op}()`,
				'no random draw here',
				'Write xi for noise in a differential equation; rand() and randn() belong in initial values, thresholds and resets.',
			);
		}
		if (op === 'poisson' && !scope.counts)
			fail(e.at, 'poisson()', 'no random count here', 'Counts are drawn in the statements of regular updates.');
	}
	if (op === 'laplacian') {
		const [u] = args as [Expression];
		if (!scope.near)
			fail(e.at, show(e), 'no neighbours here', 'laplacian() belongs in the equations of a group with a grid.');
		if (u.kind !== 'name' || !scope.near?.includes(u.name))
			return fail(u.at, `laplacian of ${show(u)}`, `a variable: ${scope.near?.join(', ')}`);
		return times(scope.names.get(u.name) as Dimension, length, -2);
	}
	const kinds = args.map(arg => kindOf(arg, scope));
	const want = (i: number, expected: Kind): void => {
		const kind = kinds[i] as Kind;
		const arg = args[i] as Expression;
		const fits = kind === expected || (kind !== truth && expected !== truth && (same(kind, expected) || isZero(arg)));
		if (!fits) fail(arg.at, `${show(arg)} in ${word(kind)}`, word(expected));
	};
	/** All arguments in one dimension, which is the result's; a plain 0 fits any. */
	const alike = (): Kind => {
		const lead = kinds[args.findIndex(arg => !isZero(arg))] ?? one;
		if (lead === truth) want(0, one);
		args.forEach((_, i) => want(i, lead));
		return lead;
	};
	const first = kinds[0] as Dimension;
	switch (op) {
		case '<':
		case '<=':
		case '>':
		case '>=':
		case '==':
		case '!=':
			alike();
			return truth;
		case 'and':
		case 'or':
			want(0, truth);
			want(1, truth);
			return truth;
		case 'not':
			want(0, truth);
			return truth;
		case 'int':
			if (kinds[0] !== truth) want(0, one);
			return one;
	}
	for (const [i, kind] of kinds.entries()) if (kind === truth) want(i, one);
	switch (op) {
		case 'neg':
		case 'abs':
		case '+':
		case '-':
		case 'min':
		case 'max':
		case 'clip':
			return alike();
		case '*':
			return times(first, kinds[1] as Dimension);
		case '/':
			return times(first, kinds[1] as Dimension, -1);
		case '**': {
			want(1, one);
			const power = args[1] as Expression;
			const value = constant(power);
			if (value !== undefined) return times(one, first, value);
			if (!same(first, one))
				fail(power.at, `${show(power)} as the exponent of something in ${word(first)}`, 'a number as exponent');
			return one;
		}
		case 'sqrt':
			return times(one, first, 0.5);
		case 'sign':
		case 'rand':
		case 'randn':
			return one;
		default: // exp, log, tanh, sin, cos, floor, exprel
			want(0, one);
			return one;
	}
}

/** The value of a number with an optional sign. */
export function constant(e: Expression): number | undefined {
	if (e.kind === 'number') return e.value;
	if (e.kind === 'apply' && e.op === 'neg') {
		const value = constant(e.args[0] as Expression);
		return value === undefined ? undefined : -value;
	}
	return undefined;
}

/** The expression must have this dimension (`what` names the place it goes to in the message). */
export function wantDimension(e: Expression, expected: Dimension, what: string, scope: Scope): void {
	const found = kindOf(e, scope);
	if (found !== truth && (same(found, expected) || isZero(e))) return;
	throw new ModelError({
		in: scope.where,
		at: e.at,
		found: `${show(e)} in ${word(found)}`,
		expected: `${nameOf(expected)} for ${what}`,
	});
}

export function checkCondition(e: Expression, scope: Scope): void {
	const kind = kindOf(e, scope);
	if (kind === truth) return;
	throw new ModelError({
		in: scope.where,
		at: e.at,
		found: `${show(e)} in ${word(kind)}`,
		expected: 'a condition such as v > V_th',
	});
}

const flagsOf: Readonly<Record<Equation['kind'], readonly string[]>> = {
	differential: ['unless refractory'],
	subexpression: ['shared', 'constant over dt'],
	parameter: ['constant', 'shared'],
};

/** Names that the language itself gives a meaning. */
const builtIn: readonly (readonly [string, Dimension])[] = [
	['t', time],
	['dt', time],
	['i', one],
	['N', one],
];

/** Where a cell of a grid lies. */
export const places: readonly string[] = ['x', 'y'];

/** A sub-expression that, through others, needs itself, has no value. */
function wantNoCircle(equations: readonly Equation[], where: string): void {
	const bodies = new Map(equations.filter(e => e.kind === 'subexpression').map(e => [e.name, e]));
	const open = new Set<string>();
	const visit = (e: Expression, owner: Equation): void => {
		if (e.kind === 'apply') for (const arg of e.args) visit(arg, owner);
		if (e.kind !== 'name') return;
		const next = bodies.get(e.name);
		if (!next) return;
		if (open.has(e.name)) {
			throw new ModelError({
				in: where,
				at: e.at,
				found: `${e.name}, which is defined through itself`,
				expected: 'a sub-expression of other names',
			});
		}
		open.add(e.name);
		visit(next.body as Expression, next);
		open.delete(e.name);
	};
	for (const equation of bodies.values()) {
		open.add(equation.name);
		visit(equation.body as Expression, equation);
		open.delete(equation.name);
	}
}

/** Checks a block against its parameters (name → dimension) and returns the scope of its names. `grid`: its cells lie on one. */
export function checkEquations(
	equations: readonly Equation[],
	parameters: ReadonlyMap<string, Dimension>,
	where: string,
	grid = false,
): Scope {
	const own = [...builtIn, ...(grid ? places.map(name => [name, length] as const) : [])];
	const names = new Map<string, Dimension>([...own, ...parameters]);
	const fail = (at: Place, found: string, expected: string): never => {
		throw new ModelError({ in: where, at, found, expected });
	};
	for (const { name, at, unit, flags, kind } of equations) {
		if (parameters.has(name)) fail(at, `'${name}', which is already a parameter`, 'a new name');
		if (names.has(name) && own.some(([known]) => known === name))
			fail(at, `'${name}', which the language uses itself`, 'another name');
		if (names.has(name)) fail(at, `'${name}' a second time`, 'one equation for each name');
		const isUnit = units[name] && name !== 's'; // the literature's name of a synaptic gate; the unit is then written `second`
		if (isUnit || name in arity || /^xi(_\w+)?$/.test(name))
			fail(at, `'${name}', which is a unit, a function or noise`, 'another name');
		names.set(name, unitOf(unit, where).dimension);
		for (const flag of flags) {
			if (!flagsOf[kind].includes(flag))
				fail(unit.at, `the flag '${flag}'`, flagsOf[kind].map(f => `(${f})`).join(' or '));
		}
	}
	const scope: Scope = { where, names, random: false };
	const near = grid ? { near: equations.filter(e => e.kind !== 'subexpression').map(e => e.name) } : {};
	const noisy: Scope = { ...scope, ...near, names: withNoise(names, equations) };
	for (const { kind, name, body } of equations) {
		if (!body) continue;
		const dimension = names.get(name) as Dimension;
		if (kind === 'differential') wantDimension(body, times(dimension, time, -1), `d${name}/dt`, noisy);
		else wantDimension(body, dimension, name, noisy);
	}
	wantNoCircle(equations, where);
	return scope;
}

function withNoise(
	names: ReadonlyMap<string, Dimension>,
	equations: readonly Equation[],
): ReadonlyMap<string, Dimension> {
	return new Map([...names, ...noisesIn(equations).map(xi => [xi, perRootTime] as const)]);
}

/** The names of the noises in a block, in order of appearance. */
export function noisesIn(equations: readonly Equation[]): string[] {
	const found = new Set<string>();
	const visit = (e: Expression): void => {
		if (e.kind === 'apply') e.args.forEach(visit);
		if (e.kind === 'name' && /^xi(_\w+)?$/.test(e.name)) found.add(e.name);
	};
	for (const { body } of equations) if (body) visit(body);
	return [...found];
}

export function checkStatements(statements: readonly Assignment[], scope: Scope, writable: readonly string[]): void {
	for (const { name, op, body, at } of statements) {
		if (!writable.includes(name)) {
			throw new ModelError({
				in: scope.where,
				at,
				found: `an assignment to '${name}'`,
				expected: `a variable: ${writable.join(', ')}`,
			});
		}
		const target = scope.names.get(name) as Dimension;
		wantDimension(body, op === '*=' || op === '/=' ? one : target, `${name} ${op}`, scope);
	}
}
