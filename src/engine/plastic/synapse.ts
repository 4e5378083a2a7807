import { ofSource } from '../check-model.ts';
import { checkEquations, noisesIn } from '../equations/check.ts';
import { integrate } from '../equations/integrate.ts';
import { type CheckedKind, checkOnPre, type NamedUnit, namesBehind } from '../equations/kind.ts';
import { linear, lower } from '../equations/lower.ts';
import { type Drawing, Meaning } from '../equations/meaning.ts';
import { parseEquations } from '../equations/parse.ts';
import { initProgram, observed } from '../equations/programs.ts';
import { show } from '../equations/show.ts';
import type { Assignment, Equation, Expression } from '../equations/tree.ts';
import { type Dimension, unitOf } from '../equations/units.ts';
import type { Graph, Node, Program } from '../kernel/ir.ts';
import type { Precision, Synapses } from '../model.ts';
import { ModelError, type Place } from '../problem.ts';

/**
 * What the statements of a pathway may speak of, as if it were one kind: variables of the synapse, those of its target, plain or as
 * 'v_post', and those of its source as 'v_pre'. `variables` are those that may be changed.
 */
export interface SynapseKind extends CheckedKind {
	/** Variables of each synapse. */
	own: ReadonlyMap<string, NamedUnit>;
}

export interface CheckedSynapses {
	synapse: SynapseKind;
	statements: readonly Assignment[];
	on_post: readonly Assignment[];
}

/** In which step a synapse's event-driven variables were last brought up to date; Brian2's name. */
export const lastupdate = 'lastupdate';
/** What a pathway says about its synapses. */
type Texts = Pick<Synapses, 'equations' | 'on_pre' | 'on_post' | 'init'>;

const renamed = (e: Expression, to: (name: string) => string): Expression =>
	e.kind === 'name'
		? { ...e, name: to(e.name) }
		: e.kind === 'apply'
			? { ...e, args: e.args.map(arg => renamed(arg, to)) }
			: e;

const inEquation = (e: Equation, to: (name: string) => string): Equation => ({
	...e,
	...(e.body && { body: renamed(e.body, to) }),
});

/** Parses and checks the texts of a pathway whose synapses have variables of their own, react to spikes of the target or read the source. */
export function checkSynapses(
	name: string,
	{ equations: text = '', on_pre, on_post, init = {} }: Texts,
	source: CheckedKind,
	target: CheckedKind,
	dimensions: ReadonlyMap<string, Dimension>,
): CheckedSynapses {
	const where = `equations of ${name}`;
	const fail = (at: Place, found: string, expected: string): never => {
		throw new ModelError({ in: where, at, found, expected });
	};
	const isOf = (kind: CheckedKind, n: string): boolean => kind.variables.has(n) || kind.subexpressions.has(n);
	const parsed = parseEquations(text, where);
	const mine = new Set(parsed.map(e => e.name));
	const atTarget = (n: string): string => {
		const plain = n.replace(/_post$/, '');
		return plain !== n && !mine.has(n) && !dimensions.has(n) && isOf(target, plain) ? plain : n;
	};
	const equations = parsed.map(e => inEquation(e, atTarget));
	for (const e of equations) {
		if (/_(pre|post)$/.test(e.name))
			fail(e.at, `'${e.name}'`, "a name that does not end in '_pre' or '_post', which mean the two cells");
		if (isOf(target, e.name)) fail(e.at, `'${e.name}', which is a name of the target`, 'another name');
		if (e.name === lastupdate) fail(e.at, `'${e.name}', which the language uses itself`, 'another name');
		if (e.kind === 'differential' && e.flags.join() !== 'event-driven')
			fail(e.at, `d${e.name}/dt without (event-driven)`, '(event-driven) behind its unit: synapses act at spikes only');
	}
	const noise = noisesIn(equations)[0];
	if (noise) fail((equations[0] as Equation).at, `the noise '${noise}'`, 'no noise in synapses');
	const fromSource = source.equations.map(e => ({
		...inEquation(e, n => (isOf(source, n) ? ofSource(n) : n)),
		name: ofSource(e.name),
	}));
	const twice = fromSource.find(e => isOf(target, e.name));
	if (twice) fail(twice.at, `'${twice.name}', which names a variable of both cells`, 'other names in the groups');
	const outer = new Map([
		...target.scope.names,
		...fromSource.map(e => [e.name, source.scope.names.get(e.name.slice(0, -4)) as Dimension] as const),
	]);
	const flagless = equations.map(e => ({ ...e, flags: e.flags.filter(flag => flag !== 'event-driven') }));
	const scope = checkEquations(flagless, outer, where);
	const unitsOf = (list: readonly Equation[]): Map<string, NamedUnit> =>
		new Map(list.map(e => [e.name, { ...unitOf(e.unit, where), text: show(e.unit) }]));
	const own = unitsOf(equations.filter(e => e.kind !== 'subexpression'));
	const kind: SynapseKind = {
		...target,
		where,
		equations: [...equations, ...target.equations, ...fromSource],
		scope,
		variables: new Map([...own, ...target.variables]),
		subexpressions: unitsOf(equations.filter(e => e.kind === 'subexpression')),
		noises: [],
		own,
	};
	for (const e of tracesOf(kind)) {
		const still = (n: string): boolean =>
			n === e.name ||
			!scope.names.has(n) ||
			dimensions.has(n) ||
			parsed.some(q => q.name === n && q.kind === 'parameter');
		const moving = namesBehind(kind, e.body as Expression).find(n => !still(n));
		if (moving)
			fail(
				(e.body as Expression).at,
				`'${moving}' in d${e.name}/dt`,
				`${e.name} itself, parameters, and variables of the synapse that change at spikes only`,
			);
	}
	initSynapses(kind, init, name, 'f64', 1);
	const inStatement = (s: Assignment): Assignment => ({
		...s,
		name: atTarget(s.name),
		body: renamed(s.body, atTarget),
	});
	return {
		synapse: kind,
		statements: checkOnPre(on_pre, kind, `on_pre of ${name}`, inStatement),
		on_post: on_post === undefined ? [] : checkOnPre(on_post, kind, `on_post of ${name}`, inStatement),
	};
}

/** Variables that follow an equation between spikes. */
const tracesOf = ({ equations, own }: SynapseKind): Equation[] =>
	equations.filter(e => e.kind === 'differential' && own.has(e.name));

/** Whether synapses need to know when they were last looked at. */
export const hasTraces = (kind: SynapseKind): boolean => tracesOf(kind).length > 0;

/** Event-driven variables as they are now: the exact solution of their linear equations since the last event. */
export const broughtUp =
	(kind: SynapseKind) =>
	(meaning: Meaning): Map<string, Node> => {
		const { g, now } = meaning;
		const traces = tracesOf(kind);
		if (traces.length === 0) return new Map();
		const state = new Map(traces.map(e => [e.name, g.load(e.name)]));
		const rate = (e: Equation, s: ReadonlyMap<string, Node>, ahead: Node): Node =>
			lower(g, e.body as Expression, meaning.lookup(s, ahead));
		for (const e of traces) wantLinear(g, kind, e, rate(e, state, g.number(0)));
		const elapsed = g.mul(meaning.dt, g.sub(now, g.load(lastupdate)));
		const noises = new Map<string, never>();
		const hold = (_e: Equation, _x: Node, next: Node): Node => next;
		const system = { g, where: kind.where, equations: traces, state, dt: elapsed, noises, rate, hold };
		return new Map([...integrate('exponential_euler', system), [lastupdate, now]]);
	};

function wantLinear(g: Graph, { where }: SynapseKind, e: Equation, rate: Node): void {
	if (linear(g, rate, g.load(e.name))) return;
	const { at } = e.body as Expression;
	const found = `d${e.name}/dt = ${show(e.body as Expression)}`;
	throw new ModelError({ in: where, at, found, expected: `an equation linear in ${e.name} for (event-driven)` });
}

/** Initial values of synapses: expressions of parameters, rand() and randn(). */
export function initSynapses(
	kind: SynapseKind,
	init: Readonly<Record<string, string>>,
	name: string,
	precision: Precision,
	dt: number,
): Drawing {
	const names = new Map([...kind.scope.names].filter(([n]) => n !== 'i' && n !== 'N'));
	return initProgram({ ...kind, variables: kind.own, scope: { ...kind.scope, names } }, init, name, precision, dt);
}

/** The values of synapses now, into slots of their own. */
export function observeSynapses(
	kind: SynapseKind,
	names: readonly string[],
	precision: Precision,
	dt: number,
): Program {
	const meaning = new Meaning(kind, precision, dt, 'observe');
	const state = broughtUp(kind)(meaning);
	const { g } = meaning;
	const stores = names.map(name => ({ slot: observed(name), value: state.get(name) ?? g.load(name) }));
	return { graph: g, stores, resets: [] };
}
