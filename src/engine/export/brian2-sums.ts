import { type CheckedModel, kindOf } from '../check-model.ts';
import type { CheckedKind } from '../equations/kind.ts';
import { show } from '../equations/show.ts';
import type { Equation, Expression } from '../equations/tree.ts';
import type { CheckedSum } from '../sums/check.ts';
import type { Part } from './brian2-network.ts';
import { baseUnit, identifier, quoted, translate } from './brian2-words.ts';

const sumId = ({ source, target, variable }: CheckedSum): string =>
	`sum_${identifier(`${source}_to_${target}_${variable}`)}`;

/** What is the source's own gets the suffix by which a synapse knows it; then even a gate called s is no second. */
function atSource(e: Expression, names: ReadonlySet<string>): Expression {
	if (e.kind === 'number') return e;
	if (e.kind === 'name') return names.has(e.name) ? { ...e, name: `${e.name}_pre` } : e;
	return { ...e, args: e.args.map(arg => atSource(arg, names)) };
}

/** One "summed" pathway from all to all. */
function pathway(checked: CheckedModel, sum: CheckedSum, moving: readonly Equation[]): string[] {
	const id = sumId(sum);
	const { source, target, variable, mean, weight } = sum;
	const kind = kindOf(checked, source) as CheckedKind;
	const names = new Set(['N', ...kind.variables.keys(), ...kind.subexpressions.keys(), ...moving.map(m => m.name)]);
	const body = show(translate(atSource(sum.body, names)));
	const own = kindOf(checked, target)?.equations.find(e => e.name === variable) as Equation;
	const value = weight ? `weight*(${body})` : mean ? `(${body})/N_pre` : body;
	return [
		`${id} = Synapses(`,
		`    group_${source},`,
		`    group_${target},`,
		"    '''",
		...(weight ? ['    weight : 1'] : []),
		`    ${variable}_post = ${value} : ${baseUnit(own.unit)} (summed)`,
		"    ''',",
		'    namespace=parameters,',
		`    name='${id}',`,
		')',
		`${id}.connect()`,
		...(weight ? [`${id}.weight = ${quoted(show(translate(weight)))}`] : []),
		...(weight && mean
			? [
					'# Weights as shares of the total of each target.',
					`total = numpy.bincount(asarray(${id}.j), asarray(${id}.weight))`,
					`${id}.weight = asarray(${id}.weight)/total[asarray(${id}.j)]`,
				]
			: []),
		'',
	];
}

/**
 * Brian2 takes sums in a step after its recording, so that a sum would be recorded one step late: they are taken once more before it.
 * `last`: what has to be done before the end of a run is recorded.
 */
export function sums(checked: CheckedModel, moving: readonly Equation[]): Part & { last: string[] } {
	if (checked.sums.length === 0) return { lines: [], objects: [], last: [] };
	const ids = checked.sums.map(sumId);
	const lines = [
		...checked.sums.flatMap(sum => pathway(checked, sum, moving)),
		'',
		'def take_sums():',
		'    """Sums as they are now, for the recording."""',
		`    for synapses in [${ids.join(', ')}]:`,
		'        for updater in synapses.summed_updaters.values():',
		'            updater.run()',
		'',
		'',
		"sums = NetworkOperation(take_sums, when='start', order=-1)",
		'',
	];
	return { lines, objects: [...ids, 'sums'], last: ['take_sums()'] };
}
