/**
 * Measures of activity that spreads in steps: its avalanches, the steps between two silent ones, and how many cells each active cell
 * activates. An avalanche that is open at either end of a run is left out. Each cell of the observable is a run of its own.
 */
import { type Avalanches, avalanchesIn } from './avalanches.ts';
import { exp } from './exponential.ts';
import { lineThrough } from './line.ts';
import { ln } from './logarithm.ts';
import { between, mean, type Series } from './series.ts';
import type { Arguments, Measure, Subject } from './subject.ts';

/** The exponent of a discrete power law between two whole numbers, both included, that makes the numbers in this range most likely. */
export function powerLaw(numbers: readonly number[], low: number, high: number): number {
	const inside = numbers.filter(n => n >= low && n <= high);
	if (inside.length < 2) return Number.NaN;
	const target = inside.reduce((sum, n) => sum + ln(n), 0) / inside.length;
	const logs = Array.from({ length: high - low + 1 }, (_, k) => ln(low + k));
	let [a, b] = [0, 10];
	for (let turn = 0; turn < 40; turn++) {
		const middle = (a + b) / 2;
		let [weight, moment] = [0, 0];
		for (const log of logs) {
			const p = 1 / exp(middle * log);
			weight += p;
			moment += p * log;
		}
		if (moment / weight > target) a = middle;
		else b = middle;
	}
	return (a + b) / 2;
}

/** The slope of the mean size of avalanches of one duration over that duration, both in logarithms, each duration counted once. */
function sizeByDuration({ sizes, durations }: Avalanches, low: number, high: number): number {
	const found = new Map<number, { sum: number; count: number }>();
	for (const [k, duration] of durations.entries()) {
		if (duration < low || duration > high) continue;
		const { sum, count } = found.get(duration) ?? { sum: 0, count: 0 };
		found.set(duration, { sum: sum + (sizes[k] as number), count: count + 1 });
	}
	return lineThrough([...found].map(([duration, { sum, count }]) => [ln(duration), ln(sum / count)] as const)).slope;
}

/** The slope of activity on the activity so many steps before, over all runs. */
export function regression(runs: readonly Series[], lag: number): number {
	let [n, x, y, xx, xy] = [0, 0, 0, 0, 0];
	for (const { values } of runs)
		for (let t = lag; t < values.length; t++) {
			const [a, b] = [values[t - lag] as number, values[t] as number];
			n++;
			x += a;
			y += b;
			xx += a * a;
			xy += a * b;
		}
	return (xy - (x * y) / n) / (xx - (x * x) / n);
}

/**
 * Wilting and Priesemann's multistep regression: slopes over 1, 2, … steps fall as b·m^k, whatever share of the cells is seen, and m is the
 * branching ratio. By least squares; m lies between 0 and 1.
 */
export function multistep(slopes: readonly number[]): number {
	const misfit = (m: number): number => {
		let [power, fit, square, all] = [1, 0, 0, 0];
		for (const r of slopes) {
			power *= m;
			fit += r * power;
			square += power * power;
			all += r * r;
		}
		return square > 0 ? all - (fit * fit) / square : all;
	};
	let best = 0;
	for (const [width, steps] of [
		[0.5, 500],
		[0.002, 400],
	] as const) {
		const middle = width === 0.5 ? 0.5 : best;
		let least = Number.POSITIVE_INFINITY;
		for (let k = -steps; k <= steps; k++) {
			const m = middle + (width * k) / steps;
			if (m < 0 || m > 1 || misfit(m) >= least) continue;
			least = misfit(m);
			best = m;
		}
	}
	return best;
}

const avalanches = (subject: Subject, [x]: Arguments): Avalanches => avalanchesIn(subject.each(x));

export const measuresOfAvalanches: Readonly<Record<string, Measure>> = {
	/** avalanches X: how many there are. */
	avalanches: { unit: '1', of: (s, args) => avalanches(s, args).sizes.length },
	/** avalancheSize X: mean. */
	avalancheSize: { unit: '1', of: (s, args) => mean(Float64Array.from(avalanches(s, args).sizes)) },
	/** sizeExponent X low high: of the power law that fits sizes in this range best. */
	sizeExponent: {
		unit: '1',
		of: (s, args) => powerLaw(avalanches(s, args).sizes, s.number(args[1]), s.number(args[2])),
	},
	/** durationExponent X low high: the same for durations in steps. */
	durationExponent: {
		unit: '1',
		of: (s, args) => powerLaw(avalanches(s, args).durations, s.number(args[1]), s.number(args[2])),
	},
	/** sizeByDuration X low high: the power of the duration with which the mean size grows. */
	sizeByDuration: {
		unit: '1',
		of: (s, args) => sizeByDuration(avalanches(s, args), s.number(args[1]), s.number(args[2])),
	},
	/** branchingRatio X [a..b]: the slope of activity on that one step before. */
	branchingRatio: {
		unit: '1',
		of: (s, [x, window]) => regression(windowed(s, x, window), 1),
	},
	/** multistepRatio X k [a..b]: the branching ratio by multistep regression over up to k steps. */
	multistepRatio: { unit: '1', of: multistepRatio },
	/** edgeDistance X k [a..b]: what that ratio falls short of one. */
	edgeDistance: { unit: '1', of: (s, args) => 1 - multistepRatio(s, args) },
};

function multistepRatio(subject: Subject, [x, k, window]: Arguments): number {
	const runs = windowed(subject, x, window);
	return multistep(Array.from({ length: subject.number(k) }, (_, lag) => regression(runs, lag + 1)));
}

function windowed(subject: Subject, name: string | undefined, window: string | undefined): Series[] {
	const runs = subject.each(name);
	if (window === undefined) return runs;
	const [from, to] = subject.window(window);
	return runs.map(run => between(run, from, to));
}
