/** Ramps in scripts for Brian2: Python works out the same levels as the engine, and what a script cannot follow is refused. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { settingLines } from '../../../src/engine/export/brian2-ramps.ts';
import { brian2Script, simulateNow } from '../../../src/engine/index.ts';
import type { ProtocolEvent } from '../../../src/engine/model.ts';
import { parameter, tiny } from '../tiny.ts';

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
const values = { h: 1, h2: 3.7, t_on: 2, t_off: 4 };
const parameters = {
	h: parameter(values.h),
	h2: parameter(values.h2),
	t_on: parameter(values.t_on, 'ms'),
	t_off: parameter(values.t_off, 'ms'),
};
const ramp = { at: 't_on', until: 't_off', set: 'h', to: 'h2' } as const;
const level = (protocol: readonly ProtocolEvent[]) =>
	tiny('x = h : 1', {}, { parameters, protocol, dt: 0.5, duration: 6 });
const run = { model: 'tiny', record: ['x'] };

test.runIf(hasPython).each([4, 3.5, 2, 1])('the lines of a ramp to %s ms give the levels of the engine', until => {
	const program = [
		`parameters = ${JSON.stringify({ ...values, t_off: until })}`,
		'step_of = lambda t: round(t/0.5)',
		'for now in range(12):',
		"    level = parameters['h']",
		...settingLines(ramp, name => `parameters['${name}']`),
		'    print(level)',
	].join('\n');
	const { stdout } = spawnSync('python3', ['-c', program], { encoding: 'utf8' });
	const rows = simulateNow(level([ramp]), { ...run, set: { t_off: until } }).traces.x?.values ?? [];
	const said = stdout.trim().split('\n').map(Number);
	expect(said).toHaveLength(12);
	// A row shows what was set in the step before it.
	for (const [k, value] of said.entries()) expect(value).toBeCloseTo(rows[k + 1] as number, 12);
});

test('a change of what is on its way is refused in words, and one before or after it is not', () => {
	const withOther = (at: string) => level([ramp, { at, scale: 'h', by: 'h2' }]);
	expect(() => brian2Script(withOther('t_off'), run)).toThrow(
		"found a change of 'h' at 't_off', while it is on the way that began at 't_on', expected changes before or after a ramp",
	);
	expect(() => brian2Script(withOther('t_on'), run)).not.toThrow();
});
