/** How long a changed model takes from its text to a program that can run, warm: what a reader waits for who edits an equation. */
import { compile } from '../../src/engine/compile.ts';
import { checkModel, loadModels, valuesOf } from '../../src/engine/index.ts';

export interface CompileTime {
	models: number;
	/** Over models, of each one's median, ms. */
	median: number;
	slowest: { model: string; ms: number };
}

const middle = (values: readonly number[]): number =>
	[...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Every model, each several times after two for the just-in-time compiler. */
export async function compileTime(times = 9): Promise<CompileTime> {
	const each = [...(await loadModels())].map(([id, model]) => {
		const took: number[] = [];
		for (let k = -2; k < times; k++) {
			const before = performance.now();
			compile(checkModel(model), 1, [], 'wasm', model.dt, valuesOf(model, {}));
			if (k >= 0) took.push(performance.now() - before);
		}
		return { model: id, ms: middle(took) };
	});
	const slowest = each.reduce((a, b) => (b.ms > a.ms ? b : a));
	return { models: each.length, median: middle(each.map(({ ms }) => ms)), slowest };
}
