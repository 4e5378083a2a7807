import type { JSX } from 'preact';
import type { Table } from './panels/index.ts';

/** The numbers behind the pictures, as tables. */
export function Tables({ tables, figure }: { tables: readonly Table[]; figure: string }): JSX.Element {
	return (
		<div class="scroll" role="region" aria-label={`Data tables of figure ${figure}`} tabIndex={0}>
			{tables.map(({ title, head, rows }) => (
				<table key={title}>
					<caption>{title}</caption>
					<thead>
						<tr>
							{head.map(name => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map(row => (
							<tr key={row.join()}>
								{row.map((cell, k) => (
									<td key={head[k]}>{cell}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			))}
		</div>
	);
}
