import type { Run } from '../experiment.ts';
import type { Model } from '../model.ts';
import { ModelError } from '../problem.ts';
import type { BlockMap, Recording, Spikes, Trace } from '../recording.ts';
import { simulateNow, valuesOf } from '../simulate.ts';
import { between, type Series } from './series.ts';

export type Arguments = readonly (string | undefined)[];

/** A named number: see measures.ts. */
export interface Measure {
	/** 'X' stands for the observable's own unit. */
	unit: string;
	of(subject: Subject, args: Arguments): number;
}

/** What a measure looks at: a model and a run of it. The recording is made when it is first asked for, unless the caller has one. */
export class Subject {
	readonly model: Model;
	readonly run: Run;
	#recording: Recording | undefined;
	readonly #others = new Map<string, Subject>();

	constructor(model: Model, run: Run, recording?: Recording) {
		this.model = model;
		this.run = run;
		this.#recording = recording;
	}

	/** A number, or the value of a parameter. */
	number(text: string | undefined): number {
		const value = text === undefined ? Number.NaN : (valuesOf(this.model, this.run.set)[text] ?? Number(text));
		if (Number.isFinite(value)) return value;
		throw new ModelError({
			in: 'measure',
			found: `'${text ?? 'nothing'}'`,
			expected: 'a number or the name of a parameter',
		});
	}

	/** One observable over time, in a window 'a..b' where one is given. */
	series(name: string | undefined, window?: string): Series {
		const { times } = this.#whole(name);
		const { n, values } = this.#trace(name);
		const whole = { times, values: n === 1 ? values : values.filter((_, k) => k % n === 0) };
		if (window === undefined) return whole;
		const [from, to] = window.split('..');
		const part = between(whole, this.number(from), this.number(to));
		if (part.values.length > 0) return part;
		throw new ModelError({
			in: 'measure',
			found: `the window ${window}`,
			expected: `times within the run of ${whole.times.at(-1)} ms`,
		});
	}

	/** One observable over time in each cell. */
	each(name: string | undefined): Series[] {
		const { times } = this.#whole(name);
		const { n, values } = this.#trace(name);
		return Array.from({ length: n }, (_, cell) => ({
			times,
			values: Float64Array.from(times, (_, k) => values[k * n + cell] as number),
		}));
	}

	/** Where the blocks of one observable lie, if it is recorded in blocks. */
	map(name: string | undefined): BlockMap | undefined {
		return this.#whole(name).traces[name as string]?.map;
	}

	/** The spikes of a group's cells, and from when to when; default the whole run. */
	spikes(name: string | undefined, window?: string): { spikes: Spikes; from: number; to: number } {
		const spikes = this.#whole(name).spikes[name as string];
		if (!spikes)
			throw new ModelError({
				in: 'measure',
				found: `'${name}', which is no spikes`,
				expected: 'an observable of spikes',
			});
		const [from, to] = window === undefined ? [0, this.run.duration ?? this.model.duration] : this.window(window);
		return { spikes, from, to };
	}

	/** 'a..b' in ms. */
	window(text: string): [number, number] {
		const [from, to] = text.split('..').map(part => this.number(part)) as [number, number?];
		if (to !== undefined && from < to) return [from, to];
		throw new ModelError({ in: 'measure', found: `the window ${text}`, expected: "two times, such as '200..700'" });
	}

	/** The recording, with this observable in it. */
	#whole(name: string | undefined): Recording {
		if (name === undefined || !Object.hasOwn(this.model.observables, name)) {
			throw new ModelError({
				in: 'measure',
				found: `'${name ?? 'nothing'}'`,
				expected: `an observable: ${Object.keys(this.model.observables).join(', ')}`,
			});
		}
		if (!this.#recording?.traces[name] && !this.#recording?.spikes[name])
			this.#recording = simulateNow(this.model, { ...this.run, record: Object.keys(this.model.observables) });
		return this.#recording;
	}

	#trace(name: string | undefined): Trace {
		const trace: Trace | undefined = this.#whole(name).traces[name as string];
		if (!trace)
			throw new ModelError({
				in: 'measure',
				found: `'${name}', which is spikes`,
				expected: 'an observable with values',
			});
		return trace;
	}

	/** The same with one parameter changed; asked again it is the same subject, which runs but once. */
	with(parameter: string, value: number): Subject {
		const name = `${parameter} ${value}`;
		const other =
			this.#others.get(name) ?? new Subject(this.model, { ...this.run, set: { ...this.run.set, [parameter]: value } });
		this.#others.set(name, other);
		return other;
	}
}
