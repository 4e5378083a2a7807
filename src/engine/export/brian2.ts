import { type CheckedModel, changedBy, checkModel, observableUnit } from '../check-model.ts';
import { parseEquations, parseExpression, parseStatements } from '../equations/parse.ts';
import { show, showAssignment, showEquation } from '../equations/show.ts';
import { type Equation, type Expression, name } from '../equations/tree.ts';
import type { Run } from '../experiment.ts';
import type { Group, Model, NeuronKind, Parameter, ProtocolEvent } from '../model.ts';
import { valuesOf, withEquations } from '../simulate.ts';
import { baseUnit, brianUnit, translate } from './brian2-words.ts';

/** Lines for the head of the script, such as the figure's address and its fingerprint. */
export interface Origin {
	figure?: string;
	digest?: string;
}

/** A Python string over several lines. */
const block = (text: string, indent: string): string =>
	`'''\n${text
		.split('\n')
		.map(line => `${indent}${line}`)
		.join('\n')}\n${indent}'''`;
const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const comment = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A number as Python reads it back to the same double, with its unit. */
function quantity(value: number, unit: string): string {
	const text = brianUnit(unit);
	if (text === '1') return String(value);
	return `${value}*${/^\w+$/.test(text) ? text : `(${text})`}`;
}

const expression = (text: string): string => show(translate(parseExpression(text)));

/** The equations in Brian2's words: its own base units behind the colon, and what the protocol changes as variables. */
function equations(kind: NeuronKind, moving: readonly Equation[], checked: CheckedModel): string {
	const inBrian = (e: Equation): string => {
		const unit = baseUnit(e.unit);
		const body = e.body && translate(e.body);
		return showEquation({ ...e, ...(body && { body }), unit: name(unit) });
	};
	return [...parseEquations(kind.equations), ...moving.filter(e => checked.parameterUnits.has(e.name))]
		.map(inBrian)
		.join('\n');
}

function group(id: string, { neuron, N, init }: Group, moving: readonly Equation[], checked: CheckedModel): string[] {
	const { model } = checked;
	const kind = model.neurons[neuron] as NeuronKind;
	const lines = [
		`group_${id} = NeuronGroup(`,
		`    ${N},`,
		`    ${block(equations(kind, moving, checked), '    ')},`,
		`    method='${kind.method}',`,
		...(kind.threshold ? [`    threshold=${quoted(expression(kind.threshold))},`] : []),
		...(kind.reset
			? [
					`    reset=${block(
						parseStatements(kind.reset)
							.map(s => showAssignment({ ...s, body: translate(s.body) }))
							.join('\n'),
						'    ',
					)},`,
				]
			: []),
		...(kind.refractory ? [`    refractory=${quoted(expression(kind.refractory))},`] : []),
		'    namespace=parameters,',
		`    name='group_${id}',`,
		')',
		...moving.map(e => `group_${id}.${e.name} = start['${e.name}']`),
		...Object.entries(init).map(([variable, text]) => `group_${id}.${variable} = ${quoted(expression(text))}`),
	];
	return [...lines, ''];
}

/** What changes during the run, in the engine's order: at each step first the recording, then the changes, then the step. */
function protocol(
	{ model }: CheckedModel,
	moving: readonly Equation[],
	groups: readonly string[],
	at: (event: ProtocolEvent) => number,
): string[] {
	const events = [...(model.protocol ?? [])].sort((a, b) => at(a) - at(b));
	if (events.length === 0) return [];
	const value = (parameter: string): string =>
		moving.some(e => e.name === parameter) ? `start['${parameter}']` : `parameters['${parameter}']`;
	const step = (time: string): string => `now >= step_of(${value(time)})`;
	const lines = [
		'# The protocol. It acts after the recording of a step and before its update.',
		'def step_of(time):',
		'    return int(floor(time/defaultclock.dt + 0.5))',
		'',
		'',
		"@network_operation(when='start', order=1)",
		'def protocol(t):',
		'    now = step_of(t)',
	];
	for (const { name: parameter } of moving) {
		const own = events.filter(event => changedBy(event) === parameter);
		lines.push(`    level = ${value(parameter)}`);
		for (const event of own) {
			if ('set' in event) lines.push(`    if ${step(event.at)}:`, `        level = ${value(event.to)}`);
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

/**
 * A run of a model as a Brian2 script that needs no compiler. It gives the same numbers to rounding where nothing is random; random
 * numbers are Brian2's own, so that such runs agree in statistics only.
 */
export function brian2Script(model: Model, run: Run, origin: Origin = {}): string {
	const edited = withEquations(model, run.equations);
	const checked = checkModel(edited);
	const values = valuesOf(edited, run.set);
	const { dt } = edited;
	const duration = run.duration ?? edited.duration;
	const every = run.every ?? dt;
	const seed = run.seed ?? 1;
	const groups = Object.keys(edited.groups);
	const events = edited.protocol ?? [];

	const names = [...new Set(events.map(changedBy).filter(name => name !== undefined))];
	const unitOf = (parameter: string): Expression => parseExpression((edited.parameters[parameter] as Parameter).unit);
	const moving = names.map((parameter): Equation => {
		const unit = unitOf(parameter);
		return { kind: 'parameter', name: parameter, unit, flags: ['shared'], at: unit.at };
	});
	const entry = (parameter: string): string => {
		const { unit, label, value } = edited.parameters[parameter] as Parameter;
		const now = values[parameter] as number;
		const note = now === value ? comment(label) : `${comment(label)} (the model's own value: ${value})`;
		return `    '${parameter}': ${quantity(now, unit)},  # ${note}`;
	};
	const constants = Object.keys(edited.parameters).filter(parameter => !names.includes(parameter));
	const texts = Object.values(edited.neurons)
		.map(kind => kind.equations)
		.join(' ');
	const random = /\bxi|\brandn?\(/.test(`${texts} ${JSON.stringify(edited.groups)} ${JSON.stringify(edited.neurons)}`);

	const observed = [...new Set(run.record)];
	const monitors = groups.filter(id => observed.some(o => edited.observables[o]?.group === id));
	const variables = (id: string): string[] => [
		...new Set(
			observed
				.map(o => edited.observables[o])
				.filter(o => o?.group === id)
				.map(o => (o as { variable: string }).variable),
		),
	];
	const results = observed.map(o => {
		const { group: id, variable } = edited.observables[o] as Model['observables'][string];
		const unit = brianUnit(observableUnit(checked, o).text);
		const array = `asarray(monitor_${id}.${variable}${unit === '1' ? '' : `/${/^\w+$/.test(unit) ? unit : `(${unit})`}`}).T`;
		return `    ${quoted(o)}: ${array},`;
	});
	const endsOnRow = Math.round(duration / dt) % Math.round(every / dt) === 0;

	return [
		`"""${edited.title}: one run of the model '${edited.id}' of E/I Lens, for Brian2 2.5 or newer.`,
		'',
		...(origin.figure ? [`Figure:  ${origin.figure}`] : []),
		...(origin.digest ? [`Digest of the run in E/I Lens:  ${origin.digest}`] : []),
		...(edited.cites.length ? [`After:   ${edited.cites.join(', ')}`] : []),
		'',
		random
			? "What differs: random numbers are Brian2's own, so noise and random starts agree in their statistics, not number by number."
			: 'What differs: rounding only. Nothing in this run is random.',
		'',
		`Writes ${edited.id}.npz: the time in ms and every recorded variable in its own unit, one row a time.`,
		'"""',
		'from brian2 import *',
		'',
		"prefs.codegen.target = 'numpy'  # needs no compiler; remove the line for speed",
		`defaultclock.dt = ${quantity(dt, 'ms')}`,
		`seed(${seed})`,
		'',
		'parameters = {',
		...constants.map(entry),
		...(/\bday\b/.test(JSON.stringify(edited)) ? ["    'day': 86400*second,"] : []),
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
		...groups.flatMap(id => group(id, edited.groups[id] as Group, moving, checked)),
		...protocol(checked, moving, groups, event => values[event.at] as number),
		...monitors.map(
			id =>
				`monitor_${id} = StateMonitor(group_${id}, [${variables(id).map(quoted).join(', ')}], record=True, dt=${quantity(every, 'ms')})`,
		),
		'',
		`network = Network(${[...groups.map(id => `group_${id}`), ...(events.length ? ['protocol'] : []), ...monitors.map(id => `monitor_${id}`)].join(', ')})`,
		`network.run(${quantity(duration, 'ms')})`,
		...(endsOnRow ? monitors.map(id => `monitor_${id}.record_single_timestep()`) : []),
		'',
		'results = {',
		...(monitors[0] ? [`    't': asarray(monitor_${monitors[0]}.t/ms),`] : []),
		...results,
		'}',
		'',
		"if __name__ == '__main__':",
		`    savez('${edited.id}.npz', **results)`,
		`    print('wrote ${edited.id}.npz:', ', '.join(results))`,
		'',
	].join('\n');
}
