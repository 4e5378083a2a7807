import { type CheckedModel, type CheckedPathway, kindOf } from '../check-model.ts';
import type { CheckedKind } from '../equations/kind.ts';
import { parseExpression, parseStatements } from '../equations/parse.ts';
import { show, showAssignment, showEquation } from '../equations/show.ts';
import { type Assignment, type Equation, type Expression, name as nameOf } from '../equations/tree.ts';
import type { Group, Input, NeuronKind, ProtocolEvent } from '../model.ts';
import { baseUnit, block, brianUnit, expression, grouped, identifier, quoted, translate } from './brian2-words.ts';

/** Names of what a script holds besides its groups: objects for Brian2's Network. */
export interface Part {
	lines: string[];
	objects: string[];
}

export const pathwayId = ({ source, target }: Pick<CheckedPathway, 'source' | 'target'>): string =>
	`synapses_${source}_to_${target}`;
export const inputId = (name: string): string => `input_${identifier(name)}`;

/** Python that puts a number or an expression of parameters into a whole number. */
export const whole = (text: number | string): string =>
	typeof text === 'number' ? String(text) : `whole(${quoted(expression(text))})`;
export const value = (text: string): string => `value(${quoted(expression(text))})`;

/** Two functions that the lines below use. */
export const helpers = (moving: boolean): readonly string[] => [
	'def value(text):',
	'    """An expression of parameters, with its unit."""',
	`    return eval(text, globals(), ${moving ? '{**start, **parameters}' : 'parameters'})`,
	'',
	'',
	'def whole(text):',
	'    """The same as a whole number."""',
	'    return int(float(value(text)) + 0.5)',
	'',
	'',
];

/** A number for each pair of cells, where pairs differ. */
export const pairHelper = (moving: boolean): readonly string[] => [
	'def pairs(text, source, target):',
	'    """An expression of the numbers i and j of two cells, for all of them."""',
	'    i, j = numpy.indices((len(source), len(target)))',
	'    truth = lambda x: numpy.asarray(x).astype(int)',
	`    names = {**${moving ? '{**start, **parameters}' : 'parameters'}, 'i': i, 'j': j, 'int': truth}`,
	'    return asarray(eval(text, globals(), names)) + 0.0*i*j',
	'',
	'',
];

/** Whether a pathway's pairs differ. */
export const isWeighted = ({ connect }: CheckedPathway): boolean => 'weight' in connect;

/** A time as the number of the step that is nearest. */
export const stepOf: readonly string[] = [
	'',
	'def step_of(time):',
	'    return int(floor(time/defaultclock.dt + 0.5))',
	'',
	'',
];

/** Reads what the engine has drawn. */
export const readDrawn = (folder: string): readonly string[] => [
	'def drawn(name):',
	`    return numpy.load(${quoted(`${folder}/`)} + name + '.npy')`,
	'',
	'',
];

/** The statements of a pathway are about the target's variables: v becomes v_post, and the target's number is j. */
function atTarget(e: Expression, names: ReadonlySet<string>): Expression {
	if (e.kind === 'number') return e;
	if (e.kind === 'name')
		return e.name === 'i' ? { ...e, name: 'j' } : names.has(e.name) ? { ...e, name: `${e.name}_post` } : e;
	return { ...e, args: e.args.map(arg => atTarget(arg, names)) };
}

/** The lines that connect a pathway. Synapses stand in the order of their sources, which is what Brian2 goes through fastest. */
function connectLines(id: string, { source, target, connect: rule }: CheckedPathway, drawn: boolean): string[] {
	if (rule.rule === 'all_to_all') return [`${id}.connect()`];
	if (rule.rule === 'one_to_one') return [`${id}.connect(j='i')`];
	if (rule.rule === 'one_to_block') return [`${id}.connect(condition='i == j//(N_post//N_pre)')`];
	if (drawn) return [`${id}.connect(i=drawn('${id}_i'), j=drawn('${id}_j'))`];
	if (rule.rule === 'pairwise_bernoulli' && rule.weight !== undefined)
		return [
			'# Each pair by its weight, with this probability on average: Brian2 has no such rule, so NumPy draws.',
			`weight = pairs(${quoted(expression(rule.weight))}, group_${source}, group_${target})`,
			`chance = pairs(${quoted(expression(rule.p))}, group_${source}, group_${target})`,
			'chance = chance*weight*(sum(weight > 0, axis=1)/maximum(sum(weight, axis=1), 1e-300))[:, newaxis]',
			`i, j = numpy.nonzero(numpy.random.rand(*weight.shape) < chance)`,
			`${id}.connect(i=i, j=j)`,
		];
	if (rule.rule === 'pairwise_bernoulli') return [`${id}.connect(p=${value(rule.p)})`];
	if (rule.rule === 'symmetric_pairwise_bernoulli')
		return [
			'# Each pair with this probability, and then both ways: Brian2 has no such rule, so NumPy draws.',
			`cells, chance = len(group_${source}), ${value(rule.p)}`,
			`others = [cell + 1 + numpy.flatnonzero(numpy.random.rand(cells - cell - 1) < chance) for cell in range(cells)]`,
			'one = numpy.repeat(numpy.arange(cells), [len(row) for row in others])',
			'other = numpy.concatenate(others)',
			`${id}.connect(i=numpy.concatenate([one, other]), j=numpy.concatenate([other, one]))`,
		];
	return [
		`# Each target draws ${rule.indegree} sources, with replacement: Brian2 has no such rule, so NumPy draws.`,
		`indegree = ${whole(rule.indegree)}`,
		`sources = numpy.random.randint(len(group_${source}), size=indegree*len(group_${target}))`,
		"order = numpy.argsort(sources, kind='stable')",
		`${id}.connect(i=sources[order], j=order // indegree)`,
	];
}

/** Every pathway. With `drawn`, random connections are read instead of drawn. */
export function pathways(checked: CheckedModel, moving: readonly Equation[], drawn: boolean): Part {
	const lines = checked.pathways.flatMap((pathway, k): string[] => {
		const id = pathwayId(pathway);
		const kind = kindOf(checked, pathway.target) as CheckedKind;
		const names = new Set(['N', ...kind.variables.keys(), ...kind.subexpressions.keys(), ...moving.map(m => m.name)]);
		const { synapse } = pathway;
		// Brian2 may take a subexpression of synapses as it was before their event-driven variables were brought up to date: it is written out.
		const writtenOut = (e: Expression): Expression => {
			if (e.kind === 'apply') return { ...e, args: e.args.map(writtenOut) };
			if (e.kind !== 'name' || !synapse?.subexpressions.has(e.name) || kind.subexpressions.has(e.name)) return e;
			return writtenOut(synapse.equations.find(q => q.name === e.name)?.body as Expression);
		};
		const inBrian = (body: Expression): Expression =>
			atTarget(translate(writtenOut(body), synapse?.scope.names ?? kind.scope.names), names);
		const code = (statements: readonly Assignment[]): string =>
			block(
				statements
					.map(s => ({ ...s, name: synapse?.own.has(s.name) ? s.name : `${s.name}_post`, body: inBrian(s.body) }))
					.map(showAssignment)
					.join('\n'),
				'    ',
			);
		const own = synapse?.equations.filter(e => synapse.own.has(e.name)) ?? [];
		const model = own.map(e =>
			showEquation({ ...e, ...(e.body && { body: inBrian(e.body) }), unit: nameOf(baseUnit(e.unit)) }),
		);
		const init = Object.entries(checked.model.synapses?.[pathway.name]?.init ?? {}).map(([variable, text]) => {
			const unit = synapse?.own.get(variable)?.text ?? '1';
			const numbers = `${unit === '1' ? '' : `${grouped(brianUnit(unit))}*`}drawn('${id}_${variable}')`;
			return `${id}.${variable} = ${drawn ? numbers : quoted(show(inBrian(parseExpression(text))))}`;
		});
		return [
			`${id} = Synapses(`,
			`    group_${pathway.source},`,
			`    group_${pathway.target},`,
			...(model.length ? [`    model=${block(model.join('\n'), '    ')},`] : []),
			`    on_pre=${code(pathway.statements)},`,
			...(pathway.on_post.length ? [`    on_post=${code(pathway.on_post)},`] : []),
			...(pathway.delay === undefined ? [] : [`    delay=${value(pathway.delay)},`]),
			`    order=${k},`,
			'    namespace=parameters,',
			`    name='${id}',`,
			')',
			...connectLines(id, pathway, drawn),
			...init,
			'',
		];
	});
	return { lines, objects: checked.pathways.map(pathwayId) };
}

function poisson(name: string, input: Extract<Input, { kind: 'poisson' }>, drawn: boolean): string[] {
	const id = inputId(name);
	const weight = expression(input.weight);
	if (drawn)
		return [
			'# How many spikes come in at each cell in each step.',
			`parameters['counts_${id}'] = TimedArray(drawn('${id}'), dt=defaultclock.dt)`,
			`${id} = group_${input.target}.run_regularly(${quoted(`${input.variable} += counts_${id}(t, i)*(${weight})`)}, when='resets', order=1, name='${id}')`,
			'',
		];
	return [
		`${id} = PoissonInput(`,
		`    group_${input.target},`,
		`    '${input.variable}',`,
		// Brian2 counts at most one spike a train and step. A thousand trains for each, a thousandth as fast, are as good as Poisson.
		`    N=1000*${whole(input.N)},`,
		`    rate=${value(input.rate)}/1000,`,
		`    weight=${quoted(weight)},`,
		"    when='resets',",
		'    order=1,',
		')',
		'',
	];
}

/** As a text the change passes by cells whose variable is frozen, as all input does. */
function timed(name: string, input: Extract<Input, { kind: 'timed' }>): string[] {
	const id = inputId(name);
	return [
		`${id}_steps = {${input.times.map(t => `step_of(${value(t)})`).join(', ')}}`,
		'',
		'',
		"@network_operation(when='resets', order=2)",
		`def ${id}(t):`,
		`    if step_of(t) in ${id}_steps:`,
		`        for cell in [${input.cells.join(', ')}]:`,
		`            group_${input.target}.${input.variable}[cell] = ${quoted(`${input.variable} + ${expression(input.weight)}`)}`,
		'',
		'',
	];
}

/** Everything from outside, in the engine's order: Poisson trains, then what comes at given times. */
export function inputs(checked: CheckedModel, drawn: boolean): Part {
	const all = Object.entries(checked.model.inputs ?? {});
	return {
		lines: all.flatMap(([name, input]) =>
			input.kind === 'poisson' ? poisson(name, input, drawn) : timed(name, input),
		),
		objects: all.map(([name]) => inputId(name)),
	};
}

type Deletion = Extract<ProtocolEvent, { deleteSpikeOf: string }>;
export const isDeletion = (event: ProtocolEvent): event is Deletion => 'deleteSpikeOf' in event;

/**
 * Spikes that are not passed on. Brian2 knows no such thing: after the test against the threshold the spike is taken off the group's
 * list, so that neither synapses nor monitors see it, and the reset, which goes by that list, is done by hand.
 */
export function deletions(checked: CheckedModel, events: readonly ProtocolEvent[], at: (time: string) => string): Part {
	const { model } = checked;
	const own = events.filter(isDeletion);
	const groups = [...new Set(own.map(e => e.deleteSpikeOf))];
	if (groups.length === 0) return { lines: [], objects: [] };
	const lines = groups.flatMap(id => {
		const kind = model.neurons[(model.groups[id] as Group).neuron] as NeuronKind;
		const resets = parseStatements(kind.reset ?? '').map(({ name, op, body }) => {
			const right = show(translate(body, kindOf(checked, id)?.scope.names));
			return `        group_${id}.${name}[cell] = ${quoted(op === '=' ? right : `${name} ${op[0]} (${right})`)}`;
		});
		const times = own.filter(e => e.deleteSpikeOf === id).map(e => at(e.at));
		return [
			`# The first spike of group_${id} at each of these times or later is not passed on. This is E/I Lens's own: Brian2 has nothing like it.`,
			`to_delete_${id} = sorted([${times.join(', ')}])`,
			`deleted_${id} = []`,
			'',
			'',
			"@network_operation(when='thresholds', order=1)",
			`def delete_spike_${id}(t):`,
			`    spikes = group_${id}.variables['_spikespace'].get_value()`,
			'    count = spikes[-1]',
			`    if count > 0 and to_delete_${id} and step_of(t) >= step_of(to_delete_${id}[0]):`,
			`        to_delete_${id}.pop(0)`,
			`        deleted_${id}.append(int(spikes[0]))`,
			'        spikes[:count - 1] = spikes[1:count].copy()',
			'        spikes[-1] = count - 1',
			'',
			'',
			"@network_operation(when='resets')",
			`def reset_deleted_${id}(t):`,
			`    for cell in deleted_${id}:`,
			// Brian2 guards frozen variables against everything but its own reset.
			...(kind.refractory ? [`        group_${id}.not_refractory[cell] = True`] : []),
			...resets,
			...(kind.refractory ? [`        group_${id}.not_refractory[cell] = False`] : []),
			`    deleted_${id}.clear()`,
			'',
			'',
		];
	});
	return { lines, objects: groups.flatMap(id => [`delete_spike_${id}`, `reset_deleted_${id}`]) };
}
