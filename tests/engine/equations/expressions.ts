import fc from 'fast-check';
import type { Expression } from '../../../src/engine/equations/tree.ts';

const at = { line: 1, column: 1 };
const apply = (op: string, ...args: Expression[]): Expression => ({ kind: 'apply', op, args, at });
const num = (value: number): Expression => ({ kind: 'number', value, at });

/** Random well-typed dimensionless expressions of x, y (state) and p, q (parameters), and random conditions. */
export const { number, condition } = fc.letrec<{ number: Expression; condition: Expression }>(tie => {
	const inner = tie('number');
	return {
		number: fc.oneof(
			{ maxDepth: 5, depthSize: 'medium' },
			fc.constantFrom<Expression>(...['x', 'y', 'p', 'q'].map(name => ({ kind: 'name' as const, name, at }))),
			fc.constantFrom(0, 1, 2, 0.1, 1e-3, 37.5, 1e300, 1e-300).map(num),
			fc.tuple(fc.constantFrom('+', '-', '*', '/', 'min', 'max'), inner, inner).map(([op, a, b]) => apply(op, a, b)),
			fc
				.tuple(
					fc.constantFrom('neg', 'exp', 'log', 'tanh', 'sqrt', 'abs', 'floor', 'sign', 'sin', 'cos', 'exprel', 'int'),
					inner,
				)
				.map(([op, a]) => apply(op, a)),
			fc.tuple(inner, fc.constantFrom(2, 3, 5, 0.5, 1.7)).map(([a, power]) => apply('**', a, num(power))),
			fc.tuple(inner, inner).map(([a, b]) => apply('**', a, b)),
			fc.tuple(inner, inner, inner).map(args => apply('clip', ...args)),
			tie('condition').map(c => apply('int', c)),
		),
		condition: fc.oneof(
			{ maxDepth: 3 },
			fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), inner, inner).map(([op, a, b]) => apply(op, a, b)),
			fc.tuple(fc.constantFrom('and', 'or'), tie('condition'), tie('condition')).map(([op, a, b]) => apply(op, a, b)),
			tie('condition').map(c => apply('not', c)),
		),
	};
});
