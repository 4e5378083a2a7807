import { expect, test } from 'vitest';
import { circular, exp, exprel, log, tanh, turn } from '../../../src/engine/kernel/functions.ts';
import { compute } from '../../../src/engine/kernel/interpret.ts';
import { Graph, type Node, reach } from '../../../src/engine/kernel/ir.ts';
import type { Precision } from '../../../src/engine/model.ts';
import * as reference from './reference.ts';

function evaluate(precision: Precision, make: (g: Graph, x: Node) => Node): (x: number) => number {
	const g = new Graph(precision);
	const result = make(g, g.load('x'));
	const order = [...reach([result]).keys()];
	return x => {
		const values = new Map<Node, number | boolean>();
		for (const n of order)
			values.set(
				n,
				n.op === 'const'
					? n.value
					: n.op === 'load'
						? x
						: compute(
								n.op,
								n.args.map(a => values.get(a) as number),
								precision,
							),
			);
		return values.get(result) as number;
	};
}

type Case = [
	name: string,
	make: (g: Graph, x: Node) => Node,
	exact: (x: bigint) => bigint,
	sample: (u: number) => number,
];
const cases: Case[] = [
	['exp', exp, reference.exp, u => -80 + 160 * u],
	['log', log, reference.log, u => 10 ** (-30 + 60 * u)],
	['log near 1', log, reference.log, u => 0.5 + u],
	['tanh', tanh, reference.tanh, u => -10 + 20 * u],
	['sin', (g, x) => circular(g, x)[1], reference.sin, u => -30 + 60 * u],
	['cos', (g, x) => circular(g, x)[0], reference.cos, u => -30 + 60 * u],
	['exprel', exprel, reference.exprel, u => -20 + 40 * u],
	['exprel near 0', exprel, reference.exprel, u => -1e-3 + 2e-3 * u],
];

// The bar: 2 ulp in f64, 4 in f32, against 200-bit references.
test.each(
	cases.flatMap(
		c =>
			[
				['f64', 53, 2, ...c],
				['f32', 24, 4, ...c],
			] as const,
	),
)('%s, %i digits, at most %i ulp: %s', (precision, digits, most, name, make, exact, sample) => {
	const f = evaluate(precision, make);
	let worst = 0;
	for (let k = 0; k < 1500; k++) {
		const u = (k * 0.6180339887498949 + 0.123) % 1;
		const x = precision === 'f32' ? Math.fround(sample(u)) : sample(u);
		worst = Math.max(worst, reference.ulps(f(x), exact(reference.fixed(x)), digits));
	}
	expect(worst, name).toBeLessThanOrEqual(most);
});

test.each(['f64', 'f32'] as const)('special values, %s', precision => {
	const at = (make: Case[1], x: number): number => evaluate(precision, make)(x);
	expect(at(log, 0)).toBe(-Infinity);
	expect(at(log, -1)).toBeNaN();
	expect(at(log, Infinity)).toBe(Infinity);
	expect(at(exp, NaN)).toBeNaN();
	expect(at(exprel, 0)).toBe(1);
	expect(at(tanh, 50)).toBe(1);
	for (let q = 0; q < 4; q++) {
		expect(at((g, u) => turn(g, u)[0], q / 4)).toBeCloseTo([1, 0, -1, 0][q] as number, 6);
		expect(at((g, u) => turn(g, u)[1], q / 4)).toBeCloseTo([0, 1, 0, -1][q] as number, 6);
	}
	const least = precision === 'f64' ? 5e-324 : 1.401298464324817e-45;
	expect(at(log, least)).toBeCloseTo(Math.log(least), 3);
});
