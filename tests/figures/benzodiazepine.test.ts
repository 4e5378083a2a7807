import { expect, test } from 'vitest';
import { benzodiazepine } from '../../src/content/figures/benzodiazepine.ts';
import { evaluate, loadModel, type Values } from '../../src/engine/index.ts';

// The presets carry what the receptor model finds over to the circuit by hand; this holds them to it, to a step of the slider.
test('after weeks, and just after, inhibition in the circuit is as strong as the receptor’s response leaves it', async () => {
	const receptor = await loadModel('receptor-tolerance');
	const run = { model: receptor.id, record: ['R'] };
	const helped = benzodiazepine.runs.helped?.set as Values;
	const strength = (id: string) => benzodiazepine.presets.find(preset => preset.id === id)?.set['helped.s_G'];
	const late = evaluate('at R 2505600000', receptor, run);
	expect(Math.abs((strength('weeks') as number) - (helped.s_G as number) * late)).toBeLessThan(0.05);
	expect(Math.abs((strength('after') as number) - evaluate('min R', receptor, run))).toBeLessThan(0.05);
});
