import type { FigureInfo } from './info.ts';
import { defaultState, type State } from './state.ts';

/** What differs from the defaults, in words, for a citation. */
export function stateInWords(info: FigureInfo, state: State): string {
	const start = defaultState(info);
	return [
		...(info.changes ?? []),
		...info.controls
			.filter(c => state.values[c.name] !== start.values[c.name])
			.map(c => `${c.name} = ${state.values[c.name]}${c.unit === '1' ? '' : ` ${c.unit}`}`),
		...(state.seed === start.seed ? [] : [`seed ${state.seed}`]),
		...(state.n ? [`mean of ${state.n} draws`] : []),
		...(state.compare ? [`compared with ${info.figure.presets.find(p => p.id === state.compare)?.label}`] : []),
	].join(', ');
}
