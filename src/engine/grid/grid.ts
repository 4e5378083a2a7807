/** Groups whose cells lie on a grid. A model brings this with it, so that others need not load it. */
import { checkCondition, places, wantDimension } from '../equations/check.ts';
import { evaluateExpression } from '../equations/evaluate.ts';
import { parseExpression } from '../equations/parse.ts';
import { namesIn } from '../equations/tree.ts';
import { type Dimension, length, one } from '../equations/units.ts';
import type { Grid } from '../model.ts';
import { whole } from '../numbers.ts';
import { ModelError } from '../problem.ts';
import { blocksOf } from './blocks.ts';
import { Sheet } from './sheet.ts';

/** Checks the texts of a group's grid; the parameters that fix it before a run. */
function check(where: string, grid: Grid, names: ReadonlyMap<string, Dimension>): string[] {
	const { width, height, dx, borders, tissue } = grid;
	const fail = (found: string, expected: string): never => {
		throw new ModelError({ in: where, found, expected });
	};
	for (const [what, size] of Object.entries({ width, height })) {
		if (typeof size === 'string')
			wantDimension(parseExpression(size, where), one, what, { where, names, random: false });
		else if (!Number.isInteger(size) || size < 1) fail(`${what} = ${size}`, 'a whole number of cells, at least 1');
	}
	wantDimension(parseExpression(dx, where), length, 'dx', { where, names, random: false });
	if (borders !== 'no-flux' && borders !== 'periodic') fail(`the borders '${borders}'`, "'no-flux' or 'periodic'");
	if (tissue !== undefined) {
		const placed = new Map([...names, ...places.map(place => [place, length] as const)]);
		checkCondition(parseExpression(tissue, where), { where, names: placed, random: false });
	}
	return [width, height, dx, tissue ?? 1].flatMap(text => [...namesIn(parseExpression(String(text)))]);
}

/** Cells are numbered in single precision, too. */
const most = 4_000_000;

/** A grid in numbers. */
function sheet(where: string, grid: Grid, values: ReadonlyMap<string, number>): Sheet {
	const dx = evaluateExpression(grid.dx, where, values);
	if (!(dx > 0)) throw new ModelError({ in: where, found: `dx = ${dx} mm`, expected: 'a length above 0 mm' });
	const [width, height] = [
		whole(grid.width, where, 'width', 1, values),
		whole(grid.height, where, 'height', 1, values),
	];
	if (width * height > most)
		throw new ModelError({ in: where, found: `${width} times ${height} cells`, expected: `at most ${most}` });
	return new Sheet(
		{ width, height, borders: grid.borders },
		dx,
		grid.tissue === undefined ? undefined : parseExpression(grid.tissue, where),
	);
}

/** What the engine calls. */
export const grids = { check, sheet, blocks: blocksOf };
