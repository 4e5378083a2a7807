/** Runs of one experiment, one after the other. */
import { evaluate } from './analysis/measures.ts';
import type { Progress, Run } from './experiment.ts';
import type { Model } from './model.ts';
import type { KernelKind, Recording } from './recording.ts';
import { simulate } from './simulate.ts';

/** What runs are done with. */
export interface Doing {
	modelOf(run: Run): Model;
	kernel: KernelKind;
	/** Asked before each run: another way to do all that are left, with other threads. */
	others(): InOrder | undefined;
}

/**
 * Does runs and hands each on with its measures, in their order, so that what is made of them does not depend on how many threads do them.
 * Yields how many are done.
 */
export type InOrder = (
	runs: readonly Run[],
	measures: readonly string[],
	doing: Doing,
	use: (...done: Done) => void,
) => Generator<Progress, void>;

/** A run's recording, and its measures. */
export type Done = readonly [Recording, readonly number[]];

/** One run, in this thread. */
export function* here(run: Run, measures: readonly string[], { modelOf, kernel }: Doing): Generator<Progress, Done> {
	const model = modelOf(run);
	const recording = yield* simulate(model, run, kernel);
	return [recording, measures.map(measure => evaluate(measure, model, run, recording))];
}

/** Yields how far another is as a part of a whole: so much was done before, of so much. */
export function* counted<T>(running: Generator<Progress, T>, before: number, of = 1): Generator<Progress, T> {
	try {
		for (let step = running.next(); ; step = running.next()) {
			if (step.done) return step.value;
			yield { ...step.value, done: (before + step.value.done) / of };
		}
	} finally {
		// Who lets go of this one lets go of the other.
		running.return(undefined as never);
	}
}

/** In this thread, until there are others. */
export const oneByOne: InOrder = function* (runs, measures, doing, use) {
	for (const [k, run] of runs.entries()) {
		const others = doing.others();
		if (others) return yield* counted(others(runs.slice(k), measures, doing, use), k);
		// Short runs give no sign of their own.
		if (k > 0) yield { done: k };
		use(...(yield* counted(here(run, measures, doing), k)));
	}
};
