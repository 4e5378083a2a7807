import type { Panel } from './figure.ts';

type Raster = Extract<Panel, { kind: 'raster' }>;
type Rate = Extract<Panel, { kind: 'rate' }>;
type Items = Extract<Panel, { kind: 'readout' }>['items'];

/** What the panels of two runs, `altered` and `healthy`, are made with. */
interface Beside {
	/** What the two are: "circuit". */
	what: string;
	/** Which cells are drawn, in words and as they are recorded. */
	note: string;
	show: Raster['show'];
	/** The stretch of all pictures, ms. */
	window: readonly [number, number];
	regularity(run: string): string;
	rate: Pick<Rate, 'title' | 'note' | 'bin' | 'levels'>;
	markers(run: string): Items;
}

/** An altered network beside the unchanged one: spikes of both, the rate of one before that of the other, and the numbers of both. */
export function beside({ what, note, show, window, regularity, rate, markers }: Beside): Panel[] {
	const raster = (from: string, title: string, note: string): Panel => ({
		kind: 'raster',
		from,
		title: `${title} ${what}`,
		note,
		show,
		window,
		regularity: regularity(from),
	});
	const readout = (from: string, title: string): Panel => ({
		kind: 'readout',
		title: `${title} ${what}, measured`,
		items: markers(from),
	});
	return [
		raster('altered', 'Altered', note),
		raster('healthy', 'Unchanged', 'the same cells, with everything as usual'),
		{ kind: 'rate', from: 'altered', ...rate, show: ['E'], window, wide: true, against: 'healthy' },
		readout('altered', 'Altered'),
		readout('healthy', 'Unchanged'),
	];
}
