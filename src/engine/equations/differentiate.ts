import { apply, type Expression, number } from './tree.ts';

const isNumber = (e: Expression, value: number): boolean => e.kind === 'number' && e.value === value;
const zero = number(0);
const one = number(1);

function plus(a: Expression, b: Expression): Expression {
	return isNumber(a, 0) ? b : isNumber(b, 0) ? a : apply('+', a, b);
}
function minus(a: Expression, b: Expression): Expression {
	return isNumber(b, 0) ? a : isNumber(a, 0) ? apply('neg', b) : apply('-', a, b);
}
function product(a: Expression, b: Expression): Expression {
	if (isNumber(a, 0) || isNumber(b, 0)) return zero;
	return isNumber(a, 1) ? b : isNumber(b, 1) ? a : apply('*', a, b);
}
const quotient = (a: Expression, b: Expression): Expression => (isNumber(a, 0) ? zero : apply('/', a, b));
const when = (condition: Expression): Expression => apply('int', condition);

/**
 * The derivative of an expression by a name. `inner` gives the body of a sub-expression (chain rule) or nothing.
 * Where a function has a corner (abs, min, clip) it is the derivative beside the corner; of a step it is 0.
 */
export function differentiate(e: Expression, by: string, inner: (name: string) => Expression | undefined): Expression {
	const d = (x: Expression): Expression => differentiate(x, by, inner);
	if (e.kind === 'number') return zero;
	if (e.kind === 'name') {
		if (e.name === by) return one;
		const body = inner(e.name);
		return body ? d(body) : zero;
	}
	const [a, b, c] = e.args as [Expression, Expression, Expression];
	switch (e.op) {
		case '+':
			return plus(d(a), d(b));
		case '-':
			return minus(d(a), d(b));
		case 'neg':
			return minus(zero, d(a));
		case '*':
			return plus(product(d(a), b), product(a, d(b)));
		case '/':
			return minus(quotient(d(a), b), product(quotient(a, apply('*', b, b)), d(b)));
		case '**': {
			const lower = product(product(b, apply('**', a, apply('-', b, one))), d(a));
			const upper = d(b);
			return isNumber(upper, 0) ? lower : plus(lower, product(product(e, apply('log', a)), upper));
		}
		case 'exp':
			return product(e, d(a));
		case 'log':
			return quotient(d(a), a);
		case 'sqrt':
			return quotient(d(a), apply('*', number(2), e));
		case 'tanh':
			return product(apply('-', one, apply('*', e, e)), d(a));
		case 'sin':
			return product(apply('cos', a), d(a));
		case 'cos':
			return product(apply('neg', apply('sin', a)), d(a));
		case 'exprel': // (e^x (x - 1) + 1)/x^2, written so that it loses digits only very near 0
			return product(apply('/', apply('-', apply('exp', a), e), a), d(a));
		case 'abs':
			return product(apply('sign', a), d(a));
		case 'min':
			return plus(product(when(apply('<=', a, b)), d(a)), product(when(apply('>', a, b)), d(b)));
		case 'max':
			return plus(product(when(apply('>=', a, b)), d(a)), product(when(apply('<', a, b)), d(b)));
		case 'clip': {
			const inside = when(apply('and', apply('>', a, b), apply('<', a, c)));
			const edges = plus(product(when(apply('<=', a, b)), d(b)), product(when(apply('>=', a, c)), d(c)));
			return plus(product(inside, d(a)), edges);
		}
		default: // floor, sign, int of anything, conditions: flat wherever they have a slope
			return zero;
	}
}
