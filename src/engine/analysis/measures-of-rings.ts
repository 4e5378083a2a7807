import { chordOf, directionOf, profileOf, widthOf } from './ring.ts';
import { between } from './series.ts';
import type { Measure, Subject } from './subject.ts';

/** The mean of X in each cell, in a window. */
function profile(subject: Subject, x: string | undefined, window = ''): Float64Array {
	const [from, to] = subject.window(window);
	return profileOf(subject.each(x).map(series => between(series, from, to)));
}

/** Measures of groups whose cells stand on a ring. */
export const measuresOfRings: Readonly<Record<string, Measure>> = {
	/** bump X level a..b: 1 where some cell's mean is above the level, else 0; over seeds, the share of runs. */
	bump: {
		unit: '1',
		of: (s, [x, level, window]) => Number(Math.max(...profile(s, x, window)) > s.number(level)),
	},
	/** bumpWidth X a..b: at half of the height. */
	bumpWidth: { unit: '°', of: (s, [x, window]) => widthOf(profile(s, x, window)) },
	/** bumpShift X angle a..b: from this angle to where the activity points. */
	bumpShift: { unit: '°', of: (s, [x, angle, window]) => directionOf(profile(s, x, window), s.number(angle)) },
	/**
	 * bumpError X angle a..b: the square of the chord there, for small shifts that of the shift. Its mean over seeds is the error of a memory
	 * as statistics of angles have it: a run that points anywhere counts no more than one that points the other way.
	 */
	bumpError: { unit: '°²', of: (s, [x, angle, window]) => chordOf(profile(s, x, window), s.number(angle)) },
};
