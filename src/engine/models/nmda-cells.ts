/** What the cells of Wang's networks have in common, which decide or remember through slow NMDA receptors. */
import type { Parameter } from '../model.ts';

/** Of excitatory cells, E, and inhibitory ones, I; with whose code holds them. */
export const nmdaCells = (source: string) => {
	const of = (value: number, unit: string, label: string): Parameter => ({ value, unit, label, source, tag: 'C' });
	return {
		C_E: of(500, 'pF', 'capacitance of excitatory cells'),
		C_I: of(200, 'pF', 'capacitance of inhibitory cells'),
		g_LE: of(25, 'nS', 'leak of excitatory cells'),
		g_LI: of(20, 'nS', 'leak of inhibitory cells'),
		E_L: of(-70, 'mV', 'resting potential'),
		E_exc: of(0, 'mV', 'reversal potential of excitation'),
		E_inh: of(-70, 'mV', 'reversal potential of inhibition'),
		V_th: of(-50, 'mV', 'threshold'),
		t_refE: of(2, 'ms', 'refractory period of excitatory cells'),
		t_refI: of(1, 'ms', 'refractory period of inhibitory cells'),
		tau_AMPA: of(2, 'ms', 'decay of AMPA'),
		tau_x: of(2, 'ms', 'rise of NMDA'),
		tau_NMDA: of(100, 'ms', 'decay of NMDA'),
		alpha: of(0.5, '1/ms', 'how fast NMDA gates open'),
	};
};
