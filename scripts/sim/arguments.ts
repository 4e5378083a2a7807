import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, extname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel, type Model, measureNames, modelIds } from '../../src/engine/index.ts';
import { Mistake, unknown, wanted } from './mistakes.ts';
import { type Axis, type Question, rowsOf } from './question.ts';

/** What the command line asks for. */
export interface Asked {
	model: Model;
	question: Question;
	out: string;
	workers: number;
}

export const usage =
	'usage: npm run sim -- <model> [--set name=value]… [--seeds 1..100] [--duration ms] [--measure "meanRate E 200..700"]… [--workers n] --out file.csv|json';

/** More rows than this are a slip of the pen. */
const most = 1_000_000;

const options = {
	set: { type: 'string', multiple: true },
	seeds: { type: 'string' },
	duration: { type: 'string' },
	measure: { type: 'string', multiple: true },
	workers: { type: 'string' },
	out: { type: 'string' },
} as const;

function split(argv: readonly string[]) {
	// Not strict: its complaints are in the words of Node. The tokens say the same in ours.
	const { tokens, positionals } = parseArgs({
		args: [...argv],
		options,
		allowPositionals: true,
		strict: false,
		tokens: true,
	});
	const given = new Map<string, string[]>();
	for (const token of tokens) {
		if (token.kind !== 'option') continue;
		const { name, rawName, value } = token;
		if (!Object.hasOwn(options, name))
			throw unknown(
				'option',
				rawName,
				Object.keys(options).map(o => `--${o}`),
			);
		if (value === undefined || value.startsWith('--')) throw wanted(rawName, 'nothing', 'a value behind it');
		given.set(name, [...(given.get(name) ?? []), value]);
	}
	const one = (name: Exclude<keyof typeof options, 'set' | 'measure'>): string | undefined => {
		const values = given.get(name) ?? [];
		if (values.length > 1) throw wanted(`--${name}`, `${values.length} of them`, 'one');
		return values[0];
	};
	return { positionals, one, many: (name: 'set' | 'measure'): string[] => given.get(name) ?? [] };
}

function number(text: string, where: string): number {
	const value = Number(text);
	if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(value)) return value;
	throw wanted(where, text === '' ? 'nothing' : `'${text}'`, 'a number');
}

function whole(text: string, where: string, from: number, to: number): number {
	const value = number(text, where);
	if (Number.isInteger(value) && value >= from && value <= to) return value;
	throw wanted(where, text, `a whole number from ${from} to ${to}`);
}

/** 'from..to:step', both ends included. Twelve digits: 0.1 + 0.2 is 0.3 to whoever writes a range. */
function range(text: string, where: string, usual?: number): number[] {
	const [, first = '', last = '', by] = /^(.*?)\.\.([^:]*)(?::(.*))?$/.exec(text) ?? [];
	const [from, to] = [number(first, where), number(last, where)];
	const step = by === undefined ? usual : number(by, where);
	if (step === undefined) throw wanted(where, `'${text}'`, `a range with its step, such as ${text}:1`);
	if (!(step > 0)) throw wanted(where, `the step ${step}`, 'a step above 0');
	if (to < from) throw wanted(where, `'${text}'`, 'a range from the lower to the higher number');
	const count = Math.floor((to - from) / step + 1e-9) + 1;
	if (count > most) throw wanted(where, `${count} values`, `at most ${most}`);
	return Array.from({ length: count }, (_, k) => Number((from + k * step).toPrecision(12)));
}

/** The same twice would be the same row twice. */
function once<T>(list: readonly T[], where: string): readonly T[] {
	const again = list.find((entry, k) => list.indexOf(entry) < k);
	if (again === undefined) return list;
	throw wanted(where, `${again} twice`, 'each once');
}

/** A number, a list with commas, ranges, or both mixed. */
const numbers = (text: string, where: string, usual?: number): number[] =>
	text.split(/\s*,\s*/).flatMap(part => (part.includes('..') ? range(part, where, usual) : [number(part, where)]));

function axisOf(text: string, model: Model): Axis {
	const [, name, list] = /^\s*([^=]+?)\s*=(.*)$/.exec(text) ?? [];
	if (name === undefined || list === undefined) throw wanted('--set', `'${text}'`, 'name=value');
	const parameter = Object.hasOwn(model.parameters, name) ? model.parameters[name] : undefined;
	if (!parameter) throw unknown('parameter', name, Object.keys(model.parameters), model.id);
	const values = numbers(list.trim(), `--set ${name}`);
	const [low, high] = parameter.range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	const outside = values.find(v => v < low || v > high);
	if (outside !== undefined) throw wanted(`--set ${name}`, String(outside), `a number from ${low} to ${high}`);
	return { name, values: once(values, `--set ${name}`) };
}

/** These windows count from a moment of the protocol, not from the beginning. */
const relative = ['spikeDistance'];

/** Names are checked before anything runs; whether a measure fits its observable, the engine says at the first run. */
function measureOf(text: string, model: Model, duration: number): string {
	const [name = '', ...args] = text.trim().split(/\s+/);
	const known = measureNames(model);
	if (!known.includes(name)) throw unknown('measure', name, known);
	const names = [...Object.keys(model.observables), ...Object.keys(model.parameters)];
	const isNumber = (word: string): boolean => Number.isFinite(Number(word));
	const fits = (word: string): boolean => isNumber(word) || names.includes(word) || /^(real|imaginary)$/.test(word);
	for (const arg of args) {
		const words = arg.split('..');
		if (words.length > 1) {
			const [from, to] = words.map(Number) as [number, number];
			// A window beyond the end would be measured as if it were silent.
			const beyond = to > duration && !relative.includes(name);
			if (words.length > 2 || words.includes('') || from >= to || beyond) {
				const expected = `two times within the run of ${duration} ms, the earlier first`;
				throw wanted(`--measure ${name}`, `the window ${arg}`, expected);
			}
		}
		const strange = words.find(word => !fits(word));
		if (strange !== undefined) throw unknown('observable or parameter', strange, names, model.id);
	}
	return [name, ...args].join(' ');
}

function usualMeasures(model: Model): string[] {
	const names = Object.keys(model.observables);
	const trains = names.filter(o => model.observables[o]?.variable === 'spikes');
	return trains.length ? trains.flatMap(o => [`meanRate ${o}`, `cvIsi ${o}`]) : names.map(o => `mean ${o}`);
}

/** What has to be recorded, as `npm run measure` does: of a network its spikes, and else only what is asked for. */
function recordOf(model: Model, measures: readonly string[], duration: number): Pick<Question, 'record' | 'every'> {
	const named = new Set(measures.flatMap(m => m.split(' ').slice(1)));
	const fires = (o: string): boolean => model.observables[o]?.variable === 'spikes';
	const record = Object.keys(model.observables).filter(o => !model.synapses || fires(o) || named.has(o));
	return { record, every: record.every(fires) ? duration : model.dt };
}

function outOf(text: string | undefined): string {
	if (text === undefined) throw wanted('--out', 'nothing', 'the file to write, .csv or .json');
	if (!['.csv', '.json'].includes(extname(text)))
		throw wanted('--out', `'${text}'`, 'a name that ends in .csv or .json');
	const kind = (path: string) => statSync(path, { throwIfNoEntry: false });
	if (!kind(dirname(resolve(text)))?.isDirectory())
		throw wanted('--out', `'${text}'`, 'a file in a folder that exists');
	if (kind(text)?.isDirectory()) throw wanted('--out', `'${text}', which is a folder`, 'a file');
	return text;
}

/** Reads the command line; throws a Mistake for the first thing in it that cannot be. */
export async function readArguments(argv: readonly string[]): Promise<Asked> {
	const { positionals, one, many } = split(argv);
	const [id, ...more] = positionals;
	if (id === undefined) throw new Mistake(`Which model? There are ${modelIds.join(', ')}.\n${usage}`);
	if (more.length)
		throw wanted('the command line', `'${more.join(' ')}' beside ${id}`, 'one model, the rest behind options');
	if (!(modelIds as string[]).includes(id)) throw unknown('model', id, modelIds);
	const model = await loadModel(id);

	const set = many('set').map(text => axisOf(text, model));
	once(
		set.map(axis => axis.name),
		'--set',
	);
	const seeds = once(numbers(one('seeds') ?? '1', '--seeds', 1), '--seeds');
	for (const seed of seeds) whole(String(seed), '--seeds', 0, 0xffffffff);
	const rows = rowsOf({ set, seeds });
	if (rows > most) throw wanted('the grid', `${rows} runs`, `at most ${most}`);

	const duration = number(one('duration') ?? String(model.duration), '--duration');
	if (!(duration > 0)) throw wanted('--duration', `${duration} ms`, 'a time above 0 ms');
	const given = many('measure');
	const measures = given.length ? given.map(text => measureOf(text, model, duration)) : usualMeasures(model);
	once(measures, '--measure');

	const workers = whole(one('workers') ?? String(availableParallelism()), '--workers', 1, 256);
	const out = outOf(one('out'));
	const question = { model: id, set, seeds, duration, measures, ...recordOf(model, measures, duration) };
	return { model, question, out, workers };
}
