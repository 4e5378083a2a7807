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

interface Reading {
	measure: string;
	label: string;
	here: number;
	/** Of the compared run. */
	there: number;
	inUnit(value: number): string;
}

/** Differences that are told beside a compared state: as many as one keeps in mind. */
const kept = 3;

/** What differs most from the compared state, in words; nothing where the figure reads nothing off. */
function differences(readings: readonly Reading[], name: string): string {
	const far = ({ here, there }: Reading): number => Math.abs(here - there) / Math.max(Math.abs(here), Math.abs(there));
	const seen = readings.filter(r => Number.isFinite(r.here) && Number.isFinite(r.there));
	if (seen.length === 0) return '';
	const told = seen
		.filter(({ here, there, inUnit }) => inUnit(here) !== inUnit(there))
		.sort((a, b) => far(b) - far(a))
		.slice(0, kept)
		.map(({ label, here, there, inUnit }) => `${label} ${inUnit(here)}, there ${inUnit(there)}`);
	return `Compared with “${name}”: ${told.join('; ') || 'what is read off is the same'}.`;
}

/** `compared` is the preset that the outcome was also calculated for. */
export function viewOf(info: FigureInfo, outcome: Outcome, compared?: string): View {
	const { figure, units } = info;
	const { measures } = outcome;
	const number = (name: string): number => meanOf(outcome, name)?.mean ?? measures[name] ?? Number.NaN;
	const readouts = figure.panels
		.filter((p): p is Extract<Panel, { kind: 'readout' }> => p.kind === 'readout')
		.map(panel => ({
			...panel,
			readings: panel.items.map(
				({ measure, label, digits, percent }): Reading => ({
					measure,
					label,
					here: number(measure),
					there: number(behind(measure)),
					inUnit: value => inWords(value, digits, units[measure] ?? '1', percent),
				}),
			),
		}));
	const beside = figure.presets.find(({ id }) => id === compared)?.label;
	const difference =
		beside &&
		differences(
			readouts.flatMap(r => r.readings),
			beside,
		);
	return {
		says: [tell(figure.describe, measures, units), difference].filter(Boolean).join(' '),
		caption: tell(figure.caption, measures, units),
		answer: tell(figure.ask?.answer ?? [], measures, units),
		readouts: Object.fromEntries(
			readouts.map(({ title, readings, badge }) => {
				const yes = badge && holds(badge, measures);
				return [
					title,
					{
						items: readings.map(({ measure, label, here, there, inUnit }) => {
							const spread = meanOf(outcome, measure)?.sd;
							return {
								label,
								value: inUnit(here),
								...(spread !== undefined && { spread: inUnit(spread) }),
								...(behind(measure) in measures && { behind: inUnit(there) }),
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
