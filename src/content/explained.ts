/** The numbers that explainers print, each measured, and whether a lesson's answer agrees with them. */
import { loadModels, type Model, measureUnit, splitMeasure } from '../engine/index.ts';
import type { ExplainerFile } from './explainers.ts';
import { figures } from './figures/index.ts';
import { biomarkersOf, largeNumbers, type MeasuredPreset } from './measure.ts';
import { measuredExplainer } from './measured.ts';
import type { Figure } from './schemas/figure.ts';
import { unitInWords } from './wording.ts';

const models = await loadModels();

/** A biomarker with all that is needed to print it. */
export interface Marker {
	id: string;
	name: string;
	digits: number;
	percent: boolean;
	unit: string;
}

/** The main figure of an explainer, or undefined while it is to come. */
export const figureOfExplainer = ({ figure }: Pick<ExplainerFile, 'figure'>): Figure | undefined =>
	figures.find(({ id }) => id === figure);

/** The presets that an explainer names, in its order, as its figure has them. */
export const presetsOf = (explainer: ExplainerFile): Figure['presets'] => {
	const figure = figureOfExplainer(explainer);
	return [explainer.healthy, ...explainer.altered, ...explainer.treated].flatMap(
		id => figure?.presets.filter(preset => preset.id === id) ?? [],
	);
};

/** The rows of an explainer's tables. */
export function markersOf(explainer: ExplainerFile): readonly Marker[] {
	const figure = figureOfExplainer(explainer);
	if (!figure) return [];
	return biomarkersOf(explainer, figure).map(({ id, name, measure: text, slope, reserve, ...own }) => {
		const { run, measure } = splitMeasure(text);
		const item = largeNumbers(figure).find(each => each.measure === text);
		const unit = unitInWords(measureUnit(measure, models.get(figure.runs[run]?.model ?? '') as Model));
		return {
			id,
			name,
			digits: own.digits ?? item?.digits ?? 1,
			percent: own.percent ?? (!slope && (reserve ? true : (item?.percent ?? false))),
			unit: own.unit ?? unit,
		};
	});
}

/** Every number names the model and the question that it was measured from; to check them all takes a while, and a page prints many. */
const checked = new Map<string, readonly MeasuredPreset[]>();

function numbersOf(explainer: ExplainerFile, figure: Figure): readonly MeasuredPreset[] {
	const { kind, id, healthy, altered, treated, biomarkers } = explainer;
	const key = JSON.stringify([kind, id, healthy, altered, treated, biomarkers]);
	const found = checked.get(key) ?? measuredExplainer(explainer, figure, models);
	checked.set(key, found);
	return found;
}

/** One measured number of an explainer. Throws for a preset or a biomarker that it does not have. */
export function numberOf(explainer: ExplainerFile, marker: string, preset: string): MeasuredPreset {
	const figure = figureOfExplainer(explainer);
	if (!figure)
		throw new Error(`${explainer.id}.mdx prints a number of the figure ${explainer.figure}, which is to come.`);
	const found = numbersOf(explainer, figure).find(({ id }) => id === `${preset} | ${marker}`);
	if (!found)
		throw new Error(
			`${explainer.id}.mdx has no number '${marker}' in the preset '${preset}'. Biomarkers: ${markersOf(explainer)
				.map(({ id }) => id)
				.join(', ')}; presets: ${presetsOf(explainer)
				.map(({ id }) => id)
				.join(', ')}.`,
		);
	return found;
}

/** What a lesson says of two presets: the number goes that way, by this factor at least; 'same' stays within it. */
export interface Answer {
	of: string;
	from: string;
	to: string;
	is: 'higher' | 'lower' | 'same';
	times: number;
}

/** Whether an answer is what was measured. */
export function answerHolds(explainer: ExplainerFile, { of, from, to, is, times }: Answer): boolean {
	const before = numberOf(explainer, of, from).value;
	const after = numberOf(explainer, of, to).value;
	if (before === null || after === null) return false;
	if (is === 'same') return Math.max(before, after) <= times * Math.min(before, after);
	const [low, high] = is === 'higher' ? [before, after] : [after, before];
	return high > low && high >= times * low;
}

/** Every answer of a lesson, as its text gives it. */
export const answersIn = ({ body }: Pick<ExplainerFile, 'body'>): Answer[] =>
	[...body.matchAll(/<Answer\s([^>]*)>/g)].map(([, attributes = '']) => {
		const get = (name: string): string =>
			new RegExp(`\\b${name}=(?:"([^"]*)"|\\{([^}]*)\\})`).exec(attributes)?.slice(1).find(Boolean) ?? '';
		return {
			of: get('of'),
			from: get('from'),
			to: get('to'),
			is: get('is') as Answer['is'],
			times: Number(get('times')),
		};
	});
