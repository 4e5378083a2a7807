/**
 * Mutants: models with one mistake each, made by machine from a model's own texts. A set of expectations is worth what it catches of them.
 * `npm run proofs` runs them and stores what became of each in src/content/measured/mutants/; the verification page shows it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	bits,
	canonical,
	checkModel,
	digest,
	type Model,
	ModelError,
	parseEquations,
	parseExpression,
	parseStatements,
	runningPart,
	show,
	showEquation,
	simulateNow,
} from '../engine/index.ts';
import { store } from './measured.ts';

type Expression = ReturnType<typeof parseExpression>;

/** What kind of mistake it is. */
export type Mistake = 'sign' | 'term' | 'factor' | 'comparison' | 'wiring';

export interface Mutant {
	/** 'dv/dt: mu - v → mu + v'; unique in its model. */
	name: string;
	mistake: Mistake;
	model: Model;
}

/** What became of a mutant. */
export interface MutantResult {
	name: string;
	mistake: Mistake;
	/** Of model, expectations and mutant; another key means that one of them has changed since. */
	key: string;
	/** The first expectation that no longer holds, be it that its run ends in no numbers at all; null where none noticed. */
	caughtBy: string | null;
	/** How many of the model's expectations were tried. */
	tried: number;
}

/** At most so many of a model. */
export const most = 12;

interface Variant {
	mistake: Mistake;
	from: string;
	to: string;
	tree: Expression;
}

const number = (value: number, e: Expression): Expression => ({ kind: 'number', value, at: e.at });
const apply = (op: string, args: Expression[], e: Expression): Expression => ({ kind: 'apply', op, args, at: e.at });
const reversed: Readonly<Record<string, string>> = {
	'>': '<',
	'>=': '<=',
	'<': '>',
	'<=': '>=',
	max: 'min',
	min: 'max',
};
const larger = (e: Expression): Expression => apply('*', [number(1.3, e), e], e);

/** Every way to make one mistake in an expression. `coefficients`: names that may get a factor. */
function variants(e: Expression, coefficients: ReadonlySet<string>): Variant[] {
	const own = (mistake: Mistake, tree: Expression): Variant => ({ mistake, from: show(e), to: show(tree), tree });
	if (e.kind === 'number') return e.value === 0 ? [] : [own('factor', larger(e))];
	if (e.kind === 'name') return coefficients.has(e.name) ? [own('factor', larger(e))] : [];
	const { op, args } = e;
	const [a, b] = args as [Expression, Expression];
	const here: Variant[] = [];
	if (op === '+' || op === '-') {
		here.push(own('sign', apply(op === '+' ? '-' : '+', args, e)), own('term', a));
		here.push(own('term', op === '+' ? b : apply('neg', [b], e)));
	}
	if (op === 'neg') here.push(own('sign', a));
	if (op in reversed) here.push(own('comparison', apply(reversed[op] as string, args, e)));
	const inside = args.flatMap((arg, k) =>
		variants(arg, coefficients).map(v => ({ ...v, tree: apply(op, args.with(k, v.tree), e) })),
	);
	return [...here, ...inside];
}

type Candidate = Mutant & { order: string };

/** Every mutant there could be, runnable or not. */
function candidates(model: Model): Candidate[] {
	// A factor on a parameter that is 0 in every run is no mistake.
	const moved = JSON.stringify([model.protocol ?? [], model.expect.map(({ set = {} }) => Object.keys(set))]);
	const coefficients = new Set(
		Object.keys(model.parameters).filter(name => model.parameters[name]?.value !== 0 || moved.includes(`"${name}"`)),
	);
	const made: Candidate[] = [];
	const add = (mistake: Mistake, name: string, change: Partial<Model>): void => {
		made.push({ mistake, name, model: { ...model, ...change }, order: digest(`${model.id} ${name}`) });
	};
	/** All mistakes in one text. */
	const inText = (where: string, text: string, put: (text: string) => Partial<Model>): void => {
		for (const { mistake, from, to, tree } of variants(parseExpression(text), coefficients))
			add(mistake, `${where}: ${from} → ${to}`, put(show(tree)));
	};
	/** All mistakes in the right sides of a block of statements. */
	const inStatements = (where: string, text: string, put: (text: string) => Partial<Model>): void => {
		const statements = parseStatements(text);
		for (const [k, { name, body }] of statements.entries())
			inText(`${where} ${name}`, show(body), changed =>
				put(statements.map((s, i) => `${s.name} ${s.op} ${i === k ? changed : show(s.body)}`).join('\n')),
			);
	};
	/** All mistakes in the right sides of a block of equations. */
	const inEquations = (where: string, text: string, put: (text: string) => Partial<Model>): void => {
		const equations = parseEquations(text);
		for (const [k, equation] of equations.entries()) {
			if (!equation.body) continue;
			const left = equation.kind === 'differential' ? `d${equation.name}/dt` : equation.name;
			for (const { mistake, from, to, tree } of variants(equation.body, coefficients)) {
				const changed = equations
					.with(k, { ...equation, body: tree })
					.map(showEquation)
					.join('\n');
				add(mistake, `${where}${left}: ${from} → ${to}`, put(changed));
			}
		}
	};
	for (const [id, kind] of Object.entries(model.neurons)) {
		const withKind = (change: object): Partial<Model> => ({
			neurons: { ...model.neurons, [id]: { ...kind, ...change } },
		});
		inEquations('', kind.equations, equations => withKind({ equations }));
		if (kind.threshold) inText('threshold', kind.threshold, threshold => withKind({ threshold }));
		if (kind.refractory) inText('refractory', kind.refractory, refractory => withKind({ refractory }));
		inStatements('reset of', kind.reset ?? '', reset => withKind({ reset }));
		const { regularly } = kind;
		if (regularly)
			inStatements('regularly', regularly.statements, statements =>
				withKind({ regularly: { ...regularly, statements } }),
			);
	}
	for (const [id, pathway] of Object.entries(model.synapses ?? {})) {
		const { [id]: _, ...others } = model.synapses ?? {};
		const withPathway = (change: object): Partial<Model> => ({
			synapses: { ...model.synapses, [id]: { ...pathway, ...change } },
		});
		add('wiring', `${id}: not there`, { synapses: others });
		const turned = pathway.on_pre.includes('+=')
			? pathway.on_pre.replace('+=', '-=')
			: pathway.on_pre.replace('-=', '+=');
		if (turned !== pathway.on_pre) add('sign', `${id}: ${pathway.on_pre} → ${turned}`, withPathway({ on_pre: turned }));
		if (pathway.on_pre.includes('\n'))
			inStatements(`${id}, on_pre:`, pathway.on_pre, on_pre => withPathway({ on_pre }));
		else
			for (const { name, op, body } of parseStatements(pathway.on_pre))
				inText(id, show(body), text => withPathway({ on_pre: `${name} ${op} ${text}` }));
		if (pathway.on_post) inStatements(`${id}, on_post:`, pathway.on_post, on_post => withPathway({ on_post }));
		if (pathway.equations) inEquations(`${id}, `, pathway.equations, equations => withPathway({ equations }));
		if (pathway.delay) add('factor', `${id}: delay twice as long`, withPathway({ delay: `2*(${pathway.delay})` }));
		const { connect } = pathway;
		if (connect.rule === 'pairwise_bernoulli')
			add('wiring', `${id}: p → 1.3*p`, withPathway({ connect: { ...connect, p: `1.3*(${connect.p})` } }));
		if (connect.rule === 'fixed_indegree')
			add(
				'wiring',
				`${id}: indegree → 1.3*indegree`,
				withPathway({ connect: { ...connect, indegree: `floor(1.3*(${connect.indegree}))` } }),
			);
	}
	for (const [id, input] of Object.entries(model.inputs ?? {})) {
		if (input.kind !== 'poisson') continue;
		const withInput = (change: object): Partial<Model> => ({
			inputs: { ...model.inputs, [id]: { ...input, ...change } },
		});
		add('factor', `${id}: rate → 1.3*rate`, withInput({ rate: `1.3*(${input.rate})` }));
		add('factor', `${id}: weight → 1.3*weight`, withInput({ weight: `1.3*(${input.weight})` }));
	}
	return made;
}

/** Whether the engine takes a mutant: its units fit and its method can do its equations. One step of one cell tells. */
function runs({ model }: Mutant): boolean {
	try {
		checkModel(model);
		const groups = Object.fromEntries(
			Object.entries(model.groups).map(([id, { grid, ...group }]) => [
				id,
				grid ? { ...group, grid: { ...grid, width: 1, height: 1 } } : { ...group, N: 1 },
			]),
		);
		const { synapses: _, inputs: __, ...alone } = model;
		simulateNow({ ...alone, groups, observables: {} }, { model: model.id, record: [], duration: model.dt });
		return true;
	} catch (error) {
		if (error instanceof ModelError) return false;
		throw error;
	}
}

/**
 * The mutants of a model: nobody chooses them. All that could be made are put into an order that depends on nothing but their names, and the
 * kinds of mistake take turns.
 */
export function mutantsOf(model: Model): Mutant[] {
	const byMistake = Map.groupBy(
		candidates(model).sort((a, b) => (a.order < b.order ? -1 : 1)),
		({ mistake }) => mistake,
	);
	const own = runningPart(model);
	const chosen = new Map<string, Mutant>();
	const queues = [...byMistake.values()];
	while (chosen.size < most && queues.some(queue => queue.length > 0)) {
		for (const queue of queues) {
			let next = queue.shift();
			while (next && (chosen.has(next.name) || runningPart(next.model) === own || !runs(next))) next = queue.shift();
			if (next && chosen.size < most)
				chosen.set(next.name, { name: next.name, mistake: next.mistake, model: next.model });
		}
	}
	return [...chosen.values()];
}

/** Names a mutant together with all that decides what becomes of it. */
export function mutantKey(model: Model, mutant: Mutant): string {
	const asked = model.expect.map(({ id, measure, band, set, relativeTo, duration, seeds }) => ({
		id,
		measure,
		band,
		set,
		relativeTo,
		duration,
		seeds,
	}));
	return digest({
		model: runningPart(model),
		mutant: runningPart(mutant.model),
		expect: canonical(JSON.parse(JSON.stringify(asked))),
		bits,
	}).slice(0, 16);
}

export const mutantFile = (id: string): string => join(store, 'mutants', `${id}.json`);

/** What is stored of a model's mutants, current or not. */
export const storedMutants = (id: string): MutantResult[] =>
	existsSync(mutantFile(id)) ? JSON.parse(readFileSync(mutantFile(id), 'utf8')) : [];

/** What is known of a model's mutants as both are now: what became of each that has run, and how many have not. */
export function mutantsRun(model: Model): { results: MutantResult[]; left: number } {
	const stored = new Map(storedMutants(model.id).map(result => [result.key, result]));
	const mutants = mutantsOf(model);
	const results = mutants.flatMap(mutant => stored.get(mutantKey(model, mutant)) ?? []);
	return { results, left: mutants.length - results.length };
}
