import { between, extremes, mean, type Series, spread } from './series.ts';
import type { Arguments, Measure, Subject } from './subject.ts';

/** A group has decided when its rate, averaged over the last so many ms, passes this level, Hz. */
const window = 50;
const level = 15;

/** When the running average of a rate first passes the level at or after `since`; Infinity if it never does. */
function passes({ times, values }: Series, since: number): number {
	const width = Math.max(1, Math.round(window / ((times[1] as number) - (times[0] as number))));
	let sum = 0;
	for (let k = 0; k < values.length; k++) {
		sum += values[k] as number;
		if (k >= width) sum -= values[k - width] as number;
		if (k + 1 >= width && (times[k] as number) >= since && sum > level * width) return times[k] as number;
	}
	return Number.POSITIVE_INFINITY;
}

interface Decision {
	/** ms after the stimulus */
	time: number;
	first: boolean;
}

/** The trials in which one of two groups wins. Each cell is a trial. */
function decisions(subject: Subject, [one, other, at]: Arguments): Decision[] {
	const since = subject.number(at);
	const others = subject.each(other);
	return subject
		.each(one)
		.map((series, k) => [passes(series, since), passes(others[k] as Series, since)] as const)
		.filter(([a, b]) => Math.min(a, b) < Number.POSITIVE_INFINITY)
		.map(([a, b]) => ({ time: Math.min(a, b) - since, first: a <= b }));
}

/** The same by another rule: the first of two gates to open wider than a level, with times in ascending order. */
function openings(subject: Subject, [one, other, level, at]: Arguments): Decision[] {
	const [wide, since] = [subject.number(level), subject.number(at)];
	const opens = ({ times, values }: Series): number => {
		const k = values.findIndex((value, k) => value > wide && (times[k] as number) >= since);
		return k < 0 ? Number.POSITIVE_INFINITY : (times[k] as number);
	};
	const others = subject.each(other);
	return subject
		.each(one)
		.map((series, k) => [opens(series), opens(others[k] as Series)] as const)
		.filter(([a, b]) => Math.min(a, b) < Number.POSITIVE_INFINITY)
		.map(([a, b]) => ({ time: Math.min(a, b) - since, first: a <= b }))
		.sort((a, b) => a.time - b.time);
}

/** A gate open wider than this before the cue means that a memory came up by itself. */
const spontaneous = 0.35;

/**
 * The mean rate of the first group in a window, of trials that hold the cue: it fires above the level and more than the other, and neither
 * group had become active before the cue.
 */
function held(
	subject: Subject,
	[one, other, gate, gate2, cue, window = '']: Arguments,
): { rates: number[]; of: number } {
	const [from, to] = subject.window(window);
	const before = subject.number(cue);
	const rate = (series: Series): number => mean(between(series, from, to).values);
	const quiet = (series: Series): boolean => extremes(between(series, 0, before).values)[1] <= spontaneous;
	const [others, gates, gates2] = [subject.each(other), subject.each(gate), subject.each(gate2)];
	const firsts = subject.each(one);
	const rates = firsts.flatMap((series, k) => {
		const [r, r2] = [rate(series), rate(others[k] as Series)];
		return r > level && r > r2 && quiet(gates[k] as Series) && quiet(gates2[k] as Series) ? [r] : [];
	});
	return { rates, of: firsts.length };
}

const times = (all: readonly Decision[]): Float64Array => Float64Array.from(all, d => d.time);

/** Measures of a decision between two groups, X and Y, over trials: the cells of a model that runs many side by side. t is the onset. */
export const measuresOfTrials: Readonly<Record<string, Measure>> = {
	/** choice X Y t: the share of decisions that X wins. */
	choice: {
		unit: '1',
		of: (s, args) => mean(Float64Array.from(decisions(s, args), d => Number(d.first))),
	},
	/** choiceError X Y t: how far that share may be off by chance: the standard deviation that so many decisions leave it. */
	choiceError: {
		unit: '1',
		of: (s, args) => {
			const all = decisions(s, args);
			const share = mean(Float64Array.from(all, d => Number(d.first)));
			return Math.sqrt((share * (1 - share)) / all.length);
		},
	},
	/** decisionTime X Y t: mean, of trials with a decision. */
	decisionTime: { unit: 'ms', of: (s, args) => mean(times(decisions(s, args))) },
	/** decisionSpread X Y t: the standard deviation. */
	decisionSpread: {
		unit: 'ms',
		of: (s, args) => {
			const all = times(decisions(s, args));
			const middle = mean(all);
			return Math.sqrt(all.reduce((sum, t) => sum + (t - middle) * (t - middle), 0) / (all.length - 1));
		},
	},
	/** errorDelay X Y t: mean time of decisions for Y less that for X, which is right. */
	errorDelay: {
		unit: 'ms',
		of: (s, args) => {
			const all = decisions(s, args);
			return mean(times(all.filter(d => !d.first))) - mean(times(all.filter(d => d.first)));
		},
	},
	/** opensFirst X Y level t: the share of trials in which X, of the two gates, is the first above the level, of those where one is. */
	opensFirst: {
		unit: '1',
		of: (s, args) => mean(Float64Array.from(openings(s, args), d => Number(d.first))),
	},
	/** openingTime X Y level t: the median time until one is. */
	openingTime: {
		unit: 'ms',
		of: (s, args) => {
			const all = times(openings(s, args));
			return ((all[(all.length - 1) >> 1] as number) + (all[all.length >> 1] as number)) / 2;
		},
	},
	/** openingCv X Y level t: how much that time varies, its standard deviation over its mean. */
	openingCv: {
		unit: '1',
		of: (s, args) => {
			const all = times(openings(s, args));
			return spread(all) / mean(all);
		},
	},
	/** ahead X Y: the share of trials in which X is above Y at the end. */
	ahead: {
		unit: '1',
		of: (s, [one, other]) => {
			const ends = s.each(other).map(series => series.values.at(-1) as number);
			return mean(Float64Array.from(s.each(one), (x, k) => Number((x.values.at(-1) as number) > (ends[k] as number))));
		},
	},
	/** remembered X Y SX SY t a..b: the share of trials that hold in X, to the window, what was shown at t. */
	remembered: {
		unit: '1',
		of: (s, args) => {
			const { rates, of } = held(s, args);
			return rates.length / of;
		},
	},
	/** heldRate X Y SX SY t a..b: the mean rate of X in those trials. */
	heldRate: { unit: 'Hz', of: (s, args) => mean(Float64Array.from(held(s, args).rates)) },
};
