import { Worker } from 'node:worker_threads';
import { Mistake } from './mistakes.ts';
import type { Job, Row } from './question.ts';
import type { Answer, Task } from './worker.ts';

/** "g = 3, seed 1" */
const placeOf = ({ set, seed }: Job): string =>
	[...Object.entries(set).map(([name, value]) => `${name} = ${value}`), `seed ${seed}`].join(', ');

/** Gives a thread one job after the other until there is none left. */
function serve(thread: Worker, jobs: Iterator<Job>, take: (row: number, result: Row) => void): Promise<void> {
	return new Promise((resolve, reject) => {
		let job: Job | undefined;
		const next = (): void => {
			const { done, value } = jobs.next();
			job = done ? undefined : value;
			if (job) thread.postMessage(job);
			else resolve();
		};
		thread.on('message', (answer: Answer) => {
			try {
				if ('mistake' in answer) throw new Mistake(`At ${placeOf(job as Job)}: ${answer.mistake}`);
				take(answer.row, answer.result);
				next();
			} catch (error) {
				reject(error);
			}
		});
		thread.on('error', reject);
		thread.on('exit', () => reject(new Error('A thread of the sweep ended before its work did.')));
		next();
	});
}

/** Runs all jobs on so many threads; rows come in the order in which they end. The first failure ends it all. */
export async function runAll(
	task: Task,
	jobs: Iterator<Job>,
	workers: number,
	take: (row: number, result: Row) => void,
): Promise<void> {
	const threads = Array.from(
		{ length: workers },
		() => new Worker(new URL('./worker.ts', import.meta.url), { workerData: task }),
	);
	try {
		await Promise.all(threads.map(thread => serve(thread, jobs, take)));
	} finally {
		await Promise.all(threads.map(thread => thread.terminate()));
	}
}
