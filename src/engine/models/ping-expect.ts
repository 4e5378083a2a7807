/** What the gamma network does at other strengths, from tables of the network with continuous synapses. */
import type { Expectation } from '../model.ts';
import { near } from './near.ts';

const source =
	'Own simulations with continuous synapses of 200 pyramidal cells and 50 interneurons, repeated with independent code; without the first 200 ms.';
const run = { source, tag: 'M', duration: 1200, seeds: 2 } as const;
const window = '200..1200';

interface Row {
	/** Rates, Hz, within a twentieth. */
	E?: number;
	I?: number;
	/** Frequency of the rhythm, Hz, within the source's 2 Hz. */
	peak?: number;
	/** Gamma power over the square of the mean conductance. */
	gamma?: readonly [number, number];
	/** Why this engine lies outside the source's band, by the part that does. */
	differs?: { [Part in 'E' | 'I' | 'peak' | 'gamma']?: string };
}

/** One setting of the source's network, under its name. */
function at(
	name: string,
	set: Readonly<Record<string, number>>,
	{ E, I, peak, gamma, differs = {} }: Row,
): Expectation[] {
	const bands = {
		E: E && (['meanRate E', near(E, E / 20)] as const),
		I: I && (['meanRate I', near(I, I / 20)] as const),
		peak: peak && (['bandPeak G 20 100', near(peak, 2)] as const),
		gamma: gamma && (['relativePower G 30 80', gamma] as const),
	};
	return (Object.keys(bands) as (keyof typeof bands)[]).flatMap(part => {
		const found = bands[part];
		const because = differs[part];
		return found
			? [
					{
						...run,
						id: `${name}-${part}`,
						measure: `${found[0]} ${window}`,
						band: found[1],
						set: { N_E: 200, ...set },
						...(because && { differs: because }),
					},
				]
			: [];
	});
}

/** How many times greater gamma power is at one setting than at another. */
const times = (
	id: string,
	set: Readonly<Record<string, number>>,
	than: Readonly<Record<string, number>>,
	band: readonly [number, number],
): Expectation => ({
	...run,
	id,
	measure: `bandPower G 30 80 ${window}`,
	set: { N_E: 200, ...set },
	relativeTo: { N_E: 200, ...than },
	band,
});

export const pingExpectations: readonly Expectation[] = [
	...at('usual', {}, { E: 46, I: 45, peak: 46, gamma: [0.2, 0.3] }),
	// The rhythm needs inhibition of a certain strength; the stronger it is, the slower they go.
	times('inhibition-threshold', { g_IE: 0.15 }, { g_IE: 0.05 }, [20, 200]),
	...at('g_IE-0.05', { g_IE: 0.05 }, { E: 52.9, I: 34.7, gamma: [0, 0.05] }),
	...at('g_IE-0.15', { g_IE: 0.15 }, { E: 48.6, peak: 48, gamma: [0.16, 0.26] }),
	...at(
		'g_IE-0.5',
		{ g_IE: 0.5 },
		{
			E: 40,
			peak: 40,
			gamma: [0.34, 0.46],
			differs: {
				gamma:
					'The synapse is the likely reason: here a spike opens the same share of gates however many are open already, which raises the mean over whose square the power is taken.',
			},
		},
	),
	...at('g_IE-1', { g_IE: 1 }, { E: 33.5, peak: 33.5 }),
	// So does excitation of interneurons.
	times('excitation-threshold', { g_EI: 0.2 }, { g_EI: 0.1 }, [10, 100]),
	...at(
		'g_EI-0.1',
		{ g_EI: 0.1 },
		{
			E: 52.2,
			I: 12,
			gamma: [0, 0.1],
			differs: { I: 'Just outside, on the side of the independent code, which has 12.3 Hz.' },
		},
	),
	...at('tau_I-5', { tau_I: 5 }, { E: 51.6, I: 52, peak: 51.5 }),
	...at('I_E-0.8', { I_E: 0.8 }, { E: 33.3, I: 33.3, peak: 33 }),
	...at('I_E-1.8', { I_E: 1.8 }, { E: 54.4, peak: 53 }),
	// Pyramidal cells alone, exciting each other, which the rows above leave out.
	{
		...run,
		id: 'E-E-alone',
		source:
			'Simulated again with independent code: the pyramidal cells alone, each exciting half of the others. Within a fiftieth; without the first 200 ms.',
		tag: 'SIM',
		measure: 'meanRate E 200..500',
		set: { N_E: 200, g_IE: 0, g_EE: 0.1 },
		duration: 500,
		band: near(71.9, 1.44),
	},
	// The small network.
	...[['meanRate E', near(46, 2.3)] as const, ['bandPeak G 20 100', near(46, 2)] as const].map(([measure, band]) => ({
		...run,
		source:
			'Own simulations with continuous synapses of 80 pyramidal cells and 20 interneurons; without the first 200 ms.',
		id: `small-${measure.split(' ')[0]}`,
		measure: `${measure} ${window}`,
		seeds: 3,
		band,
	})),
];
