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
	splitMeasure,
	type Values,
} from '../engine/index.ts';
import { isRandom } from './chance.ts';
import type { Biomarker, Explainer } from './schemas/explainer.ts';
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

/** One number of an explainer in one of its figure's presets, over seeds 1…n; the id is 'preset | biomarker'. */
export type MeasuredPreset = Measured;

/** So many draws of a run with chance stand behind a number; a link with `n` shows the same mean and spread. */
export const presetDraws = 8;
/** And so many behind one that takes several runs each. */
export const probeDraws = 4;

/** What a figure shows in large numbers, each measure once. */
export const largeNumbers = ({
	panels,
}: Figure): readonly { measure: string; label: string; digits: number; percent?: true }[] => {
	const items = panels.flatMap(panel => (panel.kind === 'readout' ? panel.items : []));
	return items.filter(({ measure }, k) => items.findIndex(item => item.measure === measure) === k);
};

/** The numbers that an explainer speaks of: those of its front matter, or the large numbers of its figure. */
export const biomarkersOf = (explainer: Pick<Explainer, 'biomarkers'>, figure: Figure): readonly Biomarker[] =>
	explainer.biomarkers.length > 0
		? explainer.biomarkers
		: largeNumbers(figure).map(({ measure, label }) => ({
				id: label.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
				measure,
				name: label,
			}));

/** What a control, by its name or as '<run>.<parameter>', is called in one run; undefined where that run does not have it. */
function parameterIn(figure: Figure, name: string, control: string, { parameters }: Model): string | undefined {
	const [run = '', parameter] = control.split(/\.(.*)/s);
	if (parameter !== undefined && run in figure.runs) return run === name ? parameter : undefined;
	return control in parameters ? control : undefined;
}

/** The questions behind an explainer's numbers: every biomarker in every preset that it names. */
const questionsOf = (explainer: Explainer, figure: Figure, models: ReadonlyMap<string, Model>) =>
	[explainer.healthy, ...explainer.altered, ...explainer.treated].flatMap(id => {
		const preset = figure.presets.find(p => p.id === id);
		if (!preset)
			throw new Error(
				`The figure ${figure.id} has no preset '${id}'; there are ${figure.presets.map(p => p.id).join(', ')}.`,
			);
		return biomarkersOf(explainer, figure).map(({ id: marker, measure: text, slope, reserve }) => {
			if (!largeNumbers(figure).some(item => item.measure === text))
				throw new Error(`The figure ${figure.id} does not show '${text}' as a large number.`);
			const { run: name, measure } = splitMeasure(text);
			const run = figure.runs[name] as Figure['runs'][string];
			const model = models.get(run.model) as Model;
			const own = Object.entries(preset.set).flatMap(([control, value]) => {
				const parameter = parameterIn(figure, name, control, model);
				return parameter === undefined ? [] : [[parameter, value] as const];
			});
			const moved = slope?.along ?? reserve?.of;
			const parameter = moved === undefined ? undefined : parameterIn(figure, name, moved, model);
			if (moved !== undefined && parameter === undefined)
				throw new Error(`The run '${name}' of figure ${figure.id} has no '${moved}'.`);
			const question = {
				measure,
				set: { ...run.set, ...Object.fromEntries(own) } as Values,
				duration: run.duration,
				record: run.record,
				every: run.every,
				...(slope && { parameter, by: slope.by }),
				...(reserve && { parameter, until: reserve.until }),
				seeds: !isRandom(model) ? 1 : parameter === undefined ? presetDraws : probeDraws,
			};
			return { id: `${id} | ${marker}`, key: keyOf(model, question), model, question };
		});
	});

/** Every number of an explainer, measured as its figure runs. */
export const measureExplainer = (
	explainer: Explainer,
	figure: Figure,
	models: ReadonlyMap<string, Model>,
): MeasuredPreset[] =>
	questionsOf(explainer, figure, models).map(({ id, key, model, question }) => {
		const { measure, set, duration, record, every, seeds, parameter, by, until } = question as typeof question & {
			parameter?: string;
			by?: number;
			until?: number;
		};
		const at = (set: Values, seed: number): number => {
			const run: Run = {
				model: model.id,
				set,
				record,
				seed,
				...(duration !== undefined && { duration }),
				...(every !== undefined && { every }),
			};
			return placed(`figure ${figure.id}, '${id}'`, () =>
				evaluate(measure, model, run, withoutRun.test(measure) ? undefined : recordingOf(model, run)),
			);
		};
		const usual = (name: string): number => set[name] ?? (model.parameters[name]?.value as number);
		const values = Array.from({ length: seeds }, (_, k) => {
			const seed = k + 1;
			if (parameter === undefined) return at(set, seed);
			const value = usual(parameter);
			if (by !== undefined) return (at({ ...set, [parameter]: value + by }, seed) - at(set, seed)) / by;
			// In tenths: the least loss that passes the line, by halving, since what passes it with less lost passes it with more.
			let [least, most] = [0, 11];
			while (least < most) {
				const lost = Math.floor((least + most) / 2);
				if (at({ ...set, [parameter]: (value * (10 - lost)) / 10 }, seed) > (until as number)) most = lost;
				else least = lost + 1;
			}
			return least > 10 ? Number.NaN : least / 10;
		});
		return { id, key, ...summary(values), seeds };
	});

/** The keys that `measureExplainer` would give, without measuring. */
export const keysOfExplainer = (
	explainer: Explainer,
	figure: Figure,
	models: ReadonlyMap<string, Model>,
): Map<string, string> => new Map(questionsOf(explainer, figure, models).map(({ id, key }) => [id, key]));
