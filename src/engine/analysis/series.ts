/** One number after another: what can be read off a trace of a single cell. All functions are pure; times are in ms. */

export interface Series {
	times: Float64Array;
	values: Float64Array;
}

/** The part of a series from `from` to `to`, both included. */
export function between({ times, values }: Series, from: number, to: number): Series {
	const slack = 1e-9 * Math.max(1, Math.abs(to));
	let a = 0;
	while (a < times.length && (times[a] as number) < from - slack) a++;
	let b = a;
	while (b < times.length && (times[b] as number) <= to + slack) b++;
	return { times: times.subarray(a, b), values: values.subarray(a, b) };
}

/** The value at a time, interpolated on a line; NaN outside. */
export function valueAt({ times, values }: Series, t: number): number {
	let k = 0;
	while (k < times.length && (times[k] as number) < t - 1e-9) k++;
	if (k >= times.length) return Number.NaN;
	const [t1, v1] = [times[k] as number, values[k] as number];
	if (Math.abs(t1 - t) <= 1e-9 || k === 0) return k === 0 && t1 - t > 1e-9 ? Number.NaN : v1;
	const [t0, v0] = [times[k - 1] as number, values[k - 1] as number];
	return v0 + ((v1 - v0) * (t - t0)) / (t1 - t0);
}

export function extremes(values: Float64Array): readonly [number, number] {
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (const v of values) {
		if (v < low) low = v;
		if (v > high) high = v;
	}
	return [low, high];
}

export const mean = (values: Float64Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** Standard deviation. */
export function spread(values: Float64Array): number {
	const level = mean(values);
	return Math.sqrt(values.reduce((sum, v) => sum + (v - level) * (v - level), 0) / values.length);
}

/** Times at which a series passes a level from below, interpolated on a line. */
export function risings({ times, values }: Series, level: number): number[] {
	const found: number[] = [];
	for (let k = 1; k < values.length; k++) {
		const [a, b] = [values[k - 1] as number, values[k] as number];
		if (!(a < level && b >= level)) continue;
		const [t0, t1] = [times[k - 1] as number, times[k] as number];
		found.push(t0 + ((level - a) / (b - a)) * (t1 - t0));
	}
	return found;
}

/**
 * The period of a steady rhythm, ms: the mean time between passages of the middle level, in the last two thirds. NaN where there is
 * none: fewer than two whole turns, or a swing that dies away.
 */
export function period(series: Series): number {
	const { times } = series;
	const [start, end] = [times[0] as number, times.at(-1) as number];
	const third = (end - start) / 3;
	const swing = (from: number): number => {
		const [low, high] = extremes(between(series, from, from + third).values);
		return high - low;
	};
	const settled = between(series, start + third, end);
	const [low, high] = extremes(settled.values);
	if (!(high - low > 1e-9 * Math.max(1, Math.abs(high))) || swing(end - third) < 0.8 * swing(start + third))
		return Number.NaN;
	const turns = risings(settled, (low + high) / 2);
	return turns.length < 3 ? Number.NaN : ((turns.at(-1) as number) - (turns[0] as number)) / (turns.length - 1);
}

/** First-order low-pass filter with time constant tau, ms; starts at the first value. */
export function smoothed({ times, values }: Series, tau: number): Series {
	const out = new Float64Array(values.length);
	let y = values[0] ?? 0;
	for (let k = 0; k < values.length; k++) {
		const dt = k === 0 ? 0 : (times[k] as number) - (times[k - 1] as number);
		y += ((values[k] as number) - y) * Math.min(1, dt / tau);
		out[k] = y;
	}
	return { times, values: out };
}

/** Stretches of time in which a series is above a level; one that is open at the end ends with the series. */
export function above(series: Series, level: number): (readonly [number, number])[] {
	const { times, values } = series;
	const found: (readonly [number, number])[] = [];
	let since = (values[0] ?? Number.NaN) >= level ? (times[0] as number) : undefined;
	for (let k = 1; k < values.length; k++) {
		const inside = (values[k] as number) >= level;
		if (inside && since === undefined) since = times[k] as number;
		if (!inside && since !== undefined) {
			found.push([since, times[k] as number]);
			since = undefined;
		}
	}
	if (since !== undefined) found.push([since, times.at(-1) as number]);
	return found;
}
