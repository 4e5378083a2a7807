import { lineThrough } from './line.ts';
import { mean, spread } from './series.ts';
import type { Measure, Subject } from './subject.ts';

/** What is left of a series without the straight line through it: a slow drift is neither a push nor a memory. */
function around(subject: Subject, name: string | undefined, window: string | undefined) {
	const { times, values } = subject.series(name, window);
	const { slope, offset } = lineThrough(Array.from(values, (v, k) => [times[k] as number, v]));
	return { times, values: values.map((v, k) => v - offset - slope * (times[k] as number)) };
}

/** How far something that is pushed about strays, and how long it remembers where it was. */
export const measuresOfSlowing: Readonly<Record<string, Measure>> = {
	/** straying X [a..b]: standard deviation around the straight line through the window. */
	straying: { unit: 'X', of: (s, [x, window]) => spread(around(s, x, window).values) },
	/** autocorrelation X lag [a..b]: of what is left without that line with itself so many ms later. */
	autocorrelation: {
		unit: '1',
		of: (s, [x, lag, window]) => {
			const { times, values } = around(s, x, window);
			const by = Math.round(s.number(lag) / ((times[1] as number) - (times[0] as number)));
			const together = mean(values.slice(by).map((v, k) => v * (values[k] as number)));
			return together / mean(values.map(v => v * v));
		},
	},
};
