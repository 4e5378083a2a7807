import { expect, test } from 'vitest';
import { figureOfExplainer } from '../../src/content/explained.ts';
import { explainers } from '../../src/content/explainers.ts';
import { measureExplainer } from '../../src/content/measure.ts';
import { measuredExplainer } from '../../src/content/measured.ts';
import { loadModels } from '../../src/engine/index.ts';
import { measuresAll, patience } from './measured.ts';

const models = await loadModels();
const all = explainers().flatMap(explainer => {
	const figure = figureOfExplainer(explainer);
	return figure ? [[`${explainer.kind}/${explainer.id}`, explainer, figure] as const] : [];
});

test.each(all)(
	'%s: the stored numbers are what this engine measures',
	(_, explainer, figure) => {
		const stored = measuredExplainer(explainer, figure, models);
		// Every preset takes minutes: `npm test` asks for the first number of the healthy one.
		const asked = measuresAll
			? explainer
			: { ...explainer, altered: [], treated: [], biomarkers: explainer.biomarkers.slice(0, 1) };
		const again = measureExplainer(asked, figure, models);
		expect(again.length).toBeGreaterThan(0);
		for (const each of again) expect(stored.find(({ id }) => id === each.id)).toEqual(each);
	},
	patience,
);
