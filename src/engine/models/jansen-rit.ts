/** What columns after Jansen and Rit share: how cells answer to their potential, and how often they are in contact. */
import type { Model } from '../model.ts';

export const response = (source: string) =>
	({
		e_0: { value: 2.5, unit: 'Hz', label: 'half of the highest rate', source, tag: 'SRC' },
		v_0: { value: 6, unit: 'mV', label: 'potential at half of the highest rate', source, tag: 'SRC' },
		r: { value: 0.56, unit: '1/mV', label: 'steepness of the response', source, tag: 'SRC' },
		C_1: { value: 135, unit: '1', label: 'contacts pyramidal → excitatory cells', source, tag: 'SRC' },
		C_2: { value: 108, unit: '1', label: 'contacts excitatory → pyramidal cells', source, tag: 'SRC' },
	}) satisfies Model['parameters'];
