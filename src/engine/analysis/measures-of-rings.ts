import { chordOf, directionOf, profileOf, ratesOf, smoothed, widthOf } from './ring.ts';
import { between } from './series.ts';
import type { Measure, Subject } from './subject.ts';

/** The mean of X in each cell, in a window; of spikes, the rate of each, Hz. With `reach`, such as '±3', of all cells within so many degrees. */
function profile(subject: Subject, x: string | undefined, window = '', reach?: string): Float64Array {
	const [from, to] = subject.window(window);
	const each =
		subject.model.observables[x ?? '']?.variable === 'spikes'
			? ratesOf(subject.spikes(x).spikes, from, to)
			: profileOf(subject.each(x).map(series => between(series, from, to)));
	return reach === undefined ? each : smoothed(each, (subject.number(reach.slice(1)) * each.length) / 360);
}

/** Measures of groups whose cells stand on a ring; a last argument `reach` is told at `profile`. */
export const measuresOfRings: Readonly<Record<string, Measure>> = {
	/** bump X level a..b [reach]: 1 where some cell's mean is above the level, else 0; over seeds, the share of runs. */
	bump: {
		unit: '1',
		of: (s, [x, level, window, reach]) => Number(Math.max(...profile(s, x, window, reach)) > s.number(level)),
	},
	/** bumpRate X a..b [reach]: of spikes, the highest of the rates. */
	bumpRate: { unit: 'Hz', of: (s, [x, window, reach]) => Math.max(...profile(s, x, window, reach)) },
	/** bumpWidth X a..b [reach]: at half of the height. */
	bumpWidth: { unit: '°', of: (s, [x, window, reach]) => widthOf(profile(s, x, window, reach)) },
	/** bumpShift X angle a..b: from this angle to where the activity points. */
	bumpShift: { unit: '°', of: (s, [x, angle, window]) => directionOf(profile(s, x, window), s.number(angle)) },
	/**
	 * bumpError X angle a..b: the square of the chord there, for small shifts that of the shift. Its mean over seeds is the error of a memory
	 * as statistics of angles have it: a run that points anywhere counts no more than one that points the other way.
	 */
	bumpError: { unit: '°²', of: (s, [x, angle, window]) => chordOf(profile(s, x, window), s.number(angle)) },
};
