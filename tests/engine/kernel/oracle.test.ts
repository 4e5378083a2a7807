import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import { show } from '../../../src/engine/equations/show.ts';
import { condition, number } from '../equations/expressions.ts';
import { parameter, tiny } from '../tiny.ts';

const value = fc.oneof(
	fc.double(),
	fc.double({ min: -800, max: 800 }),
	fc.float({ noNaN: true }),
	fc.constantFrom(0, -0, 1, Infinity, -Infinity, NaN, 5e-324, 1e-310, 1e-40, Number.MAX_VALUE),
);

// The emitted code and the interpreter of the same graph must give the same bits, -0 and NaN included, for any number of neurons.
test.each(['f64', 'f32'] as const)(
	'WebAssembly is the interpreter, bit by bit: %s',
	precision => {
		const text = number.map(e => show(e));
		// Up to two rounds of four registers abreast, and every rest.
		const start = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 37, size: 'max' });
		fc.assert(
			fc.property(
				text,
				text,
				condition.map(e => show(e)),
				start,
				value,
				value,
				(f, g, c, states, p, q) => {
					const model = tiny(
						`dx/dt = (${f})/ms : 1 (unless refractory)\ndy/dt = (${g})/ms : 1`,
						{ threshold: `x > y or ${c}`, reset: 'x = y - 1; y = 2*x', refractory: '0.3*ms' },
						{
							N: states.length,
							precision,
							parameters: { p: parameter(0), q: parameter(0) },
						},
					);
					const checked = checkModel(model);
					const [left, right] = (['wasm', 'interpreter'] as const).map(kind => {
						const kernel = compile(checked, 1, ['x', 'y'], kind);
						kernel.set('p', p);
						kernel.set('q', q);
						for (const [i, [x, y]] of states.entries()) {
							kernel.array('g', 'x')[i] = x;
							kernel.array('g', 'y')[i] = y;
						}
						for (let now = 0; now < 3; now++) kernel.step(now);
						return ['x', 'y', 'refractory_until'].map(slot => [...kernel.array('g', slot).subarray(0, states.length)]);
					});
					expect(left).toEqual(right); // Object.is inside: -0 is not 0, NaN is NaN
				},
			),
			{ numRuns: 600, seed: 7 },
		);
	},
	300_000,
);
