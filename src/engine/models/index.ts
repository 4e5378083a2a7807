import type { Model } from '../model.ts';

/** One line a model. Each loads by itself, so that a page brings only its own. */
const loaders = {
	'balanced-amplification': () => import('./balanced-amplification.ts').then(m => m.balancedAmplification),
	'aperiodic-slope': () => import('./aperiodic-slope.ts').then(m => m.aperiodicSlope),
	bcm: () => import('./bcm.ts').then(m => m.bcm),
	'bistable-memory': () => import('./bistable-memory.ts').then(m => m.bistableMemory),
	brunel: () => import('./brunel.ts').then(m => m.brunel),
	'chloride-switch': () => import('./chloride-switch.ts').then(m => m.chlorideSwitch),
	coba: () => import('./coba.ts').then(m => m.coba),
	cuba: () => import('./cuba.ts').then(m => m.cuba),
	epileptor: () => import('./epileptor.ts').then(m => m.epileptor),
	'imbalanced-amplification': () => import('./imbalanced-amplification.ts').then(m => m.imbalancedAmplification),
	'interneuron-circuit': () => import('./interneuron-circuit.ts').then(m => m.interneuronCircuit),
	'isn-pair': () => import('./isn-pair.ts').then(m => m.isnPair),
	microcircuit: () => import('./microcircuit.ts').then(m => m.microcircuit),
	ping: () => import('./ping.ts').then(m => m.ping),
	'threshold-homeostasis': () => import('./threshold-homeostasis.ts').then(m => m.thresholdHomeostasis),
	wendling: () => import('./wendling.ts').then(m => m.wendling),
	'wilson-cowan': () => import('./wilson-cowan.ts').then(m => m.wilsonCowan),
	'wong-wang': () => import('./wong-wang.ts').then(m => m.wongWang),
} satisfies Record<string, () => Promise<Model>>;

export type ModelId = keyof typeof loaders;
export const modelIds = Object.keys(loaders) as ModelId[];

/** Throws where no model has this id. */
export async function loadModel(id: string): Promise<Model> {
	const load = (loaders as Record<string, () => Promise<Model>>)[id];
	if (!load || !Object.hasOwn(loaders, id))
		throw new Error(`There is no model '${id}'; there are ${modelIds.join(', ')}.`);
	return load();
}

/** All of them, for the build, the tests and the command line. */
export const loadModels = async (): Promise<Map<string, Model>> =>
	new Map(await Promise.all(modelIds.map(async id => [id, await loadModel(id)] as const)));

/** The exact type of a model, so that a figure that names a parameter which does not exist is a compile error. */
export type ModelOf<Id extends ModelId> = Awaited<ReturnType<(typeof loaders)[Id]>>;
