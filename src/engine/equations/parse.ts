import { ModelError, type Place } from '../problem.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Assignment, binding, type Equation, type Expression } from './tree.ts';

const quote = ({ kind, text }: Token): string => (kind === 'newline' || kind === 'end' ? text : `'${text}'`);

/** From the start of one place to the end of another; only a span within one line has a length. */
function span(from: Place, to: Place): Place {
	const { line, column } = from;
	return line === to.line ? { line, column, length: to.column + (to.length ?? 1) - column } : { line, column };
}

/** A Pratt parser for Brian2's equations, statements and expressions. */
class Parser {
	readonly #tokens: Token[];
	readonly #where: string;
	#next = 0;
	#calls = true; // off where `mV (unless refractory)` is a unit and its flags

	constructor(text: string, where: string) {
		this.#tokens = tokenize(text, where);
		this.#where = where;
	}

	get token(): Token {
		return this.#tokens[this.#next] as Token;
	}

	get #before(): Token {
		return this.#tokens[Math.max(0, this.#next - 1)] as Token;
	}

	fail(at: Place, found: string, expected: string, hint?: string): never {
		throw new ModelError({ in: this.#where, at, found, expected, ...(hint ? { hint } : {}) });
	}

	accept(text: string): boolean {
		if (this.token.kind !== 'symbol' && this.token.kind !== 'name') return false;
		if (this.token.text !== text) return false;
		this.#next++;
		return true;
	}

	expect(text: string): void {
		if (!this.accept(text)) this.fail(this.token.at, quote(this.token), `'${text}'`);
	}

	take(): Token {
		const token = this.token;
		if (token.kind !== 'end') this.#next++;
		return token;
	}

	name(what = 'a name'): Token {
		const token = this.token;
		if (token.kind !== 'name' || token.text in binding) this.fail(token.at, quote(token), what);
		return this.take();
	}

	skip(...separators: string[]): void {
		while (this.token.kind === 'newline' || separators.includes(this.token.text)) this.#next++;
	}

	expression(floor = 0): Expression {
		let left = this.#operand();
		for (;;) {
			const { text: op } = this.token;
			const power = op === 'not' || op === 'neg' ? -1 : (binding[op] ?? -1);
			if (power <= floor) return left;
			const sign = this.take();
			const right = this.expression(op === '**' ? power - 1 : power);
			if (power === 4 && left.kind === 'apply' && binding[left.op] === 4) {
				this.fail(sign.at, `a second comparison '${op}'`, "one comparison; join two with 'and'");
			}
			left = { kind: 'apply', op, args: [left, right], at: span(left.at, this.#before.at) };
		}
	}

	#operand(): Expression {
		const { kind, text, at } = this.take();
		const unary = (op: string, power: number): Expression => {
			const arg = this.expression(power);
			return { kind: 'apply', op, args: [arg], at: span(at, this.#before.at) };
		};
		if (kind === 'number') return { kind, value: Number(text), at };
		if (text === '-') return unary('neg', binding.neg as number);
		if (text === '+') return this.expression(binding.neg);
		if (text === 'not') return unary('not', binding.not as number);
		if (text === '(') {
			const inside = this.expression();
			this.expect(')');
			return { ...inside, at: span(at, this.#before.at) };
		}
		if (kind !== 'name' || text in binding) this.fail(at, quote({ kind, text, at }), 'an expression');
		if (!this.#calls || !this.accept('(')) return { kind: 'name', name: text, at };
		const args: Expression[] = [];
		if (!this.accept(')')) {
			do args.push(this.expression());
			while (this.accept(','));
			this.expect(')');
		}
		return { kind: 'apply', op: text, args, at: span(at, this.#before.at) };
	}

	equation(): Equation {
		const first = this.name("an equation such as 'dv/dt = … : mV'");
		const differential = this.accept('/');
		if (differential) {
			if (!/^d./.test(first.text))
				this.fail(first.at, `'${first.text}/'`, "'d' and the name of a variable, as in dv/dt");
			this.expect('dt');
		}
		const equals = differential || this.token.text === '=';
		if (equals) this.expect('=');
		const body = equals ? this.expression() : undefined;
		if (this.token.text !== ':')
			this.fail(
				this.token.at,
				quote(this.token),
				"':' and a unit",
				'Every equation ends with its unit, such as ": mV" or ": 1".',
			);
		this.take();
		this.#calls = false;
		const unit = this.expression();
		this.#calls = true;
		const flags: string[] = [];
		if (this.accept('(')) {
			do flags.push([...this.#words()].join(' ').replace(' - ', '-'));
			while (this.accept(','));
			this.expect(')');
		}
		if (this.token.kind !== 'newline') this.fail(this.token.at, quote(this.token), 'the end of the line');
		const kind = differential ? 'differential' : body ? 'subexpression' : 'parameter';
		return {
			kind,
			name: differential ? first.text.slice(1) : first.text,
			...(body ? { body } : {}),
			unit,
			flags,
			at: first.at,
		};
	}

	*#words(): Generator<string> {
		while (this.token.kind === 'name' || this.token.text === '-') yield this.take().text;
	}

	assignment(): Assignment {
		const target = this.name("a statement such as 'v = V_reset'");
		const op = this.take();
		if (!/^[-+*/]?=$/.test(op.text)) this.fail(op.at, quote(op), "'=', '+=', '-=', '*=' or '/='");
		const body = this.expression();
		if (this.token.kind === 'symbol' && this.token.text !== ';')
			this.fail(this.token.at, quote(this.token), "';' or the end of the line");
		return { name: target.text, op: op.text as Assignment['op'], body, at: target.at };
	}
}

function all<T>(text: string, where: string, separators: string[], one: (parser: Parser) => T): T[] {
	const parser = new Parser(text, where);
	const items: T[] = [];
	for (parser.skip(...separators); parser.token.kind !== 'end'; parser.skip(...separators)) items.push(one(parser));
	return items;
}

/** A block of equations, one a line. Throws a ModelError at the first mistake; `where` names the text in it. */
export const parseEquations = (text: string, where = 'equations'): Equation[] =>
	all(text, where, [], parser => parser.equation());

/** Statements parted by ';' or lines, as in a reset. */
export const parseStatements = (text: string, where = 'statements'): Assignment[] =>
	all(text, where, [';'], parser => parser.assignment());

export function parseExpression(text: string, where = 'expression'): Expression {
	const parser = new Parser(text, where);
	parser.skip();
	const expression = parser.expression();
	parser.skip();
	if (parser.token.kind !== 'end') parser.fail(parser.token.at, quote(parser.token), 'an operator or the end');
	return expression;
}
