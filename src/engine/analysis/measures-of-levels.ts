import type { Measure } from './subject.ts';

/** Where a series lies between, below and above two levels, low and high, each in its own unit. */
export const measuresOfLevels: Readonly<Record<string, Measure>> = {
	/** outside X low high [a..b]: the share of time below the one or above the other. */
	outside: {
		unit: '1',
		of: (s, [x, low, high, window]) => {
			const { values } = s.series(x, window);
			const [a, b] = [s.number(low), s.number(high)];
			return values.reduce((n, v) => n + Number(v < a || v > b), 0) / values.length;
		},
	},
	/** switches X low high [a..b]: how often X, last seen beyond one of the two, comes beyond the other. */
	switches: {
		unit: '1',
		of: (s, [x, low, high, window]) => {
			const [a, b] = [s.number(low), s.number(high)];
			const sides = s.series(x, window).values.filter(v => v < a || v > b);
			return sides.reduce((n, v, k) => n + Number(k > 0 && v > b !== (sides[k - 1] as number) > b), 0);
		},
	},
};
