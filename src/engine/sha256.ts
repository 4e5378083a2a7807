/**
 * SHA-256 (FIPS 180-4). The browser's own is asynchronous and missing on plain http, and a library's takes four times the room in the page,
 * which the engine's budget does not have.
 */

/** The first 32 bits of the fractional part of a root, exactly: that of a prime's square root (2) or cube root (3). */
function fraction(prime: number, root: 2 | 3): number {
	// floor(root(prime) * 2^32) by bisection in whole numbers.
	const wanted = BigInt(prime) << (32n * BigInt(root));
	let [low, high] = [0n, 1n << 40n];
	while (high - low > 1n) {
		const middle = (low + high) >> 1n;
		if (middle * middle * (root === 3 ? middle : 1n) <= wanted) low = middle;
		else high = middle;
	}
	return Number(low & 0xffffffffn) | 0;
}

const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(p => n % p)) primes.push(n);
const constants = Int32Array.from(primes, p => fraction(p, 3));
const start = Int32Array.from(primes.slice(0, 8), p => fraction(p, 2));

const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** The digest of these bytes, one after the other, as 64 hex digits. */
export function sha256(parts: readonly Uint8Array[]): string {
	const h = start.slice();
	const w = new Int32Array(64);
	const block = new Uint8Array(64);
	const view = new DataView(block.buffer);
	let filled = 0;
	const compress = (): void => {
		for (let i = 0; i < 16; i++) w[i] = view.getInt32(4 * i);
		for (let i = 16; i < 64; i++) {
			const [a, b] = [w[i - 15] as number, w[i - 2] as number];
			const s0 = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
			const s1 = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
			w[i] = (w[i - 16] as number) + s0 + (w[i - 7] as number) + s1;
		}
		let [a, b, c, d, e, f, g, k] = h as unknown as [number, number, number, number, number, number, number, number];
		for (let i = 0; i < 64; i++) {
			const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
			const t1 = (k + s1 + ((e & f) ^ (~e & g)) + (constants[i] as number) + (w[i] as number)) | 0;
			const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
			const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			[k, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
		}
		for (const [i, x] of [a, b, c, d, e, f, g, k].entries()) h[i] = (h[i] as number) + x;
		filled = 0;
	};
	let length = 0;
	for (const part of parts) {
		length += part.length;
		for (let at = 0; at < part.length; ) {
			const some = part.subarray(at, at + 64 - filled);
			block.set(some, filled);
			at += some.length;
			filled += some.length;
			if (filled === 64) compress();
		}
	}
	block[filled++] = 0x80;
	if (filled > 56) {
		block.fill(0, filled);
		compress();
	}
	block.fill(0, filled);
	view.setBigUint64(56, BigInt(length) * 8n);
	compress();
	return Array.from(h, x => (x >>> 0).toString(16).padStart(8, '0')).join('');
}
