import type { Figure } from '../schemas/figure.ts';
import { attractorLandscape } from './attractor-landscape.ts';
import { balancedAmplification } from './balanced-amplification.ts';
import { balancedNetwork } from './balanced-network.ts';
import { benzodiazepine } from './benzodiazepine.ts';
import { biomarkers } from './biomarkers.ts';
import { criticalSlowing } from './critical-slowing.ts';
import { criticality } from './criticality.ts';
import { decision } from './decision.ts';
import { epilepsy } from './epilepsy.ts';
import { epilepsyNetwork } from './epilepsy-network.ts';
import { inhibitoryErrorCorrection } from './inhibitory-error-correction.ts';
import { intrinsicPlasticity } from './intrinsic-plasticity.ts';
import { migraine } from './migraine.ts';
import { oneSpikeChaos } from './one-spike-chaos.ts';
import { pvSst } from './pv-sst.ts';
import { seizureClock } from './seizure-clock.ts';
import { seizureRegimes } from './seizure-regimes.ts';
import { slidingThreshold } from './sliding-threshold.ts';
import { synapticScaling } from './synaptic-scaling.ts';
import { wilsonCowanPlane } from './wilson-cowan-plane.ts';
import { workingMemory } from './working-memory.ts';

/** Every figure, in the order of the review. One line a figure. */
export const figures: readonly Figure[] = [
	wilsonCowanPlane,
	balancedAmplification,
	inhibitoryErrorCorrection,
	pvSst,
	balancedNetwork,
	oneSpikeChaos,
	criticality,
	decision,
	workingMemory,
	synapticScaling,
	intrinsicPlasticity,
	slidingThreshold,
	migraine,
	epilepsy,
	seizureClock,
	seizureRegimes,
	criticalSlowing,
	epilepsyNetwork,
	benzodiazepine,
	attractorLandscape,
	biomarkers,
];

/** Throws where no figure has this id. */
export function figureOf(id: string): Figure {
	const found = figures.find(figure => figure.id === id);
	if (!found) throw new Error(`There is no figure '${id}'; there are ${figures.map(f => f.id).join(', ')}.`);
	return found;
}
