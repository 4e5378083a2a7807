import { bits } from './bits.ts';
import { type CheckedModel, checkModel, observableUnit } from './check-model.ts';
import { compile } from './compile.ts';
import { digest } from './digest.ts';
import { withEdit } from './edit.ts';
import { observed } from './equations/programs.ts';
import type { Progress, Run } from './experiment.ts';
import { availableKernel } from './kernel/available.ts';
import type { Model, Observable, Values } from './model.ts';
import { ModelError } from './problem.ts';
import { scheduleOf } from './protocol.ts';
import type { KernelKind, Recording, Spikes, Trace } from './recording.ts';
import type { Kernel } from './running.ts';

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
		every: run.every ?? model.every ?? dt,
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

/** What decides the bits of a run: everything of a model but prose, labels, ranges and sources. */
export function runningPart(model: Model): string {
	const { id, neurons, groups, synapses, sums, inputs, protocol, dt, every, precision, parameters, observables } =
		model;
	return digest({
		id,
		neurons: JSON.parse(JSON.stringify(neurons)),
		groups: JSON.parse(JSON.stringify(groups)),
		...(synapses && { synapses: JSON.parse(JSON.stringify(synapses)) }),
		...(sums && { sums: JSON.parse(JSON.stringify(sums)) }),
		...(inputs && { inputs: JSON.parse(JSON.stringify(inputs)) }),
		protocol: JSON.parse(JSON.stringify(protocol ?? [])),
		dt,
		...(every && { every }),
		precision: precision ?? 'f64',
		parameters: Object.fromEntries(Object.entries(parameters).map(([name, p]) => [name, [p.value, p.unit]])),
		observables: Object.fromEntries(
			Object.entries(observables).map(([name, o]) => [
				name,
				[
					o.group,
					o.variable,
					...(o.cells ? [o.cells] : []),
					...(o.mean ? ['mean'] : []),
					...(o.block ? ['block', o.block] : []),
				],
			]),
		),
	});
}

/** Steps between two looks at whether the run goes on. */
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
	const own = withEdit(model, run.edit);
	const request = resolve(own, run);
	const recording = yield* step(checkModel(own), request, kernel);
	return run.edit ? { ...recording, edited: true } : recording;
}

interface Observer {
	/** Takes down what is due at the start of a step. */
	row(row: number): void;
	/** Takes down what happened in a step. */
	after(step: number): void;
}

/** A variable of a group, row by row. */
function traceOf(
	checked: CheckedModel,
	kernel: Kernel,
	name: string,
	rows: number,
): { trace: Trace; observer: Observer } {
	const { group, variable, cells, mean, block } = checked.model.observables[name] as Observable;
	const from = Math.min(cells ?? Number.POSITIVE_INFINITY, kernel.size(group));
	const n = mean ? 1 : from;
	const { text: unit, factor } = observableUnit(checked, name);
	const source = kernel.array(group, observed(variable));
	const scale = 1 / factor;
	const blocks =
		block && checked.model.grids?.blocks(kernel, group, block, `observable ${name}`, unit, rows, source, scale);
	if (blocks) return { trace: blocks.trace, observer: { row: blocks.row, after: () => undefined } };
	const trace: Trace = { unit, n, values: new Float64Array(rows * n) };
	const row = (k: number): void => {
		let sum = 0;
		for (let i = 0; i < from; i++) {
			if (mean) sum += source[i] as number;
			else trace.values[k * n + i] = (source[i] as number) * scale;
		}
		if (mean) trace.values[k] = (sum / from) * scale;
	};
	return { trace, observer: { row, after: () => undefined } };
}

/** The spikes of a group. */
function spikesOf(
	checked: CheckedModel,
	kernel: Kernel,
	name: string,
	dt: number,
): { spikes(): Spikes; observer: Observer } {
	const { group, cells } = checked.model.observables[name] as Observable;
	const n = Math.min(cells ?? Number.POSITIVE_INFINITY, kernel.size(group));
	let count = 0;
	let when = new Float64Array(4096);
	let who = new Int32Array(4096);
	const after = (step: number): void => {
		for (const cell of kernel.spikes(group, step)) {
			if (cell >= n) break; // they stand in ascending order
			if (count === who.length) {
				const [longer, wider] = [new Float64Array(2 * count), new Int32Array(2 * count)];
				longer.set(when);
				wider.set(who);
				[when, who] = [longer, wider];
			}
			when[count] = step * dt;
			who[count++] = cell;
		}
	};
	return {
		spikes: () => ({ n, times: when.slice(0, count), cells: who.slice(0, count) }),
		observer: { row: () => undefined, after },
	};
}

function* step(checked: CheckedModel, request: Request, kind: KernelKind): Generator<Progress, Recording> {
	const { model } = checked;
	const { seed, dt, values } = request;
	const record = [...new Set(request.record)];
	const steps = stepsIn(request.duration, dt, 'duration');
	const every = stepsIn(request.every, dt, 'every');
	const kernel = compile(checked, seed, record, kind, dt, values);
	kernel.init();

	const rows = Math.floor(steps / every) + 1;
	const times = new Float64Array(rows);
	const fires = (name: string): boolean => model.observables[name]?.variable === 'spikes';
	const traces = record.filter(name => !fires(name)).map(name => ({ name, ...traceOf(checked, kernel, name, rows) }));
	const trains = record.filter(fires).map(name => ({ name, ...spikesOf(checked, kernel, name, dt) }));
	const schedule = scheduleOf(model.protocol ?? [], values, dt);
	for (let now = 0; now <= steps; now++) {
		if (now % every === 0) {
			const row = now / every;
			times[row] = now * dt;
			kernel.observe(now);
			for (const { observer } of traces) observer.row(row);
		}
		if (now === steps) break;
		schedule.act(now, (parameter, value) => kernel.set(parameter, value));
		for (const group of kernel.step(now, schedule.withheld())) schedule.done(group);
		for (const { observer } of trains) observer.after(now);
		if (now % chunk === chunk - 1) yield { done: now / steps };
	}
	for (const { name, trace } of traces) {
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
	const spikes = Object.fromEntries(trains.map(({ name, spikes }) => [name, spikes()]));
	const header = {
		model: runningPart(model),
		seed,
		duration: request.duration,
		dt,
		every: request.every,
		precision: model.precision ?? 'f64',
		record,
		set: { ...values },
		bits,
	};
	const arrays = [times, ...traces.map(t => t.trace.values), ...Object.values(spikes).flatMap(s => [s.times, s.cells])];
	return {
		model: model.id,
		kernel: kind,
		seed,
		dt,
		times,
		traces: Object.fromEntries(traces.map(({ name, trace }) => [name, trace])),
		spikes,
		digest: digest(header, arrays),
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
