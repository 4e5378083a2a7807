/** What is timed. */

import { loadModel, type Model, type Precision, type Run } from '../../src/engine/index.ts';
import { reactionDiffusion } from './reaction-diffusion.ts';

/** A run, and the hand-written program of bench/native that does the same, where there is one. */
export interface Workload {
	name: string;
	run: Run;
	model(): Promise<Model>;
	native?: { file: string; arguments: readonly string[] };
	/** The script of bench/numpy that does the same in place, in double precision. Brian2 is then left out, save where it says so. */
	numpy?: string;
	brian2?: true;
}

const seconds = (s: number): number => 1000 * s;
const coba: Run = { model: 'coba', duration: seconds(1), record: ['E', 'I'] };
const brunel: Run = {
	model: 'brunel',
	set: { N_E: 10000, C_E: 1000, J: 0.1, g: 5, eta: 2 },
	duration: seconds(0.5),
	record: ['E', 'I'],
};

export const workloads: readonly Workload[] = [
	{
		name: 'coba-4000-euler',
		run: coba,
		model: () => loadModel('coba'),
		native: { file: 'coba.cpp', arguments: [] },
	},
	{
		name: 'coba-4000-exponential-euler',
		run: coba,
		model: async () => {
			const model: Model = await loadModel('coba');
			const neurons = Object.entries(model.neurons).map(
				([name, kind]) => [name, { ...kind, method: 'exponential_euler' }] as const,
			);
			return { ...model, neurons: Object.fromEntries(neurons) };
		},
	},
	{
		name: 'brunel-12500',
		run: brunel,
		model: () => loadModel('brunel'),
		native: { file: 'brunel.cpp', arguments: [] },
	},
	{
		name: 'brunel-12500-constant-drive',
		run: { ...brunel, set: { ...brunel.set, mu: 40 } },
		// Without its Poisson trains, so that no side draws numbers that are always 0.
		model: async () => ({ ...(await loadModel('brunel')), inputs: {} }),
		native: { file: 'brunel.cpp', arguments: ['constant'] },
	},
	{
		name: 'reaction-diffusion-256',
		run: { model: reactionDiffusion.id, record: [] },
		model: async () => reactionDiffusion,
		numpy: 'reaction-diffusion.py',
	},
	{
		name: 'wong-wang-2000-trials',
		run: { model: 'wong-wang', set: { trials: 2000, mu_0: 30 }, duration: seconds(2), record: [] },
		// With the stimulus from the start: Brian2 standalone can change nothing within a run.
		model: async () => ({ ...(await loadModel('wong-wang')), protocol: [] }),
		numpy: 'wong-wang.py',
		brian2: true,
	},
];

export const precisions: readonly Precision[] = ['f64', 'f32'];
