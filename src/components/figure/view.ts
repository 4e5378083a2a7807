import type { Panel } from '../../content/schemas/figure.ts';
import { type Ensemble, type Outcome, splitMeasure } from '../../engine/index.ts';
import { behind, ensembleOf } from './experiment.ts';
import type { FigureInfo } from './info.ts';
import { type Table, tableOf } from './panels/index.ts';
import { holds, inWords, tell } from './sentence.ts';

export interface Readout {
	label: string;
	value: string;
	/** Standard deviation over the draws, where several are averaged; the value is their mean. */
	spread?: string;
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
							const inUnit = (value: number): string => inWords(value, digits, units[measure] ?? '1', percent);
							const words = (name: string): string =>
								inUnit(meanOf(outcome, name)?.mean ?? measures[name] ?? Number.NaN);
							const spread = meanOf(outcome, measure)?.sd;
							return {
								label,
								value: words(measure),
								...(spread !== undefined && { spread: inUnit(spread) }),
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

/** Of a measure over the draws, where several are averaged. */
function meanOf({ analyses }: Outcome, text: string): { mean: number; sd: number } | undefined {
	const { run, measure } = splitMeasure(text);
	const draws = analyses[ensembleOf(run)] as Ensemble | undefined;
	const k = draws?.measures.indexOf(measure) ?? -1;
	return draws && k >= 0 ? { mean: draws.numbers.mean[k] as number, sd: draws.numbers.sd[k] as number } : undefined;
}

/** The drawn panels as numbers. */
export const tablesOf = (info: FigureInfo, outcome: Outcome): Table[] =>
	info.figure.panels.flatMap(panel => (panel.kind === 'readout' ? [] : [tableOf(panel, outcome, info)]));
