import type { Panel } from '../../content/schemas/figure.ts';
import type { Outcome } from '../../engine/index.ts';
import { behind } from './experiment.ts';
import type { FigureInfo } from './info.ts';
import { type Table, tableOf } from './panels/index.ts';
import { holds, inWords, tell } from './sentence.ts';

export interface Readout {
	label: string;
	value: string;
	/** Of the compared run. */
	behind?: string;
}

/** What a figure says in one state, all from one outcome: the words, the numbers, the table and the fingerprint. */
export interface View {
	says: string;
	caption: string;
	answer: string;
	/** By the title of the panel. */
	readouts: Readonly<Record<string, { items: readonly Readout[]; badge?: { yes: boolean; words: string } }>>;
	digest: string;
	kernel: string;
}

export function viewOf(info: FigureInfo, outcome: Outcome): View {
	const { figure, units } = info;
	const { measures } = outcome;
	const readouts = figure.panels.filter((p): p is Extract<Panel, { kind: 'readout' }> => p.kind === 'readout');
	return {
		says: tell(figure.describe, measures, units),
		caption: tell(figure.caption, measures, units),
		answer: tell(figure.ask?.answer ?? [], measures, units),
		readouts: Object.fromEntries(
			readouts.map(({ title, items, badge }) => {
				const yes = badge && holds(badge, measures);
				return [
					title,
					{
						items: items.map(({ measure, label, digits, percent }) => {
							const words = (name: string): string =>
								inWords(measures[name] ?? Number.NaN, digits, units[measure] ?? '1', percent);
							return {
								label,
								value: words(measure),
								...(behind(measure) in measures && { behind: words(behind(measure)) }),
							};
						}),
						...(badge && yes !== undefined && { badge: { yes, words: yes ? badge.yes : badge.no } }),
					},
				];
			}),
		),
		digest: outcome.digest,
		kernel: Object.values(outcome.recordings)[0]?.kernel ?? '',
	};
}

/** The drawn panels as numbers. */
export const tablesOf = (info: FigureInfo, outcome: Outcome): Table[] =>
	info.figure.panels.flatMap(panel => (panel.kind === 'readout' ? [] : [tableOf(panel, outcome, info)]));
