/** Groups whose cells lie on a grid: what their texts say, checked and in numbers. */
import { checkCondition, places, wantDimension } from './equations/check.ts';
import { evaluateExpression } from './equations/evaluate.ts';
import type { CheckedKind } from './equations/kind.ts';
import { parseExpression } from './equations/parse.ts';
import type { Sheet } from './equations/sheet.ts';
import { namesIn } from './equations/tree.ts';
import { type Dimension, length, one } from './equations/units.ts';
import type { Group } from './model.ts';
import { whole } from './numbers.ts';
import { ModelError } from './problem.ts';

/** The text or number of how many cells a group has. */
export const cellsOf = ({ N, grid }: Group): number | string => (grid ? `(${grid.width})*(${grid.height})` : (N ?? 0));

/** Checks a group's size: N or a grid. */
export function checkSize(name: string, { N, grid }: Group, names: ReadonlyMap<string, Dimension>): void {
	const where = `group ${name}`;
	const fail = (found: string, expected: string): never => {
		throw new ModelError({ in: where, found, expected });
	};
	const size = (text: number | string, what: string, of: string): void => {
		if (typeof text === 'string')
			wantDimension(parseExpression(text, where), one, what, { where, names, random: false });
		else if (!Number.isInteger(text) || text < 1) fail(`${what} = ${text}`, `a whole number of ${of}, at least 1`);
	};
	if (!grid) {
		if (N === undefined) fail('neither N nor a grid', 'one of them');
		else size(N, 'N', 'neurons');
		return;
	}
	if (N !== undefined) fail('N and a grid', 'one of them');
	size(grid.width, 'width', 'cells');
	size(grid.height, 'height', 'cells');
	wantDimension(parseExpression(grid.dx, where), length, 'dx', { where, names, random: false });
	if (grid.borders !== 'no-flux' && grid.borders !== 'periodic')
		fail(`the borders '${grid.borders}'`, "'no-flux' or 'periodic'");
	if (grid.tissue === undefined) return;
	const placed = new Map([...names, ...places.map(place => [place, length] as const)]);
	checkCondition(parseExpression(grid.tissue, where), { where, names: placed, random: false });
}

/** The parameters that fix a group's grid before a run. */
export const gridNames = ({ grid }: Group): string[] =>
	grid
		? [grid.width, grid.height, grid.dx, grid.tissue ?? 1].flatMap(text => [...namesIn(parseExpression(String(text)))])
		: [];

/** The kind of a group, with the numbers of its grid where it has one. */
export function placed(
	kind: CheckedKind,
	name: string,
	{ grid }: Group,
	values: ReadonlyMap<string, number>,
): CheckedKind & { sheet?: Sheet } {
	if (!grid) return kind;
	const where = `group ${name}`;
	const dx = evaluateExpression(grid.dx, where, values);
	if (!(dx > 0)) throw new ModelError({ in: where, found: `dx = ${dx} mm`, expected: 'a length above 0 mm' });
	const sheet: Sheet = {
		width: whole(grid.width, where, 'width', 1, values),
		height: whole(grid.height, where, 'height', 1, values),
		borders: grid.borders,
		dx,
		...(grid.tissue !== undefined && { tissue: parseExpression(grid.tissue, where) }),
	};
	return { ...kind, sheet };
}
