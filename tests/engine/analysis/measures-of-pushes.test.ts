import { expect, test } from 'vitest';
import { evaluate } from '../../../src/engine/analysis/measures.ts';
import { interneuronCircuit } from '../../../src/engine/models/interneuron-circuit.ts';

const run = (set: Record<string, number> = {}) => ({ model: interneuronCircuit.id, record: [], set });
const all = 'delta_E delta_PV delta_SST delta_VIP';

test('a push on one alone is a run with that push and no other, whatever is pushed now', () => {
	const alone = { delta_E: 0, delta_PV: 0, delta_SST: 10, delta_VIP: 0 };
	const direct = evaluate('change VIP t_on', interneuronCircuit, run(alone));
	const states: Record<string, number>[] = [{}, { delta_E: -10, delta_VIP: 5 }, { delta_SST: -3 }];
	for (const now of states)
		expect(evaluate(`pushed VIP t_on 10 delta_SST ${all}`, interneuronCircuit, run(now))).toBe(direct);
	expect(evaluate(`pushed VIP t_on -10 delta_SST ${all}`, interneuronCircuit, run())).not.toBe(direct);
});

test('others that are not named stay as they are', () => {
	const both = { delta_E: 5, delta_PV: 0, delta_SST: 10, delta_VIP: 0 };
	expect(evaluate('pushed VIP t_on 10 delta_SST delta_PV delta_VIP', interneuronCircuit, run(both))).toBe(
		evaluate('change VIP t_on', interneuronCircuit, run(both)),
	);
});
