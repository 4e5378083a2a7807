import { type Assignment, binding, type Equation, type Expression } from './tree.ts';

/** Back to text, with as few parentheses as Python needs; parse ∘ show is the identity on trees. */
export function show(e: Expression, floor = 0): string {
	if (e.kind === 'number') return String(e.value);
	if (e.kind === 'name') return e.name;
	const power = binding[e.op];
	if (power === undefined) return `${e.op}(${e.args.map(a => show(a)).join(', ')})`;
	const [a, b] = e.args as [Expression, Expression];
	const loose = (text: string): string => (power <= floor ? `(${text})` : text);
	if (e.op === 'neg') return loose(`-${show(a, power)}`);
	if (e.op === 'not') return loose(`not ${show(a, power)}`);
	if (e.op === '**') return loose(`${show(a, power)}**${show(b, power - 1)}`);
	const left = show(a, power === 4 ? power : power - 1); // a comparison of comparisons needs parentheses on both sides
	const right = show(b, power);
	return loose('*/'.includes(e.op) ? `${left}${e.op}${right}` : `${left} ${e.op} ${right}`);
}

export function showEquation({ kind, name, body, unit, flags }: Equation): string {
	const left = kind === 'differential' ? `d${name}/dt` : name;
	const words = flags.length ? ` (${flags.join(', ')})` : '';
	return `${left}${body ? ` = ${show(body)}` : ''} : ${show(unit)}${words}`;
}

export const showAssignment = ({ name, op, body }: Assignment): string => `${name} ${op} ${show(body)}`;
