import type { ProtocolEvent, Values } from './model.ts';

/** A parameter during a run: its value for good, and what is added for a while. */
interface Level {
	base: number;
	added: Map<ProtocolEvent, number>;
}

type Change = { step: number } & ({ parameter: string; act(level: Level): void } | { withhold: string });

/** What a protocol does to a run, step by step. A time falls on the nearest step. */
export interface Schedule {
	/** Acts on everything that is due at this step or before; `set` receives each parameter's new value. */
	act(step: number, set: (parameter: string, value: number) => void): void;
	/** Groups whose next spike is not to be passed on; one that had its spike is crossed off with `done`. */
	withheld(): readonly string[];
	done(group: string): void;
}

/** Puts events in the order of time. */
export function scheduleOf(events: readonly ProtocolEvent[], values: Values, dt: number): Schedule {
	const value = (name: string): number => values[name] as number;
	const at = (name: string): number => Math.round(value(name) / dt);
	const changes = events
		.flatMap((event): Change[] => {
			const step = at(event.at);
			if ('deleteSpikeOf' in event) return [{ step, withhold: event.deleteSpikeOf }];
			if ('set' in event) {
				const to = value(event.to);
				const way = event.until ? at(event.until) - step : 0;
				return Array.from({ length: Math.max(way, 1) }, (_, k) => ({
					step: way > 0 ? step + k + 1 : step,
					parameter: event.set,
					// The last step is exact, whatever the rounding of those before it.
					act: level => void (level.base = way - k > 1 ? level.base + (to - level.base) / (way - k) : to),
				}));
			}
			if ('scale' in event)
				return [{ step, parameter: event.scale, act: level => void (level.base *= value(event.by)) }];
			return [
				{ step, parameter: event.add, act: level => void level.added.set(event, value(event.to)) },
				{ step: at(event.until), parameter: event.add, act: level => void level.added.delete(event) },
			];
		})
		.sort((a, b) => a.step - b.step);
	const levels = new Map(
		Object.entries(values).map(([name, base]): [string, Level] => [name, { base, added: new Map() }]),
	);
	let next = 0;
	let withheld: string[] = [];
	return {
		act(step, set) {
			for (; next < changes.length && (changes[next] as Change).step <= step; next++) {
				const change = changes[next] as Change;
				if ('withhold' in change) {
					withheld = [...withheld, change.withhold];
					continue;
				}
				const level = levels.get(change.parameter) as Level;
				change.act(level);
				set(
					change.parameter,
					[...level.added.values()].reduce((sum, x) => sum + x, level.base),
				);
			}
		},
		withheld: () => withheld,
		done: group => {
			const index = withheld.indexOf(group);
			withheld = withheld.filter((_, k) => k !== index);
		},
	};
}
