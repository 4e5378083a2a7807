import { expect, test } from 'vitest';
import { checkModel } from '../../src/engine/check-model.ts';
import { compile } from '../../src/engine/compile.ts';
import type { Method } from '../../src/engine/model.ts';
import { simulateNow } from '../../src/engine/simulate.ts';
import { parameter, tiny } from './tiny.ts';

const parameters = { tau: parameter(10, 'ms'), w: parameter(0.6, '1') };

/** The end of a pendulum-like pair after 16 ms, at a step of dt. */
function end(method: Method, dt: number, equations: string): number[] {
	const names = [...equations.matchAll(/d(\w)\/dt/g)].map(m => m[1] as string);
	const model = tiny(
		equations,
		{ method },
		{ dt, parameters, init: { x: '1', ...(names.includes('y') ? { y: '0.2' } : {}) } },
	);
	const { traces } = simulateNow(model, { model: 'tiny', record: names, duration: 16 });
	return names.map(n => traces[n]?.values.at(-1) as number);
}

const distance = (a: number[], b: number[]): number =>
	Math.sqrt(a.reduce((sum, x, i) => sum + (x - (b[i] as number)) ** 2, 0));

/** The slope of log(error) over log(dt), against a run of rk4 at a much finer step. */
function order(method: Method, equations: string): number {
	const truth = end('rk4', 1 / 256, equations);
	const [coarse, fine] = [1 / 2, 1 / 8].map(dt => distance(end(method, dt, equations), truth)) as [number, number];
	return Math.log2(coarse / fine) / 2;
}

const nonlinear = 'dx/dt = (y - x + w*cos(t/tau))/tau : 1\ndy/dt = (-tanh(x*y) - w*x - y)/tau : 1';
test.each([
	['euler', 1],
	['rk2', 2],
	['rk4', 4],
	['heun', 1],
	['milstein', 1],
] as const)('%s converges with order %i', (method, expected) => {
	expect(Math.abs(order(method, nonlinear) - expected)).toBeLessThan(0.25);
});

test('exponential_euler converges with order 1 and is exact for one linear equation', () => {
	expect(
		Math.abs(order('exponential_euler', 'dx/dt = (y - x)/tau : 1\ndy/dt = (-w*x**2 - y)/tau : 1') - 1),
	).toBeLessThan(0.25);
	expect(end('exponential_euler', 0.5, 'dx/dt = (w - x)/tau : 1')[0]).toBeCloseTo(0.6 + 0.4 * Math.exp(-1.6), 13);
});

test('exact solves coupled linear equations at any step', () => {
	const rotation = 'dx/dt = (y - w*x)/tau : 1\ndy/dt = (1 - x - y)/tau : 1';
	const truth = end('rk4', 1 / 256, rotation);
	for (const dt of [4, 0.5]) expect(distance(end('exact', dt, rotation), truth)).toBeLessThan(1e-11);
});

/** Root mean square distance at the end, over 4,000 paths, from the exact path of the same Brownian motion (dX = X*(mu + sigma o dW)). */
function strongError(method: Method, steps: number): number {
	const N = 4000;
	const dt = 10 / steps;
	const model = tiny(
		'dx/dt = x*(w/tau + 0.4*xi*tau**-0.5) : 1\ndW/dt = xi*tau**-0.5 : 1',
		{ method },
		{ N, dt, parameters, init: { x: '1' } },
	);
	const kernel = compile(checkModel(model), 3, [], 'wasm');
	kernel.init();
	for (let now = 0; now < steps; now++) kernel.step(now);
	const [x, W] = [kernel.array('g', 'x'), kernel.array('g', 'W')];
	let sum = 0;
	for (let i = 0; i < N; i++) sum += ((x[i] as number) - Math.exp(0.6 + 0.4 * (W[i] as number))) ** 2;
	return Math.sqrt(sum / N);
}

test('heun follows a path of multiplicative noise in the sense of Stratonovich, with strong order 1', () => {
	const slope = Math.log2(strongError('heun', 16) / strongError('heun', 256)) / 4;
	expect(slope).toBeGreaterThan(0.8);
	expect(slope).toBeLessThan(1.3);
});

/** The same for one noise and milstein, which takes no shared noise: the Brownian path is summed outside. */
function milsteinError(drift: number, steps: number): number {
	const N = 4000;
	const dt = 10 / steps;
	const model = tiny(
		'dx/dt = x*(w/tau + 0.4*xi*tau**-0.5) : 1',
		{ method: 'milstein' },
		{ N, dt, parameters: { ...parameters, w: parameter(drift) }, init: { x: '1' } },
	);
	const kernel = compile(checkModel(model), 3, [], 'wasm');
	kernel.init();
	const W = new Float64Array(N);
	for (let now = 0; now < steps; now++) {
		kernel.step(now);
		const xi = kernel.array('g', 'xi');
		for (let i = 0; i < N; i++) W[i] = (W[i] as number) + (xi[i] as number) * Math.sqrt(dt / 10);
	}
	const x = kernel.array('g', 'x');
	return Math.sqrt(W.reduce((sum, w, i) => sum + ((x[i] as number) - Math.exp(drift + 0.4 * w)) ** 2, 0) / N);
}

// Brian2's scheme evaluates the diffusion after a drift step as well; in the sense of Stratonovich that leaves a bias of order 1/2.
test.each([
	[0, 0.8, 1.3],
	[0.6, 0.4, 1.3],
])('milstein, drift %f: strong order between %f and %f', (drift, least, most) => {
	const slope = Math.log2(milsteinError(drift, 16) / milsteinError(drift, 256)) / 4;
	expect(slope).toBeGreaterThan(least);
	expect(slope).toBeLessThan(most);
});

test('euler keeps the variance of an Ornstein-Uhlenbeck process', () => {
	const N = 20_000;
	const model = tiny('dx/dt = -x/tau + sqrt(2/tau)*xi : 1', {}, { N, dt: 0.1, parameters });
	const kernel = compile(checkModel(model), 1, [], 'wasm');
	for (let now = 0; now < 800; now++) kernel.step(now);
	const x = [...kernel.array('g', 'x').subarray(0, N)];
	expect(x.reduce((sum, v) => sum + v * v, 0) / N).toBeCloseTo(1 / (1 - 0.1 / 20), 1);
});
