import type { Values } from '../model.ts';
import { ModelError } from '../problem.ts';
import { valuesOf } from '../simulate.ts';
import { brunelRate, type Network } from './mean-field.ts';
import type { Measure } from './subject.ts';

/** Brunel's symbols from the parameters of a model that has them all. Inhibitory inputs are a quarter of the excitatory ones. */
export function brunelNetwork(values: Values): Network {
	const value = (name: string): number => {
		const found = values[name];
		if (found !== undefined) return found;
		throw new ModelError({
			in: 'mean-field theory',
			found: `no parameter '${name}'`,
			expected: 'the parameters of Brunel’s network',
		});
	};
	return {
		C_E: value('C_E'),
		gamma: 0.25,
		J: value('J'),
		g: value('g'),
		eta: value('eta'),
		tau: value('tau_m'),
		theta: value('V_th'),
		V_r: value('V_reset'),
		tau_rp: value('t_ref'),
	};
}

/** What mean-field theory says of a network. */
export const measuresOfTheory: Readonly<Record<string, Measure>> = {
	/** theoryRate: the rate that it gives for Brunel's network. */
	theoryRate: { unit: 'Hz', of: s => brunelRate(brunelNetwork(valuesOf(s.model, s.run.set))) },
};
