import type { CheckedModel } from '../check-model.ts';
import type { CheckedKind } from '../equations/kind.ts';
import { type Expression, namesIn } from '../equations/tree.ts';
import { ModelError } from '../problem.ts';

const isNoise = (name: string): boolean => /^xi(_\w+)?$/.test(name);
const isNoisy = (e: Expression): boolean => [...namesIn(e)].some(isNoise);

/** By what the noise of an expression is multiplied or divided. */
function strengths(e: Expression): Expression[] {
	if (e.kind !== 'apply' || !isNoisy(e)) return [];
	const calm = ['+', '-', 'neg'].includes(e.op) ? [] : e.args.filter(arg => !isNoisy(arg));
	return [...calm, ...e.args.flatMap(strengths)];
}

/** The first name in an expression that changes within a step, subexpressions looked through. */
function moving(kind: CheckedKind, e: Expression): string | undefined {
	return [...namesIn(e)].find(name => {
		if (name === 't') return true;
		const equation = kind.equations.find(q => q.name === name);
		if (!equation?.body || equation.flags.includes('constant over dt')) return false;
		return equation.kind === 'differential' || moving(kind, equation.body) !== undefined;
	});
}

/** Throws a ModelError where noise has a strength with which Brian2 would refuse 'euler': one that changes within a step. */
export function wantSteadyNoise({ kinds, model }: CheckedModel): void {
	for (const kind of kinds.values()) {
		if (kind.method !== 'euler') continue;
		for (const { body } of kind.equations)
			for (const strength of body ? strengths(body) : []) {
				const name = moving(kind, strength);
				if (name === undefined) continue;
				throw new ModelError({
					in: `script of ${model.id} for Brian2`,
					found: `noise whose strength changes within a step, by '${name}'`,
					expected: "a strength with the flag (constant over dt), or the method 'heun'",
				});
			}
	}
}
