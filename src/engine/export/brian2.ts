import { type CheckedModel, changedBy, checkModel } from '../check-model.ts';
import { withEdit } from '../edit.ts';
import { parseEquations, parseExpression, parseStatements } from '../equations/parse.ts';
import { showAssignment, showEquation } from '../equations/show.ts';
import { type Equation, type Expression, name } from '../equations/tree.ts';
import type { Run } from '../experiment.ts';
import type { Group, Model, NeuronKind, Parameter, ProtocolEvent, Regularly } from '../model.ts';
import { valuesOf } from '../simulate.ts';
import { blocks, cellsOf, laplacians, neighbours, onGrid, placesOf } from './brian2-grid.ts';
import { wantFreeNames } from './brian2-names.ts';
import {
	deletions,
	helpers,
	inputs,
	isDeletion,
	isWeighted,
	pairHelper,
	pathways,
	readDrawn,
	stepOf,
	whole,
} from './brian2-network.ts';
import { wantSteadyNoise } from './brian2-noise.ts';
import { settingLines, wantFreeRamps } from './brian2-ramps.ts';
import { resultsOf } from './brian2-results.ts';
import { sums } from './brian2-sums.ts';
import { baseUnit, block, expression, type Names, quantity, quoted, translate } from './brian2-words.ts';
import { editedNote } from './edited.ts';

/** Lines for the head of the script, such as the figure's address and its fingerprint. */
export interface Origin {
	figure?: string;
	digest?: string;
}

const comment = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The equations in Brian2's words: its own base units behind the colon, and what the protocol changes as variables. */
function equations(
	kind: NeuronKind,
	moving: readonly Equation[],
	checked: CheckedModel,
	grid: Group['grid'],
	names: Names,
): string {
	const inBrian = (e: Equation): string => {
		const unit = baseUnit(e.unit);
		const body = e.body && translate(e.body, names);
		return showEquation({ ...e, ...(body && { body }), unit: name(unit) });
	};
	const own = parseEquations(kind.equations);
	return [...(grid ? onGrid(own, grid) : own), ...moving.filter(e => checked.parameterUnits.has(e.name))]
		.map(inBrian)
		.join('\n');
}

function group(id: string, own: Group, moving: readonly Equation[], checked: CheckedModel, drawn: boolean): string[] {
	const { model } = checked;
	const { neuron, init } = own;
	const kind = model.neurons[neuron] as NeuronKind;
	const names = checked.kinds.get(neuron)?.scope.names as Names;
	const lines = [
		`group_${id} = NeuronGroup(`,
		`    ${whole(cellsOf(own))},`,
		`    ${block(equations(kind, moving, checked, own.grid, names), '    ')},`,
		`    method='${kind.method}',`,
		...(kind.threshold ? [`    threshold=${quoted(expression(kind.threshold, names))},`] : []),
		...(kind.reset ? [`    reset=${statements(kind.reset, names)},`] : []),
		...(kind.refractory ? [`    refractory=${quoted(expression(kind.refractory))},`] : []),
		'    namespace=parameters,',
		`    name='group_${id}',`,
		')',
		...moving.map(e => `group_${id}.${e.name} = start['${e.name}']`),
		...(own.grid ? placesOf(id, own.grid) : []),
		...Object.entries(init).map(([variable, text]) =>
			drawn
				? `group_${id}.${variable} = ${unitOfVariable(checked, neuron, variable)}drawn('group_${id}_${variable}')`
				: `group_${id}.${variable} = ${quoted(expression(text, names))}`,
		),
		...(kind.regularly ? regular(id, kind.regularly, names, Object.keys(model.groups).indexOf(id)) : []),
	];
	return [...lines, ''];
}

const statements = (text: string, names: Names): string =>
	block(
		parseStatements(text)
			.map(s => showAssignment({ ...s, body: translate(s.body, names) }))
			.join('\n'),
		'    ',
	);

/** After the recording and the protocol of a step, and before its update. Brian2 counts it among the group's own objects. */
const regular = (id: string, { statements: text, every }: Regularly, names: Names, k: number): string[] => [
	`group_${id}.run_regularly(`,
	`    ${statements(text, names)},`,
	...(every === undefined ? [] : [`    dt=value(${quoted(expression(every))}),`]),
	"    when='start',",
	`    order=${2 + k},`,
	')',
];

/** 'mV*' */
function unitOfVariable({ kinds }: CheckedModel, neuron: string, variable: string): string {
	const unit = kinds.get(neuron)?.variables.get(variable)?.text ?? '1';
	return unit === '1' ? '' : `${quantity(1, unit).slice(2)}*`;
}

/** What changes during the run, in the engine's order: at each step first the recording, then the changes, then the step. */
function protocol(
	moving: readonly Equation[],
	groups: readonly string[],
	events: readonly ProtocolEvent[],
	value: (parameter: string) => string,
): string[] {
	if (moving.length === 0) return [];
	const step = (time: string): string => `now >= step_of(${value(time)})`;
	const lines = [
		'# The protocol. It acts after the recording of a step and before its update.',
		"@network_operation(when='start', order=1)",
		'def protocol(t):',
		'    now = step_of(t)',
	];
	for (const { name: parameter } of moving) {
		const own = events.filter(event => changedBy(event) === parameter);
		lines.push(`    level = ${value(parameter)}`);
		for (const event of own) {
			if ('set' in event) lines.push(...settingLines(event, value));
			if ('scale' in event) lines.push(`    if ${step(event.at)}:`, `        level = level*${value(event.by)}`);
		}
		for (const event of own) {
			if (!('add' in event)) continue;
			lines.push(
				`    if ${step(event.at)} and not ${step(event.until)}:`,
				`        level = level + ${value(event.to)}`,
			);
		}
		lines.push(...groups.map(id => `    group_${id}.${parameter} = level`));
	}
	return [...lines, '', ''];
}

/** What in a run is random, in words; an empty text where nothing is. */
function randomness({ neurons, groups, synapses = {}, inputs = {} }: Model): string {
	const regular = JSON.stringify(Object.values(neurons).map(kind => kind.regularly));
	const rest = Object.values(neurons).map(kind => ({ ...kind, regularly: undefined }));
	const named = [
		/\bxi/.test(JSON.stringify(rest)) && 'noise',
		/\b(randn?|poisson)\(/.test(regular) && 'the draws of regular updates',
		/\brandn?\(/.test(JSON.stringify(rest)) && 'draws at thresholds and resets',
		/\brandn?\(/.test(JSON.stringify([groups, synapses])) && 'random starts',
		Object.values(synapses).some(
			({ connect: { rule } }) => !['all_to_all', 'one_to_one', 'one_to_block'].includes(rule),
		) && 'connections',
		Object.values(inputs).some(({ kind }) => kind === 'poisson') && 'Poisson trains (binomial counts in Brian2)',
	].filter(word => word !== false);
	const last = named.pop() ?? '';
	return named.length ? `${named.join(', ')} and ${last}` : last;
}

export interface Brian2Options extends Origin {
	/**
	 * A folder with the numbers that the engine drew for this run (drawnFor of export/drawn.ts, as NumPy's files): the script reads
	 * connections, initial values and input spikes from there.
	 */
	drawn?: string;
}

/**
 * A run of a model as a Brian2 script that needs no compiler. It gives the same numbers to rounding where nothing is random; random
 * numbers are Brian2's own, so that such runs agree in statistics only, unless the script is told to read ours.
 */
export function brian2Script(model: Model, run: Run, { figure, digest, drawn }: Brian2Options = {}): string {
	const edited = withEdit(model, run.edit);
	const checked = checkModel(edited);
	wantFreeNames(checked);
	wantSteadyNoise(checked);
	const values = valuesOf(edited, run.set);
	wantFreeRamps(edited, values);
	const { dt } = edited;
	const duration = run.duration ?? edited.duration;
	const every = run.every ?? edited.every ?? dt;
	const seed = run.seed ?? 1;
	const groups = Object.keys(edited.groups);
	const timeOf = (event: ProtocolEvent): number => values[event.at] as number;
	const events = (edited.protocol ?? [])
		// A spike that would be deleted after the end of the run needs no code, and code of this kind runs in NumPy only.
		.filter(event => !isDeletion(event) || timeOf(event) < duration)
		.sort((a, b) => timeOf(a) - timeOf(b));

	const names = [...new Set(events.map(changedBy).filter(name => name !== undefined))];
	const unitOf = (parameter: string): Expression => parseExpression((edited.parameters[parameter] as Parameter).unit);
	const moving = names.map((parameter): Equation => {
		const unit = unitOf(parameter);
		return { kind: 'parameter', name: parameter, unit, flags: ['shared'], at: unit.at };
	});
	const slot = (parameter: string): string =>
		names.includes(parameter) ? `start['${parameter}']` : `parameters['${parameter}']`;
	const entry = (parameter: string): string => {
		const { unit, label, value } = edited.parameters[parameter] as Parameter;
		const now = values[parameter] as number;
		const note = now === value ? comment(label) : `${comment(label)} (the model's own value: ${value})`;
		return `    '${parameter}': ${quantity(now, unit)},  # ${note}`;
	};
	const constants = Object.keys(edited.parameters).filter(parameter => !names.includes(parameter));
	const random = randomness(edited);

	const wired = pathways(checked, moving, drawn !== undefined);
	const summed = sums(checked, moving);
	const outside = inputs(checked, drawn !== undefined);
	const deleted = deletions(checked, events, slot);
	const sheets = laplacians(edited.groups, g => (edited.neurons[g.neuron] as NeuronKind).equations);
	const onSheet = Object.values(edited.groups).some(g => g.grid);
	const monitors = resultsOf(checked, run.record, every, deleted.objects.length > 0);
	const needsHelpers =
		wired.lines.length + outside.lines.length > 0 ||
		Object.values(edited.groups).some(g => typeof cellsOf(g) === 'string') ||
		Object.values(edited.neurons).some(kind => kind.regularly?.every);
	const weighted = drawn === undefined && checked.pathways.some(isWeighted);
	const needsSteps = events.length > 0 || Object.values(edited.inputs ?? {}).some(i => i.kind === 'timed');
	const endsOnRow = Math.round(duration / dt) % Math.round(every / dt) === 0;
	const objects = [
		...groups.map(id => `group_${id}`),
		...sheets.objects,
		...wired.objects,
		...summed.objects,
		...outside.objects,
		...(moving.length ? ['protocol'] : []),
		...deleted.objects,
		...monitors.objects,
	];
	const inDays = /\bday\b/.test(JSON.stringify(edited));
	const differs =
		random === ''
			? 'rounding only. Nothing in this run is random.'
			: drawn === undefined
				? `random numbers are Brian2's own, so ${random} agree in their statistics, not number by number.`
				: `rounding only. Connections, initial values and input spikes are those of E/I Lens, read from ${drawn}.`;

	return [
		`"""${edited.title}: one run of the model '${edited.id}' of E/I Lens, for Brian2 2.5 or newer.`,
		'',
		...editedNote(model, run.edit),
		...(figure ? [`Figure:  ${figure}`] : []),
		...(digest ? [`Digest of the run in E/I Lens:  ${digest}`] : []),
		...(edited.cites.length ? [`After:   ${edited.cites.join(', ')}`] : []),
		'',
		`What differs: ${differs}`,
		'',
		`Writes ${edited.id}.npz: ${monitors.about}.`,
		'"""',
		'from brian2 import *',
		...(drawn !== undefined ||
		onSheet ||
		checked.pathways.some(p => ['fixed_indegree', 'symmetric_pairwise_bernoulli'].includes(p.connect.rule)) ||
		weighted ||
		checked.sums.some(s => s.mean && s.weight)
			? ['import numpy']
			: []),
		'',
		"prefs.codegen.target = 'numpy'  # needs no compiler; remove the line for speed",
		`defaultclock.dt = ${quantity(dt, 'ms')}`,
		`seed(${seed})`,
		'',
		...(inDays ? ['day = 86400*second', ''] : []),
		'parameters = {',
		...constants.map(entry),
		...(inDays ? ["    'day': day,"] : []),
		'}',
		...(names.length
			? [
					'',
					'# Changed by the protocol below; these are the values at the start.',
					'start = {',
					...names.map(entry),
					'}',
				]
			: []),
		'',
		...(needsHelpers ? ['', ...helpers(names.length > 0)] : []),
		...(weighted ? pairHelper(names.length > 0) : []),
		...(onSheet ? [...neighbours, ...blocks] : []),
		...(drawn === undefined ? [] : readDrawn(drawn)),
		...groups.flatMap(id => group(id, edited.groups[id] as Group, moving, checked, drawn !== undefined)),
		...sheets.lines,
		...wired.lines,
		...summed.lines,
		...(needsSteps ? stepOf : []),
		...outside.lines,
		...protocol(moving, groups, events, slot),
		...deleted.lines,
		...monitors.lines,
		'',
		`network = Network(${objects.join(', ')})`,
		`network.run(${quantity(duration, 'ms')})`,
		...(endsOnRow ? [...summed.last, ...monitors.last] : []),
		'',
		'results = {',
		...monitors.results,
		'}',
		'',
		"if __name__ == '__main__':",
		`    savez('${edited.id}.npz', **results)`,
		`    print('wrote ${edited.id}.npz:', ', '.join(results))`,
		'',
	].join('\n');
}
