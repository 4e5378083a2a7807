/** The right-hand sides of a kind and their derivatives, for vector fields. */
import type { Program, Store } from '../kernel/ir.ts';
import { differentiate } from './differentiate.ts';
import type { CheckedKind } from './kind.ts';
import { lower } from './lower.ts';
import { Meaning } from './meaning.ts';
import type { Expression } from './tree.ts';

export const rateOf = (name: string): string => `d${name}/dt`;
export const slopeOf = (name: string, by: string): string => `${name},${by}`;

/** Right-hand sides without noise, and their derivatives by every differential variable, into slots of their own. */
export function fieldProgram(kind: CheckedKind, dt: number): { program: Program; variables: string[] } {
	const meaning = new Meaning(kind, 'f64', dt, 'field');
	const { g } = meaning;
	const find = meaning.lookup(new Map(), g.number(0), () => g.number(0));
	const differential = kind.equations.filter(e => e.kind === 'differential');
	const inner = (name: string): Expression | undefined => {
		const equation = kind.equations.find(e => e.name === name);
		return equation?.kind === 'subexpression' ? equation.body : undefined;
	};
	const stores: Store[] = [];
	for (const e of differential) {
		const body = e.body as Expression;
		stores.push({ slot: rateOf(e.name), value: lower(g, body, find) });
		for (const by of differential)
			stores.push({ slot: slopeOf(e.name, by.name), value: lower(g, differentiate(body, by.name, inner), find) });
	}
	return { program: { graph: g, stores, resets: [] }, variables: differential.map(e => e.name) };
}
