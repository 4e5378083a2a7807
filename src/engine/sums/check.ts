import { wantDimension } from '../equations/check.ts';
import { type CheckedKind, dimensionsOf, namesBehind } from '../equations/kind.ts';
import { parseExpression } from '../equations/parse.ts';
import type { Expression } from '../equations/tree.ts';
import { namesIn } from '../equations/tree.ts';
import { type Dimension, one } from '../equations/units.ts';
import type { Model, Sum } from '../model.ts';
import { ModelError } from '../problem.ts';

/** A sum whose texts fit its groups. */
export interface CheckedSum {
	/** 'E->I s_E' */
	name: string;
	source: string;
	target: string;
	/** Of the target. */
	variable: string;
	body: Expression;
	mean: boolean;
	weight?: Expression;
}

/**
 * Checks every sum of a model. `wantGroup` gives a group's kind; `written`: what arrives at each group from pathways and inputs; `changed`:
 * the parameters that the protocol changes.
 */
export function checkSums(
	model: Model,
	wantGroup: (where: string, name: string) => CheckedKind,
	written: (group: string) => ReadonlySet<string>,
	changed: ReadonlySet<string | undefined>,
): CheckedSum[] {
	const dimensions = dimensionsOf(model.parameters);
	const counted = new Map<string, Dimension>([...dimensions, ['i', one], ['j', one]]);
	const sums: CheckedSum[] = [];
	const holds = (group: string, variable: string): boolean =>
		sums.some(s => s.target === group && s.variable === variable);
	for (const [pathway, variables] of Object.entries(model.sums ?? {})) {
		const [, source = '', target = ''] = /^(\w+)->(\w+)$/.exec(pathway) ?? [];
		for (const [variable, entry] of Object.entries<Sum>(variables)) {
			const name = `${pathway} ${variable}`;
			const where = `sum ${name}`;
			const fail = (found: string, expected: string): never => {
				throw new ModelError({ in: where, found, expected });
			};
			if (!source) fail(`'${pathway}'`, "a source and a target, such as 'E->I'");
			const [from, to] = [wantGroup(where, source), wantGroup(where, target)];
			const own = to.equations.find(e => e.name === variable);
			if (own?.kind !== 'parameter' || own.flags.length > 0)
				fail(`'${variable}' of ${target}`, `a variable without equation or flag, such as '${variable} : 1'`);
			if (holds(target, variable)) fail(`a second sum in '${variable}' of ${target}`, 'a variable for each sum');
			const also = [
				variable in (model.groups[target]?.init ?? {}) && 'an initial value',
				to.reset.some(r => r.name === variable) && 'a reset',
				written(target).has(variable) && 'a pathway or an input',
			].find(Boolean);
			if (also) fail(`${also} of '${variable}'`, 'a variable that only the sum writes');
			const [mean, text] = 'mean' in entry ? [true, entry.mean] : [false, entry.sum];
			const body = parseExpression(text, where);
			const { dimension } = to.variables.get(variable) as { dimension: Dimension };
			wantDimension(body, dimension, variable, { ...from.scope, where, random: false });
			const weight = entry.weight === undefined ? undefined : parseExpression(entry.weight, `weight of ${name}`);
			if (weight) wantDimension(weight, one, 'a weight', { where: `weight of ${name}`, names: counted, random: false });
			const moved = weight && [...namesIn(weight)].find(p => changed.has(p));
			if (moved)
				throw new ModelError({
					in: 'protocol',
					found: `a change of '${moved}', on which the weights of ${name} depend`,
					expected: 'parameters of equations and of what is summed',
				});
			sums.push({ name, source, target, variable, body, mean, ...(weight && { weight }) });
		}
	}
	for (const { name, source, body } of sums) {
		const other = namesBehind(wantGroup(name, source), body).find(n => holds(source, n));
		if (other)
			throw new ModelError({
				in: `sum ${name}`,
				found: `'${other}', which is a sum itself`,
				expected: 'other variables',
			});
	}
	return sums;
}
