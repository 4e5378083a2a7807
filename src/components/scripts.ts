/** Runs as scripts for other simulators: what model cards and figure pages offer. Made at build, so that no page loads an exporter. */
import { brian2Script, type Model, nestScript, notInNest, type Run } from '../engine/index.ts';

type Origin = NonNullable<Parameters<typeof nestScript>[2]>;

interface Simulator {
	/** What its files' names end in. */
	suffix: string;
	name: string;
	/** Why a run has no script, as a sentence. */
	without(model: Model, run: Run): string | undefined;
	script(model: Model, run: Run, origin?: Origin): string;
}

export const simulators: readonly Simulator[] = [
	{ suffix: '-brian2.py', name: 'Brian2', without: () => undefined, script: brian2Script },
	{ suffix: '-nest.py', name: 'NEST', without: notInNest, script: nestScript },
];

export const scriptType = 'text/x-python; charset=utf-8';

/** A model's default run, everything recorded. */
export const defaultRun = (model: Model): Run => ({ model: model.id, record: Object.keys(model.observables) });
