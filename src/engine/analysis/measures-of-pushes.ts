import { valueAt } from './series.ts';
import type { Measure, Subject } from './subject.ts';

/** Measures of what a lasting push on one part of a circuit does to the others, each of them a run of its own. */
export const measuresOfPushes: Readonly<Record<string, Measure>> = {
	/** pushed X t by p others…: how much X changes from t to the end where the parameter p is `by` and every other one that is named is 0. */
	pushed: {
		unit: 'X',
		of: (s, [x, t, by, p = '', ...others]) => {
			const alone = others.reduce<Subject>((run, other) => (other && other !== p ? run.with(other, 0) : run), s);
			const series = alone.with(p, s.number(by)).series(x);
			return (series.values.at(-1) as number) - valueAt(series, s.number(t));
		},
	},
};
