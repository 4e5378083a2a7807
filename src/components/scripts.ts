/** Runs as scripts for other simulators: what model cards and figure pages offer. Made at build, so that no page loads an exporter. */
import { brian2Script, type Model, ModelError, nestScript, notInNest, type Run, sentence } from '../engine/index.ts';

type Origin = NonNullable<Parameters<typeof nestScript>[2]>;

interface Simulator {
	/** What its files' names end in. */
	suffix: string;
	name: string;
	/** Why a run has no script, as a sentence. */
	without(model: Model, run: Run): string | undefined;
	script(model: Model, run: Run, origin?: Origin): string;
}

/** A reader's own names may be some that Brian2 has for itself; the published models have none. */
function notInBrian2(model: Model, run: Run): string | undefined {
	if (!run.edit) return undefined;
	try {
		brian2Script(model, run);
		return undefined;
	} catch (error) {
		if (error instanceof ModelError) return sentence(error.problem);
		throw error;
	}
}

export const simulators: readonly Simulator[] = [
	{ suffix: '-brian2.py', name: 'Brian2', without: notInBrian2, script: brian2Script },
	{ suffix: '-nest.py', name: 'NEST', without: notInNest, script: nestScript },
];

export const scriptType = 'text/x-python; charset=utf-8';

/** A model's default run, everything recorded. */
export const defaultRun = (model: Model): Run => ({ model: model.id, record: Object.keys(model.observables) });
