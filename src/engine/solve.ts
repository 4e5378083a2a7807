import { evaluate } from './analysis/measures.ts';
import { rateSpectrum } from './analysis/rate-spectrum.ts';
import { isRepeated, type Repeated, repeat, runsOf } from './analysis/repeated.ts';
import { between } from './analysis/series.ts';
import { spectrumOfTrace } from './analysis/spectrum.ts';
import { digest } from './digest.ts';
import { withEdit } from './edit.ts';
import type {
	AnalysisRequest,
	Experiment,
	Landscape,
	Outcome,
	PhasePlane,
	Progress,
	RateMap,
	RateSpectrum,
	Run,
} from './experiment.ts';
import { counted, type Doing, oneByOne } from './in-order.ts';
import { availableKernel } from './kernel/available.ts';
import type { Model, Values } from './model.ts';
import { ModelError } from './problem.ts';
import type { KernelKind, Recording } from './recording.ts';
import { valuesOf } from './simulate.ts';

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

/**
 * Runs every run, then every analysis and measure. One generator serves the worker, the build and the tests; it yields how far it is.
 * `others` may do runs that are still to come; the outcome is the same to the last bit. Throws a ModelError for a bad request.
 */
export function* solve(
	{ runs, analyses = {}, measures = [] }: Experiment,
	models: Readonly<Record<string, Model>>,
	kernel: KernelKind = availableKernel(),
	others: Doing['others'] = () => undefined,
): Generator<Progress, Outcome> {
	const names = Object.keys(runs);
	const total = names.length + Object.values(analyses).reduce((sum, a) => sum + (isRepeated(a) ? runsOf(a) : 0), 0);
	const modelOf = (run: Run): Model => known(models, run.model, 'model');
	const doing: Doing = { modelOf, kernel, others };
	const kept: Recording[] = [];
	yield* counted(
		oneByOne(Object.values(runs), [], doing, recording => kept.push(recording)),
		0,
		total,
	);
	const recordings = Object.fromEntries(names.map((name, k) => [name, kept[k] as Recording]));
	let ran = names.length;
	const edited = (name: string): { model: Model; run: Run } => {
		const run = known(runs, name, 'run');
		return { model: withEdit(modelOf(run), run.edit), run };
	};
	const pictures: Outcome['analyses'] = {};
	for (const [name, request] of Object.entries(analyses)) {
		const { model, run } = edited(request.run);
		if (!isRepeated(request)) {
			pictures[name] = analyse(request, model, valuesOf(model, run.set), recordings[request.run]);
			continue;
		}
		pictures[name] = yield* counted(repeat(request, run, { ...doing, modelOf: () => model }), ran, total);
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

/** Solves to the end at once. Throws a ModelError for a bad request. */
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
