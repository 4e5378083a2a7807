/** What the page needs of a figure, put together of its file and its models: at build, and where a reader changes a model. */
import { isRandom } from '../../content/chance.ts';
import type { Figure, Panel } from '../../content/schemas/figure.ts';
import { unitInWords } from '../../content/wording.ts';
import {
	checkModel,
	type Model,
	measureUnit,
	nameToMathML,
	type Observable,
	observableUnit,
	splitMeasure,
} from '../../engine/index.ts';
import { type ControlInfo, type FigureInfo, measuresOf, type ObservableInfo, type RunInfo, sweepOf } from './info.ts';

/** The runs that a control moves and the parameter it moves there. */
export function ownersOf(
	figure: Pick<Figure, 'runs'>,
	name: string,
	has: (run: string, parameter: string) => boolean,
): { runs: string[]; parameter: string } {
	const [first = '', rest] = name.split(/\.(.*)/s);
	if (rest !== undefined && first in figure.runs) return { runs: [first], parameter: rest };
	return { runs: Object.keys(figure.runs).filter(run => has(run, name)), parameter: name };
}

/** The names of parameters that a panel takes as times. */
const timesIn = (panel: Panel): string[] =>
	panel.kind === 'scatter' ? [panel.x.at, panel.y.at] : 'zero' in panel && panel.zero ? [panel.zero] : [];

/** Puts together what models and figure say. Throws where a control names a parameter without a range. */
export function infoOf(figure: Figure, models: ReadonlyMap<string, Model>, figureIds: readonly string[]): FigureInfo {
	const modelOf = (run: string): Model => models.get(figure.runs[run]?.model ?? '') as Model;
	const controls = figure.controls.map(({ parameter: name, ends, endsBelongTo = [null, null] }): ControlInfo => {
		const { runs, parameter } = ownersOf(figure, name, (run, p) => p in (modelOf(run)?.parameters ?? {}));
		const run = runs[0] as string;
		const found = modelOf(run)?.parameters[parameter];
		if (!found?.range)
			throw new Error(
				`Figure ${figure.id}: the control '${name}' wants a parameter with a range in the model ${figure.runs[run]?.model}.`,
			);
		const { label, unit, range, step = (range[1] - range[0]) / 100 } = found;
		return {
			name,
			runs,
			parameter,
			label,
			symbol: nameToMathML(parameter),
			unit: unitInWords(unit),
			range,
			step,
			ends,
			endsBelongTo,
			default: figure.runs[run]?.set?.[parameter] ?? found.value,
		};
	});
	for (const panel of figure.panels) {
		if (panel.kind === 'readout') continue;
		const shown =
			panel.kind === 'phase-plane' || panel.kind === 'landscape'
				? [panel.x, panel.y]
				: 'show' in panel
					? [panel.show]
							.flat()
							.map(s => (typeof s === 'string' ? s : 'of' in s ? s.of : 'spikes' in s ? s.spikes : s.activity))
					: [];
		const missing = shown.find(name => !figure.runs[panel.from]?.record.includes(name));
		if (missing)
			throw new Error(
				`Figure ${figure.id}: the panel '${panel.title}' shows '${missing}', which the run '${panel.from}' does not record. Add it to its \`record\`.`,
			);
	}
	const runs = Object.fromEntries(
		Object.entries(figure.runs).map(([name, run]): [string, RunInfo] => {
			const model = modelOf(name);
			const checked = checkModel(model);
			const observable = (o: string): ObservableInfo => {
				const { label, population, range } = model.observables[o] as Observable;
				return {
					label,
					unit: unitInWords(observableUnit(checked, o).text),
					...(population && { population }),
					...(range && { range }),
				};
			};
			return [
				name,
				{
					model: model.id,
					title: run.title ?? model.title,
					chance: isRandom(model),
					duration: run.duration ?? model.duration,
					observables: Object.fromEntries(run.record.map(o => [o, observable(o)])),
					parameters: Object.fromEntries(
						Object.entries(model.parameters)
							.filter(([p]) => figure.panels.some(panel => timesIn(panel).includes(p)))
							.map(([p, { value }]) => [p, run.set?.[p] ?? value]),
					),
				},
			];
		}),
	);
	const units: Record<string, string> = Object.fromEntries(
		measuresOf(figure).map(text => {
			const { run, measure } = splitMeasure(text);
			return [text, unitInWords(measureUnit(measure, modelOf(run)))];
		}),
	);
	const swept: Record<string, { label: string; unit: string }> = {};
	for (const panel of figure.panels) {
		if (panel.kind !== 'curve') continue;
		const { from, over, along, curves } = panel;
		const parameter = modelOf(from).parameters[over];
		if (!parameter)
			throw new Error(
				`Figure ${figure.id}: the panel '${panel.title}' sweeps '${over}', which the run '${from}' has not.`,
			);
		swept[sweepOf(from, over, along)] = { label: parameter.label, unit: unitInWords(parameter.unit) };
		for (const { measure } of curves) units[`${from}: ${measure}`] = unitInWords(measureUnit(measure, modelOf(from)));
	}
	return { figure, controls, runs, units, swept, figureIds };
}
