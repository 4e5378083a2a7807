import { exp } from '../kernel/functions.ts';
import { type Graph, is, type Node } from '../kernel/ir.ts';
import type { Method } from '../model.ts';
import { ModelError } from '../problem.ts';
import { depends, linear } from './lower.ts';
import { show } from './show.ts';
import type { Equation, Expression } from './tree.ts';

/** The right-hand sides of a group, ready to be evaluated anywhere. */
export interface System {
	g: Graph;
	where: string;
	/** The differential equations, in order. */
	equations: readonly Equation[];
	/** Their state now. */
	state: ReadonlyMap<string, Node>;
	dt: Node;
	/** For each noise its normal number of this step, and what stands for the noise in `rate`: a state may hold the first, never the second. */
	noises: ReadonlyMap<string, { draw: Node; symbol: Node }>;
	/** dx/dt of one equation at a state, `ahead` of now (in units of time), noises as their symbols. */
	rate(equation: Equation, state: ReadonlyMap<string, Node>, ahead: Node): Node;
	/** `next`, or x where the neuron is refractory and x is frozen. */
	hold(equation: Equation, x: Node, next: Node): Node;
}

const move = (s: System, e: Equation, x: Node, delta: Node): Node => s.hold(e, x, s.g.add(x, delta));

type State = ReadonlyMap<string, Node>;

function fail(s: System, e: Equation, expected: string, hint?: string): never {
	const found = `d${e.name}/dt = ${show(e.body as Expression)}`;
	throw new ModelError({ in: s.where, at: (e.body as Expression).at, found, expected, ...(hint ? { hint } : {}) });
}

/** rate = drift + sum of diffusion_k * xi_k, at a state. */
function split(s: System, e: Equation, state: State, ahead: Node): { drift: Node; diffusion: Map<string, Node> } {
	let drift = s.rate(e, state, ahead);
	const diffusion = new Map<string, Node>();
	for (const [name, { symbol }] of s.noises) {
		if (!depends(drift, n => n === symbol)) continue;
		const form = linear(s.g, drift, symbol);
		if (!form) fail(s, e, `a right-hand side in which ${name} is only multiplied and added`);
		diffusion.set(name, form[0]);
		drift = form[1];
	}
	return { drift, diffusion };
}

const each = (s: System, f: (e: Equation, x: Node) => Node): Map<string, Node> =>
	new Map(s.equations.map(e => [e.name, f(e, s.state.get(e.name) as Node)]));

const isState = (s: System): ((n: Node) => boolean) => {
	const nodes = new Set(s.state.values());
	return n => nodes.has(n) || (n.op === 'load' && n.value !== 0); // a neighbour's state, too
};

function wantNoNoise(s: System, method: Method): void {
	for (const e of s.equations) {
		if (split(s, e, s.state, s.g.number(0)).diffusion.size > 0)
			fail(s, e, `equations without noise for ${method}`, 'Use euler, heun or milstein.');
	}
}

/** x + h*f(x) + sum of g_k * dW_k; the noise may not depend on the state, or the result would be another equation's. */
function euler(s: System): State {
	return each(s, (e, x) => {
		const { drift, diffusion } = split(s, e, s.state, s.g.number(0));
		let delta = s.g.mul(s.dt, drift);
		for (const [name, b] of diffusion) {
			if (depends(b, isState(s)))
				fail(s, e, 'noise that does not depend on the state for euler', 'Use heun or milstein.');
			delta = s.g.add(delta, s.g.mul(b, wiener(s, name)));
		}
		return move(s, e, x, delta);
	});
}

/** dW = sqrt(dt) * normal number */
const wiener = (s: System, name: string): Node =>
	s.g.mul(s.g.make('sqrt', [s.dt]), (s.noises.get(name) as { draw: Node }).draw);

function rungeKutta(s: System, stages: readonly number[], weights: readonly number[], sum: number): State {
	const { g, dt } = s;
	let at: State = s.state;
	let ahead: Node = g.number(0);
	const slopes: Map<string, Node>[] = [];
	for (let stage = 0; stage <= stages.length; stage++) {
		const here = at;
		const now = ahead;
		const k = new Map(s.equations.map(e => [e.name, g.mul(dt, s.rate(e, here, now))]));
		slopes.push(k);
		const next = stages[stage];
		if (next === undefined) break;
		at = each(s, (e, x) => move(s, e, x, g.mul(g.number(next), k.get(e.name) as Node)));
		ahead = g.mul(g.number(next), dt);
	}
	return each(s, (e, x) => {
		const total = slopes
			.map((k, i) => [weights[i] as number, k.get(e.name) as Node] as const)
			.filter(([w]) => w !== 0)
			.map(([w, k]) => g.mul(g.number(w), k))
			.reduce((a, b) => g.add(a, b));
		return move(s, e, x, g.div(total, g.number(sum)));
	});
}

/** Brian2's heun: Stratonovich, diffusion averaged over both ends, drift as in euler. */
function heun(s: System): State {
	const { g, dt } = s;
	const zero = g.number(0);
	const sum = (b: Map<string, Node>): Node =>
		[...b].map(([name, d]) => g.mul(d, wiener(s, name))).reduce((p, q) => g.add(p, q), zero);
	const support = each(s, (e, x) => move(s, e, x, sum(split(s, e, s.state, zero).diffusion)));
	return each(s, (e, x) => {
		const { drift, diffusion } = split(s, e, s.state, zero);
		const there = split(s, e, support, dt).diffusion;
		return move(s, e, x, g.add(g.mul(dt, drift), g.mul(g.number(0.5), g.add(sum(diffusion), sum(there)))));
	});
}

/** Brian2's milstein: derivative-free, each equation with a noise of its own. */
function milstein(s: System): State {
	const { g, dt } = s;
	const zero = g.number(0);
	const root = g.make('sqrt', [dt]);
	const taken = new Map<string, string>();
	const parts = new Map(s.equations.map(e => [e.name, split(s, e, s.state, zero)]));
	for (const e of s.equations) {
		const names = [...(parts.get(e.name) as ReturnType<typeof split>).diffusion.keys()];
		const shared = names.find(n => taken.has(n));
		if (names.length > 1 || shared)
			fail(s, e, 'one noise of its own in each equation for milstein', 'Use heun, or name the noises xi_1, xi_2.');
		for (const n of names) taken.set(n, e.name);
	}
	const drifted = (e: Equation): Node => g.mul(dt, (parts.get(e.name) as ReturnType<typeof split>).drift);
	const own = (e: Equation): [string, Node] | undefined =>
		[...(parts.get(e.name) as ReturnType<typeof split>).diffusion][0];
	const support = each(s, (e, x) => move(s, e, x, g.add(drifted(e), g.mul(root, own(e)?.[1] ?? zero))));
	return each(s, (e, x) => {
		const noise = own(e);
		if (!noise) return move(s, e, x, drifted(e));
		const [name, b] = noise;
		const there = split(s, e, support, zero).diffusion.get(name) ?? zero;
		const dW = wiener(s, name);
		const correction = g.mul(g.div(g.number(0.5), root), g.mul(g.sub(there, b), g.mul(dW, dW)));
		return move(s, e, x, g.add(g.add(drifted(e), g.mul(b, dW)), correction));
	});
}

/** For dx/dt = a*x + b with a, b held over the step: the exact step of that. */
function exponentialEuler(s: System): State {
	wantNoNoise(s, 'exponential_euler');
	const { g, dt } = s;
	return each(s, (e, x) => {
		const rate = s.rate(e, s.state, g.number(0));
		// A uniform factor in front, such as 1/tau, stays in front: it belongs to the exponent.
		const [scale, rest] =
			rate.op === 'mul' && (rate.args[0] as Node).uniform ? (rate.args as [Node, Node]) : [g.number(1), rate];
		const form = linear(g, rest, x);
		if (!form) fail(s, e, `an equation linear in ${e.name} for exponential_euler`);
		const [a, b] = form;
		if (is(a, 0)) return move(s, e, x, g.mul(dt, rate));
		const decay = exp(g, g.mul(g.mul(dt, scale), a));
		if (is(b, 0)) return s.hold(e, x, g.mul(decay, x));
		const rest0 = g.neg(g.div(b, a));
		return s.hold(e, x, g.add(rest0, g.mul(g.sub(x, rest0), decay)));
	});
}

type Matrix = Node[][];

/** Equations that need each other, as sets of indices. */
function blocks(coupled: readonly (readonly boolean[])[]): number[][] {
	const group = coupled.map((_, i) => i);
	for (const [i, row] of coupled.entries()) {
		for (const [j, yes] of row.entries()) {
			if (!yes) continue;
			const [from, to] = [group[i], group[j]];
			for (const [k, name] of group.entries()) if (name === from) group[k] = to as number;
		}
	}
	return [...new Set(group)].map(name => group.flatMap((g, i) => (g === name ? [i] : [])));
}

/**
 * The exact step of linear equations whose coefficients do not change during it: x + Psi*(A*x + b) with Psi = integral of e^{As} over dt,
 * from its series on dt/2^6 and six doublings. Coefficients of coupled equations must be the same for all neurons.
 */
function exact(s: System): State {
	wantNoNoise(s, 'exact');
	const { g, dt } = s;
	const zero = g.number(0);
	const rows = s.equations.map(e => {
		let rest = s.rate(e, s.state, zero);
		const coefficients = s.equations.map(other => {
			const form = linear(g, rest, s.state.get(other.name) as Node);
			if (!form) fail(s, e, `an equation linear in ${other.name} for exact`);
			rest = form[1];
			return form[0];
		});
		if ([...coefficients, rest].some(n => depends(n, m => isState(s)(m) || m.op === 'now'))) {
			fail(s, e, 'a linear equation whose coefficients do not change during a step for exact');
		}
		return coefficients;
	});
	const result = new Map<string, Node>();
	for (const block of blocks(rows.map(row => row.map(a => !is(a, 0))))) {
		const A = block.map(i => block.map(j => (rows[i] as Node[])[j] as Node));
		if (block.length > 1 && A.flat().some(a => !a.uniform)) {
			fail(s, s.equations[block[0] as number] as Equation, 'coefficients that are the same for all neurons for exact');
		}
		const psi = integrated(g, A, dt);
		for (const [k, i] of block.entries()) {
			const e = s.equations[i] as Equation;
			const delta = block
				.map((j, l) => g.mul((psi[k] as Node[])[l] as Node, s.rate(s.equations[j] as Equation, s.state, zero)))
				.reduce((p, q) => g.add(p, q));
			result.set(e.name, move(s, e, s.state.get(e.name) as Node, delta));
		}
	}
	return result;
}

/** The integral of e^{As} for s from 0 to dt. */
function integrated(g: Graph, A: Matrix, dt: Node): Matrix {
	const n = A.length;
	const range = Array.from({ length: n }, (_, i) => i);
	const make = (f: (i: number, j: number) => Node): Matrix => range.map(i => range.map(j => f(i, j)));
	const at = (m: Matrix, i: number, j: number): Node => (m[i] as Node[])[j] as Node;
	const times = (p: Matrix, q: Matrix): Matrix =>
		make((i, j) => range.map(k => g.mul(at(p, i, k), at(q, k, j))).reduce((a, b) => g.add(a, b)));
	const plus = (p: Matrix, q: Matrix): Matrix => make((i, j) => g.add(at(p, i, j), at(q, i, j)));
	const unit = make((i, j) => g.number(i === j ? 1 : 0));
	const doublings = 6;
	const h = g.mul(dt, g.number(1 / 64));
	const step = make((i, j) => g.mul(h, at(A, i, j)));
	let series = unit; // h * (1 + Ah/2 (1 + Ah/3 (1 + …)))
	for (let k = 14; k > 1; k--) {
		const scaled = times(step, series);
		series = plus(
			unit,
			make((i, j) => g.mul(g.number(1 / k), at(scaled, i, j))),
		);
	}
	let psi = make((i, j) => g.mul(h, at(series, i, j)));
	let phi = plus(unit, times(A, psi));
	for (let k = 0; k < doublings; k++) {
		psi = plus(psi, times(phi, psi));
		phi = times(phi, phi);
	}
	return psi;
}

const steps: Readonly<Record<Method, (s: System) => State>> = {
	euler,
	exponential_euler: exponentialEuler,
	rk2: s => {
		wantNoNoise(s, 'rk2');
		return rungeKutta(s, [0.5], [0, 1], 1);
	},
	rk4: s => {
		wantNoNoise(s, 'rk4');
		return rungeKutta(s, [0.5, 0.5, 1], [1, 2, 2, 1], 6);
	},
	heun,
	milstein,
	exact,
};

export const methods = Object.keys(steps) as Method[];

/** The state after one step, in Brian2's meaning of the method. Throws where the method cannot do the equations. */
export function integrate(method: Method, system: System): State {
	const step = steps[method];
	if (!step)
		throw new ModelError({
			in: system.where,
			found: `the method '${method}'`,
			expected: `one of ${methods.join(', ')}`,
		});
	return step(system);
}
