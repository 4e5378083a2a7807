/** Connections that are likelier between some cells than between others. A model brings this with it, so that others need not load it. */
import { wantDimension } from '../equations/check.ts';
import { lower } from '../equations/lower.ts';
import { parseExpression } from '../equations/parse.ts';
import { namesIn } from '../equations/tree.ts';
import { type Dimension, one } from '../equations/units.ts';
import { availableKernel } from '../kernel/available.ts';
import { Graph, type Node } from '../kernel/ir.ts';
import { Layout, type Numbers } from '../layout.ts';
import type { Rule } from '../model.ts';
import type { Wiring } from '../network/connect.ts';
import { ModelError } from '../problem.ts';

type Weighted = Extract<Rule, { rule: 'pairwise_bernoulli' }> & { weight: string };

/** Checks the two texts: p may use the number of the source, the weight that of the target, too. */
function check(where: string, { p, weight }: Weighted, parameters: ReadonlyMap<string, Dimension>): void {
	const names = new Map(parameters).set('i', one);
	wantDimension(parseExpression(p, where), one, 'p', { where, names, random: false });
	const both = new Map(names).set('j', one);
	wantDimension(parseExpression(weight, where), one, 'a weight', { where, names: both, random: false });
}

/** Computes p and the weights of all targets of a source, in arrays that stand until the next are computed. */
function weigher(
	where: string,
	{ p, weight }: Weighted,
	targets: number,
	values: ReadonlyMap<string, number>,
): (source: number) => { p: number; weights: Numbers } {
	const layout = new Layout('f64');
	const padded = (targets + 15) & ~15;
	const room = (): number => layout.reserve(padded * layout.size);
	const addresses = new Map([
		['i', layout.reserve(layout.size)],
		['j', layout.place(Float64Array.from({ length: padded }, (_, j) => j))],
		['p', room()],
		['weight', room()],
	]);
	const graph = new Graph('f64');
	const node = (text: string): Node =>
		lower(graph, parseExpression(text, where), name => {
			if (name === 'i') return graph.param(name);
			if (name === 'j') return graph.load(name);
			const value = values.get(name);
			return value === undefined ? undefined : graph.number(value);
		});
	const stores = [
		{ slot: 'p', value: node(p) },
		{ slot: 'weight', value: node(weight) },
	];
	layout.add('weigh', { graph, stores, resets: [] }, addresses, targets);
	const { memory, calls } = layout.link(availableKernel());
	const [source, means, weights] = (['i', 'p', 'weight'] as const).map(slot =>
		layout.view(memory, addresses.get(slot) as number, slot === 'i' ? 1 : targets),
	) as [Numbers, Numbers, Numbers];
	return number => {
		source[0] = number;
		calls.get('weigh')?.(targets, 0, 0);
		return { p: means[0] as number, weights };
	};
}

/** The rule with its numbers in place. Its own `p` is the share of all targets that the source in the middle is connected to. */
function wiring(
	where: string,
	rule: Weighted,
	sources: number,
	targets: number,
	values: ReadonlyMap<string, number>,
): Wiring {
	const weigh = weigher(where, rule, targets, values);
	const chances = (source: number): Numbers => {
		const { p, weights } = weigh(source);
		let [some, total, least] = [0, 0, 0];
		for (const w of weights) {
			some += Number(w > 0);
			total += w;
			least = Math.min(least, w);
		}
		if (!(p >= 0 && p <= 1 && least >= 0 && total < Number.POSITIVE_INFINITY))
			throw new ModelError({
				in: where,
				found: `p = ${p}, weights from ${least} on and ${total} in all, for the source ${source}`,
				expected: 'a probability from 0 to 1, and weights that are not negative',
			});
		// Without any weight there is nothing to share out.
		const share = total > 0 ? (p * some) / total : 0;
		for (let j = 0; j < targets; j++) weights[j] = Math.min(1, share * (weights[j] as number));
		return weights;
	};
	const used = new Set([rule.p, rule.weight].flatMap(text => [...namesIn(parseExpression(text))]));
	const by = [rule.weight, rule.p, ...[...used].map(name => values.get(name) ?? 0)];
	let p = 0;
	for (const chance of chances(sources >> 1)) p += chance / targets;
	return { rule: rule.rule, p, by, chances };
}

/** What the engine calls. */
export const pairing = { check, wiring };
