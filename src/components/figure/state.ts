import type { ControlInfo, FigureInfo } from './info.ts';

/** What a reader has set. Everything else follows from it. */
export interface State {
	/** Every control, by its name in links. */
	values: Readonly<Record<string, number>>;
	seed: number;
	/** How many draws are averaged, from the seed on; left out, one is shown. */
	n?: number;
	/** The preset that stands behind in grey. */
	compare?: string;
	/** Where a reader has changed a model. */
	edit?: Edited;
}

/** So many draws can be averaged at most. */
export const mostDraws = 50;

/** Changes to a figure's models that were checked. */
export interface Edited {
	/** As in links. */
	code: string;
	/** What the figure is with them. */
	info: FigureInfo;
}

/** What a figure is in a state: as published, or with a reader's changes. */
export const infoIn = (published: FigureInfo, { edit }: State): FigureInfo => edit?.info ?? published;

/** A citation carries this many digits of its digest. */
export const digestDigits = 12;

export function defaultState({ controls, figure }: FigureInfo): State {
	return { values: Object.fromEntries(controls.map(c => [c.name, c.default])), seed: firstSeed({ figure }) };
}

const firstSeed = ({ figure }: Pick<FigureInfo, 'figure'>): number =>
	Object.values(figure.runs).find(run => run.seed !== undefined)?.seed ?? 1;

/** The state that a preset stands for: its own values, the others at their defaults. */
export function presetState(info: FigureInfo, id: string): State | undefined {
	const preset = info.figure.presets.find(p => p.id === id);
	if (!preset) return undefined;
	const base = defaultState(info);
	return { ...base, values: { ...base.values, ...preset.set } };
}

/** The preset whose values are those of a state. */
export const presetOf = (info: FigureInfo, state: State): string | undefined =>
	info.figure.presets.find(({ id }) => {
		const { values } = presetState(info, id) as State;
		return info.controls.every(c => values[c.name] === state.values[c.name]);
	})?.id;

/** A number as short as it reads back. */
export const text = (value: number): string => String(value);

export const sameState = (a: State, b: State): boolean =>
	a.seed === b.seed &&
	a.n === b.n &&
	a.compare === b.compare &&
	a.edit?.code === b.edit?.code &&
	Object.keys(a.values).every(name => a.values[name] === b.values[name]);

/** The figure's part of an address: only what differs from the defaults, in the order of declaration, and the figure's version. */
export function writeState(published: FigureInfo, state: State, digest?: string): string {
	const info = infoIn(published, state);
	const start = defaultState(info);
	const changed = ({ name }: ControlInfo): boolean => state.values[name] !== start.values[name];
	const entries = [
		...info.controls.filter(changed).map(({ name }) => `${name}:${text(state.values[name] as number)}`),
		...(state.seed === start.seed ? [] : [`seed:${state.seed}`]),
		...(state.n ? [`n:${state.n}`] : []),
		...(state.compare ? [`compare:${state.compare}`] : []),
		...(state.edit ? [`eq:${state.edit.code}`] : []),
		`v:${info.figure.version}`,
		...(digest ? [`digest:${digest.slice(0, digestDigits)}`] : []),
	];
	return `${info.figure.id}=${entries.join(',')}`;
}

/** The query of an address with this figure's part replaced; other figures keep theirs. A default state leaves nothing behind. */
export function searchWith(search: string, info: FigureInfo, state: State): string {
	const others = search
		.replace(/^\?/, '')
		.split('&')
		.filter(part => part && decodeURIComponent(part.split('=')[0] as string) !== info.figure.id);
	const own = sameState(state, defaultState(info)) ? [] : [writeState(info, state)];
	const all = [...others, ...own].join('&');
	return all ? `?${all}` : '';
}
