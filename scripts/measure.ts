/** npm run measure [id …]: measures every expectation and claim test (or those of the models and figures named) and stores the numbers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { figures } from '../src/content/figures/index.ts';
import { measureFigure, measureModel } from '../src/content/measure.ts';
import { fileOf } from '../src/content/measured.ts';
import { loadModels } from '../src/engine/index.ts';

const wanted = process.argv.slice(2);
const models = await loadModels();
const known = [...models.keys(), ...figures.map(f => f.id)];
const unknown = wanted.filter(id => !known.includes(id));
if (unknown.length) {
	console.error(
		`There is no model or figure ${unknown.map(id => `'${id}'`).join(', ')}; there are ${known.join(', ')}.`,
	);
	process.exit(2);
}

function write(kind: 'models' | 'figures', id: string, entries: readonly object[]): void {
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
