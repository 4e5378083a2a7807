import { ModelError } from '../problem.ts';
import { show } from './show.ts';
import type { Expression } from './tree.ts';

/**
 * Units are powers of ms, mV, pA, mM and mm times a factor. In that system nS = pA/mV and pF = pA*ms/mV have factor one; Hz has
 * 0.001. Values cross into it when they are bound and back when they are recorded, so a model file keeps the papers' units.
 */
export type Dimension = readonly [
	time: number,
	voltage: number,
	current: number,
	concentration: number,
	length: number,
];

export interface Unit {
	dimension: Dimension;
	/** How many base units one of it is. */
	factor: number;
}

const unit = (factor: number, time = 0, voltage = 0, current = 0, concentration = 0, length = 0): Unit => ({
	dimension: [time, voltage, current, concentration, length],
	factor,
});

export const units: Readonly<Record<string, Unit>> = {
	ms: unit(1, 1),
	s: unit(1e3, 1),
	second: unit(1e3, 1),
	day: unit(86_400_000, 1),
	Hz: unit(1e-3, -1),
	mV: unit(1, 0, 1),
	pA: unit(1, 0, 0, 1),
	nA: unit(1e3, 0, 0, 1),
	nS: unit(1, 0, -1, 1),
	uS: unit(1e3, 0, -1, 1),
	pF: unit(1, 1, -1, 1),
	mM: unit(1, 0, 0, 0, 1),
	mm: unit(1, 0, 0, 0, 0, 1),
};

export const one: Dimension = [0, 0, 0, 0, 0];
export const time: Dimension = (units.ms as Unit).dimension;
export const length: Dimension = (units.mm as Unit).dimension;
/** Of white noise: its integral over time has variance t. */
export const perRootTime: Dimension = [-0.5, 0, 0, 0, 0];

export const same = (a: Dimension, b: Dimension): boolean => a.every((p, i) => p === b[i]);

/** a * b**power */
export function times(a: Dimension, b: Dimension, power = 1): Dimension {
	return a.map((p, i) => p + power * (b[i] as number)) as unknown as Dimension;
}

/** 'mV', 'pA', 'mV/ms', '1': how a reader would write the dimension. */
export function nameOf(d: Dimension): string {
	if (same(d, one)) return '1';
	const known = Object.entries(units).find(([, u]) => u.factor === 1 && same(u.dimension, d));
	if (known) return known[0];
	const bases: [string, number][] = [
		['mV', d[1]],
		['pA', d[2]],
		['mM', d[3]],
		['mm', d[4]],
		['ms', d[0]],
	];
	const part = (sign: number): string[] =>
		bases.filter(([, p]) => sign * p > 0).map(([base, p]) => (sign * p === 1 ? base : `${base}**${sign * p}`));
	return [part(1).join('*') || '1', ...part(-1)].join('/');
}

/** The unit that an expression such as `1`, `nS`, `mV/ms` or `mm**2` names. Throws where it names none. */
export function unitOf(e: Expression, where = 'unit'): Unit {
	if (e.kind === 'number' && e.value === 1) return unit(1);
	if (e.kind === 'name') {
		const known = units[e.name];
		if (known) return known;
	}
	if (e.kind === 'apply' && e.args.length === 2) {
		const [left, right] = e.args as [Expression, Expression];
		if (e.op === '*' || e.op === '/') {
			const [a, b] = [unitOf(left, where), unitOf(right, where)];
			const power = e.op === '*' ? 1 : -1;
			return {
				dimension: times(a.dimension, b.dimension, power),
				factor: power > 0 ? a.factor * b.factor : a.factor / b.factor,
			};
		}
		if (e.op === '**' && right.kind === 'number' && Number.isInteger(right.value) && right.value > 0) {
			let power = unit(1);
			const base = unitOf(left, where);
			for (let i = 0; i < right.value; i++) {
				power = { dimension: times(power.dimension, base.dimension), factor: power.factor * base.factor };
			}
			return power;
		}
	}
	throw new ModelError({
		in: where,
		at: e.at,
		found: `'${show(e)}'`,
		expected: `a unit: 1, or a product or quotient of ${Object.keys(units).join(', ')}`,
	});
}
