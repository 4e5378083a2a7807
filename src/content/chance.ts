import type { Model } from '../engine/index.ts';

/** Whether anything in a model is drawn at random. */
export const isRandom = ({ neurons, groups, synapses = {}, inputs = {} }: Model): boolean =>
	/\bxi|\b(randn?|poisson)\(/.test(JSON.stringify([neurons, groups, synapses])) ||
	Object.values(synapses).some(({ connect }) => !['all_to_all', 'one_to_one', 'one_to_block'].includes(connect.rule)) ||
	Object.values(inputs).some(input => input.kind === 'poisson');
