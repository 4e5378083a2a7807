/** Reading a link's state. Loaded only where an address has one. */
import { nearest, type Problem } from '../../engine/index.ts';
import type { Edits, FigureInfo } from './info.ts';
import type { Said } from './Problems.tsx';
import { defaultState, digestDigits, mostDraws, presetState, type State, text } from './state.ts';

/** What a link asked for: the nearest valid state, and what was wrong. */
export interface Reading {
	state: State;
	problems: readonly Problem[];
	/** The first digits of the digest that a citation names. */
	cited?: string;
	/** The version of the figure that the link was made for, where that is an earlier one. */
	older?: number;
	/** Changes to models, as the link writes them. */
	eq?: string;
	/** Changes that cannot be run as they are: what a reader may mend. */
	broken?: Broken;
}

/** Changes to models that a link brought, and what is wrong with them. */
export interface Broken {
	edits: Edits;
	problem: Problem;
	model?: string;
}

const longest = 4096;
const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const seeds = [0, 0xffffffff] as const;

const clip = (value: number, [low, high]: readonly [number, number]): number => Math.min(high, Math.max(low, value));

/** What is quoted from a link is cut, so that a sentence stays a sentence. */
const quoted = (found: string): string => `'${found.length > 40 ? `${found.slice(0, 40)}…` : found}'`;

function readNumber(
	found: string,
	name: string,
	range: readonly [number, number],
	unit: string,
	problems: Problem[],
): number | undefined {
	const within = `a number from ${range[0]} to ${range[1]}${unit === '1' ? '' : ` ${unit}`}`;
	const value = decimal.test(found) ? Number(found) : Number.NaN;
	if (!Number.isFinite(value)) {
		problems.push({
			in: 'link',
			found: `${quoted(found)} for ${name}`,
			expected: within,
			hint: 'The default is shown instead.',
		});
		return undefined;
	}
	const nearest = clip(value, range);
	if (nearest !== value)
		problems.push({
			in: 'link',
			found: `${name} = ${text(value)}`,
			expected: within,
			hint: `${text(nearest)} is shown instead.`,
		});
	return nearest;
}

/** There are too many figures to name them all in a sentence. */
function nearFigure(name: string, ids: readonly string[]): string {
	const near = nearest(name, ids);
	return `one of the ${ids.length} figures${near ? `, such as '${near}'` : ', by its name in its address'}`;
}

/** Reads the part of an address that belongs to a figure. Never throws; whatever is wrong becomes a sentence. */
export function readState(search: string, info: FigureInfo, landing = false): Reading {
	const { figure, controls } = info;
	const problems: Problem[] = [];
	const query = new URLSearchParams(search);
	for (const [key, value] of query) {
		if (key === figure.id || !value.includes(':')) continue;
		if (!info.figureIds.includes(key))
			problems.push({
				in: 'link',
				found: `the figure ${quoted(key)}`,
				expected: nearFigure(key, info.figureIds),
			});
		else if (landing)
			problems.push({
				in: 'link',
				found: `a state of the figure ${quoted(key)}`,
				expected: `one of ${figure.id}`,
				hint: 'This page shows its own figure.',
			});
	}
	const start = defaultState(info);
	const given = query.getAll(figure.id);
	if (given.length === 0) return { state: start, problems };
	if (given.length > 1)
		problems.push({
			in: 'link',
			found: `${given.length} states of this figure`,
			expected: 'one',
			hint: 'The first is shown.',
		});
	// Changes to models have a length of their own.
	const [, eq] = /(?:^|,)eq:([^,]*)/.exec(given[0] ?? '') ?? [];
	const state = (given[0] ?? '').replace(/(^|,)eq:[^,]*/, '$1');
	if (state.length > longest) {
		problems.push({
			in: 'link',
			found: `${state.length} characters`,
			expected: `at most ${longest}`,
			hint: 'The defaults are shown instead.',
		});
		return { state: start, problems };
	}
	const values = new Map(Object.entries(start.values));
	const own = new Map<string, string>();
	for (const entry of state.split(',').filter(Boolean)) {
		const [name = '', value] = entry.split(/:(.*)/s);
		if (value === undefined)
			problems.push({ in: 'link', found: quoted(entry), expected: "a name and a value, such as 'seed:7'" });
		else if (own.has(name))
			problems.push({
				in: 'link',
				found: `${quoted(name)} twice`,
				expected: 'each name once',
				hint: 'The first value is shown.',
			});
		else own.set(name, value);
	}
	const preset = own.get('preset');
	if (preset !== undefined) {
		const base = presetState(info, preset);
		if (base) for (const [name, value] of Object.entries(base.values)) values.set(name, value);
		else
			problems.push({
				in: 'link',
				found: `the preset ${quoted(preset)}`,
				expected: `one of ${figure.presets.map(p => p.id).join(', ')}`,
			});
	}
	let { seed } = start;
	let n: number | undefined;
	let compare: string | undefined;
	let cited: string | undefined;
	let older: number | undefined;
	for (const [name, value] of own) {
		const control = controls.find(c => c.name === name);
		if (control) {
			values.set(name, readNumber(value, name, control.range, control.unit, problems) ?? (values.get(name) as number));
		} else if (name === 'seed') {
			const read = readNumber(value, 'seed', seeds, '1', problems);
			if (read !== undefined && !Number.isInteger(read))
				problems.push({
					in: 'link',
					found: `seed = ${value}`,
					expected: 'a whole number',
					hint: 'The default is shown instead.',
				});
			else seed = read ?? seed;
		} else if (name === 'n') {
			const read = readNumber(value, 'n', [1, mostDraws], '1', problems);
			if (read !== undefined && !Number.isInteger(read))
				problems.push({
					in: 'link',
					found: `n = ${value}`,
					expected: 'a whole number',
					hint: 'One draw is shown instead.',
				});
			else if (read !== undefined && read > 1) n = read;
		} else if (name === 'v') {
			if (/^[1-9]\d{0,5}$/.test(value) && Number(value) < figure.version) older = Number(value);
			else if (value !== String(figure.version))
				problems.push({
					in: 'link',
					found: `version ${quoted(value)} of this figure`,
					expected: `version ${figure.version}`,
					hint: 'The picture may differ from the one that was linked.',
				});
		} else if (name === 'compare') {
			if (figure.presets.some(p => p.id === value)) compare = value;
			else
				problems.push({
					in: 'link',
					found: `the preset ${quoted(value)} to compare with`,
					expected: `one of ${figure.presets.map(p => p.id).join(', ')}`,
				});
		} else if (name === 'digest') {
			if (/^[0-9a-f]{12,64}$/.test(value)) cited = value;
			else
				problems.push({
					in: 'link',
					found: `the digest ${quoted(value)}`,
					expected: `${digestDigits} to 64 digits from 0 to f`,
				});
		} else if (name !== 'preset') {
			problems.push({
				in: 'link',
				found: quoted(name),
				expected: `one of ${[...controls.map(c => c.name), 'seed', 'n', 'v', 'preset', 'compare', 'eq'].join(', ')}`,
			});
		}
	}
	return {
		state: { values: Object.fromEntries(values), seed, ...(n && { n }), ...(compare && { compare }) },
		problems,
		...(cited && { cited }),
		...(older && { older }),
		...(eq !== undefined && { eq }),
	};
}

const notLoaded = (error: unknown): Problem => ({
	in: 'link',
	found: `changes to a model, and what reads them did not load (${error instanceof Error ? error.message : String(error)})`,
	expected: 'the whole page',
	hint: 'Reload the page. The published model is shown instead.',
});

/** Reads a link whole: where it changes models, what else it says is said of those. Never throws, either. */
export async function readLink(search: string, info: FigureInfo, landing = false): Promise<Reading> {
	const reading = readState(search, info, landing);
	if (reading.eq === undefined) return reading;
	const outcome = await import('./hood/edited.ts')
		.then(({ restored }) => restored(reading.eq as string, info))
		.catch((error: unknown) => ({ problem: notLoaded(error) }) as const);
	if ('edit' in outcome) {
		const { edit } = outcome;
		const edited = readState(search, edit.info, landing);
		return { ...edited, state: { ...edited.state, edit } };
	}
	const { problem, model, edits } = { model: undefined, edits: undefined, ...outcome };
	return {
		...reading,
		problems: [...reading.problems, edits ? { ...problem, in: `link, ${problem.in}` } : problem],
		...(edits && { broken: { edits, problem, ...(model && { model }) } }),
	};
}

/** Says what is wrong with a link, and what there is to say of an older one: the ledger loads for that, and for no other link. */
export function tell(
	{ problems, older, cited }: Reading,
	info: FigureInfo,
	digest: string,
	say: (said: readonly Said[]) => void,
): void {
	say(problems);
	if (older === undefined) return;
	import('./OlderLink.tsx').then(async ({ default: olderLink }) =>
		say([...problems, await olderLink(info, older, cited, digest)]),
	);
}
