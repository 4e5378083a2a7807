/** Takes the place of src/engine/worker/thread.ts in a frame with `sandbox`: integrations/sandboxed.ts sees to that. */
import type { Thread } from '../../engine/worker/client.ts';

/** The file of the worker, beside the script of the figure. */
declare const WORKER: string;

/** Known while the script is running only. */
const script = document.currentScript as HTMLScriptElement;

/** A Blob made here has the origin of this page, or none as it has; what it imports as a classic script may come from anywhere. */
export function startWorker(): Thread {
	const address = new URL(WORKER, script.src).href;
	const blob = new Blob([`importScripts(${JSON.stringify(address)})`], { type: 'text/javascript' });
	const url = URL.createObjectURL(blob);
	const worker = new Worker(url);
	// It has been read by the time that it can first be heard; until then it has to stay.
	worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
	return worker as unknown as Thread;
}
