/**
 * npm run measure [id …]: measures every expectation and claim test (or those of the models and figures named) and stores the numbers; an
 * explainer, too, is named as disorders/epilepsy, or by its figure.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { explainers } from '../src/content/explainers.ts';
import { figures } from '../src/content/figures/index.ts';
import { measureExplainer, measureFigure, measureModel } from '../src/content/measure.ts';
import { fileOf } from '../src/content/measured.ts';
import { loadModels } from '../src/engine/index.ts';

const wanted = process.argv.slice(2);
const models = await loadModels();
/** An explainer may have the id of its figure. */
const nameOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`;
const known = [...models.keys(), ...figures.map(f => f.id), ...explainers().map(nameOf)];
const unknown = wanted.filter(id => !known.includes(id));
if (unknown.length) {
	console.error(
		`There is no model, figure or explainer ${unknown.map(id => `'${id}'`).join(', ')}; there are ${known.join(', ')}.`,
	);
	process.exit(2);
}

function write(kind: Parameters<typeof fileOf>[0], id: string, entries: readonly object[]): void {
	const file = fileOf(kind, id);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `[\n${entries.map(entry => `\t${JSON.stringify(entry)}`).join(',\n')}\n]\n`);
	console.log(`${kind}/${id}: ${entries.length} numbers`);
}

/** A mistake in a model or figure is a sentence, not a stack. */
process.on('uncaughtException', error => {
	console.error(error.message);
	process.exit(1);
});

const asked = (id: string): boolean => wanted.length === 0 || wanted.includes(id);
for (const [id, model] of models) if (asked(id)) write('models', id, measureModel(model));
for (const figure of figures) if (asked(figure.id)) write('figures', figure.id, measureFigure(figure, models));
for (const explainer of explainers()) {
	const figure = figures.find(f => f.id === explainer.figure);
	if (figure && (asked(figure.id) || wanted.includes(nameOf(explainer))))
		write('explainers', `${explainer.kind}-${explainer.id}`, measureExplainer(explainer, figure, models));
}
