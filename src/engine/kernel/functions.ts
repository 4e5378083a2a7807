/**
 * The functions of the language as graphs of IEEE operations: the same bits on every machine and in every back end.
 * Polynomials are those of fdlibm (Sun Microsystems, freely granted) and Cephes (S. Moshier). At most 2 ulp in f64, 4 in f32, inside
 * the domains that the comments state; a test holds them to that.
 */
import type { Precision } from '../model.ts';
import type { Graph, Node } from './ir.ts';

/** 1.5 * 2^52, 1.5 * 2^23: adding it rounds to an integer that then stands in the low bits. */
const magic: Readonly<Record<Precision, number>> = { f64: 6755399441055744, f32: 12582912 };

/** c[0] + x*(c[1] + x*(c[2] + ...)) */
function horner(g: Graph, x: Node, coefficients: readonly number[]): Node {
	return coefficients.map(c => g.number(c)).reduceRight((sum, c) => g.add(c, g.make('mul', [x, sum])));
}

/** The same polynomial in pairs: half the depth, so that a processor can overlap more of it. */
function estrin(g: Graph, x: Node, coefficients: readonly number[]): Node {
	const level = (terms: Node[], power: Node): Node => {
		if (terms.length === 1) return terms[0]!;
		const pairs: Node[] = [];
		for (let i = 0; i < terms.length; i += 2) {
			pairs.push(i + 1 < terms.length ? g.add(terms[i]!, g.make('mul', [power, terms[i + 1]!])) : terms[i]!);
		}
		return level(pairs, g.make('mul', [power, power]));
	};
	return level(
		coefficients.map(c => g.number(c)),
		x,
	);
}

const mul = (g: Graph, a: Node, b: Node): Node => g.make('mul', [a, b]); // as written: no rearranging
const div = (g: Graph, a: Node, b: Node): Node => g.make('div', [a, b]);

/** e^x; beyond -708 and 709 it stays at its value there. */
export function exp(g: Graph, argument: Node): Node {
	const single = g.precision === 'f32';
	const n = (v: number): Node => g.number(v);
	const [low, high] = single ? [-87, 88] : [-708, 709];
	const x = g.make('max', [g.make('min', [argument, n(high)]), n(low)]);
	const shifted = g.add(mul(g, x, n(Math.LOG2E)), n(magic[g.precision]));
	const k = g.sub(shifted, n(magic[g.precision]));
	const [big, small] = single ? [0.693359375, -2.1219444e-4] : [6.9314718036912381649e-1, 1.90821492927058770002e-10];
	const hi = g.sub(x, mul(g, k, n(big)));
	if (single) {
		const r = g.sub(hi, mul(g, k, n(small)));
		const p = estrin(
			g,
			r,
			[5.0000001201e-1, 1.6666665459e-1, 4.1665795894e-2, 8.3334519073e-3, 1.3981999507e-3, 1.98756915e-4],
		);
		return g.make('scale', [shifted, g.add(g.add(mul(g, p, mul(g, r, r)), r), n(1))]);
	}
	const lo = mul(g, k, n(small));
	const r = g.sub(hi, lo);
	const t = mul(g, r, r);
	const c = g.sub(
		r,
		mul(
			g,
			t,
			estrin(
				g,
				t,
				[
					1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
					4.13813679705723846039e-8,
				],
			),
		),
	);
	const y = g.sub(n(1), g.sub(g.sub(lo, div(g, mul(g, r, c), g.sub(n(2), c))), hi));
	return g.make('scale', [shifted, y]);
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(g: Graph, x: Node): Node {
	const n = (v: number): Node => g.number(v);
	const [least, up, bits] =
		g.precision === 'f64' ? [2.2250738585072014e-308, 18014398509481984, 54] : [1.1754943508222875e-38, 33554432, 25];
	const tiny = g.make('lt', [x, n(least)]); // a denormal is scaled up first
	const value = logOfNormal(g, g.select(tiny, mul(g, x, n(up)), x), g.select(tiny, n(-bits), n(0)));
	const finite = g.select(g.make('eq', [x, n(Infinity)]), x, value);
	const positive = g.select(g.make('gt', [x, n(0)]), finite, n(NaN));
	return g.select(g.make('eq', [x, n(0)]), n(-Infinity), positive);
}

/** log(x * 2^shift) of a positive normal number. */
export function logOfNormal(g: Graph, x: Node, shift = g.number(0)): Node {
	const single = g.precision === 'f32';
	const n = (v: number): Node => g.number(v);
	const exponent = g.make('logb', [x]);
	const f = g.sub(g.make('scale', [g.sub(n(magic[g.precision]), exponent), x]), n(1));
	const k = g.add(exponent, shift);
	const s = div(g, f, g.add(n(2), f));
	const z = mul(g, s, s),
		w = mul(g, z, z);
	const [odd, even] = single
		? [
				[0.66666662693, 0.28498786688],
				[0.40000972152, 0.24279078841],
			]
		: [
				[6.66666666666673513e-1, 2.857142874366239149e-1, 1.818357216161805012e-1, 1.479819860511658591e-1],
				[3.999999999940941908e-1, 2.222219843214978396e-1, 1.531383769920937332e-1],
			];
	const r = g.add(mul(g, z, horner(g, w, odd)), mul(g, w, horner(g, w, even)));
	const half = mul(g, n(0.5), mul(g, f, f));
	const [big, small] = single
		? [6.9313812256e-1, 9.0580006145e-6]
		: [6.9314718036912381649e-1, 1.90821492927058770002e-10];
	return g.sub(mul(g, k, n(big)), g.sub(g.sub(half, g.add(mul(g, s, g.add(half, r)), mul(g, k, n(small)))), f));
}

/** Hyperbolic tangent; 1 and -1 far out. */
export function tanh(g: Graph, x: Node): Node {
	const n = (v: number): Node => g.number(v);
	const z = mul(g, x, x);
	const p = horner(g, z, [-1.61468768441708447952e3, -9.92877231001918586564e1, -9.64399179425052238628e-1]);
	const q = horner(g, z, [4.84406305325125486048e3, 2.23548839060100448583e3, 1.12811678491632931402e2, 1]);
	const small = g.add(x, mul(g, x, mul(g, z, div(g, p, q))));
	const size = g.make('abs', [x]);
	const large = g.sub(n(1), div(g, n(2), g.add(exp(g, g.add(size, size)), n(1))));
	const signed = g.select(g.make('lt', [x, n(0)]), g.neg(large), large);
	return g.select(g.make('lt', [size, n(0.625)]), small, signed);
}

/** x raised to any power: integers and halves by multiplication and roots, others by exp(y*log(x)), whose relative error is |y*log(x)| * 2^-53. */
export function power(g: Graph, x: Node, exponent: Node): Node {
	const y = exponent.op === 'const' ? exponent.value : Number.NaN;
	if (y === 0.5) return g.make('sqrt', [x]);
	if (Number.isInteger(y) && Math.abs(y) <= 64)
		return y < 0 ? g.div(g.number(1), integerPower(g, x, -y)) : integerPower(g, x, y);
	return exp(g, g.mul(exponent, log(g, x)));
}

function integerPower(g: Graph, x: Node, n: number): Node {
	if (n === 0) return g.number(1);
	const half = integerPower(g, x, Math.floor(n / 2));
	const square = g.mul(half, half);
	return n % 2 ? g.mul(x, square) : square;
}

/** -1, 0 or 1. */
export function sign(g: Graph, x: Node): Node {
	const n = (v: number): Node => g.number(v);
	return g.select(g.make('gt', [x, n(0)]), n(1), g.select(g.make('lt', [x, n(0)]), n(-1), x));
}

/** (e^x - 1)/x, 1 at 0: by its series where the difference would lose digits. */
export function exprel(g: Graph, x: Node): Node {
	const terms = g.precision === 'f64' ? 19 : 10;
	const coefficients = [1];
	for (let k = 1; k < terms; k++) coefficients.push((coefficients[k - 1] as number) / (k + 1));
	const near = horner(g, x, coefficients);
	const far = div(g, g.sub(exp(g, x), g.number(1)), x);
	return g.select(g.make('lt', [g.make('abs', [x]), g.number(1)]), near, far);
}

/** Cosine and sine polynomials on [-pi/4, pi/4] of x + tail. */
function quarter(g: Graph, x: Node, tail: Node): [cos: Node, sin: Node] {
	const n = (v: number): Node => g.number(v);
	const z = mul(g, x, x);
	const f64 = g.precision === 'f64';
	const s = f64
		? [
				8.33333333332248946124e-3, -1.98412698298579493134e-4, 2.75573137070700676789e-6, -2.50507602534068634195e-8,
				1.58969099521155010221e-10,
			]
		: [8.3321608736e-3, -1.9515295891e-4];
	const c = f64
		? [
				4.16666666666666019037e-2, -1.38888888888741095749e-3, 2.48015872894767294178e-5, -2.75573143513906633035e-7,
				2.0875723212981748279e-9, -1.13596475577881948265e-11,
			]
		: [4.166664568298827e-2, -1.388731625493765e-3, 2.443315711809948e-5];
	const third = f64 ? -1.66666666666666324348e-1 : -1.6666654611e-1;
	const cube = mul(g, z, x);
	const r = horner(g, z, s);
	const sin = g.sub(
		x,
		g.sub(g.sub(mul(g, z, g.sub(mul(g, n(0.5), tail), mul(g, cube, r))), tail), mul(g, cube, n(third))),
	);
	const half = mul(g, n(0.5), z);
	const w = g.sub(n(1), half);
	const lost = g.sub(g.sub(n(1), w), half);
	const cos = g.add(w, g.add(lost, g.sub(mul(g, z, mul(g, z, horner(g, z, c))), mul(g, x, tail))));
	return [cos, sin];
}

/** Turns [cos, sin] of the reduced angle by `quarters` (0…3) quarter turns. */
function rotate(g: Graph, [cos, sin]: [Node, Node], quarters: Node): [cos: Node, sin: Node] {
	const at = (k: number): Node => g.make('eq', [quarters, g.number(k)]);
	const odd = g.make('or', [at(1), at(3)]);
	const c = g.select(odd, sin, cos);
	const s = g.select(odd, cos, sin);
	return [g.select(g.make('or', [at(1), at(2)]), g.neg(c), c), g.select(g.make('or', [at(2), at(3)]), g.neg(s), s)];
}

/** Cosine and sine of x radians, |x| up to 10^5 (f32: 10^3): the reduction carries pi/2 in three parts and a tail. */
export function circular(g: Graph, x: Node): [cos: Node, sin: Node] {
	const n = (v: number): Node => g.number(v);
	const f64 = g.precision === 'f64';
	const round = n(magic[g.precision]);
	const k = g.sub(g.add(mul(g, x, n(0.63661977236758134308)), round), round);
	const parts = f64
		? [1.57079632673412561417, 6.0771005063039659766e-11, 2.0222662487111664558e-21]
		: [1.5703125, 4.837512969970703125e-4, 7.549789948768648e-8];
	const tail0 = f64 ? 8.47842766036889956997e-32 : 0;
	let high = x;
	for (const part of parts.slice(0, 2)) high = g.sub(high, mul(g, k, n(part)));
	const last = g.add(mul(g, k, n(parts[2] as number)), mul(g, k, n(tail0)));
	const reduced = g.sub(high, last);
	const tail = g.sub(g.sub(high, reduced), last);
	const quarters = g.sub(k, mul(g, n(4), g.make('floor', [mul(g, k, n(0.25))])));
	return rotate(g, quarter(g, reduced, tail), quarters);
}

/** Cosine and sine of 2*pi*u for 0 <= u < 1. */
export function turn(g: Graph, u: Node): [cos: Node, sin: Node] {
	const n = (v: number): Node => g.number(v);
	const round = n(magic[g.precision]);
	const quarters = mul(g, u, n(4));
	const q = g.sub(g.add(quarters, round), round);
	const x = mul(g, g.sub(quarters, q), n(1.5707963267948966));
	return rotate(g, quarter(g, x, n(0)), g.select(g.make('eq', [q, n(4)]), n(0), q));
}
