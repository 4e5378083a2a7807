import type { Figure } from '../schemas/figure.ts';
import { balancedNetwork } from './balanced-network.ts';
import { epilepsy } from './epilepsy.ts';
import { oneSpikeChaos } from './one-spike-chaos.ts';
import { wilsonCowanPlane } from './wilson-cowan-plane.ts';

/** Every figure, in the order of the review. One line a figure. */
export const figures: readonly Figure[] = [wilsonCowanPlane, balancedNetwork, oneSpikeChaos, epilepsy];

/** Throws where no figure has this id. */
export function figureOf(id: string): Figure {
	const found = figures.find(figure => figure.id === id);
	if (!found) throw new Error(`There is no figure '${id}'; there are ${figures.map(f => f.id).join(', ')}.`);
	return found;
}
