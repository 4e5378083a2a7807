import { bits } from './bits.ts';
import { type CheckedModel, checkModel, compile, observableUnit } from './compile.ts';
import { digest } from './digest.ts';
import type { Progress, Run } from './experiment.ts';
import { availableKernel } from './kernel/available.ts';
import type { Model, ProtocolEvent, Values } from './model.ts';
import { ModelError } from './problem.ts';
import type { KernelKind, Recording, Trace } from './recording.ts';

/** A run with nothing left out: what is hashed. */
interface Request {
	seed: number;
	duration: number;
	dt: number;
	every: number;
	record: readonly string[];
	values: Values;
}

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

/** How many steps a time lasts; a time that is no whole number of steps is an error. */
function stepsIn(time: number, dt: number, what: string): number {
	const steps = Math.round(time / dt);
	if (!Number.isFinite(time) || Math.abs(steps * dt - time) > 1e-9 * Math.max(1, Math.abs(time))) {
		fail(what, `${time} ms`, `a multiple of the step of ${dt} ms`);
	}
	return steps;
}

/** The model's parameter values with those of a run; unknown names and values that are no numbers throw. */
export function valuesOf(model: Model, set: Values = {}): Values {
	const values = Object.fromEntries(Object.entries(model.parameters).map(([name, { value }]) => [name, value]));
	for (const [name, value] of Object.entries(set)) {
		if (!(name in values))
			fail(`run of ${model.id}`, `the parameter '${name}'`, `one of ${Object.keys(values).join(', ')}`);
		if (!Number.isFinite(value)) fail(`parameter ${name}`, String(value), 'a finite number');
		values[name] = value;
	}
	return values;
}

function resolve(model: Model, run: Run): Request {
	const { dt } = model;
	const request = {
		seed: run.seed ?? 1,
		duration: run.duration ?? model.duration,
		dt,
		every: run.every ?? dt,
		record: run.record,
		values: valuesOf(model, run.set),
	};
	if (!Number.isInteger(request.seed) || request.seed < 0 || request.seed > 0xffffffff)
		fail('seed', String(request.seed), 'a whole number from 0 to 4294967295');
	if (!(request.duration > 0)) fail('duration', `${request.duration} ms`, 'a time above 0 ms');
	if (!(request.every > 0)) fail('every', `${request.every} ms`, 'a time above 0 ms');
	for (const name of request.record) {
		if (!(name in model.observables))
			fail('record', `'${name}'`, `one of ${Object.keys(model.observables).join(', ')}`);
	}
	return request;
}

/** The model with a reader's equations in the place of its own. */
export function withEquations(model: Model, equations: Run['equations']): Model {
	if (!equations) return model;
	const neurons = { ...model.neurons };
	for (const [name, text] of Object.entries(equations)) {
		const kind = neurons[name];
		if (!kind) return fail('equations', `the neuron kind '${name}'`, `one of ${Object.keys(neurons).join(', ')}`);
		neurons[name] = { ...kind, equations: text };
	}
	return { ...model, neurons };
}

/** What decides the bits of a run: everything of a model but prose, labels, ranges and sources. */
export function runningPart(model: Model): string {
	const { id, neurons, groups, protocol, dt, precision, parameters, observables } = model;
	return digest({
		id,
		neurons: JSON.parse(JSON.stringify(neurons)),
		groups: JSON.parse(JSON.stringify(groups)),
		protocol: JSON.parse(JSON.stringify(protocol ?? [])),
		dt,
		precision: precision ?? 'f64',
		parameters: Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, [p.value, p.unit]])),
		observables: Object.fromEntries(Object.entries(observables).map(([name, o]) => [name, [o.group, o.variable]])),
	});
}

/** A parameter during a run: its value for good, and what is added for a while. */
interface Level {
	base: number;
	added: Map<ProtocolEvent, number>;
}

interface Change {
	step: number;
	parameter: string;
	act(level: Level): void;
}

/** The changes of parameters during a run, in order of time; a time falls on the nearest step. */
function schedule(events: readonly ProtocolEvent[], values: Values, dt: number): Change[] {
	const value = (name: string): number => values[name] as number;
	const at = (name: string): number => Math.round(value(name) / dt);
	const changes = events.flatMap((event): Change[] => {
		const step = at(event.at);
		if ('set' in event) return [{ step, parameter: event.set, act: level => void (level.base = value(event.to)) }];
		if ('scale' in event) return [{ step, parameter: event.scale, act: level => void (level.base *= value(event.by)) }];
		return [
			{ step, parameter: event.add, act: level => void level.added.set(event, value(event.to)) },
			{ step: at(event.until), parameter: event.add, act: level => void level.added.delete(event) },
		];
	});
	return changes.sort((a, b) => a.step - b.step);
}

const chunk = 2000;

/**
 * Runs a model and yields how far it is every so often. Brian2's schedule: at each step the state is recorded first, then the protocol
 * acts, then all groups take their step. Throws a ModelError for a bad request and where a recorded value is no longer finite.
 */
export function* simulate(
	model: Model,
	run: Run,
	kernel: KernelKind = availableKernel(),
): Generator<Progress, Recording> {
	const edited = withEquations(model, run.equations);
	const request = resolve(edited, run);
	const checked = checkModel(edited);
	return yield* step(checked, request, kernel);
}

function* step(checked: CheckedModel, request: Request, kind: KernelKind): Generator<Progress, Recording> {
	const { model } = checked;
	const { seed, dt, values, record } = request;
	const steps = stepsIn(request.duration, dt, 'duration');
	const every = stepsIn(request.every, dt, 'every');
	const kernel = compile(checked, seed, record, kind);
	for (const [name, value] of Object.entries(values)) kernel.set(name, value);
	kernel.init();

	const rows = Math.floor(steps / every) + 1;
	const times = new Float64Array(rows);
	const observers = [...new Set(record)].map(name => {
		const { group, variable } = model.observables[name] as Model['observables'][string];
		const n = (model.groups[group] as Model['groups'][string]).N;
		const { text: unit, factor } = observableUnit(checked, name);
		const trace: Trace = { unit, n, values: new Float64Array(rows * n) };
		return { name, trace, factor: 1 / factor, source: kernel.array(group, `observed ${variable}`) };
	});
	const events = schedule(model.protocol ?? [], values, dt);
	const levels = new Map(
		Object.entries(values).map(([name, base]): [string, Level] => [name, { base, added: new Map() }]),
	);
	let next = 0;
	for (let now = 0; now <= steps; now++) {
		if (now % every === 0) {
			const row = now / every;
			times[row] = now * dt;
			kernel.observe(now);
			for (const { trace, source, factor } of observers) {
				for (let i = 0; i < trace.n; i++) trace.values[row * trace.n + i] = (source[i] as number) * factor;
			}
		}
		if (now === steps) break;
		for (; next < events.length && (events[next] as Change).step <= now; next++) {
			const { parameter, act } = events[next] as Change;
			const level = levels.get(parameter) as Level;
			act(level);
			kernel.set(
				parameter,
				[...level.added.values()].reduce((sum, x) => sum + x, level.base),
			);
		}
		kernel.step(now);
		if (now % chunk === chunk - 1) yield { done: now / steps };
	}
	for (const { name, trace } of observers) {
		const bad = trace.values.findIndex(x => !Number.isFinite(x));
		if (bad >= 0) {
			const when = times[Math.floor(bad / trace.n)] as number;
			fail(
				`run of ${model.id}`,
				`${name} = ${trace.values[bad]} after ${when} ms`,
				'finite values; this setting makes the model run away',
			);
		}
	}
	const traces = Object.fromEntries(observers.map(o => [o.name, o.trace]));
	const header = {
		model: runningPart(model),
		seed,
		duration: request.duration,
		dt,
		every: request.every,
		precision: model.precision ?? 'f64',
		record: [...record],
		set: { ...values },
		bits,
	};
	return {
		model: model.id,
		kernel: kind,
		seed,
		dt,
		times,
		traces,
		digest: digest(header, [times, ...observers.map(o => o.trace.values)]),
	};
}

/** Runs to the end at once. */
export function simulateNow(model: Model, run: Run, kernel: KernelKind = availableKernel()): Recording {
	const running = simulate(model, run, kernel);
	for (;;) {
		const { done, value } = running.next();
		if (done) return value;
	}
}
