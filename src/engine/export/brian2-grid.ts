import { parseEquations, parseExpression } from '../equations/parse.ts';
import { apply, type Equation, type Expression, name, nowhere } from '../equations/tree.ts';
import { tissue } from '../grid/shape.ts';
import type { Grid, Group } from '../model.ts';
import { type Part, value, whole } from './brian2-network.ts';
import { baseUnit, expression, laplacianOf, quoted } from './brian2-words.ts';

/** How many cells a group has. */
export const cellsOf = ({ N, grid }: Group): number | string => (grid ? `(${grid.width})*(${grid.height})` : (N ?? 0));

/** The variables of which a text takes the laplacian. */
function curved(equations: readonly Equation[]): Equation[] {
	const found = new Set<string>();
	const visit = (e: Expression): void => {
		if (e.kind !== 'apply') return;
		if (e.op === 'laplacian') found.add((e.args[0] as Extract<Expression, { kind: 'name' }>).name);
		e.args.forEach(visit);
	};
	for (const { body } of equations) if (body) visit(body);
	return equations.filter(e => found.has(e.name));
}

const perArea = (unit: Expression): Expression => apply('/', unit, parseExpression('mm**2'));
const own = (variable: string, unit: string): Equation => ({
	kind: 'parameter',
	name: variable,
	unit: parseExpression(unit),
	flags: ['constant'],
	at: nowhere,
});

/** Equations of a group on a grid as Brian2 needs them: places and laplacians are variables, and what is no tissue stands still. */
export function onGrid(equations: readonly Equation[], grid: Grid): Equation[] {
	const inside = (e: Equation): Equation =>
		grid.tissue === undefined || e.kind !== 'differential' || !e.body
			? e
			: { ...e, body: apply('*', name(tissue), e.body) };
	return [
		...equations.map(inside),
		...curved(equations).map(
			({ name: variable, unit }): Equation => ({
				...own(laplacianOf(variable), '1'),
				unit: perArea(unit),
				flags: [],
			}),
		),
		own('x', 'mm'),
		own('y', 'mm'),
		...(grid.tissue === undefined ? [] : [own(tissue, '1')]),
	];
}

/** Where the cells of a group lie, before their initial values. */
export const placesOf = (id: string, { width, dx, tissue: region }: Grid): string[] => [
	`group_${id}.x = (arange(len(group_${id})) % ${whole(width)} + 0.5)*${value(dx)}`,
	`group_${id}.y = (arange(len(group_${id})) // ${whole(width)} + 0.5)*${value(dx)}`,
	...(region === undefined ? [] : [`group_${id}.${tissue} = ${quoted(`int(${expression(region)})`)}`]),
];

/** Python that pairs the cells of a grid, both ways, with their neighbours. */
export const neighbours: readonly string[] = [
	'def neighbours(columns, rows, periodic):',
	'    """The numbers of cells and of their neighbours to the left and above, each pair both ways."""',
	'    cells = numpy.arange(columns*rows).reshape(rows, columns)',
	'    if periodic:',
	'        pairs = [(cells, numpy.roll(cells, 1, axis=1)), (cells, numpy.roll(cells, 1, axis=0))]',
	'    else:',
	'        pairs = [(cells[:, 1:], cells[:, :-1]), (cells[1:], cells[:-1])]',
	'    one = numpy.concatenate([a.ravel() for a, b in pairs])',
	'    other = numpy.concatenate([b.ravel() for a, b in pairs])',
	'    return numpy.concatenate([one, other]), numpy.concatenate([other, one])',
	'',
	'',
];

/** Python that takes the means of blocks of cells, of tissue only, from rows of all of them. */
export const blocks: readonly string[] = [
	'def blocks(values, columns, rows, size, inside):',
	'    """Means over blocks of cells, of tissue only; a block without tissue shows all its cells."""',
	'    down, across = numpy.minimum(size, (rows, columns))',
	'    def total(cells):',
	'        return cells.reshape(-1, rows//down, down, columns//across, across).sum(axis=(2, 4)).reshape(len(cells), -1)',
	'    count = total(inside.reshape(1, -1))',
	'    return numpy.where(count > 0, total(values*inside)/numpy.maximum(count, 1), total(values)/(down*across))',
	'',
	'',
];

/** Each laplacian is the sum over synapses from the neighbours, made before the group takes its step. */
export function laplacians(groups: Readonly<Record<string, Group>>, equationsOf: (group: Group) => string): Part {
	const parts = Object.entries(groups).flatMap(([id, group]): [string, string[]][] => {
		const { grid } = group;
		const variables = curved(parseEquations(equationsOf(group)));
		if (!grid || variables.length === 0) return [];
		const object = `neighbours_${id}`;
		const model = variables.map(
			({ name: u, unit }) =>
				`${laplacianOf(u)}_post = (${u}_pre - ${u}_post)/(${expression(grid.dx)})**2 : ${baseUnit(perArea(unit))} (summed)`,
		);
		return [
			[
				object,
				[
					'# The laplacian: a sum over the neighbours, made anew before each step.',
					`${object} = Synapses(`,
					`    group_${id},`,
					`    group_${id},`,
					`    '''\n${model.map(line => `    ${line}`).join('\n')}\n    ''',`,
					'    order=-1,',
					'    namespace=parameters,',
					`    name='${object}',`,
					')',
					`pre, post = neighbours(${whole(grid.width)}, ${whole(grid.height)}, ${grid.borders === 'periodic' ? 'True' : 'False'})`,
					...(grid.tissue === undefined
						? []
						: [
								`inside = asarray(group_${id}.${tissue}) > 0`,
								'kept = inside[pre] & inside[post]',
								'pre, post = pre[kept], post[kept]',
							]),
					`${object}.connect(i=pre, j=post)`,
					'',
				],
			],
		];
	});
	return { lines: parts.flatMap(([, lines]) => lines), objects: parts.map(([object]) => object) };
}

/** What is written for an observable in blocks. */
export const inBlocks = (values: string, id: string, { width, height, tissue: region }: Grid, size: number): string =>
	`blocks(${values}, ${whole(width)}, ${whole(height)}, ${size}, ${region === undefined ? `numpy.ones(len(group_${id}))` : `asarray(group_${id}.${tissue})`})`;
