import type { Model } from '../model.ts';

/** What the file of a model exports: the model, and nothing else. */
async function only<File extends object>(loading: Promise<File>): Promise<File[keyof File]> {
	return Object.values(await loading)[0];
}

/** One line a model. Each loads by itself, so that a page brings only its own. */
const loaders = {
	'alarm-loop': () => only(import('./alarm-loop.ts')),
	'aperiodic-slope': () => only(import('./aperiodic-slope.ts')),
	'attractor-landscape': () => only(import('./attractor-landscape.ts')),
	'balanced-amplification': () => only(import('./balanced-amplification.ts')),
	bcm: () => only(import('./bcm.ts')),
	'bistable-memory': () => only(import('./bistable-memory.ts')),
	branching: () => only(import('./branching.ts')),
	brunel: () => only(import('./brunel.ts')),
	'chloride-switch': () => only(import('./chloride-switch.ts')),
	coba: () => only(import('./coba.ts')),
	'conductance-regulation': () => only(import('./conductance-regulation.ts')),
	'critical-slowing': () => only(import('./critical-slowing.ts')),
	'crossover-avalanches': () => only(import('./crossover-avalanches.ts')),
	cuba: () => only(import('./cuba.ts')),
	'decision-network': () => only(import('./decision-network.ts')),
	'detailed-balance': () => only(import('./detailed-balance.ts')),
	'dopamine-learner': () => only(import('./dopamine-learner.ts')),
	'dopamine-memory': () => only(import('./dopamine-memory.ts')),
	'dynamic-range': () => only(import('./dynamic-range.ts')),
	epileptor: () => only(import('./epileptor.ts')),
	'hub-wear': () => only(import('./hub-wear.ts')),
	'imbalanced-amplification': () => only(import('./imbalanced-amplification.ts')),
	'inhibitory-plasticity': () => only(import('./inhibitory-plasticity.ts')),
	'interneuron-circuit': () => only(import('./interneuron-circuit.ts')),
	'isn-pair': () => only(import('./isn-pair.ts')),
	microcircuit: () => only(import('./microcircuit.ts')),
	'mood-landscape': () => only(import('./mood-landscape.ts')),
	ping: () => only(import('./ping.ts')),
	'receptor-tolerance': () => only(import('./receptor-tolerance.ts')),
	'ring-memory': () => only(import('./ring-memory.ts')),
	'ring-network': () => only(import('./ring-network.ts')),
	'spreading-depression': () => only(import('./spreading-depression.ts')),
	'stress-homeostat': () => only(import('./stress-homeostat.ts')),
	supralinear: () => only(import('./supralinear.ts')),
	'synaptic-scaling': () => only(import('./synaptic-scaling.ts')),
	'threshold-homeostasis': () => only(import('./threshold-homeostasis.ts')),
	triesch: () => only(import('./triesch.ts')),
	'tsodyks-markram': () => only(import('./tsodyks-markram.ts')),
	'two-area-mood': () => only(import('./two-area-mood.ts')),
	'two-areas': () => only(import('./two-areas.ts')),
	'two-factor': () => only(import('./two-factor.ts')),
	'uncertainty-learner': () => only(import('./uncertainty-learner.ts')),
	wendling: () => only(import('./wendling.ts')),
	'wilson-cowan': () => only(import('./wilson-cowan.ts')),
	'wong-wang': () => only(import('./wong-wang.ts')),
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
