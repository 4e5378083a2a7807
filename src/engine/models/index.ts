import type { Model } from '../model.ts';

/** One line a model. Each loads by itself, so that a page brings only its own. */
const loaders = {
	'alarm-loop': () => import('./alarm-loop.ts').then(m => m.alarmLoop),
	'aperiodic-slope': () => import('./aperiodic-slope.ts').then(m => m.aperiodicSlope),
	'attractor-landscape': () => import('./attractor-landscape.ts').then(m => m.attractorLandscape),
	'balanced-amplification': () => import('./balanced-amplification.ts').then(m => m.balancedAmplification),
	bcm: () => import('./bcm.ts').then(m => m.bcm),
	'bistable-memory': () => import('./bistable-memory.ts').then(m => m.bistableMemory),
	branching: () => import('./branching.ts').then(m => m.branching),
	brunel: () => import('./brunel.ts').then(m => m.brunel),
	'chloride-switch': () => import('./chloride-switch.ts').then(m => m.chlorideSwitch),
	coba: () => import('./coba.ts').then(m => m.coba),
	'conductance-regulation': () => import('./conductance-regulation.ts').then(m => m.conductanceRegulation),
	'critical-slowing': () => import('./critical-slowing.ts').then(m => m.criticalSlowing),
	'crossover-avalanches': () => import('./crossover-avalanches.ts').then(m => m.crossoverAvalanches),
	cuba: () => import('./cuba.ts').then(m => m.cuba),
	'decision-network': () => import('./decision-network.ts').then(m => m.decisionNetwork),
	'detailed-balance': () => import('./detailed-balance.ts').then(m => m.detailedBalance),
	'dopamine-learner': () => import('./dopamine-learner.ts').then(m => m.dopamineLearner),
	'dopamine-memory': () => import('./dopamine-memory.ts').then(m => m.dopamineMemory),
	'dynamic-range': () => import('./dynamic-range.ts').then(m => m.dynamicRange),
	epileptor: () => import('./epileptor.ts').then(m => m.epileptor),
	'hub-wear': () => import('./hub-wear.ts').then(m => m.hubWear),
	'imbalanced-amplification': () => import('./imbalanced-amplification.ts').then(m => m.imbalancedAmplification),
	'inhibitory-plasticity': () => import('./inhibitory-plasticity.ts').then(m => m.inhibitoryPlasticity),
	'interneuron-circuit': () => import('./interneuron-circuit.ts').then(m => m.interneuronCircuit),
	'isn-pair': () => import('./isn-pair.ts').then(m => m.isnPair),
	microcircuit: () => import('./microcircuit.ts').then(m => m.microcircuit),
	'mood-landscape': () => import('./mood-landscape.ts').then(m => m.moodLandscape),
	ping: () => import('./ping.ts').then(m => m.ping),
	'receptor-tolerance': () => import('./receptor-tolerance.ts').then(m => m.receptorTolerance),
	'ring-memory': () => import('./ring-memory.ts').then(m => m.ringMemory),
	'spreading-depression': () => import('./spreading-depression.ts').then(m => m.spreadingDepression),
	'stress-homeostat': () => import('./stress-homeostat.ts').then(m => m.stressHomeostat),
	supralinear: () => import('./supralinear.ts').then(m => m.supralinear),
	'synaptic-scaling': () => import('./synaptic-scaling.ts').then(m => m.synapticScaling),
	'threshold-homeostasis': () => import('./threshold-homeostasis.ts').then(m => m.thresholdHomeostasis),
	triesch: () => import('./triesch.ts').then(m => m.triesch),
	'tsodyks-markram': () => import('./tsodyks-markram.ts').then(m => m.tsodyksMarkram),
	'two-area-mood': () => import('./two-area-mood.ts').then(m => m.twoAreaMood),
	'two-areas': () => import('./two-areas.ts').then(m => m.twoAreas),
	'two-factor': () => import('./two-factor.ts').then(m => m.twoFactor),
	'uncertainty-learner': () => import('./uncertainty-learner.ts').then(m => m.uncertaintyLearner),
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
