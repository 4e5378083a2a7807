import type { Ensemble, Outcome, Trace } from '../../engine/index.ts';
import type { FigureInfo } from './info.ts';
import type { State } from './state.ts';

/** The recorded numbers of one state, whole, as files. */

/** Long form: run, observable, unit, cell, time, value. Every row of the recording and every spike, full precision; a run of an edited model says so. */
export function csvOf({ recordings, analyses }: Pick<Outcome, 'recordings' | 'analyses'>): string {
	const lines = ['run,observable,unit,cell,time_ms,value'];
	for (const [name, { times, traces, spikes, edited }] of Object.entries(recordings)) {
		const run = edited ? `${name} (edited model)` : name;
		for (const [observable, { unit, n, values }] of Object.entries(traces) as [string, Trace][]) {
			for (let row = 0; row < times.length; row++) {
				for (let cell = 0; cell < n; cell++)
					lines.push(`${run},${observable},${unit},${cell},${times[row]},${values[row * n + cell]}`);
			}
		}
		for (const [observable, train] of Object.entries(spikes)) {
			for (let k = 0; k < train.times.length; k++)
				lines.push(`${run},${observable},spike,${train.cells[k]},${train.times[k]},1`);
		}
	}
	// Where draws are averaged, their means and standard deviations stand in place of a cell.
	for (const [name, found] of Object.entries(analyses)) {
		if (!('numbers' in found)) continue;
		for (const [series, { times, mean, sd }] of Object.entries(found.series)) {
			for (let row = 0; row < times.length; row++)
				lines.push(
					`${name},${series},,mean,${times[row]},${mean[row]}`,
					`${name},${series},,sd,${times[row]},${sd[row]}`,
				);
		}
	}
	return `${lines.join('\r\n')}\r\n`;
}

/** Means and standard deviations over draws, as plain lists. */
const drawsOf = ({ n, measures, numbers, series }: Ensemble): object => ({
	draws: n,
	measures: Object.fromEntries(
		measures.map((measure, k) => [
			measure,
			{ mean: finite(numbers.mean[k]), sd: finite(numbers.sd[k]), draws: numbers.counts[k] },
		]),
	),
	series: Object.fromEntries(
		Object.entries(series).map(([name, { times, mean, sd }]) => [
			name,
			{ times: [...times], mean: [...mean].map(finite), sd: [...sd].map(finite) },
		]),
	),
});

const finite = (value: number | undefined): number | null =>
	value !== undefined && Number.isFinite(value) ? value : null;

/** Everything there is to say about a state: where it is, what was asked for, what came out, and the fingerprint. */
export function jsonOf(info: FigureInfo, state: State, outcome: Outcome, url: string): string {
	const { figure, units, edits, changes } = info;
	const data = {
		figure: figure.id,
		version: figure.version,
		title: figure.title,
		url,
		state: {
			...state.values,
			seed: state.seed,
			...(state.n && { n: state.n }),
			...(state.compare && { compare: state.compare }),
		},
		...(edits && { edited: { changes, edits } }),
		digest: outcome.digest,
		measures: Object.fromEntries(
			Object.entries(outcome.measures).map(([name, value]) => [
				name,
				{ value: finite(value), unit: units[name] ?? '1' },
			]),
		),
		analyses: Object.fromEntries(
			Object.entries(outcome.analyses).flatMap(([name, plane]) =>
				'fixedPoints' in plane
					? [[name, { fixedPoints: plane.fixedPoints }]]
					: 'numbers' in plane
						? [[name, drawsOf(plane)]]
						: [],
			),
		),
		recordings: Object.fromEntries(
			Object.entries(outcome.recordings).map(([name, { model, edited, seed, dt, digest, times, traces, spikes }]) => [
				name,
				{
					model,
					...(edited && { edited }),
					seed,
					dt,
					digest,
					times: [...times],
					spikes: Object.fromEntries(
						Object.entries(spikes).map(([o, train]) => [
							o,
							{ n: train.n, times: [...train.times], cells: [...train.cells] },
						]),
					),
					traces: Object.fromEntries(
						Object.entries(traces).map(([o, { unit, n, values }]) => [o, { unit, n, values: [...values] }]),
					),
				},
			]),
		),
	};
	return `${JSON.stringify(data)}\n`;
}
