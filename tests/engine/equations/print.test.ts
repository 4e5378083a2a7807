import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEquations, parseExpression, parseStatements } from '../../../src/engine/equations/parse.ts';
import { show, showAssignment, showEquation } from '../../../src/engine/equations/show.ts';
import { condition, number } from './expressions.ts';

/** The tree without its places, which differ between texts. */
const bare = (tree: unknown): unknown =>
	JSON.parse(JSON.stringify(tree, (key, value) => (key === 'at' ? undefined : value)));

test('parse after print is the identity on trees', () => {
	fc.assert(
		fc.property(fc.oneof(number, condition), e => {
			expect(bare(parseExpression(show(e)))).toEqual(bare(e));
		}),
		{ numRuns: 3000, seed: 7 },
	);
});

test.each([
	'dv/dt = (g_e*(E_e - v) - (v - E_L))/tau_m + sigma*xi*tau_m**-0.5 : mV (unless refractory)',
	'I = a - (b - c) - d/(e*f) : pA/mV**2 (shared, constant over dt)',
	'w : 1 (constant)',
	'y = not (a < b and c >= d) or x == 2**-k : 1',
])('print after parse gives the text back: %s', text => {
	const [equation] = parseEquations(text);
	const once = showEquation(equation as never);
	expect(showEquation(parseEquations(once)[0] as never)).toBe(once);
	expect(bare(parseEquations(once))).toEqual(bare(parseEquations(text)));
});

test('comments, blank lines and brackets over several lines', () => {
	const equations = parseEquations('# a comment\n\ndv/dt = (a # why\n  - v)/tau : 1 # because\nx = 1 : 1\n');
	expect(equations.map(showEquation)).toEqual(['dv/dt = (a - v)/tau : 1', 'x = 1 : 1']);
	expect(equations.map(e => e.at.line)).toEqual([3, 5]);
});

test('statements', () => {
	expect(parseStatements('v = V_reset; w += b\nu *= 2').map(showAssignment)).toEqual([
		'v = V_reset',
		'w += b',
		'u *= 2',
	]);
});
