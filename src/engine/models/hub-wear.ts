import { measuresOfResponses } from '../analysis/measures-of-responses.ts';
import { defineModel, type Expectation } from '../model.ts';
import { updating } from '../regular/regular.ts';
import { summing } from '../sums/sums.ts';
import { response } from './jansen-rit.ts';
import { near } from './near.ts';

const JR = 'Jansen & Rit 1995';
const design = 'choice';
const simulated = 'One network, simulated for the catalogue';
const again = `${simulated}; again on other networks, with independent code, for the years before its collapse. The source’s network is not known; the one here was taken from fifty since its first year and its sixth are like those of the source, so these rows are partly chosen to hold.`;

/**
 * Who is connected to whom, both ways: under each patch those that stand behind it. Drawn once by Barabási and Albert's rule, two
 * connections for each new patch, from a star of three; of fifty such networks one whose first and sixth year, with the
 * source's strengths, are like those of the source. Patches stand in the order of their connections, so that the first are the hubs.
 */
const network: Readonly<Record<number, readonly number[]>> = {
	0: [1, 3, 4, 8, 9, 11, 12, 13, 14, 17, 19, 24, 25, 27, 28, 30, 32, 37],
	1: [2, 5, 8, 12, 13, 14, 15, 18, 19, 23, 24, 31, 34, 35, 39],
	2: [7, 10, 12, 20, 28, 29, 34],
	3: [5, 11, 18, 31, 32, 39],
	4: [5, 6, 7, 20, 23],
	5: [6, 38],
	6: [10, 25, 33],
	7: [9, 30],
	8: [15, 22],
	9: [16, 21],
	10: [16, 17],
	11: [21, 38],
	13: [35],
	14: [22],
	15: [33],
	16: [29],
	17: [26],
	18: [26],
	19: [27],
	20: [37],
	21: [36],
	22: [36],
};

/** 1 for two patches that are connected, else 0. */
const connected = Object.entries(network)
	.flatMap(([one, others]) =>
		[
			['i', 'j'],
			['j', 'i'],
		].map(([a, b]) => `int(${a} == ${one})*(${others.map(other => `int(${b} == ${other})`).join(' + ')})`),
	)
	.join(' + ');

/** A year lasts five seconds, of which the first is left out. */
const year = 5000;
const during = (k: number): string => `${k * year + 1000}..${(k + 1) * year}`;

const collapse =
	'In the source the network falls nearly silent between the twelfth and the fourteenth year. Three programs, this engine among them, keep it awake at the same wear, on every network that is awake at the start: what made it fall is not in the source.';

/** The k-th year: its rate over that of the first, and what is left of the hubs and of all. */
const state = (
	k: number,
	{
		name = 'untreated',
		set,
		...found
	}: {
		name?: string;
		set?: Readonly<Record<string, number>>;
		rate: readonly [number, number];
		hubs?: number;
		all: number;
		/** Why the rate is another. */
		differs?: string;
		source?: string;
	},
): Expectation[] => {
	const of = { source: found.source ?? simulated, tag: 'SIM' as const, duration: (k + 1) * year, seeds: 3 };
	const run = { ...of, ...(set && { set }) };
	const left = (what: string, value: number): Expectation => ({
		...run,
		id: `${name}-year-${k}-${what}`,
		measure: `mean ${what === 'hubs' ? 'h_hubs' : 'h'} ${during(k)}`,
		band: near(value, 0.03),
	});
	return [
		{
			...run,
			id: `${name}-year-${k}-rate`,
			measure: `meanRatio S ${during(0)} ${during(k)}`,
			band: found.rate,
			...(found.differs && { differs: found.differs }),
		},
		...(found.hubs === undefined ? [] : [left('hubs', found.hubs)]),
		left('all', found.all),
	];
};

/** A network of cortical columns in which inhibition fails and the busiest wear out. */
export const hubWear = defineModel({
	id: 'hub-wear',
	title: 'Wear of the busiest',
	about:
		'Forty patches of cortex, each of excitatory and inhibitory cells, form a network in which a few are connected to many others: the hubs. Year by year inhibition fails a little, so that all become more active, and each patch wears out by its own activity. The hubs, which are the busiest, lose the most. So the network first runs hot and fast, and later grows weaker and slower again. From the fourth year on a treatment may weaken excitation, drive all patches more, or give inhibition back.',
	cites: ['jansen1995', 'dehaan2012', 'dehaan2017', 'vannifterick2022'],
	neurons: {
		patch: {
			equations: `
				dy0/dt = y3 : mV
				dy1/dt = y4 : mV
				dy2/dt = y5 : mV
				dy3/dt = A*a*S - 2*a*y3 - a**2*y0 : mV/second
				dy4/dt = A*a*(p + k*reached + h*C_2*S_E) - 2*a*y4 - a**2*y1 + A*a*sigma*tau_p**0.5*xi : mV/second
				dy5/dt = h_I*B*b*C_4*S_I - 2*b*y5 - b**2*y2 : mV/second
				dR/dt = S*int(now - year*floor(now/year) > settling)/(year - settling) : Hz
				R_0 : Hz
				h : 1
				reached : Hz
				R_all : Hz
				LFP = y1 - y2 : mV
				S = 2*e_0/(1 + exp(r*(v_0 - LFP))) : Hz
				S_E = 2*e_0/(1 + exp(r*(v_0 - C_1*y0))) : Hz
				S_I = 2*e_0/(1 + exp(r*(v_0 - C_3*y0))) : Hz
				h_I = 1 - loss*min(floor(now/year), failing) : 1
				now = t + dt/2 : second`,
			method: 'euler',
			// At the end of a year: the first sets what is usual; what a patch fired beyond a share of that wears it out.
			regularly: {
				statements: `
					R_0 = R_0 + R_all*int(R_0 == 0*Hz)
					h = clip(h*(1 - wear*max(0, R/max(R_0, R_least) - spared)), h_least, 1)
					R = 0*Hz`,
				every: 'year',
			},
		},
	},
	parameters: {
		loss: {
			value: 0.05,
			unit: '1',
			label: 'inhibition that fails each year',
			source: design,
			tag: 'DES',
			range: [0, 0.1],
			step: 0.005,
		},
		wear: {
			value: 0.06,
			unit: '1',
			label: 'wear by activity, a year',
			source: design,
			tag: 'DES',
			range: [0, 0.12],
			step: 0.005,
		},
		A_treated: {
			value: 3.25,
			unit: 'mV',
			label: 'strength of excitation, treated',
			source: `${design}: as before`,
			tag: 'DES',
			range: [2.75, 3.75],
			step: 0.05,
		},
		p_treated: {
			value: 120,
			unit: 'Hz',
			label: 'drive of each patch, treated',
			source: `${design}: as before`,
			tag: 'DES',
			range: [90, 180],
			step: 5,
		},
		loss_treated: {
			value: 0.05,
			unit: '1',
			label: 'inhibition that fails each year, all years taken together, treated',
			source: `${design}: as before; none gives all of it back`,
			tag: 'DES',
			range: [0, 0.1],
			step: 0.005,
		},
		sigma: {
			value: 30,
			unit: 'Hz',
			label: 'noise of the drive, its spread over tau_p',
			source: 'Wendling et al. 2002',
			tag: 'MEM',
			range: [0, 60],
			step: 1,
		},
		k: { value: 12, unit: '1', label: 'strength of connections between patches', source: design, tag: 'DES' },
		A: { value: 3.25, unit: 'mV', label: 'strength of excitation', source: JR, tag: 'SRC' },
		B: { value: 22, unit: 'mV', label: 'strength of inhibition', source: JR, tag: 'SRC' },
		p: { value: 120, unit: 'Hz', label: 'drive of each patch', source: design, tag: 'DES' },
		failing: { value: 6, unit: '1', label: 'years in which inhibition fails', source: design, tag: 'DES' },
		spared: {
			value: 0.7,
			unit: '1',
			label: 'activity that does no harm, over the mean of the first year',
			source: design,
			tag: 'DES',
		},
		h_least: { value: 0.1, unit: '1', label: 'what of a patch is always left', source: design, tag: 'DES' },
		R_least: { value: 0.001, unit: 'Hz', label: 'lowest usual rate', source: `${design}, never reached`, tag: 'DES' },
		year: { value: year, unit: 'ms', label: 'a year, shortened', source: design, tag: 'DES' },
		settling: { value: 1000, unit: 'ms', label: 'its beginning, which does not count', source: design, tag: 'DES' },
		t_treated: { value: 4 * year, unit: 'ms', label: 'when a treatment begins', source: design, tag: 'DES' },
		tau_p: {
			value: 1,
			unit: 'ms',
			label: 'time over which the spread of the drive is meant',
			source: design,
			tag: 'DES',
		},
		a: { value: 100, unit: '1/s', label: 'rate constant of excitation', source: JR, tag: 'SRC' },
		b: { value: 50, unit: '1/s', label: 'rate constant of inhibition', source: JR, tag: 'SRC' },
		...response(JR),
		C_3: { value: 33.75, unit: '1', label: 'contacts pyramidal → inhibitory cells', source: JR, tag: 'SRC' },
		C_4: { value: 33.75, unit: '1', label: 'contacts inhibitory → pyramidal cells', source: JR, tag: 'SRC' },
	},
	measures: measuresOfResponses,
	updating,
	summing,
	groups: { patches: { neuron: 'patch', N: 40, init: { h: '1' } } },
	sums: {
		'patches->patches': { reached: { sum: 'h*S', weight: connected }, R_all: { mean: 'R' } },
	},
	protocol: [
		{ at: 't_treated', set: 'A', to: 'A_treated' },
		{ at: 't_treated', set: 'p', to: 'p_treated' },
		{ at: 't_treated', set: 'loss', to: 'loss_treated' },
	],
	dt: 1,
	duration: 21 * year,
	every: 5,
	observables: {
		S: { group: 'patches', variable: 'S', mean: true, label: 'rate, mean of all patches', population: 'E' },
		LFP: { group: 'patches', variable: 'LFP', mean: true, label: 'field potential, mean of all patches' },
		h: { group: 'patches', variable: 'h', mean: true, label: 'what is left, mean of all patches' },
		h_hubs: { group: 'patches', variable: 'h', cells: 6, mean: true, label: 'what is left of the six hubs' },
	},
	expect: [
		{
			id: 'untreated-year-0-peak',
			source: again,
			tag: 'SIM',
			measure: `peakFrequency LFP ${during(0)}`,
			duration: year,
			seeds: 3,
			band: [8, 9],
		},
		...state(6, { rate: [1.1, 1.3], hubs: 0.8, all: 0.865, source: again }),
		...state(12, { rate: near(1.04, 0.05), hubs: 0.64, all: 0.74, source: again }),
		...state(14, { rate: near(0.53, 0.1), hubs: 0.61, all: 0.71, differs: collapse }),
		{
			id: 'untreated-year-14-peak',
			source: simulated,
			tag: 'SIM',
			measure: `peakFrequency LFP ${during(14)}`,
			duration: 15 * year,
			seeds: 3,
			band: near(3.4, 0.5),
			differs: collapse,
		},
		...state(14, { name: 'less-excitation', set: { A_treated: 3 }, rate: near(0.9, 0.1), all: 0.7, differs: collapse }),
		...state(14, { name: 'more-drive', set: { p_treated: 150 }, rate: near(0.94, 0.1), all: 0.68, differs: collapse }),
		...state(14, { name: 'inhibition-back', set: { loss_treated: 0 }, rate: near(0.45, 0.05), all: 0.91 }),
	],
	leavesOut: [
		'Amyloid, tau, glia and blood vessels: activity alone is what wears a patch out.',
		'Cells: only mean potentials and rates of populations are known, and a patch has one kind of inhibition.',
		'Repair, new connections, and everything that a brain does against a loss.',
		'Distances: a patch reaches those to which it is connected at once and equally.',
		'Time: a year lasts five seconds, and inhibition fails in six steps.',
		'Slowing while activity is too high, which recordings of people show and this network does not.',
	],
	nest: { none: 'It is a network of neural masses; NEST has none of this form.' },
});
