import { wantDimension } from './equations/check.ts';
import {
	type CheckedKind,
	checkKind,
	checkOnPre,
	dimensionsOf,
	type NamedUnit,
	namesBehind,
	type Touched,
	unitOfText,
} from './equations/kind.ts';
import { parseExpression } from './equations/parse.ts';
import { initProgram } from './equations/programs.ts';
import type { Assignment } from './equations/tree.ts';
import { namesIn } from './equations/tree.ts';
import { type Dimension, one, time, type Unit, units } from './equations/units.ts';
import type { Group, Input, Model, Observable, ProtocolEvent, Rule, Synapses } from './model.ts';
import type { SynapseKind } from './plastic/synapse.ts';
import { ModelError } from './problem.ts';
import type { CheckedSum } from './sums/check.ts';

/** A pathway whose texts fit its groups. `statements` are those of on_pre. */
export interface CheckedPathway {
	name: string;
	source: string;
	target: string;
	statements: readonly Assignment[];
	on_post: readonly Assignment[];
	/** Where its synapses have variables of their own, or its statements name more than the target. */
	synapse?: SynapseKind;
	connect: Rule;
	delay?: string;
}

/** Checked texts of a model: every mistake in it has been found. */
export interface CheckedModel {
	model: Model;
	kinds: ReadonlyMap<string, CheckedKind>;
	parameterUnits: ReadonlyMap<string, Unit>;
	pathways: readonly CheckedPathway[];
	sums: readonly CheckedSum[];
	/** What arrives at each group, by its name. */
	touched: ReadonlyMap<string, Touched>;
}

/** The name of a source's variable in a synapse's texts. */
export const ofSource = (name: string): string => `${name}_pre`;

/** Whether a pathway's texts need more than its target. */
const isOwn = ({ equations, on_post, init, on_pre }: Pick<Synapses, 'equations' | 'on_pre' | 'on_post' | 'init'>) =>
	[equations, on_post, init].some(part => part !== undefined) || /_(pre|post)\b/.test(on_pre);

const known = (names: Iterable<string>): string => [...names].join(', ') || 'there is none';

const fail = (where: string, found: string, expected: string): never => {
	throw new ModelError({ in: where, found, expected });
};

/** A part of the engine that a model brings; without it what it is for cannot be said. */
const part = <T>(found: T | undefined, where: string, what: string, name: string): T =>
	found ?? fail(where, what, `the model's \`${name}\``);

/** The kind of neuron of a group. */
export const kindOf = (
	{ model, kinds }: Pick<CheckedModel, 'model' | 'kinds'>,
	group: string,
): CheckedKind | undefined => kinds.get(model.groups[group]?.neuron ?? '');

/** The parameters that an event of the protocol names. */
function namesOf(event: ProtocolEvent): string[] {
	if ('deleteSpikeOf' in event) return [event.at];
	if ('scale' in event) return [event.at, event.scale, event.by];
	return [event.at, event.until ?? event.at, 'set' in event ? event.set : event.add, event.to];
}

/** The parameter that an event changes, if it changes one. */
export const changedBy = (event: ProtocolEvent): string | undefined =>
	'deleteSpikeOf' in event ? undefined : 'set' in event ? event.set : 'scale' in event ? event.scale : event.add;

/** Checks everything a model says: equations, units, groups, pathways, inputs, initial values, protocol, observables. Throws a ModelError. */
export function checkModel(model: Model): CheckedModel {
	const dimensions = dimensionsOf(model.parameters);
	const parameterUnits = new Map(
		Object.entries(model.parameters).map(([name, { unit }]) => [name, unitOfText(unit, `parameter ${name}`)]),
	);
	const onGrid = (neuron: string, grid: boolean): boolean =>
		Object.values(model.groups).some(group => group.neuron === neuron && Boolean(group.grid) === grid);
	const kinds = new Map(
		Object.entries(model.neurons).map(([name, kind]) => [
			name,
			checkKind(name, kind, dimensions, onGrid(name, true), model.updating),
		]),
	);
	const wantParameter = (where: string, name: string): void => {
		if (!Object.hasOwn(model.parameters, name))
			fail(where, `'${name}'`, `a parameter: ${known(Object.keys(model.parameters))}`);
	};
	/** An expression of parameters, of one dimension. */
	const want = (where: string, text: string | number, dimension: Dimension, what: string): void =>
		wantDimension(parseExpression(String(text), where), dimension, what, { where, names: dimensions, random: false });
	const wantGroup = (where: string, name: string): CheckedKind =>
		kinds.get(model.groups[name]?.neuron ?? '') ??
		fail(where, `the group '${name}'`, `one of ${known(Object.keys(model.groups))}`);

	/** Parameters on which grids depend. */
	const fixed: string[] = [];
	for (const [name, group] of Object.entries(model.groups)) {
		const where = `group ${name}`;
		const kind =
			kinds.get(group.neuron) ?? fail(where, `the neuron kind '${group.neuron}'`, `one of ${known(kinds.keys())}`);
		const { N, grid } = group;
		if ((N === undefined) === (grid === undefined))
			fail(where, N ? 'N and a grid' : 'neither N nor a grid', 'one of them');
		if (typeof N === 'string') want(where, N, one, 'N');
		else if (N !== undefined && (!Number.isInteger(N) || N < 1))
			fail(where, `N = ${N}`, 'a whole number of neurons, at least 1');
		if (grid) fixed.push(...part(model.grids, where, 'a grid', 'grids').check(where, grid, dimensions));
		if (kind.grid && onGrid(group.neuron, false))
			fail(where, `the neuron kind '${group.neuron}', which groups with and without a grid have`, 'kinds of their own');
		initProgram(kind, group.init, name, 'f64', model.dt);
	}
	if (!(model.dt > 0)) fail(`model ${model.id}`, `dt = ${model.dt}`, 'a step above 0 ms');

	const pathways = Object.entries(model.synapses ?? {}).map(
		([name, { on_pre, connect, delay, ...more }]: [string, Synapses]): CheckedPathway => {
			const where = `synapses ${name}`;
			const [, source = '', target = ''] = /^(\w+)->(\w+)$/.exec(name) ?? [];
			if (!source) fail(where, `'${name}'`, "a source and a target, such as 'E->I'");
			if (!wantGroup(where, source).threshold)
				fail(where, `'${source}', which has no threshold`, 'a group that spikes');
			if ('weight' in connect)
				part(model.pairing, where, 'a weight', 'pairing').check(where, connect as never, dimensions);
			else if ('p' in connect) want(where, connect.p, one, 'p');
			if (connect.rule === 'symmetric_pairwise_bernoulli' && source !== target)
				fail(where, `${connect.rule} between two groups`, 'one group that is connected to itself');
			if (connect.rule === 'fixed_indegree') want(where, connect.indegree, one, 'indegree');
			if (delay !== undefined) want(where, delay, time, 'a delay');
			const kind = wantGroup(where, target);
			if (more.on_post !== undefined && !kind.threshold)
				fail(`on_post of ${name}`, `'${target}', which has no threshold`, 'a target that spikes');
			const texts = { on_pre, ...more };
			const checked = isOwn(texts)
				? part(model.plasticity, where, 'synapses with variables of their own', 'plasticity').check(
						name,
						texts,
						wantGroup(where, source),
						kind,
						dimensions,
					)
				: { statements: checkOnPre(on_pre, kind, `on_pre of ${name}`), on_post: [] };
			return { name, source, target, ...checked, connect, ...(delay !== undefined && { delay }) };
		},
	);
	for (const [name, input] of Object.entries(model.inputs ?? {})) checkInput(name, input);

	for (const [name, { regularly }] of kinds)
		if (regularly?.every) wantSteady(regularly.every, `the interval of the regular updates of ${name} depends`);
	for (const event of model.protocol ?? []) {
		for (const name of namesOf(event)) wantParameter('protocol', name);
		const moved = changedBy(event);
		if (moved && fixed.includes(moved))
			fail('protocol', `a change of '${moved}', on which a grid depends`, 'parameters of equations and weights');
		if ('deleteSpikeOf' in event && !wantGroup('protocol', event.deleteSpikeOf).threshold)
			fail('protocol', `'${event.deleteSpikeOf}', which has no threshold`, 'a group that spikes');
	}
	for (const [name, { group, variable, cells, block }] of Object.entries(model.observables)) {
		const kind = kinds.get(model.groups[group]?.neuron ?? '');
		const spikes = variable === 'spikes' && kind?.threshold;
		if (block !== undefined && (spikes || cells || !model.groups[group]?.grid || !Number.isInteger(block) || block < 1))
			fail(`observable ${name}`, `block = ${block}`, 'a whole number from 1, for a variable of a group with a grid');
		if (spikes || kind?.variables.has(variable) || kind?.subexpressions.has(variable)) continue;
		const synapse = pathways.find(p => p.name === group)?.synapse;
		if (synapse?.own.has(variable)) continue;
		if (synapse)
			fail(
				`observable ${name}`,
				`'${variable}' of '${group}'`,
				`a variable of its synapses: ${known(synapse.own.keys())}`,
			);
		fail(
			`observable ${name}`,
			`'${variable}' of '${group}'`,
			`a variable of one of the groups ${known(Object.keys(model.groups))}, or 'spikes' of one with a threshold`,
		);
	}
	const touched = touchedOf(model, kinds, pathways);
	const moved = new Set((model.protocol ?? []).map(changedBy));
	const sums = model.sums
		? part(model.summing, 'sums', 'sums', 'summing').check(
				model,
				wantGroup,
				group => (touched.get(group) as Touched).written,
				moved,
			)
		: [];
	return { model, kinds, parameterUnits, pathways, sums, touched };

	function checkInput(name: string, input: Input): void {
		const where = `input ${name}`;
		const kind = wantGroup(where, input.target);
		const variable =
			kind.variables.get(input.variable) ??
			fail(where, `'${input.variable}'`, `a variable of ${input.target}: ${known(kind.variables.keys())}`);
		want(where, input.weight, variable.dimension, `the weight, which is added to ${input.variable},`);
		if (input.kind === 'timed') {
			for (const at of input.times) want(where, at, time, 'a time');
			const bad = input.cells.find(c => !Number.isInteger(c) || c < 0);
			if (bad !== undefined) fail(where, `the cell ${bad}`, 'whole numbers from 0');
			return;
		}
		part(model.driving, where, 'Poisson trains', 'driving');
		want(where, input.N, one, 'N');
		want(where, input.rate, (units.Hz as Unit).dimension, 'a rate');
		wantSteady(`(${input.N})*(${input.rate})`, `the rate of ${name} depends`);
	}

	/** What is fixed when a run begins may not depend on what the protocol changes. */
	function wantSteady(text: string, depends: string): void {
		const used = namesIn(parseExpression(text));
		const moved = (model.protocol ?? []).map(changedBy).find(p => p !== undefined && used.has(p));
		if (moved) fail('protocol', `a change of '${moved}', on which ${depends}`, 'parameters of equations and weights');
	}
}

/** What pathways and inputs do to each group. */
function touchedOf(
	{ groups, inputs = {} }: Model,
	kinds: ReadonlyMap<string, CheckedKind>,
	pathways: readonly CheckedPathway[],
): Map<string, Touched> {
	return new Map(
		Object.entries(groups).map(([group, { neuron }]) => {
			const kind = kinds.get(neuron) as CheckedKind;
			const all = (p: CheckedPathway): readonly Assignment[] => [...p.statements, ...p.on_post];
			const incoming = pathways.filter(p => p.target === group);
			const read = incoming.flatMap(p => all(p).flatMap(s => namesBehind(p.synapse ?? kind, s.body)));
			const readAsSource = pathways
				.filter(p => p.source === group)
				.flatMap(p => (p.synapse ? all(p).flatMap(s => namesBehind(p.synapse as SynapseKind, s.body)) : []))
				.flatMap(name => [...kind.variables.keys()].filter(variable => ofSource(variable) === name));
			const variables = Object.values(inputs)
				.filter(i => i.target === group)
				.map(i => i.variable);
			const written = new Set([...incoming.flatMap(all).map(s => s.name), ...variables]);
			return [group, { written, mentioned: new Set([...written, ...read, ...readAsSource]) }];
		}),
	);
}

/** The unit of an observable, as its equation writes it; spikes have none. */
export function observableUnit(checked: CheckedModel, name: string): NamedUnit {
	const { group, variable } = checked.model.observables[name] as Observable;
	const synapse = checked.pathways.find(p => p.name === group)?.synapse;
	const kind = synapse ?? (checked.kinds.get((checked.model.groups[group] as Group).neuron) as CheckedKind);
	return (
		kind.variables.get(variable) ??
		kind.subexpressions.get(variable) ?? { text: '1', factor: 1, dimension: [0, 0, 0, 0, 0] }
	);
}
