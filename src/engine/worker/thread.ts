import type { Thread } from './client.ts';

// The address stands inside the call: that is the form in which the bundler finds the worker's file.
export const startWorker = (): Thread =>
	new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread;
