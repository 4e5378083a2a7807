/** Measures of how many weights change between two moments: by one factor, or each in its own way. */
import { lineThrough } from './line.ts';
import { ln } from './logarithm.ts';
import { spread, valueAt } from './series.ts';
import type { Arguments, Measure, Subject } from './subject.ts';

/** The values of all cells at one moment and at another. */
const pairs = (subject: Subject, [x, before, after]: Arguments): (readonly [number, number])[] => {
	const [from, to] = [subject.number(before), subject.number(after)];
	return subject.each(x).map(series => [valueAt(series, from), valueAt(series, to)] as const);
};

export const measuresOfWeights: Readonly<Record<string, Measure>> = {
	/** factor X a b: the slope of the line through the values at b over those at a. */
	factor: { unit: '1', of: (s, args) => lineThrough(pairs(s, args)).slope },
	/** offset X a b: where that line begins. */
	offset: { unit: 'X', of: (s, args) => lineThrough(pairs(s, args)).offset },
	/** factorSpread X a b: the standard deviation of the logarithms of value at b over value at a; 0 where all are multiplied by one factor. */
	factorSpread: {
		unit: '1',
		of: (s, args) => spread(Float64Array.from(pairs(s, args), ([before, after]) => ln(after / before))),
	},
	/** logSpread X t: the standard deviation of the logarithms at a moment; a common factor leaves it as it is. */
	logSpread: {
		unit: '1',
		of: (s, [x, t]) => spread(Float64Array.from(s.each(x), series => ln(valueAt(series, s.number(t))))),
	},
};
