/**
 * Measured numbers: what expectations and verdicts rest on. Measuring happens here and nowhere else; the results stand in
 * src/content/measured/, written by `npm run measure`, each with the key of what it was measured from.
 */
import {
	bits,
	canonical,
	digest,
	evaluate,
	type Model,
	ModelError,
	type Recording,
	type Run,
	runningPart,
	simulateNow,
	type Values,
} from '../engine/index.ts';
import type { ClaimTest, Figure } from './schemas/figure.ts';

/** One number: its mean and spread over seeds 1…n. null where the measure does not apply. */
export interface Measured {
	id: string;
	/** What it was measured from; another key means that the number is out of date. */
	key: string;
	value: number | null;
	/** Standard deviation over the seeds; 0 for one. */
	spread: number;
	seeds: number;
}

export type Direction = 'shows' | 'contradicts' | 'neither';

/** A claim test with its two ends, and how the seeds voted. */
export interface MeasuredClaim {
	id: string;
	key: string;
	claim: string;
	from: { value: number | null; spread: number };
	to: { value: number | null; spread: number };
	/** Shares of the seeds that go the stated way by the stated size, and the opposite way. */
	agree: number;
	oppose: number;
	seeds: number;
	direction: Direction;
}

/** This share of the seeds has to agree. */
export const threshold = 0.95;

interface Question {
	measure: string;
	set?: Values | undefined;
	relativeTo?: Values | undefined;
	duration?: number | undefined;
	seeds: number;
	/** Measures that are asked of the same runs. */
	beside?: readonly string[];
}

/** Names a question about a model: another key means another model text, question or bits. */
export const keyOf = (model: Model, question: object): string =>
	digest({ model: runningPart(model), question: canonical(JSON.parse(JSON.stringify(question))), bits }).slice(0, 16);

/** The last runs that were recorded: questions about the same run follow each other. */
const recorded = new Map<string, Recording>();
/** As many as fit into half a gigabyte. */
const room = 5e8;

const bytesOf = ({ traces, spikes }: Recording): number =>
	Object.values(traces).reduce((sum, { values }) => sum + values.byteLength, 0) +
	Object.values(spikes).reduce((sum, { times, cells }) => sum + times.byteLength + cells.byteLength, 0);

/** One mass, or single cells and their synapses. */
const isSmall = (model: Model): boolean => Object.values(model.groups).every(group => group.N === 1);

/** A run is made once for all questions about it. */
function recordingOf(model: Model, run: Run): Recording {
	const key = canonical([runningPart(model), JSON.parse(JSON.stringify(run))]);
	const found = recorded.get(key) ?? simulateNow(model, run);
	recorded.set(key, found);
	let held = [...recorded.values()].reduce((sum, recording) => sum + bytesOf(recording), 0);
	for (const [oldest, recording] of recorded) {
		if (held <= room || oldest === key) break;
		recorded.delete(oldest);
		held -= bytesOf(recording);
	}
	return found;
}

/** Measures that are calculated from the parameters alone. */
const withoutRun = /^(theoryRate|fixedPoints|stablePoints|fixedPoint|eigenvalue|growthAlone|hopf)\b/;

const average = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** The measure for seeds 1…n; where it is relative, over the mean of the second run, in which the scatter of single seeds is less. */
function bySeed(model: Model, question: Question): number[] {
	const { measure, set, relativeTo, duration, seeds, beside = [] } = question;
	if (relativeTo) {
		const mean = average(bySeed(model, { ...question, set: relativeTo, relativeTo: undefined }));
		return bySeed(model, { ...question, relativeTo: undefined }).map(value => value / mean);
	}
	// Only what is asked for: a network's other observables, and those of many trials, would cost time and room.
	const names = Object.keys(model.observables);
	const network = model.synapses && !isSmall(model);
	// A network is run once for all that is asked of it.
	const asked = new Set([measure, ...(network ? beside : [])].flatMap(m => m.split(' ')));
	const spikes = (o: string): boolean => model.observables[o]?.variable === 'spikes';
	const record = names.filter(o => asked.has(o) || (network && spikes(o)));
	// Traces of a network, of all its cells, are taken every millisecond.
	const every = record.every(spikes) ? (duration ?? model.duration) : 1;
	return Array.from({ length: seeds }, (_, k) => {
		const run: Run = {
			model: model.id,
			record,
			seed: k + 1,
			...(set && { set }),
			...(duration !== undefined && { duration }),
			...(network && { every }),
		};
		return evaluate(measure, model, run, withoutRun.test(measure) ? undefined : recordingOf(model, run));
	});
}

/** Nine digits: enough for every band, and the same on every machine. */
const short = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(9)) : null);

function summary(values: readonly number[]): { value: number | null; spread: number } {
	const mean = average(values);
	const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / Math.max(1, values.length - 1);
	return { value: short(mean), spread: short(Math.sqrt(variance)) ?? 0 };
}

/** What goes wrong in a measurement is said with its place. */
function placed<T>(where: string, act: () => T): T {
	try {
		return act();
	} catch (error) {
		if (error instanceof ModelError) throw new Error(`${where}: ${error.message}`, { cause: error });
		throw error;
	}
}

/** Every expectation of a model, measured. */
export const measureModel = (model: Model): Measured[] =>
	model.expect.map(({ id, measure, set, relativeTo, duration, seeds = 1 }) => {
		const question = { measure, set, relativeTo, duration, seeds };
		return {
			id,
			key: keyOf(model, question),
			...summary(
				placed(`model ${model.id}, '${id}'`, () =>
					bySeed(model, { ...question, beside: model.expect.map(e => e.measure) }),
				),
			),
			seeds,
		};
	});

/** The keys that `measureModel` would give, without measuring. */
export const keysOfModel = (model: Model): Map<string, string> =>
	new Map(
		model.expect.map(({ id, measure, set, relativeTo, duration, seeds = 1 }) => [
			id,
			keyOf(model, { measure, set, relativeTo, duration, seeds }),
		]),
	);

/** The n-th test of a claim. */
const idOf = (figure: Figure, test: ClaimTest): string =>
	`${test.claim}-${figure.claims.filter(c => c.claim === test.claim).indexOf(test) + 1}`;

function goes({ is, atLeast, times, within = 0 }: ClaimTest, from: number, to: number): boolean {
	if (is === 'same') return Math.abs(to - from) <= within * Math.abs(from);
	const [low, high] = is === 'higher' ? [from, to] : [to, from];
	return (atLeast === undefined || high - low >= atLeast) && (times === undefined || high >= times * low) && high > low;
}

/** What would contradict a test; nothing contradicts that two numbers stay the same but that they do not. */
const opposes = (test: ClaimTest, from: number, to: number): boolean =>
	test.is === 'same'
		? Math.abs(to - from) > 5 * (test.within ?? 0) * Math.abs(from)
		: goes({ ...test, is: test.is === 'higher' ? 'lower' : 'higher' }, from, to);

const claimKey = (model: Model, figure: Figure, test: ClaimTest): string => {
	const { duration, set } = figure.runs[test.run] as Figure['runs'][string];
	const { measure, from, to, is, atLeast, times, within, seeds } = test;
	return keyOf(model, { measure, set, from, to, is, atLeast, times, within, seeds, duration });
};

/** Every claim test of a figure, measured. */
export const measureFigure = (figure: Figure, models: ReadonlyMap<string, Model>): MeasuredClaim[] =>
	figure.claims.map(test => {
		const run = figure.runs[test.run] as Figure['runs'][string];
		const model = models.get(run.model) as Model;
		const at = (set: Values): number[] =>
			bySeed(model, { measure: test.measure, set: { ...run.set, ...set }, duration: run.duration, seeds: test.seeds });
		const [from, to] = placed(`figure ${figure.id}, claim ${test.claim}`, () => [at(test.from), at(test.to)] as const);
		const share = (holds: (k: number) => boolean): number => from.filter((_, k) => holds(k)).length / test.seeds;
		const agree = share(k => goes(test, from[k] as number, to[k] as number));
		const oppose = share(k => opposes(test, from[k] as number, to[k] as number));
		return {
			id: idOf(figure, test),
			key: claimKey(model, figure, test),
			claim: test.claim,
			from: summary(from),
			to: summary(to),
			agree,
			oppose,
			seeds: test.seeds,
			direction: agree >= threshold ? 'shows' : oppose >= threshold ? 'contradicts' : 'neither',
		};
	});

export const keysOfFigure = (figure: Figure, models: ReadonlyMap<string, Model>): Map<string, string> =>
	new Map(
		figure.claims.map(test => [
			idOf(figure, test),
			claimKey(models.get((figure.runs[test.run] as Figure['runs'][string]).model) as Model, figure, test),
		]),
	);
