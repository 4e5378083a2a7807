import type { Layout } from '../layout.ts';
import { ModelError } from '../problem.ts';
import { greatestMean } from '../random/fill.ts';
import { keyOf } from '../random/threefry.ts';
import type { CompiledDrive } from '../running.ts';
import { addPoisson, emitPoisson, poissonTable } from './poisson.ts';

/**
 * Room and code for the Poisson trains of one input: `mean` spikes a step for each of N cells, whose sum times the weight at one address is
 * added to what lies at another. Throws a ModelError for a mean out of range.
 */
function lay(
	layout: Layout,
	name: string,
	mean: number,
	{ N, slot, weight }: { N: number; slot: number; weight: number },
	seed: number,
): CompiledDrive[] {
	const where = `input ${name}`;
	if (!(mean >= 0 && mean <= 30_000))
		throw new ModelError({ in: where, found: `${mean} spikes a step`, expected: 'from 0 to 30000' });
	if (mean === 0) return [];
	// A great mean is shared by several draws, each with a key of its own.
	const parts = Math.max(1, Math.ceil(mean / greatestMean));
	return Array.from({ length: parts }, (_, part) => {
		const own = `${part ? `part ${part} of ` : ''}${where}`;
		const table = poissonTable(mean / parts);
		const entries = layout.place(table.entries);
		layout.addDraw(own, {
			code: () => emitPoisson(layout.precision, slot, weight, entries, table),
			plain: memory => (n, step, k0, k1) =>
				addPoisson(layout.view(memory, slot, n), layout.view(memory, weight, 1)[0] as number, table, step, [k0, k1]),
		});
		return { name: own, N, key: keyOf(seed, own) };
	});
}

/** What the engine calls for Poisson trains from outside. */
export const driving = { lay };
