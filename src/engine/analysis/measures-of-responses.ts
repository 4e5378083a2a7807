/** Measures of how a population answers stimuli of different strength, each of them a run of its own. */

import { exp } from './exponential.ts';
import { ln } from './logarithm.ts';
import { mean } from './series.ts';
import { meanRate } from './spike-trains.ts';
import type { Measure, Subject } from './subject.ts';

/** Strengths between which answers lie, from practically none to so strong that nothing is left to gain, in natural logarithms. */
const [weakest, strongest] = [-ln(1e6), ln(100)];
/** Until the interval is this narrow it is halved; inside it the answer is a power of the strength. */
const narrow = 0.1;

/** The logarithm of the strength at which the rate reaches a level. */
function strengthAt(rate: (strength: number) => number, level: number): number {
	const at = (log: number): number => rate(log < 0 ? 1 / exp(-log) : exp(log));
	let [a, b] = [weakest, strongest];
	let [low, high] = [at(a), at(b)];
	if (!(low < level && level < high)) return Number.NaN;
	while (b - a > narrow) {
		const middle = (a + b) / 2;
		const found = at(middle);
		if (found < level) [a, low] = [middle, found];
		else [b, high] = [middle, found];
	}
	return low > 0 ? a + ((b - a) * ln(level / low)) / ln(high / low) : (a + b) / 2;
}

export const measuresOfResponses: Readonly<Record<string, Measure>> = {
	/** meanRatio X a..b c..d: its mean in the second window over that in the first. */
	meanRatio: {
		unit: '1',
		of: (s, [x, first, second]) => mean(s.series(x, second).values) / mean(s.series(x, first).values),
	},
	/**
	 * dynamicRange X p a..b: how many decibels lie between the values of p at which the rate of X has risen by a tenth and by nine tenths of
	 * the way from its rate at p = 0 to the greatest. NaN where the rate at 0 is the greatest.
	 */
	dynamicRange: {
		unit: '1',
		of: (s, [x, parameter = '', window]) => {
			const rate = (strength: number): number => {
				const run: Subject = s.with(parameter, strength);
				const { spikes, from, to } = run.spikes(x, window);
				return meanRate(spikes, from, to);
			};
			const rest = rate(0);
			const most = rate(exp(strongest));
			const [low, high] = [0.1, 0.9].map(share => strengthAt(rate, rest + share * (most - rest))) as [number, number];
			return (10 * (high - low)) / Math.LN10;
		},
	},
};
