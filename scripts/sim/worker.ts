/** One thread of a sweep: gets jobs one by one and answers each with its row, or with the sentence that says why it has none. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadModel, ModelError } from '../../src/engine/index.ts';
import { answer, type Job, type Question, type Row } from './question.ts';

export interface Task {
	/** Its id; functions of a model do not cross to a thread. */
	model: string;
	question: Question;
}

export type Answer = { row: number; result: Row } | { row: number; mistake: string };

const { model: id, question } = workerData as Task;
const model = await loadModel(id);

function reply(job: Job): Answer {
	try {
		return { row: job.row, result: answer(model, question, job) };
	} catch (error) {
		if (error instanceof ModelError) return { row: job.row, mistake: error.message };
		throw error;
	}
}

parentPort?.on('message', (job: Job) => parentPort?.postMessage(reply(job)));
