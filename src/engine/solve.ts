import { gathering } from './analysis/ensemble.ts';
import { evaluate } from './analysis/measures.ts';
import { rateSpectrum } from './analysis/rate-spectrum.ts';
import { between } from './analysis/series.ts';
import { spectrumOfTrace } from './analysis/spectrum.ts';
import { digest } from './digest.ts';
import { withEdit } from './edit.ts';
import type {
	AnalysisRequest,
	Ensemble,
	Experiment,
	Landscape,
	Outcome,
	PhasePlane,
	Progress,
	RateMap,
	RateSpectrum,
	Run,
	Sweep,
} from './experiment.ts';
import { availableKernel } from './kernel/available.ts';
import type { Model, Values } from './model.ts';
import { ModelError } from './problem.ts';
import type { KernelKind, Recording } from './recording.ts';
import { simulate, valuesOf } from './simulate.ts';

/** A figure's fingerprint: the digest of its one run, or the hash of its runs' digests in order. */
export const figureDigest = (digests: readonly string[]): string =>
	digests.length === 1 ? (digests[0] as string) : digest([...digests]);

function known<T>(from: Readonly<Record<string, T>>, name: string, what: string): T {
	const found = Object.hasOwn(from, name) ? from[name] : undefined;
	if (found !== undefined) return found;
	throw new ModelError({
		in: 'experiment',
		found: `the ${what} '${name}'`,
		expected: `one of ${Object.keys(from).join(', ')}`,
	});
}

/** '<run>: <measure>' in its two parts. */
export function splitMeasure(text: string): { run: string; measure: string } {
	const [, run, measure] = /^([\w-]+): (.+)$/.exec(text) ?? [];
	if (run && measure) return { run, measure };
	throw new ModelError({
		in: 'measure',
		found: `'${text}'`,
		expected: "a run and a measure, such as 'plane: period E'",
	});
}

type SweepRequest = Extract<AnalysisRequest, { kind: 'sweep' }>;
type EnsembleRequest = Extract<AnalysisRequest, { kind: 'ensemble' }>;
/** What takes further runs. */
type Repeated = SweepRequest | EnsembleRequest;

const isRepeated = (request: AnalysisRequest): request is Repeated =>
	request.kind === 'sweep' || request.kind === 'ensemble';
const runsOf = (request: Repeated): number => (request.kind === 'sweep' ? request.values.length : request.n);

/** An analysis that only some models bring. */
function brought<K extends 'phasePlane' | 'landscape' | 'rateMap'>(model: Model, analysis: K): NonNullable<Model[K]> {
	const found = model[analysis];
	if (found) return found as NonNullable<Model[K]>;
	throw new ModelError({
		in: 'experiment',
		found: `${analysis} of ${model.id}`,
		expected: `a model that brings ${analysis}`,
	});
}

function analyse(
	request: Exclude<AnalysisRequest, Repeated>,
	model: Model,
	values: Values,
	recording: Recording | undefined,
): PhasePlane | Landscape | RateMap | RateSpectrum {
	switch (request.kind) {
		case 'phase-plane':
			return brought(model, 'phasePlane')(model, values, request.x, request.y);
		case 'landscape':
			return brought(model, 'landscape')(model, values, request.x, request.y);
		case 'rate-map':
			return brought(model, 'rateMap')(values, request.xRange, request.yRange);
		case 'spectrum': {
			const { show, window } = request;
			const { times, traces, spikes } = recording as Recording;
			const train = spikes[show];
			if (train) return rateSpectrum(train, ...window, model.dt);
			const { n, values } = known(traces, show, 'observable');
			const mean = times.map((_, k) => values.subarray(k * n, (k + 1) * n).reduce((sum, v) => sum + v, 0) / n);
			return spectrumOfTrace(between({ times, values: mean }, ...window));
		}
	}
}

/** The k-th of further runs. Yields how many are done. */
function* again(model: Model, run: Run, kernel: KernelKind, k: number): Generator<number, Recording> {
	const running = simulate(model, run, kernel);
	for (;;) {
		const { done, value } = running.next();
		if (done) return value;
		yield k + value.done;
	}
}

/** Runs a model once for each value of a parameter. */
function* sweep(
	{ parameter, values, measures }: SweepRequest,
	model: Model,
	run: Run,
	kernel: KernelKind,
): Generator<number, Sweep> {
	const curves = Object.fromEntries(measures.map(measure => [measure, new Float64Array(values.length)]));
	for (const [k, value] of values.entries()) {
		const there = { ...run, set: { ...run.set, [parameter]: value } };
		const recording = yield* again(model, there, kernel, k);
		for (const measure of measures) (curves[measure] as Float64Array)[k] = evaluate(measure, model, there, recording);
	}
	const here = valuesOf(model, run.set)[parameter] as number;
	return { values: Float64Array.from(values), here, curves };
}

/** Runs a model with its seed and the next ones. */
function* ensemble(request: EnsembleRequest, model: Model, run: Run, kernel: KernelKind): Generator<number, Ensemble> {
	const draws = gathering(request);
	for (let k = 0; k < request.n; k++) {
		const there = { ...run, seed: ((run.seed ?? 1) + k) >>> 0 };
		const recording = yield* again(model, there, kernel, k);
		draws.add(
			recording,
			request.measures.map(measure => evaluate(measure, model, there, recording)),
		);
	}
	return draws.ensemble();
}

/**
 * Runs every run, then every analysis and measure. One generator serves the worker, the build and the tests; it yields how far it is.
 * Throws a ModelError for a bad request.
 */
export function* solve(
	{ runs, analyses = {}, measures = [] }: Experiment,
	models: Readonly<Record<string, Model>>,
	kernel: KernelKind = availableKernel(),
): Generator<Progress, Outcome> {
	const recordings: Record<string, Recording> = {};
	const names = Object.keys(runs);
	const total = names.length + Object.values(analyses).reduce((sum, a) => sum + (isRepeated(a) ? runsOf(a) : 0), 0);
	for (const [k, name] of names.entries()) {
		const run = runs[name] as Run;
		const running = simulate(known(models, run.model, 'model'), run, kernel);
		for (;;) {
			const { done, value } = running.next();
			if (done) {
				recordings[name] = value;
				break;
			}
			yield { done: (k + value.done) / total };
		}
	}
	const edited = (name: string): { model: Model; run: Run } => {
		const run = known(runs, name, 'run');
		return { model: withEdit(known(models, run.model, 'model'), run.edit), run };
	};
	const pictures: Outcome['analyses'] = {};
	let ran = names.length;
	for (const [name, request] of Object.entries(analyses)) {
		const { model, run } = edited(request.run);
		if (!isRepeated(request)) {
			pictures[name] = analyse(request, model, valuesOf(model, run.set), recordings[request.run]);
			continue;
		}
		const running =
			request.kind === 'sweep' ? sweep(request, model, run, kernel) : ensemble(request, model, run, kernel);
		let next = running.next();
		for (; !next.done; next = running.next()) yield { done: (ran + next.value) / total };
		pictures[name] = next.value;
		ran += runsOf(request);
	}
	const numbers = measures.map(text => {
		const { run: name, measure } = splitMeasure(text);
		const { model, run } = edited(name);
		return [text, evaluate(measure, model, run, recordings[name])] as const;
	});
	return {
		recordings,
		analyses: pictures,
		measures: Object.fromEntries(numbers),
		digest: figureDigest(names.map(name => (recordings[name] as Recording).digest)),
	};
}

/** Solves to the end at once. */
export function solveNow(
	experiment: Experiment,
	models: Readonly<Record<string, Model>>,
	kernel: KernelKind = availableKernel(),
): Outcome {
	const running = solve(experiment, models, kernel);
	for (;;) {
		const { done, value } = running.next();
		if (done) return value;
	}
}
