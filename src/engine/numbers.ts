/** Numbers of a network that are expressions of parameters and must be of a certain kind. Each throws a ModelError that says what was found. */
import type { CheckedPathway } from './check-model.ts';
import { evaluateExpression } from './equations/evaluate.ts';
import type { Wiring } from './network/connect.ts';
import type { pairing } from './pairing/pairing.ts';
import { ModelError } from './problem.ts';

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

/** A whole number that is an expression of parameters. */
export function whole(
	text: number | string,
	where: string,
	what: string,
	least: number,
	values: ReadonlyMap<string, number>,
): number {
	const value = typeof text === 'number' ? text : evaluateExpression(text, where, values);
	if (Number.isInteger(value) && value >= least && value <= 10_000_000) return value;
	return fail(where, `${what} = ${value}`, `a whole number from ${least} to 10000000`);
}

/** A time as a number of steps; one that is no multiple of the step is an error. */
export function steps(text: string, where: string, dt: number, values: ReadonlyMap<string, number>): number {
	const time = evaluateExpression(text, where, values);
	const n = Math.round(time / dt);
	if (n >= 0 && Math.abs(n * dt - time) <= 1e-9 * Math.max(1, time)) return n;
	return fail(where, `${time} ms`, `a multiple of the step of ${dt} ms`);
}

export function wiringOf(
	{ name, connect: rule }: CheckedPathway,
	sources: number,
	targets: number,
	values: ReadonlyMap<string, number>,
	pairs?: typeof pairing,
): Wiring {
	const where = `synapses ${name}`;
	if (rule.rule === 'fixed_indegree')
		return { rule: rule.rule, indegree: whole(rule.indegree, where, 'indegree', 0, values) };
	if (rule.rule === 'one_to_one' && sources !== targets)
		return fail(where, `${sources} sources and ${targets} targets`, 'as many sources as targets for one_to_one');
	if (rule.rule === 'one_to_block' && targets % sources)
		return fail(where, `${sources} sources and ${targets} targets`, 'as many targets for each source for one_to_block');
	if (!('p' in rule)) return rule;
	if (pairs && 'weight' in rule) return pairs.wiring(where, rule as never, sources, targets, values);
	const p = evaluateExpression(rule.p, where, values);
	return p >= 0 && p <= 1 ? { rule: rule.rule, p } : fail(where, `p = ${p}`, 'a probability from 0 to 1');
}
