/** The engine's public API: what pages, scripts and tests may use. A test pins these names. */

export { avalanchesIn } from './analysis/avalanches.ts';
export { evaluate, measureNames, measureUnit } from './analysis/measures.ts';
export { seizuresIn } from './analysis/seizures.ts';
export type { Series } from './analysis/series.ts';
export { isiHistogram, populationRate, spikeDistance } from './analysis/spike-trains.ts';
export { bits } from './bits.ts';
export { checkEdit } from './check-edit.ts';
export { type CheckedModel, checkModel, observableUnit } from './check-model.ts';
export { canonical, digest } from './digest.ts';
export { withEdit } from './edit.ts';
export { parseEquations, parseExpression, parseStatements } from './equations/parse.ts';
export { equationsToMathML, nameToMathML } from './equations/render.ts';
export { show, showEquation } from './equations/show.ts';
export type {
	AnalysisRequest,
	Edit,
	Ensemble,
	Experiment,
	FixedPoint,
	Landscape,
	Outcome,
	PhasePlane,
	Progress,
	RateMap,
	RateSpectrum,
	Run,
	Spread,
	Sweep,
} from './experiment.ts';
export { brian2Script } from './export/brian2.ts';
export { changesIn } from './export/edited.ts';
export { nestScript, notInNest } from './export/nest.ts';
export { compileField, type Field } from './field.ts';
export * from './model.ts';
export { loadModel, loadModels, type ModelId, type ModelOf, modelIds } from './models/index.ts';
export { nearest } from './nearest.ts';
export { ModelError, type Place, type Problem, sentence } from './problem.ts';
export type { KernelKind, Recording, Spikes, Trace } from './recording.ts';
export { runningPart, simulate, simulateNow, valuesOf } from './simulate.ts';
export { figureDigest, solve, solveNow, splitMeasure } from './solve.ts';
