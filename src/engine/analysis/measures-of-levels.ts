import { between } from './series.ts';
import type { Measure } from './subject.ts';

/** Where a series lies between, below and above two levels, low and high, each in its own unit. */
export const measuresOfLevels: Readonly<Record<string, Measure>> = {
	/** outside X low high [a..b]: the share of time, of all cells, below the one or above the other. */
	outside: {
		unit: '1',
		of: (s, [x, low, high, window]) => {
			const [a, b] = [s.number(low), s.number(high)];
			const [from, to] = window === undefined ? [0, Number.POSITIVE_INFINITY] : s.window(window);
			const parts = s.each(x).map(series => between(series, from, to).values);
			const beyond = parts.reduce((n, part) => n + part.filter(v => v < a || v > b).length, 0);
			return beyond / parts.reduce((n, part) => n + part.length, 0);
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
