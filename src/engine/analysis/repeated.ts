/** Pictures of many runs of a model. */
import type { AnalysisRequest, Ensemble, Progress, Run, Sweep } from '../experiment.ts';
import { type Doing, oneByOne } from '../in-order.ts';
import { valuesOf } from '../simulate.ts';
import { gathering } from './ensemble.ts';

/** What takes further runs. */
export type Repeated = Extract<AnalysisRequest, { kind: 'sweep' | 'ensemble' }>;

export const isRepeated = (request: AnalysisRequest): request is Repeated =>
	request.kind === 'sweep' || request.kind === 'ensemble';
/** How many. */
export const runsOf = (request: Repeated): number => (request.kind === 'sweep' ? request.values.length : request.n);

type Request<K> = Extract<Repeated, { kind: K }>;

/** Runs a model once for each value of a parameter. */
function* sweep({ parameter, values, measures }: Request<'sweep'>, run: Run, doing: Doing): Generator<Progress, Sweep> {
	const curves = measures.map(() => new Float64Array(values.length));
	const there = values.map(value => ({ ...run, set: { ...run.set, [parameter]: value } }));
	let at = 0;
	yield* oneByOne(there, measures, doing, (_, numbers) => {
		for (const [k, number] of numbers.entries()) (curves[k] as Float64Array)[at] = number;
		at++;
	});
	const here = valuesOf(doing.modelOf(run), run.set)[parameter] as number;
	return {
		values: Float64Array.from(values),
		here,
		curves: Object.fromEntries(measures.map((measure, k) => [measure, curves[k] as Float64Array])),
	};
}

/** Runs a model with its seed and the next ones. */
function* ensemble(request: Request<'ensemble'>, run: Run, doing: Doing): Generator<Progress, Ensemble> {
	const draws = gathering(request);
	const there = Array.from({ length: request.n }, (_, k) => ({ ...run, seed: ((run.seed ?? 1) + k) >>> 0 }));
	yield* oneByOne(there, request.measures, doing, draws.add);
	return draws.ensemble();
}

/** The picture of an analysis with further runs. */
export const repeat = (request: Repeated, run: Run, doing: Doing): Generator<Progress, Sweep | Ensemble> =>
	request.kind === 'sweep' ? sweep(request, run, doing) : ensemble(request, run, doing);
