import { describe, expect, test } from 'vitest';
import {
	checkModel,
	equationsToMathML,
	evaluate,
	loadModel,
	loadModels,
	type Method,
	type Model,
	measureUnit,
	modelIds,
	observableUnit,
	parseEquations,
	type Recording,
	runningPart,
	simulateNow,
} from '../../src/engine/index.ts';

const models: readonly (readonly [string, Model])[] = [...(await loadModels())];
const everything = (model: Model): string[] => Object.keys(model.observables);

/** The parameters that switch a model's noise off. */
function quiet(model: Model): Record<string, number> {
	const noisy = Object.values(model.neurons).some(kind => /\bxi/.test(kind.equations));
	if (noisy && !model.parameters.sigma) throw new Error(`${model.id} has noise and no parameter sigma`);
	// A model with several noises calls them sigma and sigma_….
	const strengths = Object.keys(model.parameters).filter(name => /^sigma(_|$)/.test(name));
	return noisy ? Object.fromEntries(strengths.map(name => [name, 0])) : {};
}

test('a model is registered under its own id; others are refused by name', async () => {
	expect(models.map(([id]) => id)).toEqual(modelIds);
	for (const [id, model] of models) expect(model.id).toBe(id);
	await expect(loadModel('toString')).rejects.toThrow(`no model 'toString'; there are ${modelIds.join(', ')}`);
});

describe.each(models)('%s', (_, model) => {
	test('passes every check', () => {
		const checked = checkModel(model);
		for (const name of everything(model)) expect(observableUnit(checked, name).text).toMatch(/\S/);
	});

	test.each(Object.entries(model.parameters))('parameter %s says what it is and where it comes from', (_, p) => {
		expect(p.label).toMatch(/^\S.*\S$/);
		expect(p.source).toMatch(/^\S.*\S$/);
		expect(p.unit).toMatch(/\S/);
		if (!p.range) return;
		expect(p.value).toBeGreaterThanOrEqual(p.range[0]);
		expect(p.value).toBeLessThanOrEqual(p.range[1]);
		// The model's own value stands on the slider's grid, or moving away and back would change it.
		const steps = (p.value - p.range[0]) / (p.step ?? (p.range[1] - p.range[0]) / 100);
		expect(
			Math.abs(steps - Math.round(steps)),
			`${p.value} is a whole number of steps from ${p.range[0]}`,
		).toBeLessThan(1e-9);
	});

	test('every equation is drawn as mathematics', () => {
		for (const { equations } of Object.values(model.neurons)) {
			const drawn = equationsToMathML(equations);
			expect(drawn).toHaveLength(parseEquations(equations).filter(e => e.body).length);
			for (const formula of drawn) {
				const open: string[] = [];
				for (const [, close, tag, self] of formula.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
					if (close) expect(open.pop()).toBe(tag);
					else if (!self) open.push(tag as string);
				}
				expect(open).toEqual([]);
				expect(formula).toMatch(/^<math\b/);
				expect(formula).not.toMatch(/undefined|NaN|\[object/);
			}
		}
	});

	test('the same request gives the same bits again, and in the interpreter', () => {
		const run = { model: model.id, record: everything(model), duration: 100 * model.dt, seed: 7 };
		const { digest } = simulateNow(model, run, 'wasm');
		expect(simulateNow(model, run, 'wasm').digest).toBe(digest);
		expect(simulateNow(model, run, 'interpreter').digest).toBe(digest);
	});

	test('prose does not touch the running part; numbers and equations do', () => {
		const own = runningPart(model);
		const reworded = (p: Model['parameters'][string]): Model['parameters'][string] => ({
			value: p.value,
			unit: p.unit,
			label: 'other words',
			source: 'choice',
			tag: 'MEM',
			range: [p.value, p.value + 1],
		});
		const prose: Model = {
			...model,
			title: 'Other',
			about: 'Other words.',
			cites: [],
			leavesOut: [],
			expect: [],
			parameters: Object.fromEntries(Object.entries(model.parameters).map(([name, p]) => [name, reworded(p)])),
			observables: Object.fromEntries(
				Object.entries(model.observables).map(([name, o]) => [name, { ...o, label: 'other words' }]),
			),
		};
		expect(runningPart(prose)).toBe(own);
		const [[name, first]] = Object.entries(model.parameters) as [[string, Model['parameters'][string]]];
		const [[kind, text]] = Object.entries(model.neurons) as [[string, Model['neurons'][string]]];
		const others: Partial<Model>[] = [
			{ dt: model.dt / 2 },
			{ precision: 'f32' },
			{ parameters: { ...model.parameters, [name]: { ...first, value: first.value + 1 } } },
			{ neurons: { ...model.neurons, [kind]: { ...text, equations: `${text.equations}\nextra = 1 : 1` } } },
		];
		for (const other of others) expect(runningPart({ ...model, ...other })).not.toBe(own);
	});
});

describe.each(models)('%s behaves as published', (_, model) => {
	test('each expectation has a name of its own', () => {
		expect(new Set(model.expect.map(e => e.id)).size).toBe(model.expect.length);
		expect(model.expect.length).toBeGreaterThan(0);
	});

	// That each holds is measured once, in tests/content/measured.test.ts.
	test.each(model.expect.map(e => [e.id, e] as const))(
		'%s names its source and a measure',
		(_, { source, measure }) => {
			expect(source).toMatch(/\S/);
			expect(measureUnit(measure, model)).toBeTruthy();
		},
	);
});

interface Criterion {
	/** ms; default the model's own duration. */
	window?: number;
	/** How far half the step may move a trace, over its range. */
	change: number;
	/** Observed order of convergence, from the differences of dt/2, dt/4 and dt/8. */
	order: readonly [number, number];
}

/**
 * What halving the step may do. Without noise Brian2's heun is Euler's method for the drift: its order is 1, and it is seen before the
 * first discharge; within a seizure of the Epileptor last bits grow to anything, so that only counts can be compared there.
 */
const halving: Partial<Record<Method, Criterion>> = {
	euler: { window: 100, change: 5e-2, order: [0.8, 1.2] },
	rk4: { change: 1e-4, order: [3.5, 4.5] },
	heun: { window: 100, change: 5e-2, order: [0.8, 1.2] },
};

/** Sums are taken at the beginning of a step, as Brian2's summed variables are, so that any method is of order one with them. */
const withSums: Criterion = { change: 5e-2, order: [0.8, 1.2] };

/** One cell with random inputs, which are others at another step: half a second of its spikes says nothing. */
const alone = 'detailed-balance';

/** Spikes of a network part after a while, whatever the step; what stays is how often its cells fire. */
// A map's step is its unit of time, so that another step is another model.
const steady = models.filter(([, model]) => !Object.values(model.neurons).some(kind => kind.regularly));
const networks = steady.filter(([id, model]) => model.synapses && id !== alone);
// Random input falls otherwise on other steps, so that there is no trace to converge to.
const masses = steady.filter(([, model]) => !model.synapses && !model.inputs);

test.each(networks)('%s fires as often at half the step', (_, model) => {
	const run = { model: model.id, record: ['E'], duration: 700, every: 700 };
	const [own, half] = [1, 2].map(divide => {
		const finer = { ...model, dt: model.dt / divide };
		return evaluate('meanRate E 200..700', finer, run, simulateNow(finer, run));
	}) as [number, number];
	expect(Math.abs(half / own - 1)).toBeLessThan(0.1);
});

describe.each(masses)('%s at half the step', (_, model) => {
	const at = (divide: number): Model => ({ ...model, dt: model.dt / divide });
	const methods = [...new Set(Object.values(model.neurons).map(kind => kind.method))];

	test.each(methods)('the traces of %s stay and converge with its order', method => {
		const criterion = model.sums ? withSums : halving[method];
		if (!criterion) throw new Error(`say what halving the step may do to ${method}`);
		const run = {
			model: model.id,
			record: everything(model),
			set: quiet(model),
			// A hundred steps of a model whose step is long.
			duration: criterion.window ? Math.max(criterion.window, 100 * model.dt) : model.duration,
			every: model.dt,
		};
		const runs = [1, 2, 4, 8].map(divide => simulateNow(at(divide), run));
		for (const name of run.record) {
			const [own, half, quarter, eighth] = runs.map(r => (r as Recording).traces[name]?.values) as [
				Float64Array,
				Float64Array,
				Float64Array,
				Float64Array,
			];
			const apart = (a: Float64Array, b: Float64Array): number =>
				a.reduce((most, v, k) => Math.max(most, Math.abs(v - (b[k] as number))), 0);
			const range = own.reduce((x, y) => Math.max(x, y)) - own.reduce((x, y) => Math.min(x, y));
			// What stands still does so but for last bits.
			const bits = 1e-12 * Math.abs(own[0] as number);
			if (range <= bits) {
				expect(apart(half, own.fill(own[0] as number)), `${name} stands still`).toBeLessThanOrEqual(bits);
				continue;
			}
			expect(apart(own, half) / range, name).toBeLessThan(criterion.change);
			const order = Math.log2(apart(half, quarter) / apart(quarter, eighth));
			expect(order, name).toBeGreaterThan(criterion.order[0]);
			expect(order, name).toBeLessThan(criterion.order[1]);
		}
	});
});

const isCount = ({ band }: Model['expect'][number]): boolean => band[0] === band[1];

test.each(steady.filter(([, model]) => model.expect.some(isCount)))(
	'%s counts the same at half the step',
	(_, model) => {
		for (const { measure, band, set, duration } of model.expect.filter(isCount)) {
			const run = { model: model.id, record: [], set: { ...set, ...quiet(model) }, ...(duration && { duration }) };
			const found = evaluate(measure, { ...model, dt: model.dt / 2 }, run);
			expect(found, `${measure} ${JSON.stringify(set)}`).toBe(band[0]);
		}
	},
);
