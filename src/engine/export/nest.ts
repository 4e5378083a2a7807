import { type CheckedModel, type CheckedPathway, checkModel } from '../check-model.ts';
import { withEdit } from '../edit.ts';
import { wantDimension } from '../equations/check.ts';
import { dimensionsOf, unitOfText } from '../equations/kind.ts';
import { parseExpression } from '../equations/parse.ts';
import { show } from '../equations/show.ts';
import { arity, type Expression } from '../equations/tree.ts';
import { type Dimension, time, units } from '../equations/units.ts';
import type { Run } from '../experiment.ts';
import type { Group, Model, NestMapping, Observable, Parameter, ProtocolEvent, Rule } from '../model.ts';
import { ModelError } from '../problem.ts';
import { valuesOf } from '../simulate.ts';
import type { Origin } from './brian2.ts';
import { identifier, quantity, quoted } from './brian2-words.ts';
import { editedNote } from './edited.ts';

/** So many threads or processes share the work; with the same number of both together NEST draws the same numbers. */
const shares = 4;

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

/** NEST's names of parameters and variables of neurons and of synapses that learn, by unit. */
const nestNames: Readonly<Record<string, readonly string[]>> = {
	'1': ['alpha'],
	mV: ['E_L', 'E_ex', 'E_in', 'V_th', 'V_reset', 'V_m'],
	ms: ['tau_m', 'tau_syn_ex', 'tau_syn_in', 't_ref', 'tau', 'tau_minus'],
	pA: ['I_e'],
	nS: ['g_L', 'g_ex', 'g_in', 'eta', 'Wmax', 'weight'],
	pF: ['C_m'],
};

/** The dimension in which NEST takes a number of this name; an unknown name throws. */
function nestDimension(name: string, where: string): Dimension {
	const unit = Object.keys(nestNames).find(unit => nestNames[unit]?.includes(name));
	return unit
		? unitOfText(unit, where).dimension
		: fail(where, `'${name}'`, `one of ${Object.values(nestNames).flat().join(', ')}`);
}

/** Words of a script that no parameter may be called by. */
const taken = ['nest', 'numpy', 'dt', 'duration', 'neuron', 'results', 'lambda', 'in', 'is', 'as', 'if', 'not', 'and'];

/** Python's words for the functions of our language that its math has under the same name. */
const fromMath = ['exp', 'log', 'sqrt', 'tanh', 'sin', 'cos', 'floor'];

/** What happens before the run ends. */
function acting(model: Model, run: Run): ProtocolEvent[] {
	const values = valuesOf(model, run.set);
	const end = run.duration ?? model.duration;
	return (model.protocol ?? []).filter(event => (values[event.at] as number) < end);
}

type Switch = Extract<ProtocolEvent, { set: string }>;

/** Whether an expression speaks of a parameter. */
const names = (text: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(text);

/** Whether an event does no more than give synapses that learn another parameter, as a script can between two stretches of a run. */
function isSwitch(model: Model, { learning = {} }: NestMapping, event: ProtocolEvent): event is Switch {
	if (!('set' in event)) return false;
	const elsewhere = Object.entries(model.synapses ?? {}).some(
		([pathway, { on_pre }]) => !learning[pathway] && names(on_pre, event.set),
	);
	const inCells = Object.values(model.neurons).some(kind =>
		[kind.equations, kind.threshold, kind.reset, kind.refractory].some(text => text && names(text, event.set)),
	);
	const learned = Object.values(learning).some(({ parameters }) =>
		Object.values(parameters).some(text => names(text, event.set)),
	);
	return learned && !elsewhere && !inCells;
}

/** The name of a pathway's synapses in a script. */
const synapsesOf = ({ source, target }: Pick<CheckedPathway, 'source' | 'target'>): string =>
	`synapses_${source}_${target}`;

/** What makes a run one that NEST cannot do, as a sentence; undefined where it can. */
export function notInNest(published: Model, run: Run): string | undefined {
	const model = withEdit(published, run.edit);
	if ('none' in model.nest) return model.nest.none;
	if (run.edit?.neurons || run.edit?.synapses)
		return 'NEST’s neurons are built in, so edited equations have no counterpart there.';
	if (acting(model, run).some(event => !isSwitch(model, model.nest as NestMapping, event)))
		return 'NEST has no counterpart to what happens in the middle of this run.';
	if (Object.values(model.inputs ?? {}).some(input => input.kind === 'timed'))
		return 'Input at given times to single cells is not exported to NEST.';
	return undefined;
}

/** An expression in Python's words: rand() and randn() are NEST's, drawn by the process that owns the cell. */
function python(text: string): string {
	return show(parseExpression(text))
		.replaceAll('rand()', 'nest.random.uniform()')
		.replaceAll('randn()', 'nest.random.normal()')
		.replace(/\bs\b/g, 'second');
}

/** As a factor. */
const factor = (text: string): string => {
	const e: Expression = parseExpression(text);
	return e.kind === 'apply' && ['+', '-', 'neg'].includes(e.op) ? `(${python(text)})` : python(text);
};
const product = (...texts: readonly (string | undefined)[]): string => {
	const known = texts.filter(text => text !== undefined && text !== '1') as string[];
	return known.length === 1 ? python(known[0] as string) : known.map(factor).join('*');
};
const wholeNumber = (text: number | string): string =>
	typeof text === 'number' ? String(text) : `round(${python(text)})`;

/** The weight of a pathway: what its one statement adds, in NEST's unit. */
function weightOf({ name, statements }: CheckedPathway, mapping: NestMapping): string {
	const [only, ...others] = statements;
	const target = only && mapping.variables[only.name];
	if (!only || !target || others.length || (only.op !== '+=' && only.op !== '-='))
		return fail(
			`synapses ${name}`,
			`on_pre of ${statements.length} statements`,
			'one += or -= on a variable that NEST knows',
		);
	const body = show(only.body);
	return product(only.op === '-=' ? `-(${body})` : body, target.weight);
}

function rule(connect: Rule): string {
	const own = {
		pairwise_bernoulli: () =>
			'weight' in connect
				? fail('connect', 'a weight of pairs', 'one probability for all')
				: `'p': ${python((connect as { p: string }).p)}, `,
		fixed_indegree: () =>
			`'indegree': ${wholeNumber((connect as { indegree: string }).indegree)}, 'allow_multapses': True, `,
		all_to_all: () => '',
		one_to_one: () => undefined,
	} as Partial<Record<Rule['rule'], () => string | undefined>>;
	const found = own[connect.rule];
	if (!found) return fail('connect', connect.rule, `one of ${Object.keys(own).join(', ')}`);
	const more = found();
	return more === undefined
		? `{'rule': '${connect.rule}'}`
		: `{'rule': '${connect.rule}', ${more}'allow_autapses': True}`;
}

/** Every text of a mapping has the unit in which NEST takes it. */
function checkMapping(checked: CheckedModel, mapping: NestMapping): void {
	const names = new Map([...dimensionsOf(checked.model.parameters), ['dt', time]]);
	const want = (text: string, dimension: Dimension, what: string): void =>
		wantDimension(parseExpression(text, where), dimension, what, { where, names, random: false });
	const where = `nest of ${checked.model.id}`;
	for (const [name, text] of Object.entries(mapping.constants ?? {})) {
		const dimension = nestDimension(name, where);
		want(text, dimension, name);
		names.set(name, dimension);
	}
	for (const [name, text] of Object.entries(mapping.parameters)) want(text, nestDimension(name, where), name);
	for (const { parameters, weight } of Object.values(mapping.learning ?? {}))
		for (const [name, text] of Object.entries({ ...parameters, weight })) want(text, nestDimension(name, where), name);
	for (const name of [...Object.keys(checked.model.parameters), ...Object.keys(mapping.constants ?? {})])
		if (taken.includes(name) || name in units || name in arity)
			fail(where, `'${name}'`, 'a name that a script does not use otherwise');
	const kinds = new Set(Object.values(checked.model.groups).map(group => group.neuron));
	if (kinds.size > 1) fail(where, `${kinds.size} kinds of neurons`, 'one kind');
}

/** Names with their texts, as Python writes it. */
const dictionary = (texts: Readonly<Record<string, string>>): string =>
	`{${Object.entries(texts)
		.map(([name, text]) => `'${name}': ${python(text)}`)
		.join(', ')}}`;

/** The run: in one, or in stretches between which synapses that learn are given other parameters. */
function simulated(checked: CheckedModel, mapping: NestMapping, switches: readonly Switch[]): string[] {
	const changes = switches.flatMap(({ at, set, to }, k) => {
		const before = switches[k - 1]?.at;
		const changed = checked.pathways.flatMap(pathway =>
			Object.entries(mapping.learning?.[pathway.name]?.parameters ?? {}).flatMap(([name, text]) =>
				names(text, set)
					? [`nest.GetConnections(synapse_model='${synapsesOf(pathway)}').${name} = ${python(text)}`]
					: [],
			),
		);
		return [`nest.Simulate(${before ? `${at} - ${before}` : at})`, `${set} = ${python(to)}`, ...changed];
	});
	const last = switches.at(-1)?.at;
	return [...changes, `nest.Simulate(${last ? `duration - ${last}` : 'duration'})`];
}

/** The lines that connect, drive and record. */
function network(checked: CheckedModel, mapping: NestMapping, record: readonly string[]): string[] {
	const { model, pathways } = checked;
	const groups = Object.entries(model.groups).flatMap(([id, { N, init }]: [string, Group]) => [
		`group_${id} = nest.Create('${mapping.model}', ${wholeNumber(N ?? fail(`nest of ${model.id}`, `a grid '${id}'`, 'groups without a place'))}, neuron)`,
		...Object.entries(init).map(([variable, text]) => {
			const { name, times } = mapping.variables[variable] ?? {};
			if (!name)
				return fail(`nest of ${model.id}`, `a start of '${variable}'`, 'a variable that NEST lets a script set');
			return `group_${id}.${name} = ${product(text, times)}`;
		}),
	]);
	const connected = pathways.flatMap(pathway => {
		const learning = mapping.learning?.[pathway.name];
		const copied = synapsesOf(pathway);
		const weight = learning
			? `'synapse_model': '${copied}', 'weight': ${python(learning.weight)}`
			: `'weight': ${weightOf(pathway, mapping)}`;
		return [
			...(learning
				? [
						`nest.CopyModel('${learning.model}', '${copied}', ${dictionary({ ...learning.parameters, weight: learning.weight })})`,
					]
				: []),
			'nest.Connect(',
			`    group_${pathway.source},`,
			`    group_${pathway.target},`,
			`    ${rule(pathway.connect)},`,
			`    {${weight}, 'delay': ${pathway.delay === undefined ? 'dt' : `${python(pathway.delay)} + dt`}},`,
			')',
		];
	});
	const driven = Object.entries(model.inputs ?? {}).flatMap(([name, input]) => {
		if (input.kind !== 'poisson') return [];
		const id = `input_${identifier(name)}`;
		const rate = `${product(input.N, input.rate)}/Hz`;
		return [
			`${id} = nest.Create('poisson_generator', params={'rate': ${rate}})`,
			`nest.Connect(${id}, group_${input.target}, 'all_to_all', {'weight': ${product(input.weight, mapping.variables[input.variable]?.weight)}, 'delay': dt})`,
		];
	});
	const recorded = record.flatMap(name => {
		const { group, cells } = model.observables[name] as Observable;
		const id = `spikes_${identifier(name)}`;
		return [
			`${id} = nest.Create('spike_recorder')`,
			`nest.Connect(group_${group}${cells === undefined ? '' : `[:${cells}]`}, ${id})`,
		];
	});
	return [...groups, '', ...connected, '', ...driven, ...(driven.length ? [''] : []), ...recorded];
}

/** A docstring's list, in lines of a hundred characters. */
const list = (sentences: readonly string[]): string[] =>
	sentences.flatMap(sentence =>
		(sentence.match(/.{1,98}(?= |$)/g) ?? []).map((line, k) => `${k ? ' ' : '-'} ${line.trim()}`),
	);

/**
 * A run of a model as a PyNEST script, for one machine or for many processes: every draw is NEST's own and belongs to the process that owns
 * the cell. Throws where NEST has no counterpart; `notInNest` says so beforehand.
 */
export function nestScript(published: Model, run: Run, { figure, digest }: Origin = {}): string {
	const model = withEdit(published, run.edit);
	const reason = notInNest(published, run);
	const mapping = model.nest;
	if (reason !== undefined || 'none' in mapping)
		return fail(`nest of ${model.id}`, `no counterpart: ${reason}`, 'a run that NEST can do');
	const checked = checkModel(model);
	checkMapping(checked, mapping);
	const values = valuesOf(model, run.set);
	const spikes = [...new Set(run.record)].filter(name => model.observables[name]?.variable === 'spikes');
	if (spikes.length === 0) fail('record', run.record.join(', ') || 'nothing', 'an observable of spikes');
	// What only the protocol uses has no part in a run in which it does not act.
	const switches = acting(model, run)
		.filter(event => isSwitch(model, mapping, event))
		.sort((a, b) => (values[a.at] as number) - (values[b.at] as number));
	const events = new Set(
		(model.protocol ?? []).flatMap(event => (switches.some(({ at }) => at === event.at) ? [] : [event.at])),
	);
	const constants = Object.entries(model.parameters).filter(([name]) => !events.has(name));
	const parameterLine = ([name, { unit, label, value }]: [string, Parameter]): string => {
		const now = values[name] as number;
		return `${name} = ${quantity(now, unit)}  # ${label}${now === value ? '' : ` (the model's own value: ${value})`}`;
	};
	const body = [
		...constants.map(parameterLine),
		'',
		...(mapping.constants ? [`# What ${mapping.model} wants and the model does without.`] : []),
		...Object.entries(mapping.constants ?? {}).map(([name, text]) => `${name} = ${python(text)}`),
		'neuron = {',
		...Object.entries(mapping.parameters).map(([name, text]) => `    '${name}': ${python(text)},`),
		'}',
		'',
		...network(checked, mapping, spikes),
	];
	const uses = (name: string): boolean =>
		body.some(line => new RegExp(`\\b${name}\\b`).test(line.replace(/ {2}#.*/, '')));
	const functions = fromMath.filter(uses);
	const factors = Object.entries(units).filter(
		([name]) => name !== 's' && (['ms', 'second'].includes(name) || uses(name)),
	);
	const file = `${model.id}-nest.py`;
	return [
		`"""${model.title}: one run of the model '${model.id}' of E/I Lens, for NEST 3.1 or newer.`,
		'',
		...editedNote(published, run.edit),
		...(figure ? [`Figure:  ${figure}`] : []),
		...(digest ? [`Digest of the run in E/I Lens:  ${digest}`] : []),
		...(model.cites.length ? [`After:   ${model.cites.join(', ')}`] : []),
		'',
		`On one machine:     python3 ${file}`,
		`On several:         mpirun -np ${shares} python3 ${file}`,
		`The work is shared among ${shares} threads or processes; 1, 2 or ${shares} processes give the same spikes. Several need a NEST`,
		'with MPI, and mpi4py, which adds up their counts.',
		'',
		`The cells are NEST's ${mapping.model}. What is moved so that both take the same steps:`,
		...list([
			...mapping.adjusts,
			'NEST dates a spike at the end of its step, E/I Lens at the start: a step is taken off.',
		]),
		'What differs:',
		...list([
			...mapping.differs,
			"Random numbers are NEST's own, so that runs agree in their statistics, not spike by spike.",
		]),
		'',
		`Prints the mean rates over the whole run and writes ${model.id}-spikes-PROCESS.npz: NAME_times in ms and NAME_cells,`,
		'counted from 0, one entry a spike of the cells that the process owns.',
		'"""',
		...(functions.length ? [`from math import ${functions.join(', ')}`, ''] : []),
		'import nest',
		'import numpy',
		'',
		"# Units, as factors of NEST's own.",
		...factors.map(([name, { factor }]) => `${name} = ${Number.isInteger(factor) ? factor.toFixed(1) : factor}`),
		'',
		`dt = ${quantity(model.dt, 'ms')}`,
		`duration = ${quantity(run.duration ?? model.duration, 'ms')}`,
		'',
		'nest.ResetKernel()',
		`nest.total_num_virtual_procs = ${shares}`,
		'nest.resolution = dt',
		// NEST knows no seed 0.
		`nest.rng_seed = ${run.seed || (run.seed === 0 ? 0xffffffff : 1)}`,
		'',
		...body,
		'',
		...simulated(checked, mapping, switches),
		'',
		'',
		'def everywhere(count):',
		'    """The sum of a count over all processes."""',
		'    if nest.NumProcesses() == 1:',
		'        return count',
		'    from mpi4py import MPI',
		'    return MPI.COMM_WORLD.allreduce(count)',
		'',
		'',
		'results = {}',
		`for name, recorder, cells in [${spikes.map(name => `(${quoted(name)}, spikes_${identifier(name)}, ${cellsOf(model.observables[name] as Observable)})`).join(', ')}]:`,
		'    rate = everywhere(recorder.n_events)/len(cells)/(duration/second)',
		'    if nest.Rank() == 0:',
		"        print(f'{name}: {rate:.2f} Hz')",
		"    results[f'{name}_times'] = recorder.events['times'] - dt",
		"    results[f'{name}_cells'] = recorder.events['senders'] - cells.tolist()[0]",
		`numpy.savez(f'${model.id}-spikes-{nest.Rank()}.npz', **results)`,
		'',
	].join('\n');
}

const cellsOf = ({ group, cells }: Observable): string => `group_${group}${cells === undefined ? '' : `[:${cells}]`}`;
