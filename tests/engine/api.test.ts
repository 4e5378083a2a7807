import { expect, test } from 'vitest';
import * as engine from '../../src/engine/index.ts';

// Pages, scripts and other people's tools stand on these names: a change here is a change of the public API.
test('the public API', () => {
	expect(Object.keys(engine).sort()).toEqual([
		'ModelError',
		'bits',
		'brian2Script',
		'canonical',
		'checkModel',
		'compileField',
		'defineModel',
		'digest',
		'equationsToMathML',
		'evaluate',
		'figureDigest',
		'isiHistogram',
		'loadModel',
		'loadModels',
		'measureNames',
		'measureUnit',
		'modelIds',
		'nameToMathML',
		'observableUnit',
		'parseEquations',
		'parseExpression',
		'parseStatements',
		'populationRate',
		'runningPart',
		'seizuresIn',
		'sentence',
		'show',
		'showEquation',
		'simulate',
		'simulateNow',
		'solve',
		'solveNow',
		'spikeDistance',
		'splitMeasure',
		'valuesOf',
		'withEquations',
	]);
});
