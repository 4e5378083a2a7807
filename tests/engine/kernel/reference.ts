/** Elementary functions to 200 bits with whole numbers: the references that the engine's functions are held against. */
const bits = 200n;
const unit = 1n << bits;

/** A double as a fixed-point number, exactly. */
export function fixed(x: number): bigint {
	const view = new DataView(new ArrayBuffer(8));
	view.setFloat64(0, x);
	const raw = view.getBigUint64(0);
	const exponent = Number((raw >> 52n) & 0x7ffn);
	const mantissa = (raw & 0xfffffffffffffn) | (exponent ? 0x10000000000000n : 0n);
	const shift = BigInt((exponent || 1) - 1075) + bits;
	const size = shift >= 0n ? mantissa << shift : mantissa >> -shift;
	return x < 0 ? -size : size;
}

const times = (a: bigint, b: bigint): bigint => (a * b) >> bits;
const over = (a: bigint, b: bigint): bigint => (a << bits) / b;

function series(first: bigint, next: (term: bigint, k: bigint) => bigint): bigint {
	let sum = 0n;
	let term = first;
	for (let k = 1n; term !== 0n && k < 500n; k++) {
		sum += term;
		term = next(term, k);
	}
	return sum;
}

export function exp(x: bigint): bigint {
	const small = x >> 12n; // e^x = (e^(x/4096))^4096
	let value = series(unit, (term, k) => times(term, small) / k);
	for (let i = 0; i < 12; i++) value = times(value, value);
	return value;
}

/** 2*atanh((x-1)/(x+1)) after halving or doubling into [1/2, 2]. */
export function log(x: bigint): bigint {
	const atanh2 = (y: bigint): bigint => {
		const s = over(y - unit, y + unit);
		const square = times(s, s);
		let power = s;
		return (
			2n *
			series(s, (_, k) => {
				power = times(power, square);
				return power / (2n * k + 1n);
			})
		);
	};
	let k = 0n;
	let y = x;
	for (; y > 2n * unit; k++) y >>= 1n;
	for (; y < unit / 2n; k--) y <<= 1n;
	return atanh2(y) + k * atanh2(2n * unit);
}

const alternating = (first: bigint, x: bigint, from: bigint): bigint =>
	series(first, (term, k) => -times(times(term, x), x) / ((2n * k + from) * (2n * k + from - 1n)));
export const sin = (x: bigint): bigint => alternating(x, x, 1n);
export const cos = (x: bigint): bigint => alternating(unit, x, 0n);
export const tanh = (x: bigint): bigint => over(exp(2n * x) - unit, exp(2n * x) + unit);
export const exprel = (x: bigint): bigint => (x === 0n ? unit : over(exp(x) - unit, x));

/** |found - exact| in units in the last place of the exact value; `digits` is 53 or 24. */
export function ulps(found: number, exact: bigint, digits: number): number {
	const size = exact < 0n ? -exact : exact;
	const last = BigInt(size.toString(2).length - digits);
	const gap = fixed(found) - exact;
	const scaled = ((gap < 0n ? -gap : gap) << 20n) / (last >= 0n ? 1n << last : 1n);
	return Number(scaled) / 1048576;
}
