import type { Panel } from '../../content/schemas/figure.ts';
import type { Outcome, PhasePlane, Trace } from '../../engine/index.ts';
import { behind, planeOf } from './experiment.ts';
import type { FigureInfo, ObservableInfo, RunInfo } from './info.ts';
import { holds, inWords, tell } from './sentence.ts';

export interface Readout {
	label: string;
	value: string;
	/** Of the compared run. */
	behind?: string;
}

/** A table of numbers as text. */
export interface Table {
	title: string;
	head: readonly string[];
	rows: readonly (readonly string[])[];
}

/** What a figure says in one state, all from one outcome: the words, the numbers, the table and the fingerprint. */
export interface View {
	says: string;
	caption: string;
	answer: string;
	/** By the title of the panel. */
	readouts: Readonly<Record<string, { items: readonly Readout[]; badge?: { yes: boolean; words: string } }>>;
	tables: readonly Table[];
	digest: string;
	kernel: string;
}

/** Rows of a time course in the table; the files have every row. */
const rowsShown = 13;

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
						items: items.map(({ measure, label, digits, percent }) => ({
							label,
							value: inWords(measures[measure] ?? Number.NaN, digits, units[measure] ?? '1', percent),
						})),
						...(badge && yes !== undefined && { badge: { yes, words: yes ? badge.yes : badge.no } }),
					},
				];
			}),
		),
		tables: tablesOf(info, outcome),
		digest: outcome.digest,
		kernel: Object.values(outcome.recordings)[0]?.kernel ?? '',
	};
}

const significant = (value: number): string =>
	Number.isFinite(value) ? Number(value.toPrecision(4)).toString().replace('-', '−') : '–';

const withUnit = (name: string, { unit }: ObservableInfo): string => (unit === '1' ? name : `${name} (${unit})`);

/** The drawn panels as numbers: a time course in even steps, a plane by its fixed points. */
function tablesOf(info: FigureInfo, outcome: Outcome): Table[] {
	return info.figure.panels.flatMap((panel): Table[] => {
		if (panel.kind === 'readout') return [];
		const run = info.runs[panel.from] as RunInfo;
		if (panel.kind === 'phase-plane') {
			const { fixedPoints } = outcome.analyses[planeOf(panel.from, panel.x, panel.y)] as PhasePlane;
			const eigenvalue = ([re, im]: readonly [number, number]): string =>
				im === 0
					? significant(re * 1000)
					: `${significant(re * 1000)} ${im < 0 ? '−' : '+'} ${significant(Math.abs(im) * 1000)} i`;
			return [
				{
					title: `${panel.title}: fixed points`,
					head: [panel.x, panel.y, 'Kind', 'Eigenvalues (1/s)'],
					rows: fixedPoints.map(({ x, y, type, eigenvalues }) => [
						significant(x),
						significant(y),
						type,
						eigenvalues.map(eigenvalue).join(' and '),
					]),
				},
			];
		}
		const names = [...new Set(panel.show)];
		const recordings = [panel.from, behind(panel.from)].flatMap(name =>
			outcome.recordings[name] ? [{ name, recording: outcome.recordings[name] }] : [],
		);
		const times = recordings[0]?.recording.times ?? new Float64Array();
		const [from, to] = panel.window ?? [0, run.duration];
		const inside = Array.from(times.keys()).filter(
			k => (times[k] as number) >= from - 1e-9 && (times[k] as number) <= to + 1e-9,
		);
		const picked = Array.from(
			{ length: Math.min(rowsShown, inside.length) },
			(_, k) => inside[Math.round((k * (inside.length - 1)) / (rowsShown - 1))] as number,
		);
		const zero = panel.zero === undefined ? 0 : (run.parameters[panel.zero] ?? Number(panel.zero));
		return [
			{
				title: panel.title,
				head: [
					'Time (ms)',
					...recordings.flatMap(({ name }) =>
						names.map(
							n => `${withUnit(n, run.observables[n] as ObservableInfo)}${name === panel.from ? '' : ', compared'}`,
						),
					),
				],
				rows: picked.map(k => [
					significant((times[k] as number) - zero),
					...recordings.flatMap(({ recording }) =>
						names.map(n => significant((recording.traces[n] as Trace).values[k] as number)),
					),
				]),
			},
		];
	});
}
