import type { FixedPoint } from '../experiment.ts';
import { ModelError } from '../problem.ts';
import { valuesOf } from '../simulate.ts';
import { boundary } from './boundary.ts';
import { fixedPoints } from './phase-plane.ts';
import type { Measure, Subject } from './subject.ts';

/** The two observables that span a model's phase plane: the first two with a range. */
function axesOf({ model }: Subject): [string, string] {
	const [x, y] = Object.keys(model.observables).filter(name => model.observables[name]?.range);
	if (x && y) return [x, y];
	throw new ModelError({
		in: `model ${model.id}`,
		found: 'no phase plane',
		expected: 'two observables with a range',
	});
}

/** Several measures ask for the same points. */
const found = new WeakMap<Subject, FixedPoint[]>();

function pointsOf(subject: Subject): FixedPoint[] {
	const axes = axesOf(subject);
	const points = found.get(subject) ?? fixedPoints(subject.model, valuesOf(subject.model, subject.run.set), ...axes);
	found.set(subject, points);
	return points;
}

const point = (subject: Subject, k: string | undefined): FixedPoint | undefined =>
	pointsOf(subject)[subject.number(k) - 1];

const isX = (subject: Subject, name: string | undefined): boolean => axesOf(subject)[0] === name;

/** What two variables do together, from their equations alone. */
export const measuresOfPlanes: Readonly<Record<string, Measure>> = {
	/** fixedPoints: how many there are. */
	fixedPoints: { unit: '1', of: s => pointsOf(s).length },
	stablePoints: { unit: '1', of: s => pointsOf(s).filter(p => p.stable).length },
	/** fixedPoint k X */
	fixedPoint: { unit: 'X', of: (s, [k, x]) => (isX(s, x) ? point(s, k)?.x : point(s, k)?.y) ?? Number.NaN },
	/** eigenvalue k j real|imaginary, of the k-th fixed point, 1/s; the larger first. */
	eigenvalue: {
		unit: '/s',
		of: (s, [k, j, part]) =>
			(point(s, k)?.eigenvalues[s.number(j) - 1]?.[part === 'imaginary' ? 1 : 0] ?? Number.NaN) * 1000,
	},
	/** growthAlone X: how fast X would grow by itself near the last fixed point if the other variable were held, 1/s. Above 0: held by the other. */
	growthAlone: {
		unit: '/s',
		of: (s, [x]) => (pointsOf(s).at(-1)?.slopes[isX(s, x) ? 0 : 3] ?? Number.NaN) * 1000,
	},
	/** hopf P low high: the value of a parameter at which the trace at the fixed point turns from positive to negative. */
	hopf: {
		unit: '1',
		of: (s, args) =>
			boundary(s, args, at => (pointsOf(at)[0]?.eigenvalues.reduce((sum, [re]) => sum + re, 0) ?? 1) <= 0),
	},
};
