/** The thread beside the page. The only file of the engine that knows a thread, its messages and a clock. */
import { availableKernel } from '../kernel/available.ts';
import { loadModel } from '../models/index.ts';
import { solve } from '../solve.ts';
import type { Request } from './protocol.ts';
import { createSession } from './session.ts';

const thread = self as unknown as {
	readonly navigator: { readonly hardwareConcurrency: number };
	postMessage(message: unknown, transfer: ArrayBuffer[]): void;
	onmessage: ((event: MessageEvent<Request>) => void) | null;
};

// A message to ourselves waits behind those of the page, and unlike a timer it is not held back for four milliseconds.
const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

const receive = createSession({
	post: (reply, transfer) => thread.postMessage(reply, transfer),
	model: async id => loadModel(id),
	solver: async () => {
		if (availableKernel() === 'interpreter') await import('../kernel/interpret.ts');
		return solve;
	},
	pool: async () => (await import('./pool.ts')).poolOf(thread.navigator.hardwareConcurrency),
	now: () => performance.now(),
	breathe: () =>
		new Promise(resolve => {
			waiting.push(resolve);
			port2.postMessage(null);
		}),
});

thread.onmessage = ({ data }) => void receive(data);
