/** Ramps of a protocol in a script for Brian2, where every step works out a parameter's level anew, from all events up to then. */
import { changedBy } from '../check-model.ts';
import type { Model, ProtocolEvent, Values } from '../model.ts';
import { ModelError } from '../problem.ts';

/** The lines for an event that sets a parameter, at once or on a ramp. `value` gives a parameter in the script's words. */
export function settingLines(
	{ at, until, to }: Extract<ProtocolEvent, { set: string }>,
	value: (parameter: string) => string,
): string[] {
	const begins = `step_of(${value(at)})`;
	const due = `    if now >= ${begins}:`;
	if (until === undefined) return [due, `        level = ${value(to)}`];
	return [
		due,
		`        way = step_of(${value(until)}) - ${begins}`,
		`        share = (now - ${begins})/way if now - ${begins} < way else 1`,
		`        level = level + share*(${value(to)} - level)`,
	];
}

/** Throws a ModelError where a parameter is set or scaled while it is on a ramp: the engine goes on from there, the script would not. */
export function wantFreeRamps({ id, protocol = [] }: Model, values: Values): void {
	const time = (name: string): number => values[name] as number;
	for (const ramp of protocol) {
		if (!('set' in ramp) || ramp.until === undefined) continue;
		const [begins, ends] = [time(ramp.at), time(ramp.until)];
		const other = protocol.find(
			event =>
				('set' in event || 'scale' in event) &&
				changedBy(event) === ramp.set &&
				time(event.at) > begins &&
				time(event.at) <= ends,
		);
		if (other)
			throw new ModelError({
				in: `script of ${id} for Brian2`,
				found: `a change of '${ramp.set}' at '${other.at}', while it is on the way that began at '${ramp.at}'`,
				expected: 'changes before or after a ramp',
			});
	}
}
