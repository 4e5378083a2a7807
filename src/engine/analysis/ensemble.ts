import type { AnalysisRequest, Ensemble, Spread } from '../experiment.ts';
import { ModelError } from '../problem.ts';
import type { Recording } from '../recording.ts';
import { populationRate } from './spike-trains.ts';

type Request = Extract<AnalysisRequest, { kind: 'ensemble' }>;
type Shown = Request['series'][string];

/** One draw of what is shown over time. A trace of many cells is averaged over them. */
function seriesOf(
	shown: Shown,
	{ times, traces, spikes }: Recording,
): { times: ArrayLike<number>; values: ArrayLike<number> } {
	if ('bin' in shown) {
		const found = spikes[shown.observable];
		if (found) return populationRate(found, ...shown.window, shown.bin);
	} else {
		const found = traces[shown.observable];
		if (found) {
			const { n, values } = found;
			const mean = (row: number): number => values.subarray(row * n, (row + 1) * n).reduce((sum, v) => sum + v, 0) / n;
			return { times, values: Array.from(times, (_, row) => mean(row)) };
		}
	}
	throw new ModelError({
		in: 'experiment',
		found: `the observable '${shown.observable}' for a mean over draws`,
		expected: `one that the run records: ${[...Object.keys(traces), ...Object.keys(spikes)].join(', ')}`,
	});
}

/** Mean and standard deviation of numbers that come one draw at a time (Welford 1962); what is not a number does not count. */
function gather(length: number): { add(values: ArrayLike<number>): void; spread(): Spread } {
	const [mean, squares, counts] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
	return {
		add(values) {
			for (let k = 0; k < length; k++) {
				const value = values[k] as number;
				if (!Number.isFinite(value)) continue;
				const count = (counts[k] as number) + 1;
				counts[k] = count;
				const off = value - (mean[k] as number);
				mean[k] = (mean[k] as number) + off / count;
				squares[k] = (squares[k] as number) + off * (value - (mean[k] as number));
			}
		},
		spread: () => ({
			mean: mean.map((value, k) => (counts[k] ? value : Number.NaN)),
			sd: squares.map((sum, k) => Math.sqrt(sum / Math.max(1, (counts[k] as number) - 1))),
			counts,
		}),
	};
}

/** Takes the draws of an ensemble one after the other, so that none has to be kept. */
export function gathering({ series, measures, n }: Request): {
	add(recording: Recording, measured: readonly number[]): void;
	ensemble(): Ensemble;
} {
	const numbers = gather(measures.length);
	const lines = new Map<string, { times: Float64Array; gathered: ReturnType<typeof gather> }>();
	return {
		add(recording, measured) {
			numbers.add(measured);
			for (const [name, shown] of Object.entries(series)) {
				const { times, values } = seriesOf(shown, recording);
				const line = lines.get(name) ?? { times: Float64Array.from(times), gathered: gather(values.length) };
				lines.set(name, line);
				line.gathered.add(values);
			}
		},
		ensemble: () => ({
			n,
			measures,
			numbers: numbers.spread(),
			series: Object.fromEntries(
				[...lines].map(([name, { times, gathered }]) => [name, { times, ...gathered.spread() }]),
			),
		}),
	};
}
