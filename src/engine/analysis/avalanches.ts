/** The avalanches of activity that spreads in steps: the steps between two silent ones. */
import type { Series } from './series.ts';

export interface Avalanches {
	/** The sum over its steps. */
	sizes: number[];
	/** How many steps it lasts. */
	durations: number[];
}

export function avalanchesIn(runs: readonly Series[]): Avalanches {
	const [sizes, durations]: [number[], number[]] = [[], []];
	for (const { values } of runs) {
		let [size, duration] = [0, 0];
		let whole = false; // until the first silent step
		for (const value of values) {
			if (value > 0) {
				size += value;
				duration++;
				continue;
			}
			if (whole && duration > 0) {
				sizes.push(size);
				durations.push(duration);
			}
			[size, duration, whole] = [0, 0, true];
		}
	}
	return { sizes, durations };
}
