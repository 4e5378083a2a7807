import { Graph } from '../kernel/ir.ts';
import { ModelError } from '../problem.ts';
import { lower } from './lower.ts';
import { parseExpression } from './parse.ts';

/** The number that an expression of parameters stands for, in base units. `values` are in base units, too. */
export function evaluateExpression(text: string, where: string, values: ReadonlyMap<string, number>): number {
	const g = new Graph('f64');
	const node = lower(g, parseExpression(text, where), name => {
		const value = values.get(name);
		return value === undefined ? undefined : g.number(value);
	});
	if (node.op === 'const' && Number.isFinite(node.value)) return node.value;
	throw new ModelError({
		in: where,
		found: `'${text}', which is ${node.op === 'const' ? node.value : 'no plain arithmetic'}`,
		expected: 'a finite number',
	});
}
