import { expect, test } from 'vitest';
import { lineThrough } from '../../../src/engine/analysis/line.ts';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { synapticScaling } from '../../../src/engine/models/synaptic-scaling.ts';

test('a line through points on a line is that line', () => {
	const { slope, offset } = lineThrough([1, 2, 5].map(x => [x, 3 - 2 * x] as const));
	expect(slope).toBeCloseTo(-2, 12);
	expect(offset).toBeCloseTo(3, 12);
});

const measured = (measure: string, set: Record<string, number>): number =>
	evaluate(measure, synapticScaling, { model: 'synaptic-scaling', record: ['w'], set, seed: 3, every: 20_000 });

test('a common factor leaves no spread and no offset; learning leaves both', () => {
	expect(measured('factor w t_off t_on', {})).toBeCloseTo(1 / 0.3, 3);
	expect(measured('offset w t_off t_on', {})).toBeCloseTo(0, 9);
	expect(measured('factorSpread w t_off t_on', {})).toBeLessThan(1e-9);
	expect(measured('logSpread w t_on', {})).toBeCloseTo(measured('logSpread w t_off', {}), 9);
	const learning = { eta: 1.6e-5, delta_x: 0 };
	expect(measured('factorSpread w 0 3980000', learning)).toBeGreaterThan(0.1);
	expect(measured('logSpread w 3980000', learning)).toBeLessThan(measured('logSpread w 0', learning));
});
