/**
 * Named numbers: what expectations, captions, badges and verdicts are made of. A measure is written as its name and arguments,
 * 'period E', 'mean E 100..200', 'eigenvalue 1 2 real'; times are in ms or the name of a parameter that is a time.
 */
import { checkModel, observableUnit } from '../check-model.ts';
import { withEdit } from '../edit.ts';
import type { Run } from '../experiment.ts';
import type { Model } from '../model.ts';
import { ModelError } from '../problem.ts';
import type { Recording } from '../recording.ts';
import { boundary } from './boundary.ts';
import { measuresOfSpikes } from './measures-of-spikes.ts';
import { seizuresIn } from './seizures.ts';
import { between, extremes, mean, period, risings, type Series, spread, valueAt } from './series.ts';
import { peakFrequency, powerBetween, type Spectrum, welch } from './spectrum.ts';
import { type Arguments, type Measure, Subject } from './subject.ts';

const swing = (series: Series): number => {
	const [low, high] = extremes(series.values);
	return high - low;
};

/** The series from a moment on, as the difference from its value then. */
function response(subject: Subject, [name, at]: Arguments): Series {
	const series = subject.series(name);
	const since = subject.number(at);
	const start = valueAt(series, since);
	const { times, values } = between(series, since, series.times.at(-1) as number);
	return { times: times.map(t => t - since), values: values.map(v => v - start) };
}

const last = ({ values }: Series): number => values.at(-1) ?? Number.NaN;

/** The first turning point of a response: where it first stops going the way it set out. */
function firstPeak({ values }: Series): number {
	const way = Math.sign(values.find(v => Math.abs(v) > 1e-9) ?? 0);
	for (let k = 1; k + 1 < values.length; k++) {
		const [a, b, c] = [values[k - 1], values[k], values[k + 1]] as [number, number, number];
		if (way * (b - a) > 0 && way * (c - b) <= 0) return k;
	}
	return -1;
}

/** Windows of 4 s or a little less, so that lines of the spectrum lie about a quarter of a hertz apart whatever the step. */
const spectrum = (series: Series): Spectrum =>
	welch(series, 4000 / ((series.times[1] as number) - (series.times[0] as number)));

/** How long a series lasts, ms. */
const length = ({ times }: Series): number => (times.at(-1) as number) - (times[0] as number);

/** The share of a run spent in seizures. */
const share = (series: Series): number =>
	seizuresIn(series).reduce((sum, [from, to]) => sum + to - from, 0) / length(series);

const measures: Readonly<Record<string, Measure>> = {
	...measuresOfSpikes,
	/** mean X [a..b] */
	mean: { unit: 'X', of: (s, [x, window]) => mean(s.series(x, window).values) },
	min: { unit: 'X', of: (s, [x, window]) => extremes(s.series(x, window).values)[0] },
	max: { unit: 'X', of: (s, [x, window]) => extremes(s.series(x, window).values)[1] },
	/** swing X [a..b]: the greatest less the least value. */
	swing: { unit: 'X', of: (s, [x, window]) => swing(s.series(x, window)) },
	/** sd X [a..b]: standard deviation over time. */
	sd: { unit: 'X', of: (s, [x, window]) => spread(s.series(x, window).values) },
	/** cv X [a..b]: standard deviation over the mean. */
	cv: {
		unit: '1',
		of: (s, [x, window]) => {
			const { values } = s.series(x, window);
			return spread(values) / mean(values);
		},
	},
	final: { unit: 'X', of: (s, [x]) => last(s.series(x)) },
	/** at X t */
	at: { unit: 'X', of: (s, [x, t]) => valueAt(s.series(x), s.number(t)) },
	/** period X: NaN without a lasting rhythm. */
	period: { unit: 'ms', of: (s, [x, window]) => period(s.series(x, window)) },
	/** frequency X: turns a second. */
	frequency: { unit: 'Hz', of: (s, [x, window]) => 1000 / period(s.series(x, window)) },
	/** rises X level [a..b]: how often a second X passes the level, in its own unit, from below. */
	rises: {
		unit: 'Hz',
		of: (s, [x, level, window]) => {
			const series = s.series(x, window);
			return (1000 * risings(series, s.number(level)).length) / length(series);
		},
	},
	/** peakFrequency X [a..b]: where Welch's spectrum is greatest. */
	peakFrequency: { unit: 'Hz', of: (s, [x, window]) => peakFrequency(spectrum(s.series(x, window))) },
	/** powerShare X low high [a..b]: the share of the power between 1 and 50 Hz that lies between two frequencies, Hz. */
	powerShare: {
		unit: '1',
		of: (s, [x, low, high, window]) => {
			const found = spectrum(s.series(x, window));
			return powerBetween(found, s.number(low), s.number(high)) / powerBetween(found, 1, 50);
		},
	},
	/** change X t: from the value at t to the end. */
	change: { unit: 'X', of: (s, args) => last(response(s, args)) },
	/** peakChange X t: the first extreme of the response to something that happens at t. */
	peakChange: { unit: 'X', of: (s, args) => response(s, args).values[firstPeak(response(s, args))] ?? Number.NaN },
	peakDelay: { unit: 'ms', of: (s, args) => response(s, args).times[firstPeak(response(s, args))] ?? Number.NaN },
	/** returnDelay X t: when the response passes through zero after its first extreme; NaN if it never does. */
	returnDelay: {
		unit: 'ms',
		of: (s, args) => {
			const { times, values } = response(s, args);
			const from = firstPeak({ times, values });
			if (from < 0) return Number.NaN;
			const way = Math.sign(values[from] as number);
			for (let k = from + 1; k < values.length; k++) {
				const [a, b] = [values[k - 1] as number, values[k] as number];
				if (way * b <= 0)
					return (times[k - 1] as number) + (a / (a - b)) * ((times[k] as number) - (times[k - 1] as number));
			}
			return Number.NaN;
		},
	},
	/** seizures X: how many times the Epileptor's x1 enters a seizure. */
	seizures: { unit: '1', of: (s, [x]) => seizuresIn(s.series(x)).length },
	ictalShare: { unit: '1', of: (s, [x]) => share(s.series(x)) },
	/** seizureLength X: mean, of seizures that begin and end within the run. */
	seizureLength: {
		unit: 'ms',
		of: (s, [x]) => {
			const series = s.series(x);
			const whole = seizuresIn(series).filter(
				([from, to]) => from > (series.times[0] as number) && to < (series.times.at(-1) as number),
			);
			return whole.length ? whole.reduce((sum, [from, to]) => sum + to - from, 0) / whole.length : Number.NaN;
		},
	},
	/** onset P low high X: the least value of a parameter at which X goes on swinging to the end of the run. */
	onset: {
		unit: '1',
		of: (s, args) =>
			boundary(s, args, at => {
				const series = at.series(args[3]);
				const end = series.times.at(-1) as number;
				return swing(between(series, end * 0.75, end)) > 1e-2;
			}),
	},
};

/** The measures of a model by name: those of every model, and those that it brings. */
export const measureNames = (model: Model): string[] => Object.keys({ ...measures, ...model.measures });

function find(text: string, model: Model): { measure: Measure; args: string[] } {
	const [name = '', ...args] = text.trim().split(/\s+/);
	const all = { ...measures, ...model.measures };
	const measure = Object.hasOwn(all, name) ? all[name] : undefined;
	if (!measure)
		throw new ModelError({ in: 'measure', found: `'${name}'`, expected: `one of ${measureNames(model).join(', ')}` });
	return { measure, args };
}

/** What looked at a recording before: measures of one recording share the further runs that they ask for. */
const subjects = new WeakMap<Recording, Subject>();

/** The number; NaN where it does not apply. Throws a ModelError for an unknown measure or argument, and where the run fails. */
export function evaluate(text: string, model: Model, run: Run, recording?: Recording): number {
	const { measure, args } = find(text, model);
	const subject =
		(recording && subjects.get(recording)) ??
		new Subject(withEdit(model, run.edit), { ...run, edit: undefined }, recording);
	if (recording) subjects.set(recording, subject);
	return measure.of(subject, args);
}

/** The unit of a measure: '1', 'ms', 'Hz', '/s', or that of its observable. */
export function measureUnit(text: string, model: Model): string {
	const { measure, args } = find(text, model);
	if (measure.unit !== 'X') return measure.unit;
	const name = args.find(a => Object.hasOwn(model.observables, a));
	return name ? observableUnit(checkModel(model), name).text : '1';
}
