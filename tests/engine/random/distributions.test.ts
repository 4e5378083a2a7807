import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkModel } from '../../../src/engine/check-model.ts';
import { compile } from '../../../src/engine/compile.ts';
import type { Precision } from '../../../src/engine/model.ts';
import { keyOf, threefry } from '../../../src/engine/random/threefry.ts';
import { words } from '../../../src/engine/random/words.ts';
import type { KernelKind } from '../../../src/engine/recording.ts';
import type { Kernel } from '../../../src/engine/running.ts';
import { parameter, tiny } from '../tiny.ts';

// Seeds are fixed, so each of these passes or fails for good; limits are those of a level of about one in a thousand or less.

const precisions = ['f64', 'f32'] as const;
const N = 40_000;
/** A purpose whose FNV-1a hash is 0. */
const ZERO = 'ppkttia';

/** Draws of each step as a group makes them in its update: uniform ones in a threshold, normal ones as noise. */
function source(
	kind: 'rand' | 'randn',
	precision: Precision,
	seed = 5,
	slots: readonly [string, string] = ['xi', 'xi_2'],
) {
	const uniform = kind === 'rand';
	const [first, second] = slots;
	const model = uniform
		? tiny('x : 1', { threshold: 'rand() < 0.5 and rand() < 0.5' }, { N, precision })
		: tiny(`dx/dt = ${first}*tau**-0.5 : 1\ndy/dt = ${second}*tau**-0.5 : 1`, {}, { N, precision });
	const kernel = compile(checkModel(model), seed, [], 'wasm');
	kernel.init();
	const names = uniform ? ['update rand 0', 'update rand 1'] : slots;
	return (step: number, stream: 0 | 1 = 0): Float64Array => {
		kernel.step(step);
		return Float64Array.from(kernel.array('g', names[stream] as string).subarray(0, N));
	};
}

const sum = (values: ArrayLike<number>, f: (x: number, i: number) => number): number => {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += f(values[i] as number, i);
	return total;
};

/** How many standard errors the k-th moment lies from what it should be, and what its square should be. */
function moment(values: ArrayLike<number>, k: number, mean: number, square: number): number {
	return ((sum(values, x => x ** k) / values.length - mean) / Math.sqrt(square - mean ** 2)) * Math.sqrt(values.length);
}

/** Largest distance between the empirical and the true distribution, times the root of n. 1.95 is passed once in a thousand times. */
function kolmogorovSmirnov(values: Float64Array, cdf: (x: number) => number): number {
	const n = values.length;
	const distances = values.toSorted().map((x, i) => Math.max(Math.abs(cdf(x) - i / n), Math.abs(cdf(x) - (i + 1) / n)));
	return distances.reduce((a, b) => Math.max(a, b)) * Math.sqrt(n);
}

/** By its series near 0 and a continued fraction beyond: some 1e-15. */
function normalCdf(x: number): number {
	const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
	if (Math.abs(x) < 3) {
		let term = x;
		let series = x;
		for (let k = 1; k < 100; k++) series += term *= (x * x) / (2 * k + 1);
		return 0.5 + density * series;
	}
	let fraction = Math.abs(x);
	for (let k = 60; k > 0; k--) fraction = Math.abs(x) + k / fraction;
	return x < 0 ? density / fraction : 1 - density / fraction;
}

/** The value that chi² with so many degrees of freedom passes once in a thousand times (Wilson & Hilferty). */
const chiLimit = (df: number): number => df * (1 - 2 / (9 * df) + 3.09 * Math.sqrt(2 / (9 * df))) ** 3;

/** Correlation in standard errors. */
function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
	const n = Math.min(a.length, b.length);
	const center = (v: ArrayLike<number>): Float64Array => {
		const own = Float64Array.from({ length: n }, (_, i) => v[i] as number);
		const mean = sum(own, x => x) / n;
		return own.map(x => x - mean);
	};
	const [x, y] = [center(a), center(b)];
	return (sum(x, (u, i) => u * (y[i] as number)) / Math.sqrt(sum(x, u => u * u) * sum(y, u => u * u))) * Math.sqrt(n);
}

/** chi² of pairs of uniform numbers in a grid, over its limit. */
function pairs(a: ArrayLike<number>, b: ArrayLike<number>, side = 16): number {
	const n = Math.min(a.length, b.length);
	const counts = new Float64Array(side * side);
	for (let i = 0; i < n; i++) {
		const cell = Math.floor((a[i] as number) * side) * side + Math.floor((b[i] as number) * side);
		counts[cell] = (counts[cell] as number) + 1;
	}
	const expected = n / side ** 2;
	return sum(counts, c => (c - expected) ** 2 / expected) / chiLimit(side ** 2 - 1);
}

/** Every k-th value from the first-th on. */
const everyOther = (values: Float64Array, first: number, k: number): Float64Array =>
	values.filter((_, i) => i % k === first);

test('the tools: a normal distribution and a limit as tables print them', () => {
	for (const [x, p] of [
		[0, 0.5],
		[1, 0.8413447460685429],
		[-1.96, 0.024997895148220435],
		[2.999, 0.9986456634662729],
		[3.001, 0.998654527174915],
		[-4, 3.167124183311992e-5],
	] as const)
		expect(normalCdf(x)).toBeCloseTo(p, 14);
	// Of 10 and of 255 degrees of freedom, by the approximation's own error.
	expect(Math.abs(chiLimit(10) / 29.588 - 1)).toBeLessThan(0.01);
	expect(Math.abs(chiLimit(255) / 330.52 - 1)).toBeLessThan(0.001);
});

describe.each(precisions)('uniform, %s', precision => {
	const draw = source('rand', precision);
	const step = [draw(0), draw(1), draw(700)];
	const other = source('rand', precision)(0, 1);

	test('moments, extremes and distribution', () => {
		for (const values of [...step, other]) {
			for (const k of [1, 2, 3, 4]) expect(Math.abs(moment(values, k, 1 / (k + 1), 1 / (2 * k + 1)))).toBeLessThan(3.5);
			expect(kolmogorovSmirnov(values, x => x)).toBeLessThan(1.95);
			expect(values.reduce((a, b) => Math.min(a, b))).toBeGreaterThan(0);
			expect(values.reduce((a, b) => Math.max(a, b))).toBeLessThan(1);
		}
	});

	test('each of sixteen lanes has the distribution', () => {
		for (let lane = 0; lane < 16; lane++)
			expect(kolmogorovSmirnov(everyOther(step[0] as Float64Array, lane, 16), x => x)).toBeLessThan(1.95);
	});

	test('steps, draws of one step, seeds and neighbours have nothing to do with each other', () => {
		const [a, b, c] = step as [Float64Array, Float64Array, Float64Array];
		const seed = source('rand', precision, 6)(0);
		const against = [b, c, other, seed, ...[1, 2, 4, 8, 16, N / 2].map(lag => a.subarray(lag))];
		for (const values of against) {
			expect(Math.abs(correlation(a, values))).toBeLessThan(3.5);
			expect(pairs(a, values)).toBeLessThan(1);
		}
	});

	test('lanes have nothing to do with each other', () => {
		const lanes = Array.from({ length: 8 }, (_, lane) => everyOther(step[0] as Float64Array, lane, 8));
		for (let i = 0; i < 8; i++)
			for (let j = 0; j < i; j++) {
				const [a, b] = [lanes[i] as Float64Array, lanes[j] as Float64Array];
				expect(Math.abs(correlation(a, b))).toBeLessThan(3.8);
				expect(pairs(a, b, 8)).toBeLessThan(1);
			}
	});
});

describe.each(precisions)('normal, %s', precision => {
	const draw = source('randn', precision);
	const steps = [draw(0), draw(1)] as const;
	const other = source('randn', precision)(0, 1);
	const uniforms = (values: Float64Array): Float64Array => values.map(normalCdf);

	test('moments, tails and distribution', () => {
		// The k-th moment and the 2k-th.
		const moments = [
			[1, 0, 1],
			[2, 1, 3],
			[3, 0, 15],
			[4, 3, 105],
		] as const;
		for (const values of [...steps, other]) {
			for (const [k, mean, square] of moments) expect(Math.abs(moment(values, k, mean, square))).toBeLessThan(3.5);
			expect(kolmogorovSmirnov(values, normalCdf)).toBeLessThan(1.95);
			const beyond = 2 * normalCdf(-3) * N;
			expect(Math.abs(sum(values, x => (Math.abs(x) > 3 ? 1 : 0)) - beyond)).toBeLessThan(3.5 * Math.sqrt(beyond));
		}
	});

	test('the two halves that Box and Muller make of one pair are each normal, and unrelated', () => {
		const half = Math.ceil(N / 32) * 16;
		const [first, second] = [steps[0].subarray(0, half), steps[0].subarray(half)];
		for (const values of [first, second]) expect(kolmogorovSmirnov(values, normalCdf)).toBeLessThan(1.95);
		expect(Math.abs(correlation(first, second))).toBeLessThan(3.5);
		expect(
			Math.abs(
				correlation(
					first.map(x => x * x),
					second.map(x => x * x),
				),
			),
		).toBeLessThan(3.5);
		expect(pairs(uniforms(first), uniforms(second), 8)).toBeLessThan(1);
	});

	test('steps, noises, seeds and neighbours have nothing to do with each other', () => {
		const [a, b] = steps;
		const seed = source('randn', precision, 6)(0);
		for (const values of [b, other, seed, ...[1, 2, 4, 8, 16].map(lag => a.subarray(lag))]) {
			expect(Math.abs(correlation(a, values))).toBeLessThan(3.5);
			expect(
				Math.abs(
					correlation(
						a.map(x => x * x),
						values.map(x => x * x),
					),
				),
			).toBeLessThan(3.5);
			expect(pairs(uniforms(a), uniforms(values))).toBeLessThan(1);
		}
	});
});

describe('Poisson', () => {
	const weight = 0.5;
	function drive(mean: number, n: number, kind: KernelKind, precision: Precision = 'f64', seed = 2): Kernel {
		const poisson = { kind: 'poisson', target: 'g', variable: 'x', N: '10', rate: 'r', weight: 'w' } as const;
		const kernel = compile(
			checkModel(
				tiny(
					'x : 1',
					{},
					{
						N: n,
						precision,
						inputs: { drive: poisson, other: { ...poisson, variable: 'y' } },
						neurons: { k: { equations: 'x : 1\ny : 1', method: 'euler' } },
						parameters: { r: parameter(mean * 1000, 'Hz'), w: parameter(weight) },
					},
				),
			),
			seed,
			[],
			kind,
		);
		kernel.init();
		return kernel;
	}
	/** Counts of one step. */
	function counts(kernel: Kernel, step: number, slot = 'x'): Float64Array {
		kernel.array('g', 'x').fill(0);
		kernel.array('g', 'y').fill(0);
		kernel.step(step);
		return Float64Array.from(kernel.array('g', slot).subarray(0, kernel.size('g')), x => x / weight);
	}

	/** chi² over cells of at least five expected counts, over its limit. */
	function misfit(values: Float64Array, mean: number): number {
		let p = Math.exp(-mean);
		let [expected, seen, chi, cells, before, taken] = [0, 0, 0, 0, 0, 0];
		for (let k = 0; k < 10 * mean + 30; k++) {
			expected += p * values.length;
			before += p * values.length;
			seen += sum(values, x => (x === k ? 1 : 0));
			p *= mean / (k + 1);
			if (expected < 5 || values.length - before < 5) continue;
			chi += (seen - expected) ** 2 / expected;
			taken += seen;
			cells++;
			[expected, seen] = [0, 0];
		}
		const rest = expected + Math.max(0, values.length - before);
		chi += (values.length - taken - rest) ** 2 / rest;
		return chi / chiLimit(cells);
	}

	// N = 10 trains, so that the mean is what the input's rate, number and step make of it together. Above 30 it is shared by several draws.
	test.each([0.01, 0.8, 3.2, 20, 22.2, 25, 29.9, 30.1, 47, 95])('mean %f: counts, mean and variance', mean => {
		const values = counts(drive(mean, N, 'wasm'), 4);
		expect(misfit(values, mean)).toBeLessThan(1);
		const average = sum(values, x => x) / N;
		expect(Math.abs(average - mean)).toBeLessThan(3.5 * Math.sqrt(mean / N));
		const variance = sum(values, x => (x - average) ** 2) / N;
		expect(Math.abs(variance - mean)).toBeLessThan(3.5 * Math.sqrt((2 * mean ** 2 + mean) / N));
	});

	test.each([1e-5, 3e-4, 9e-4])('a mean of %f a step is kept, too', mean => {
		const kernel = drive(mean, N, 'wasm');
		let total = 0;
		for (let step = 0; step < 100; step++) total += sum(counts(kernel, step), x => x);
		expect(Math.abs(total - 100 * N * mean)).toBeLessThan(3.5 * Math.sqrt(100 * N * mean));
	});

	test('a mean of nothing gives nothing', () => {
		for (const step of [0, 1, 2]) expect(sum(counts(drive(0, 1000, 'wasm'), step), x => x)).toBe(0);
	});

	test.each(precisions)('registers count what plain numbers count, %s', precision => {
		for (const mean of [0, 3e-4, 0.01, 0.8, 3.2, 20, 22.2, 25, 29.9, 30.1, 95]) {
			const [left, right] = (['wasm', 'interpreter'] as const).map(kind => {
				const kernel = drive(mean, 997, kind, precision);
				return [0, 1, 2, 3].flatMap(step => [...counts(kernel, step)]);
			});
			expect(left, `mean ${mean}`).toEqual(right);
		}
	});

	test('steps, inputs, seeds and neighbours have nothing to do with each other', () => {
		for (const mean of [0.8, 20, 95]) {
			const kernel = drive(mean, N, 'wasm');
			const a = counts(kernel, 0);
			const others = [counts(kernel, 1), counts(kernel, 0, 'y'), counts(drive(mean, N, 'wasm', 'f64', 3), 0)];
			for (const values of [...others, ...[1, 4, 8].map(lag => a.subarray(lag))])
				expect(Math.abs(correlation(a, values))).toBeLessThan(3.5);
		}
	});

	test('the parts of a great mean are draws of their own', () => {
		const square = (mean: number): number => {
			const values = counts(drive(mean, N, 'wasm'), 0);
			return (sum(values, x => (x - mean) ** 2) / N - mean) / Math.sqrt((2 * mean ** 2) / N);
		};
		for (const mean of [60, 120]) expect(Math.abs(square(mean))).toBeLessThan(3.5); // parts alike would give 2 and 4 times the variance
	});
});

describe('words for building networks', () => {
	const take = (next: () => number, n: number): number[] => Array.from({ length: n }, () => next());
	/** The definition: block b is step b of the purpose. */
	const defined = (seed: number, purpose: string, k: number): number => {
		const i = k % 8192;
		return threefry(keyOf(seed, purpose), [Math.floor(k / 8192), 4 * (i >> 3) + (i & 3)])[(i >> 2) & 1] as number;
	};
	afterEach(() => {
		vi.doUnmock('../../../src/engine/kernel/available.ts');
		vi.resetModules();
	});

	test('Random123’s first known answer, by a purpose whose key word is 0', () => {
		expect(keyOf(0, ZERO)).toEqual([0, 0]);
		const first = take(words(0, ZERO), 5);
		expect([first[0], first[4]]).toEqual([0x6b200159, 0x99ba4efe]);
	});

	test('every word is the one that its place defines, over three blocks', () => {
		const drawn = take(words(7, 'connect E->I'), 2 * 8192 + 100);
		expect(drawn).toEqual(drawn.map((_, k) => defined(7, 'connect E->I', k)));
		expect(new Set(drawn).size).toBeGreaterThan(drawn.length - 5); // no block comes twice
	});

	test('two rows drawn in turn are those drawn one by one', () => {
		const [a, b] = [words(1, 'a'), words(1, 'b')];
		const both = Array.from({ length: 9000 }, () => [a(), b()] as const);
		expect(both.map(pair => pair[0])).toEqual(take(words(1, 'a'), 9000));
		expect(both.map(pair => pair[1])).toEqual(take(words(1, 'b'), 9000));
	});

	test('seeds up to the greatest and purposes give rows of their own', () => {
		const rows = [
			[0, 'a'],
			[1, 'a'],
			[0xffffffff, 'a'],
			[0, 'b'],
		] as const;
		const firsts = rows.map(([seed, purpose]) => take(words(seed, purpose), 64).join());
		expect(new Set(firsts).size).toBe(4);
		expect(words(0xffffffff, 'a')()).toBe(defined(0xffffffff, 'a', 0));
	});

	test('a machine without vectors draws the same', async () => {
		vi.resetModules();
		vi.doMock('../../../src/engine/kernel/available.ts', () => ({ availableKernel: () => 'interpreter' }));
		const compiled = vi.spyOn(WebAssembly, 'Module');
		const plain = await import('../../../src/engine/random/words.ts');
		expect(plain.words).not.toBe(words);
		expect(take(plain.words(7, 'connect E->I'), 20_000)).toEqual(take(words(7, 'connect E->I'), 20_000));
		expect(compiled).not.toHaveBeenCalled();
		compiled.mockRestore();
	});

	test('words are uniform: bytes, bits, neighbours', () => {
		const drawn = Float64Array.from(take(words(3, 'connect a->b'), 100_000));
		for (const shift of [0, 8, 16, 24]) {
			const counts = new Float64Array(256);
			for (const word of drawn) counts[(word >>> shift) & 255] = (counts[(word >>> shift) & 255] as number) + 1;
			const expected = drawn.length / 256;
			expect(sum(counts, c => (c - expected) ** 2 / expected)).toBeLessThan(chiLimit(255));
		}
		const unit = drawn.map(w => w / 2 ** 32);
		expect(kolmogorovSmirnov(unit, x => x)).toBeLessThan(1.95);
		for (const lag of [1, 2, 4, 8, 8192]) expect(pairs(unit, unit.subarray(lag))).toBeLessThan(1);
	});
});
