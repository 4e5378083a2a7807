import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileField } from '../../src/engine/field.ts';
import { parameter, tiny } from './tiny.ts';

const equations = [
	'dx/dt = (tanh(x*y) - s*x + exp(-y**2) + noise*xi*ms**0.5)/tau : 1',
	'dy/dt = (sin(x) + clip(y - x, 0, 1) - sqrt(1 + x**2)/(2 + cos(y)) + abs(x - 3) + max(x, y)*min(x, 2*y) + log(2 + y**2) + 1.5**x)/tau : 1',
	's = 1/(1 + exp(-y)) : 1',
].join('\n');
const model = tiny(equations, { method: 'heun' }, { parameters: { tau: parameter(2, 'ms'), noise: parameter(0.3) } });
const field = compileField(model, 'g', { noise: 5 }, 3);

test('the Jacobian is the slope of the rates, sub-expressions and corners included', () => {
	const point = fc.double({ min: -2, max: 2, noNaN: true });
	fc.assert(
		fc.property(point, point, fc.constantFrom('x' as const, 'y' as const), (x, y, by) => {
			fc.pre([y - x, y - x - 1, x - 2 * y].every(gap => Math.abs(gap) > 1e-3)); // away from the corners
			const h = 1e-6;
			for (const [i, d] of [0, h, -h].entries()) {
				(field.state.x as Float64Array)[i] = x + (by === 'x' ? d : 0);
				(field.state.y as Float64Array)[i] = y + (by === 'y' ? d : 0);
			}
			field.evaluate(3);
			for (const of of ['x', 'y']) {
				const [, above, below] = field.rates[of] as Float64Array as unknown as [number, number, number];
				expect(field.jacobian[`${of},${by}`]?.[0]).toBeCloseTo((above - below) / (2 * h), 5);
			}
		}),
		{ numRuns: 500, seed: 7 },
	);
});

test('noise is 0 in a field', () => {
	const still = compileField(model, 'g', { noise: 0 }, 1);
	still.evaluate(1);
	field.state.x?.fill(0);
	field.state.y?.fill(0);
	field.evaluate(1);
	expect(field.rates.x?.[0]).toBe(still.rates.x?.[0]);
	expect(still.rates.x?.[0]).toBeCloseTo(0.5, 12);
});
