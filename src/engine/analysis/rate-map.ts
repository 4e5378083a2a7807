import type { RateMap } from '../experiment.ts';
import type { Values } from '../model.ts';
import { zeroLines } from './contour.ts';
import { rateMap } from './mean-field.ts';
import { brunelNetwork } from './measures-of-theory.ts';

const levels = [5, 10, 20, 50, 100, 200];
const [columns, rows] = [45, 29];

/** The lines do not depend on where the run stands, and take longer than the rest of a figure: the last ones are kept. */
const known = new Map<string, RateMap['levels']>();

/** Lines of equal theoretical rate, and the place of these values among them. Throws a ModelError for a model without theory. */
export function rateMapOf(
	values: Values,
	xRange: readonly [number, number],
	yRange: readonly [number, number],
): RateMap {
	const { g, eta, ...network } = brunelNetwork(values);
	const key = JSON.stringify([network, xRange, yRange]);
	let lines = known.get(key);
	if (!lines) {
		const grid = rateMap(network, { columns, rows, xRange, yRange });
		lines = levels.map(rate => ({ rate, lines: zeroLines({ ...grid, values: grid.values.map(v => v - rate) }) }));
		known.clear();
		known.set(key, lines);
	}
	// A copy, since the buffers change hands.
	return { levels: lines.map(({ rate, lines: own }) => ({ rate, lines: own.map(line => line.slice()) })), g, eta };
}
