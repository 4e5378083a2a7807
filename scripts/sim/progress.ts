import { duration } from '../project.mjs';

/** "[██████··············] 30 of 100, 12.0 s left" */
export function bar(done: number, all: number, left: number): string {
	const filled = Math.floor((20 * done) / all);
	return `[${'█'.repeat(filled)}${'·'.repeat(20 - filled)}] ${done} of ${all}, ${duration(left)} left`;
}

/** A bar on a terminal, redrawn ten times a second at most; elsewhere nothing. */
export function progress(already: number, all: number, to: NodeJS.WriteStream = process.stderr) {
	const began = performance.now();
	let done = already;
	let drawn = Number.NEGATIVE_INFINITY;
	const clear = (): boolean => to.isTTY && to.write('\r\u001b[K');
	return {
		step(): void {
			done++;
			const now = performance.now();
			if (!to.isTTY || now - drawn < 100) return;
			drawn = now;
			clear();
			to.write(bar(done, all, ((now - began) * (all - done)) / (done - already)));
		},
		end: clear,
	};
}
