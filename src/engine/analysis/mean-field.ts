/**
 * The stationary rate of Brunel's network of excitatory and inhibitory cells with the same properties: Brunel 2000,
 * model A (J. Comput. Neurosci. 8:183). As everywhere in the engine, only operations with the same bits on every
 * machine: erfcx and exp are written here, from sums, products and quotients.
 */
import { ModelError } from '../problem.ts';
import { type Grid, gridPoints } from './contour.ts';
import { exp } from './exponential.ts';

/** A leaky integrate-and-fire cell whose resting potential is 0. */
export interface Cell {
	/** ms, of the membrane. */
	tau: number;
	/** mV, threshold. */
	theta: number;
	/** mV, where a spike leaves the cell. */
	V_r: number;
	/** ms, refractory; above 0. */
	tau_rp: number;
}

export interface Network extends Cell {
	/** Excitatory synapses on a cell, from the network and as many from outside. */
	C_E: number;
	/** Inhibitory synapses for one excitatory one. */
	gamma: number;
	/** mV, of an excitatory synapse; an inhibitory one has -g J. */
	J: number;
	g: number;
	/** Rate of the input from outside; at 1 its mean alone reaches the threshold. */
	eta: number;
}

/**
 * The four panels of Brunel's Fig. 8 (C_E = 1000, J = 0.1 mV, D = 1.5 ms): what the network does there is seen in a
 * run, not computed here.
 */
export const brunelStates = [
	{ panel: 'A', state: 'synchronous regular', g: 3, eta: 2 },
	{ panel: 'B', state: 'synchronous irregular, fast', g: 6, eta: 4 },
	{ panel: 'C', state: 'asynchronous irregular', g: 5, eta: 2 },
	{ panel: 'D', state: 'synchronous irregular, slow', g: 4.5, eta: 0.9 },
] as const;

/**
 * Chebyshev coefficients of (1 + 2x) erfcx(x) in (x - 3.75)/(x + 3.75), from values of 50 digits; those left out sum to
 * 4e-15.
 */
const coefficients = [
	1.1775789345674017, -0.004590054580646477, -0.08424913336651792, 0.05920993999819089, -0.026658668435305753,
	0.009074997670705265, -0.002413163540417608, 0.0004907758365258086, -0.00006916973302501207, 0.00000413902798607301,
	7.740383066198501e-7, -2.1886401049234397e-7, 1.0764999465670912e-8, 4.521959811218287e-9, -7.754400208831351e-10,
	-6.318088340886685e-11, 2.86879501093067e-11, 1.9455868545777347e-13, -9.654696748343435e-13, 3.2525481481487395e-14,
	3.347811948286805e-14,
];

/** exp(x²) erfc(x), at most 3e-13 off in relative terms (1e-14 for x >= 0); infinite below -26.6. */
export function erfcx(x: number): number {
	if (x < 0) return 2 * exp(x * x) - erfcx(-x);
	// Clenshaw's recurrence.
	const t = (x - 3.75) / (x + 3.75);
	let a = 0;
	let b = 0;
	for (let k = coefficients.length - 1; k > 0; k--) {
		const next = (coefficients[k] as number) + 2 * t * a - b;
		b = a;
		a = next;
	}
	return ((coefficients[0] as number) + t * a - b) / (1 + 2 * x);
}

/** Gauss and Legendre's rule of ten points: place from the middle in half widths, weight. */
const rule = [
	[0.14887433898163122, 0.29552422471475287],
	[0.4333953941292472, 0.26926671930999635],
	[0.6794095682990244, 0.21908636251598204],
	[0.8650633666889845, 0.1494513491505806],
	[0.9739065285171717, 0.06667134430868814],
] as const;

/**
 * The integral of exp(u²)(1 + erf u) = erfcx(-u), at most 1e-12 off in relative terms: pieces as long as the integrand
 * is smooth.
 */
function integral(from: number, to: number): number {
	let sum = 0;
	for (let a = from; a < to && sum < Number.POSITIVE_INFINITY; ) {
		const b = Math.min(to, a + (a < 0 ? (1 - a) / 2 : 1 / (1 + a)));
		const [middle, half] = [(a + b) / 2, (b - a) / 2];
		for (const [x, weight] of rule) sum += weight * half * (erfcx(-middle - x * half) + erfcx(x * half - middle));
		a = b;
	}
	return sum;
}

/** Spikes a ms of a cell with white input of mean mu and standard deviation sigma, mV. */
function rateOf(mu: number, sigma: number, { tau, theta, V_r, tau_rp }: Cell): number {
	const [low, high] = [(V_r - mu) / sigma, (theta - mu) / sigma];
	// Beyond 26.6 the integral is infinite in this arithmetic; without any input sigma is 0 and so is mu.
	return high < 27 ? 1 / (tau_rp + tau * Math.sqrt(Math.PI) * integral(low, high)) : 0;
}

/**
 * Mean and standard deviation (mV) of a cell's input when every cell of the network fires at `rate`, Hz:
 * mu = C_E J tau (nu_ext + nu (1 - gamma g)), sigma² = C_E J² tau (nu_ext + nu (1 + gamma g²)), where
 * nu_ext = eta theta / (J C_E tau).
 */
export function brunelInput(
	{ C_E, gamma, J, g, eta, tau, theta }: Network,
	rate: number,
): { mu: number; sigma: number } {
	const own = (C_E * J * tau * rate) / 1000;
	return {
		mu: eta * theta + own * (1 - gamma * g),
		sigma: Math.sqrt(J * (eta * theta + own * (1 + gamma * g * g))),
	};
}

/**
 * The rate (Hz) of one cell of a network whose cells fire at `rate`, Hz. It is that of the network where both are the
 * same.
 */
export function brunelResponse(network: Network, rate: number): number {
	const { mu, sigma } = brunelInput(network, rate);
	return 1000 * rateOf(mu, sigma, network);
}

/**
 * The zero of f between a and b, where it has other signs, to within `error`: the secant's place, with Illinois'
 * halving.
 */
function zero(f: (x: number) => number, a: number, fa: number, b: number, fb: number, error: number): number {
	if (fa === 0) return a;
	for (let k = 0; k < 100 && fb !== 0 && Math.abs(b - a) > error; k++) {
		const x = b - (fb * (b - a)) / (fb - fa);
		const fx = f(x);
		if (fx < 0 === fb < 0) fa /= 2;
		else [a, fa] = [b, fb];
		[b, fb] = [x, fx];
	}
	return b;
}

/** Places from 0 to 1 / tau_rp between which a zero is looked for, closer at low rates, where silent states are. */
const places = 64;

/** Rates that keep themselves up, Hz, from the greatest down. */
function* fixedRates(network: Network): Generator<number, void> {
	if (!(network.tau_rp > 0))
		throw new ModelError({
			in: 'stationary rate',
			found: `tau_rp ${network.tau_rp}`,
			expected: 'a refractory time above 0 ms, which bounds the rate',
		});
	const top = 1000 / network.tau_rp;
	const excess = (rate: number): number => brunelResponse(network, rate) - rate;
	let [high, above] = [top, excess(top)];
	for (let k = places - 1; k >= 0; k--) {
		const low = (top * k * k) / (places * places);
		const below = excess(low);
		if (below < 0 !== above < 0) yield zero(excess, low, below, high, above, 1e-9);
		[high, above] = [low, below];
	}
}

/**
 * Every stationary rate, Hz, from the least up, to within 1e-8 Hz: where 1/nu = tau_rp + tau sqrt(pi) times the
 * integral of exp(u²)(1 + erf u) from (V_r - mu)/sigma to (theta - mu)/sigma. With eta below 1 and g up to
 * about 1/gamma there may be three: (almost) silent, unstable, and high. A pair closer than 3 % of 1000/tau_rp may be
 * missed. Whether the network stays asynchronous there is not asked.
 */
export const brunelRates = (network: Network): number[] => [...fixedRates(network)].reverse();

/**
 * The greatest stationary rate, Hz: the only one unless eta is below 1 and g at most about 1/gamma, then the high
 * state. Runs at g = 2, eta = 0.5 that start between V_r and theta reached it with C_E = 400, J = 0.25 mV, but fell
 * silent with C_E = 100, J = 0.3 mV: where there are several, show them all.
 */
export function brunelRate(network: Network): number {
	for (const rate of fixedRates(network)) return rate;
	return 0;
}

/**
 * brunelRate over a window of g (across) and eta (up), Hz, finite everywhere. For a line at some rate subtract it and
 * take zeroLines.
 */
export function rateMap(network: Omit<Network, 'g' | 'eta'>, grid: Omit<Grid, 'values'>): Grid {
	const { x, y } = gridPoints(grid);
	return { ...grid, values: x.map((g, k) => brunelRate({ ...network, g, eta: y[k] as number })) };
}
