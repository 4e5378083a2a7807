import type { Arguments, Subject } from './subject.ts';

/** Halves an interval of a parameter until it holds the place where a condition begins to be true. */
export function boundary(subject: Subject, [parameter, low, high]: Arguments, holds: (s: Subject) => boolean): number {
	let [a, b] = [subject.number(low), subject.number(high)];
	if (parameter === undefined || holds(subject.with(parameter, a)) || !holds(subject.with(parameter, b)))
		return Number.NaN;
	for (let k = 0; k < 24; k++) {
		const middle = (a + b) / 2;
		if (holds(subject.with(parameter, middle))) b = middle;
		else a = middle;
	}
	return (a + b) / 2;
}
