import { parseEquations } from './parse.ts';
import { binding, type Equation, type Expression } from './tree.ts';

/** Presentation MathML from the very text that runs: what the page shows is what is computed. */

const greek: Readonly<Record<string, string>> = {
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	delta: 'δ',
	epsilon: 'ε',
	zeta: 'ζ',
	eta: 'η',
	theta: 'θ',
	kappa: 'κ',
	lambda: 'λ',
	mu: 'μ',
	nu: 'ν',
	xi: 'ξ',
	rho: 'ρ',
	sigma: 'σ',
	tau: 'τ',
	phi: 'φ',
	chi: 'χ',
	psi: 'ψ',
	omega: 'ω',
	Delta: 'Δ',
	Omega: 'Ω',
	Sigma: 'Σ',
	Theta: 'Θ',
	Phi: 'Φ',
};

const plain = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const mi = (text: string): string => `<mi>${plain(greek[text] ?? text)}</mi>`;
const mo = (text: string, attributes = ''): string => `<mo${attributes}>${plain(text)}</mo>`;
const mn = (text: string): string => `<mn>${text}</mn>`;
const row = (...parts: string[]): string => `<mrow>${parts.join('')}</mrow>`;
const brackets = (inside: string, open = '(', close = ')'): string => row(mo(open), inside, mo(close));
const upright = (text: string): string => `<mi mathvariant="normal">${plain(text)}</mi>`;

/** `tau_m` → τ with subscript m, `x1` → x₁, `w_EE` → w with subscript EE. */
export function renderName(name: string): string {
	const [, base = name, digits, rest] = /^([A-Za-z]+?)(\d*)(?:_(\w+))?$/.exec(name) ?? [];
	const below = [digits, rest && (greek[rest] ?? rest)].filter(Boolean).join(' ');
	if (!below) return mi(base);
	const sub = /^\d+$/.test(below) ? mn(below) : below.length > 2 ? `<mtext>${plain(below)}</mtext>` : mi(below);
	return `<msub>${mi(base)}${sub}</msub>`;
}

function renderNumber(value: number): string {
	const [digits = '', exponent] = String(value).split('e');
	if (exponent === undefined) return mn(digits);
	return row(mn(digits), mo('×'), `<msup>${mn('10')}${mn(exponent.replace('+', '').replace('-', '−'))}</msup>`);
}

const signs: Readonly<Record<string, string>> = {
	'<': '<',
	'<=': '≤',
	'>': '>',
	'>=': '≥',
	'==': '=',
	'!=': '≠',
	and: 'and',
	or: 'or',
	'+': '+',
	'-': '−',
};
/** Fractions, powers and roots bring their own grouping. */
const strength = (e: Expression): number =>
	e.kind !== 'apply' ? 9 : e.op === '/' || e.op === '**' ? 8 : (binding[e.op] ?? 9);

function wrapped(e: Expression, floor: number): string {
	return strength(e) <= floor ? brackets(renderExpression(e)) : renderExpression(e);
}

export function renderExpression(e: Expression): string {
	if (e.kind === 'number') return renderNumber(e.value);
	if (e.kind === 'name') return renderName(e.name);
	const [a, b] = e.args as [Expression, Expression];
	switch (e.op) {
		case '/':
			return `<mfrac>${row(renderExpression(a))}${row(renderExpression(b))}</mfrac>`;
		case '**':
			if (b.kind === 'number' && b.value === 0.5) return `<msqrt>${renderExpression(a)}</msqrt>`;
			return `<msup>${a.kind === 'apply' ? brackets(renderExpression(a)) : renderExpression(a)}${row(renderExpression(b))}</msup>`;
		case '*': {
			const dot =
				b.kind === 'number' ||
				(a.kind === 'number' && b.kind === 'apply' && b.op === '**' && (b.args[0] as Expression).kind === 'number');
			return row(wrapped(a, 5), dot ? mo('·') : mo('\u2062'), wrapped(b, 6));
		}
		case 'neg':
			return row(mo('−', ' form="prefix"'), wrapped(a, 5));
		case 'not':
			return row(mo('not', ' form="prefix"'), wrapped(a, 3));
		case 'sqrt':
			return `<msqrt>${renderExpression(a)}</msqrt>`;
		case 'abs':
			return brackets(renderExpression(a), '|', '|');
		case 'floor':
			return brackets(renderExpression(a), '⌊', '⌋');
		case 'int': // Iverson's bracket: 1 where the condition holds
			return brackets(renderExpression(a), '[', ']');
		case 'laplacian':
			return row(`<msup>${mo('∇', ' form="prefix"')}${mn('2')}</msup>`, renderExpression(a));
		case 'exp':
			return `<msup>${upright('e')}${row(renderExpression(a))}</msup>`;
	}
	const sign = signs[e.op];
	if (sign !== undefined) {
		const power = binding[e.op] as number;
		const word = /^\w/.test(sign) ? ' lspace="0.4em" rspace="0.4em"' : '';
		return row(wrapped(a, power - 1), mo(sign, word), wrapped(b, power));
	}
	const name = greek[e.op] ?? e.op;
	return row(`<mi>${plain(name)}</mi>`, mo('\u2061'), brackets(e.args.map(renderExpression).join(mo(','))));
}

function renderEquation({ kind, name, body }: Equation): string {
	const left =
		kind === 'differential'
			? `<mfrac>${row(upright('d'), renderName(name))}${row(upright('d'), mi('t'))}</mfrac>`
			: renderName(name);
	return row(left, mo('='), renderExpression(body as Expression));
}

const math = (inside: string, display: boolean): string =>
	`<math xmlns="http://www.w3.org/1998/Math/MathML"${display ? ' display="block"' : ''}>${inside}</math>`;

/** One displayed formula for each equation of a block that has a right-hand side. */
export function equationsToMathML(text: string): string[] {
	return parseEquations(text)
		.filter(e => e.body)
		.map(e => math(renderEquation(e), true));
}

/** A symbol as it stands in running text or in a table. */
export const nameToMathML = (name: string): string => math(renderName(name), false);
