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

/** Monitors for these observables. `late`: spikes are taken down only after some have been deleted. */
export function resultsOf(checked: CheckedModel, record: readonly string[], every: number, late: boolean): Results {
	const { observables, groups } = checked.model;
	const observed = [...new Set(record)].map(name => ({ name, ...(observables[name] as Observable) }));
	const trains = observed.filter(o => o.variable === 'spikes');
	const traces = observed.filter(o => o.variable !== 'spikes');
	const monitored = Object.keys(groups).filter(id => traces.some(o => o.group === id));
	/** How many cells of a group are recorded; undefined for all. */
	const cellsOf = (id: string): number | undefined => {
		const wanted = traces.filter(o => o.group === id).map(o => o.cells);
		return wanted.includes(undefined) ? undefined : Math.max(...wanted.map(Number));
	};
	const monitor = (id: string): string => {
		const variables = [...new Set(traces.filter(o => o.group === id).map(o => o.variable))];
		const cells = cellsOf(id);
		const which = cells === undefined ? 'True' : `arange(len(group_${id}))[:${cells}]`;
		return `monitor_${id} = StateMonitor(group_${id}, [${variables.map(quoted).join(', ')}], record=${which}, dt=${quantity(every, 'ms')})`;
	};
	const trainMonitor = ({ name, group, cells }: (typeof trains)[number]): string => {
		const source = `group_${group}${cells === undefined ? '' : `[:${cells}]`}`;
		return `spikes_${identifier(name)} = SpikeMonitor(${source}${late ? ", when='after_thresholds'" : ''}, name='spikes_${identifier(name)}')`;
	};
	const trace = ({ name, group, variable, cells, block }: (typeof traces)[number]): string => {
		const unit = brianUnit(observableUnit(checked, name).text);
		const values = `asarray(monitor_${group}.${variable}${unit === '1' ? '' : `/${grouped(unit)}`}).T`;
		const grid = groups[group]?.grid;
		if (grid && block) return `    ${quoted(name)}: ${inBlocks(values, group, grid, block)},`;
		return `    ${quoted(name)}: ${values}${cells === cellsOf(group) ? '' : `[:, :${cells}]`},`;
	};
	const rows = 'the time in ms and every recorded variable in its own unit, one row a time';
	const spikes = 'spikes as NAME_times in ms and NAME_cells, one entry a spike';
	return {
		lines: [...monitored.map(monitor), ...trains.map(trainMonitor)],
		objects: [...monitored.map(id => `monitor_${id}`), ...trains.map(o => `spikes_${identifier(o.name)}`)],
		last: monitored.map(id => `monitor_${id}.record_single_timestep()`),
		results: [
			...(monitored[0] ? [`    't': asarray(monitor_${monitored[0]}.t/ms),`] : []),
			...traces.map(trace),
			...trains.flatMap(({ name }) => [
				`    ${quoted(`${name}_times`)}: asarray(spikes_${identifier(name)}.t/ms),`,
				`    ${quoted(`${name}_cells`)}: asarray(spikes_${identifier(name)}.i),`,
			]),
		],
		about: [...(traces.length || !trains.length ? [rows] : []), ...(trains.length ? [spikes] : [])].join('; '),
	};
}
