import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { crosscheckRecord, crosschecksOf } from '../../src/content/crosschecked.ts';
import { families, familiesOf, familiesRecord } from '../../src/content/families.ts';
import { figures } from '../../src/content/figures/index.ts';
import { ledger } from '../../src/content/ledger.ts';
import { expectationsOf } from '../../src/content/measured.ts';
import { mutantsRun } from '../../src/content/mutants.ts';
import { loadModels } from '../../src/engine/index.ts';
import { readBuilt } from './site.ts';

const page = parse(readBuilt('about/verification/index.html'));
const models = [...(await loadModels()).values()];

test('every model stands on the page with its expectations, its findings and what survives', () => {
	for (const model of models) {
		const own = page.querySelector(`#${model.id}`);
		const outcomes = expectationsOf(model);
		const held = outcomes.filter(({ outcome }) => outcome === 'held').length;
		expect(own?.querySelector('.tally')?.text).toContain(`${held} of ${outcomes.length} held`);
		expect(own?.querySelectorAll('tbody tr:not(.because)')).toHaveLength(outcomes.length);
		const alive = mutantsRun(model).results.filter(({ caughtBy }) => caughtBy === null).length;
		expect(own?.querySelectorAll('.findings li')).toHaveLength(outcomes.length - held + alive);
	}
});

test('every model’s card says how many mutants its numbers give away', () => {
	for (const model of models) {
		const { results } = mutantsRun(model);
		const caught = results.filter(({ caughtBy }) => caughtBy !== null).length;
		const said = parse(readBuilt(`models/${model.id}/index.html`)).querySelector('.mutants')?.text ?? '';
		expect(said.match(/\d+/g)?.slice(0, 2) ?? [], model.id).toEqual(
			results.length > 0 ? [String(results.length), String(caught)] : [],
		);
	}
});

test('what was compared with Brian2 is what the record says of the models as they are', () => {
	const record = crosscheckRecord();
	for (const model of models) {
		const shown = page.querySelectorAll(`#${model.id} .ran li`);
		expect(shown).toHaveLength(record ? crosschecksOf(model, record).current.length : 0);
	}
});

test('every figure stands in the table of browsers with what the record says of it', () => {
	const record = familiesRecord();
	const rows = page.querySelectorAll('.drawn tbody tr');
	expect(rows).toHaveLength(record ? figures.length : 0);
	for (const [k, figure] of figures.entries()) {
		if (!record) continue;
		const { by } = familiesOf(figure, record, ledger);
		const marks = rows[k]?.querySelectorAll('td use').map(use => use.getAttribute('href'));
		const ran = families.map(({ id }) => by[id]).filter(({ drawn }) => drawn > 0);
		expect(marks, figure.id).toEqual(ran.map(({ drawn, same }) => (same === drawn ? '#v-shows' : '#v-contradicts')));
	}
});

test('a model’s card leads to its place there', () => {
	for (const { id } of models) expect(readBuilt(`models/${id}/index.html`)).toContain(`/about/verification/#${id}"`);
});
