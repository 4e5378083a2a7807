/** The natural logarithm of a number above 0, to some 1e-15: powers of two are taken out, the rest is the series of the inverse tanh. */
export function ln(x: number): number {
	let power = 0;
	let rest = x;
	for (; rest > 1.5; rest /= 2) power++;
	for (; rest < 0.75; rest *= 2) power--;
	const z = (rest - 1) / (rest + 1);
	let sum = 0;
	for (let k = 31; k > 0; k -= 2) sum = sum * z * z + 1 / k;
	return power * Math.LN2 + 2 * z * sum;
}
