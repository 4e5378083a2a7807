/** What the microcircuit does when one thing in it is changed: ratios to the circuit as it stands, over the same four seeds. */
import type { Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Own simulations, 3 s without the first 500 ms, seeds 1 to 4, repeated with independent code. Of gamma power only ratios are told, and only changes of more than a quarter.';
const run = { source, tag: 'SIM', duration: 3000, seeds: 4 } as const;
type Setting = Readonly<Record<string, number>>;
type Band = readonly [number, number];

/** A band for a value itself. */
const value = (id: string, measure: string, band: Band, set?: Setting): Expectation => ({
	...run,
	id,
	measure: `${measure} 500..3000`,
	band,
	...(set && { set }),
});

/** A band for the ratio to the circuit as it stands. */
const ratio = (id: string, measure: string, set: Setting, band: Band): Expectation => ({
	...value(id, measure, band, set),
	relativeTo: {},
});

interface Row {
	/** Gamma power, within a quarter. */
	gamma?: number | Band;
	gammaDiffers?: string;
	/** Rate of E cells, within a twentieth. */
	rate?: number | Band;
	/** Frequency of the rhythm. */
	peak?: Band;
	/** Values, not ratios. */
	synchrony?: Band;
	bursts?: Band;
	PV?: Band;
	SST?: Band;
}

const band = (stated: number | Band, share: number): Band =>
	typeof stated === 'number' ? near(stated, share * stated) : stated;

/** One change of the circuit, under its name. */
const change = (name: string, set: Setting, row: Row): Expectation[] => [
	...(row.gamma
		? [
				{
					...ratio(`${name}-gamma`, 'bandPower LFP 30 80', set, band(row.gamma, 0.25)),
					...(row.gammaDiffers && { differs: row.gammaDiffers }),
				},
			]
		: []),
	...(row.rate ? [ratio(`${name}-rate`, 'meanRate E', set, band(row.rate, 0.05))] : []),
	...(row.peak ? [ratio(`${name}-peak`, 'bandPeak LFP 20 100', set, row.peak)] : []),
	...(row.synchrony ? [value(`${name}-synchrony`, 'synchrony E', row.synchrony, set)] : []),
	...(row.bursts ? [value(`${name}-bursts`, 'burstShare E', row.bursts, set)] : []),
	...(row.PV ? [value(`${name}-PV`, 'meanRate PV', row.PV, set)] : []),
	...(row.SST ? [value(`${name}-SST`, 'meanRate SST', row.SST, set)] : []),
];

/** Four seeds leave a tenth of scatter in the denominator alone. */
const scatter = 'Scatter of the seeds: six other ones give a ratio within the band.';

/** Inhibition of E cells, from PV and SST cells alike. */
const onE = (s: number) => ({ G_PV_E: 8 * s, G_SST_E: 4 * s });
const nmdaOnI = (s: number) => ({ N_E_PV: 0.3 * s, N_E_SST: 0.3 * s });
const decay = (s: number) => ({ tau_P: 7 * s, tau_S: 20 * s });

export const microcircuitExpectations: readonly Expectation[] = [
	value('baseline-rate', 'meanRate E', [8.4, 8.9]),
	value('baseline-PV', 'meanRate PV', near(13.4, 0.7)),
	value('baseline-SST', 'meanRate SST', near(14.6, 0.8)),
	value('baseline-peak', 'bandPeak LFP 20 100', near(42, 3)),
	value('baseline-synchrony', 'synchrony E', [0.55, 0.8]),
	value('baseline-bursts', 'burstShare E', [0, 0.001]),
	// Less inhibition by PV cells lowers gamma; the rate of E cells barely moves.
	...change('PV-E-0.75', { G_PV_E: 6 }, { gamma: 0.61 }),
	...change('PV-E-0.5', { G_PV_E: 4 }, { gamma: 0.32, rate: 9.6 / 8.9, synchrony: [0, 0.6] }),
	...change('PV-E-0.25', { G_PV_E: 2 }, { gamma: 0.18, rate: 10 / 8.9 }),
	...change('PV-output-0.5', { G_PV_E: 4, G_PV_PV: 2, G_PV_SST: 0.25 }, { gamma: 0.47, rate: 9.2 / 8.9 }),
	// Less excitation of PV cells alone silences them.
	...change('E-PV-0.5', { G_E_PV: 1, N_E_PV: 0.15 }, { gamma: 0.14, rate: 9.7 / 8.9, PV: [0, 1] }),
	// Less NMDA on all interneurons raises it.
	...change('NMDA-I-0.5', nmdaOnI(0.5), { gamma: 3.4, rate: 10.9 / 8.9 }),
	...change('NMDA-I-0', nmdaOnI(0), { gamma: 6.1, rate: 13.5 / 8.9 }),
	...change('NMDA-0.5', { ...nmdaOnI(0.5), N_EE: 0.025 }, { gamma: 2.8, rate: 10.8 / 8.9 }),
	...change('NMDA-0', { ...nmdaOnI(0), N_EE: 0 }, { gamma: 4.9, rate: 13 / 8.9 }),
	...change('E-PV-AMPA-0.5-NMDA-I-0.5', { ...nmdaOnI(0.5), G_E_PV: 1 }, { rate: 13.1 / 8.9 }),
	// Less inhibition of E cells altogether: faster and less together, until they run away.
	...change('GABA-E-0.5', onE(0.5), { gamma: 0.28, rate: 11.2 / 8.9, synchrony: [0, 0.6] }),
	...change('GABA-E-0.25', onE(0.25), { gamma: 0.075, rate: 14.9 / 8.9 }),
	...change('GABA-E-0.1', onE(0.1), {
		gamma: 0.04,
		gammaDiffers: `The source prints one digit. ${scatter}`,
		rate: 27.9 / 8.9,
		bursts: [0.8, 1],
	}),
	// More excitation among E cells raises gamma; together with weak inhibition, bursts.
	...change('E-E-2', { G_EE: 0.8, N_EE: 0.1 }, { gamma: 4.8, gammaDiffers: scatter, synchrony: [1, 1.5] }),
	...change('E-E-3', { G_EE: 1.2, N_EE: 0.15 }, { gamma: 7.5, synchrony: [1.4, 2] }),
	...change('E-E-3-GABA-E-0.5', { G_EE: 1.2, N_EE: 0.15, ...onE(0.5) }, { synchrony: [1.2, 2], bursts: [0.05, 0.2] }),
	// As where the sodium channel of interneurons is lost.
	...change('PV-threshold', { V_th_PV: -44 }, { gamma: 0.28, PV: [1.5, 3.1] }),
	...change('PV-threshold-E-E-2', { V_th_PV: -44, G_EE: 0.8, N_EE: 0.1 }, { synchrony: [1.2, 2] }),
	// As with a benzodiazepine: inhibition lasts longer. Gamma falls and becomes slower.
	...change('decay-1.5', decay(1.5), { gamma: 0.59, rate: 8.2 / 8.9, peak: [0.8, 0.93] }),
	...change('decay-2', decay(2), { gamma: 0.26, rate: 7.9 / 8.9, peak: [0.72, 0.9] }),
	// A steady conductance lowers gamma without making it slower.
	...change('tonic-5', { g_tonic: 5 }, { gamma: 0.49, rate: 7.9 / 8.9, peak: [0.92, 1.08] }),
	...change('tonic-10', { g_tonic: 10 }, { gamma: 0.16, rate: 6.5 / 8.9 }),
	...change('AMPA-decay-1.5', { tau_A: 3 }, { gamma: 0.7, SST: near(50, 4) }),
	...change('SST-E-0', { G_SST_E: 0 }, { rate: [1.75, 2.25] }),
];
