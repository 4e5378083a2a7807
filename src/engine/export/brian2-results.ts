import { type CheckedModel, observableUnit } from '../check-model.ts';
import type { Observable } from '../model.ts';
import { inBlocks } from './brian2-grid.ts';
import { brianUnit, grouped, identifier, quantity, quoted } from './brian2-words.ts';

/** What a script records and writes. */
export interface Results {
	/** The monitors. */
	lines: string[];
	/** Their names. */
	objects: string[];
	/** What has to be done after the run so that its last moment is recorded, too. */
	last: string[];
	/** Entries of the dictionary of results. */
	results: string[];
	/** In words. */
	about: string;
}

const objectOf = (id: string): string => (id.includes('->') ? `synapses_${underlined(id)}` : `group_${id}`);
const monitorOf = (id: string): string => `monitor_${underlined(id)}`;
const underlined = (id: string): string => id.replace('->', '_to_');
/** The list of a mean's times and values. */
const rowsOf = (name: string): string => `rows_${identifier(name)}`;

/** Monitors for these observables. `late`: spikes are taken down only after some have been deleted. */
export function resultsOf(checked: CheckedModel, record: readonly string[], every: number, late: boolean): Results {
	const { observables, groups } = checked.model;
	const observed = [...new Set(record)].map(name => ({ name, ...(observables[name] as Observable) }));
	const trains = observed.filter(o => o.variable === 'spikes');
	const means = observed.filter(o => o.mean);
	const traces = observed.filter(o => o.variable !== 'spikes' && !o.mean);
	const monitored = [...Object.keys(groups), ...checked.pathways.map(p => p.name)].filter(id =>
		traces.some(o => o.group === id),
	);
	/** How many cells of a group are recorded; undefined for all. */
	const cellsOf = (id: string): number | undefined => {
		const wanted = traces.filter(o => o.group === id).map(o => o.cells);
		return wanted.includes(undefined) ? undefined : Math.max(...wanted.map(Number));
	};
	const isTrace = (id: string, variable: string): boolean =>
		checked.pathways.some(
			p => p.name === id && p.synapse?.equations.some(e => e.name === variable && e.kind === 'differential'),
		);
	const monitor = (id: string): string => {
		const variables = [...new Set(traces.filter(o => o.group === id).map(o => o.variable))];
		const cells = cellsOf(id);
		const stale = variables.filter(variable => isTrace(id, variable));
		const note = `# Brian2 records ${stale.join(' and ')} as of the last spike at each synapse, E/I Lens as of the time of the row.\n`;
		const which = cells === undefined ? 'True' : `arange(len(${objectOf(id)}))[:${cells}]`;
		return `${stale.length ? note : ''}${monitorOf(id)} = StateMonitor(${objectOf(id)}, [${variables.map(quoted).join(', ')}], record=${which}, dt=${quantity(every, 'ms')})`;
	};
	const trainMonitor = ({ name, group, cells }: (typeof trains)[number]): string => {
		const source = `group_${group}${cells === undefined ? '' : `[:${cells}]`}`;
		return `spikes_${identifier(name)} = SpikeMonitor(${source}${late ? ", when='after_thresholds'" : ''}, name='spikes_${identifier(name)}')`;
	};
	const trace = ({ name, group, variable, cells, block }: (typeof traces)[number]): string => {
		const unit = brianUnit(observableUnit(checked, name).text);
		const values = `asarray(${monitorOf(group)}.${variable}${unit === '1' ? '' : `/${grouped(unit)}`}).T`;
		const grid = groups[group]?.grid;
		if (grid && block) return `    ${quoted(name)}: ${inBlocks(values, group, grid, block)},`;
		return `    ${quoted(name)}: ${values}${cells === cellsOf(group) ? '' : `[:, :${cells}]`},`;
	};
	const meanOf = ({ name, group, variable, cells }: (typeof means)[number]): string[] => {
		const unit = brianUnit(observableUnit(checked, name).text);
		const all = `${objectOf(group)}.${variable}[:${cells ?? ''}]${unit === '1' ? '' : `/${grouped(unit)}`}`;
		return [
			`${rowsOf(name)} = []`,
			'',
			'',
			`@network_operation(dt=${quantity(every, 'ms')}, when='start')`,
			`def mean_${identifier(name)}(t):`,
			`    ${rowsOf(name)}.append((t/ms, mean(asarray(${all}))))`,
			'',
			'',
		];
	};
	const first = means[0] && `[t for t, _ in ${rowsOf(means[0].name)}]`;
	const rows = 'the time in ms and every recorded variable in its own unit, one row a time';
	const spikes = 'spikes as NAME_times in ms and NAME_cells, one entry a spike';
	return {
		lines: [...means.flatMap(meanOf), ...monitored.map(monitor), ...trains.map(trainMonitor)],
		objects: [
			...means.map(o => `mean_${identifier(o.name)}`),
			...monitored.map(monitorOf),
			...trains.map(o => `spikes_${identifier(o.name)}`),
		],
		last: [
			...means.map(o => `mean_${identifier(o.name)}.run()`),
			...monitored.map(id => `${monitorOf(id)}.record_single_timestep()`),
		],
		results: [
			...(monitored[0]
				? [`    't': asarray(${monitorOf(monitored[0])}.t/ms),`]
				: first
					? [`    't': asarray(${first}),`]
					: []),
			...traces.map(trace),
			...means.map(({ name }) => `    ${quoted(name)}: asarray([value for _, value in ${rowsOf(name)}]),`),
			...trains.flatMap(({ name }) => [
				`    ${quoted(`${name}_times`)}: asarray(spikes_${identifier(name)}.t/ms),`,
				`    ${quoted(`${name}_cells`)}: asarray(spikes_${identifier(name)}.i),`,
			]),
		],
		about: [...(traces.length + means.length || !trains.length ? [rows] : []), ...(trains.length ? [spikes] : [])].join(
			'; ',
		),
	};
}
