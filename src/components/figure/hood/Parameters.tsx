import type { JSX } from 'preact';
import { timeOf } from '../../../content/time-units.ts';
import { unitInWords } from '../../../content/wording.ts';
import { type Model, nameToMathML, type Values } from '../../../engine/index.ts';

interface Props {
	model: Model;
	/** Values that the runs of a figure set instead of the model's own, by run. */
	runs?: Readonly<Record<string, Values | undefined>>;
	/** Where a page has the table twice, the other's name. */
	label?: string;
}

const recalled = { P: true, MEM: true } as Partial<Record<string, boolean>>;
const minus = (value: number): string => String(value).replace('-', '−');

/** A model's parameters: symbol, meaning, value, unit, range, source. Recollections say that they are some. */
export function Parameters({ model, runs = {}, label }: Props): JSX.Element {
	const rows = Object.entries(model.parameters).map(([name, { label, source, tag, range, ...printed }]) => {
		const told = (value: number) =>
			printed.unit === 'ms' ? timeOf(model, value) : { value, unit: unitInWords(printed.unit) };
		const { unit } = told(printed.value);
		const given = Object.entries(runs).map(([run, set]) => [run, told(set?.[name] ?? printed.value).value] as const);
		const [first = told(printed.value).value, ...others] = new Set(given.map(([, value]) => value));
		return {
			symbol: nameToMathML(name),
			name,
			label,
			value: others.length > 0 ? given.map(([run, value]) => `${minus(value)} in ${run}`).join(', ') : minus(first),
			unit: unit === '1' ? '' : unit,
			range: range ? range.map(end => minus(told(end).value)).join(' to ') : '',
			source: Object.values(runs).some(set => set && name in set)
				? 'set by this figure'
				: recalled[tag]
					? `${source}; as commonly given, not re-read`
					: source,
		};
	});
	return (
		<div class="scroll" tabIndex={0} role="region" aria-label={label ?? `Parameters of ${model.title}`}>
			<table>
				<thead>
					<tr>
						<th scope="col">Symbol</th>
						<th scope="col">Meaning</th>
						<th scope="col" class="num">
							Value
						</th>
						<th scope="col">Unit</th>
						<th scope="col">Range</th>
						<th scope="col">Source</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ symbol, name, label, value, unit, range, source }) => (
						<tr key={name}>
							<td>
								<span class="sr">{name}</span>
								<span aria-hidden="true" dangerouslySetInnerHTML={{ __html: symbol }} />
							</td>
							<td>{label}</td>
							<td class="num">{value}</td>
							<td>{unit}</td>
							<td>{range}</td>
							<td>{source}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
