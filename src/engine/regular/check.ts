/** What a kind says of its regular updates, checked. */

import { checkStatements, type Scope, wantDimension } from '../equations/check.ts';
import { parseExpression, parseStatements } from '../equations/parse.ts';
import type { Assignment } from '../equations/tree.ts';
import { type Dimension, time } from '../equations/units.ts';
import type { Regularly } from '../model.ts';
import { ModelError } from '../problem.ts';

export interface CheckedRegular {
	statements: readonly Assignment[];
	/** A time, an expression of parameters. */
	every?: string;
}

/** `scope`: the names of the kind, and what the text is called. */
export function checkRegular(
	name: string,
	{ statements: text, every: interval }: Regularly,
	scope: Scope,
	writable: readonly string[],
	parameters: ReadonlyMap<string, Dimension>,
): CheckedRegular {
	const statements = parseStatements(text, scope.where);
	if (statements.length === 0)
		throw new ModelError({ in: scope.where, found: 'no statement', expected: "at least one, such as 'x = rand()'" });
	checkStatements(statements, { ...scope, counts: true }, writable);
	if (interval === undefined) return { statements };
	const where = `interval of the regular updates of ${name}`;
	const scopeOfInterval = { where, names: parameters, random: false };
	wantDimension(parseExpression(interval, where), time, 'the time between two of them', scopeOfInterval);
	return { statements, every: interval };
}
