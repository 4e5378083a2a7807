import { loadModel, solve } from '../../../src/engine/index.ts';
import type { Thread } from '../../../src/engine/worker/client.ts';
import type { Reply, Request } from '../../../src/engine/worker/protocol.ts';
import { createSession, type Surroundings } from '../../../src/engine/worker/session.ts';

export const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

/**
 * A worker in memory. Its clock runs `tick` ms at each look; messages arrive in order, each in a turn of its own, as copies. After `forget`
 * nothing that it says is kept.
 */
export function memoryThread(change: Partial<Surroundings> = {}, tick = 5) {
	const sent: Request[] = [];
	const replies: Reply[] = [];
	const transferred: ArrayBuffer[][] = [];
	let clock = 0;
	let ended = false;
	let keep = true;
	const receive = createSession({
		post(reply, transfer) {
			const copy = structuredClone(reply, { transfer });
			if (keep) {
				replies.push(copy);
				transferred.push(transfer);
			}
			setImmediate(() => ended || thread.onmessage?.({ data: copy }));
		},
		model: id => loadModel(id),
		solver: async () => solve,
		pool: async () => undefined,
		now: () => (clock += tick),
		breathe: turn,
		...change,
	});
	const thread: Thread = {
		postMessage(request) {
			if (keep) sent.push(request);
			setImmediate(() => ended || void receive(structuredClone(request)));
		},
		terminate: () => void (ended = true),
		onmessage: null,
		onerror: null,
		onmessageerror: null,
	};
	return { thread, sent, replies, transferred, ended: () => ended, forget: () => void (keep = false) };
}
