import { experimentOf } from '../../src/components/figure/experiment.ts';
import type { FigureInfo } from '../../src/components/figure/info.ts';
import { infoOf } from '../../src/components/figure/make-info.ts';
import type { State } from '../../src/components/figure/state.ts';
import { figures } from '../../src/content/figures/index.ts';
import type { Figure } from '../../src/content/schemas/figure.ts';
import { loadModels, type Outcome, solveNow } from '../../src/engine/index.ts';

export const models = await loadModels();
const ids = figures.map(f => f.id);

export const infoFor = (figure: Figure): FigureInfo => infoOf(figure, models, ids);
export const infoById = (id: string): FigureInfo => infoFor(figures.find(f => f.id === id) as Figure);
export const solved = (info: FigureInfo, state: State): Outcome =>
	solveNow(experimentOf(info, state), Object.fromEntries(models));
