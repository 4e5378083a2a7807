import { describe, expect, test } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { brian2Script } from '../../../src/engine/export/brian2.ts';
import { nestScript } from '../../../src/engine/export/nest.ts';
import type { Model, Rule } from '../../../src/engine/model.ts';
import { type Connections, connect, connections } from '../../../src/engine/network/connect.ts';
import { pairing } from '../../../src/engine/pairing/pairing.ts';
import { simulateNow } from '../../../src/engine/simulate.ts';
import { parameter, tiny } from '../tiny.ts';

/** A row of cells: the nearer, the likelier, up to three away. */
const rule = {
	rule: 'pairwise_bernoulli',
	p: 'q',
	weight: 'int(abs(i - j) <= 3)*int(i != j)*exp(-abs(i - j))',
} as const;
const near = (i: number, j: number): number => (i !== j && Math.abs(i - j) <= 3 ? Math.exp(-Math.abs(i - j)) : 0);
const wiring = (q: number, change: object = {}, n = 3000) =>
	pairing.wiring('synapses g->g', { ...rule, ...change }, n, n, new Map([['q', q]]));
const has = ({ starts, targets }: Connections, i: number, j: number): boolean =>
	targets.subarray(starts[i], starts[i + 1]).includes(j);

describe('a weight for each pair', () => {
	test('shares the probability out among the pairs of each source, at an edge too', () => {
		const n = 3000;
		const made = connect(wiring(0.2), n, n, 1, 'g->g');
		const total = 2 * (near(0, 1) + near(0, 2) + near(0, 3));
		for (const away of [1, 2, 3]) {
			const p = (0.2 * 6 * near(0, away)) / total;
			const found = Array.from({ length: n - 6 }, (_, k) => Number(has(made, k + 3, k + 3 + away))).reduce(
				(a, b) => a + b,
			);
			expect(Math.abs(found - (n - 6) * p)).toBeLessThan(4 * Math.sqrt(n * p * (1 - p)));
		}
		expect(made.targets.length).toBeGreaterThan(0);
		for (let i = 0; i < n; i++)
			for (const j of made.targets.subarray(made.starts[i], made.starts[i + 1])) expect(near(i, j)).toBeGreaterThan(0);

		// The first cell has three neighbours, which share what three may have.
		const atEdge = Array.from({ length: 2000 }, (_, seed) => connect(wiring(0.2, {}, 8), 8, 8, seed, 'g->g'));
		const count = atEdge.reduce((sum, { starts }) => sum + (starts[1] as number), 0);
		expect(Math.abs(count - 2000 * 0.2 * 3)).toBeLessThan(4 * Math.sqrt(2000 * 3 * 0.2 * 0.8));
	});

	test('no pair is more than certain, and one without weight is never made', () => {
		const made = connect(wiring(0.7), 50, 50, 1, 'g->g');
		for (let i = 0; i < 49; i++) expect(has(made, i, i + 1)).toBe(true);
		expect(connect(wiring(1, { weight: '0' }), 20, 20, 1, 'g->g').targets).toHaveLength(0);
		expect(connect(wiring(1, { weight: '2' }, 20), 20, 20, 1, 'g->g')).toEqual(
			connect({ rule: 'all_to_all' }, 20, 20, 1, 'g->g'),
		);
	});

	test('the probability may hang on the source', () => {
		const made = connect(wiring(0, { p: 'int(i < 10)' }, 20), 20, 20, 1, 'g->g');
		expect(made.starts[10]).toBeGreaterThan(10);
		expect(made.starts[20]).toBe(made.starts[10]);
	});

	test('connections are remembered by their numbers', () => {
		const drawn = (q: number): Connections => connections(wiring(q, {}, 30), 30, 30, 1, 'remembered');
		const one = drawn(0.3);
		expect(drawn(0.3)).toBe(one);
		expect(drawn(0.4)).not.toBe(one);
	});

	test.each([
		[1.5, rule.weight, 'p = 1.5'],
		[-1, rule.weight, 'p = -1'],
		[0.5, 'j - 1', 'weights from -1 on'],
		[0.5, '1/(j - 3)**2', 'Infinity in all'],
	])('p = %f with the weight %s is refused', (q, weight, found) => {
		expect(() => connect(wiring(q, { weight }, 20), 20, 20, 1, 'g->g')).toThrow(found);
	});
});

describe('in a model', () => {
	const model = (connect: Rule, change: Partial<Model> = {}): Model =>
		tiny(
			'x : 1',
			{ threshold: 'x > 0' },
			{
				N: 12,
				init: { x: 'int(i == 5)' },
				parameters: { q: parameter(1) },
				synapses: { 'g->g': { on_pre: 'x += 1', connect } },
				...change,
			},
		);

	test('a spike reaches the neighbours', () => {
		const { traces } = simulateNow(model({ ...rule, weight: 'int(abs(i - j) == 1)' }), {
			model: 'tiny',
			record: ['x'],
			duration: 0.1,
		});
		expect([...(traces.x?.values.subarray(12, 24) ?? [])]).toEqual([0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
	});

	test('texts are checked, and the part has to be brought', () => {
		expect(() => checkModel(model({ ...rule, p: 'q*j' }))).toThrow("'j'");
		expect(() => checkModel(model({ ...rule, weight: 'x' }))).toThrow("'x'");
		expect(() => checkModel(model(rule, { pairing: undefined as never }))).toThrow("the model's `pairing`");
	});

	test('Brian2’s script draws them by NumPy; NEST’s refuses', () => {
		const script = brian2Script(model(rule), { model: 'tiny', record: ['x'] });
		expect(script).toContain("chance = pairs('q', group_g, group_g)\n");
		expect(script).toContain('synapses_g_to_g.connect(i=i, j=j)\n');
		const mapping = {
			model: 'iaf_psc_delta',
			parameters: {},
			variables: { x: { name: 'V_m' } },
			adjusts: [],
			differs: [],
		};
		expect(() => nestScript(model(rule, { nest: mapping }), { model: 'tiny', record: [] })).toThrow();
	});
});
