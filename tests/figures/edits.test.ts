import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apa } from '../../src/components/figure/apa.ts';
import { experimentOf } from '../../src/components/figure/experiment.ts';
import { csvOf, jsonOf } from '../../src/components/figure/files.ts';
import { codeOf, editsOf, longestCode } from '../../src/components/figure/hood/edit-link.ts';
import { infoWith, modelsOf, moved, tried } from '../../src/components/figure/hood/edited.ts';
import { draftOf, editOf, fieldsOf, startsOf, tidy } from '../../src/components/figure/hood/fields.ts';
import { spanOf } from '../../src/components/figure/hood/Mistake.tsx';
import type { Edits, FigureInfo } from '../../src/components/figure/info.ts';
import { readLink, readState } from '../../src/components/figure/reading.ts';
import { defaultState, type State, sameState, searchWith, writeState } from '../../src/components/figure/state.ts';
import { simulators } from '../../src/components/scripts.ts';
import { figures } from '../../src/content/figures/index.ts';
import { type Edit, type Model, ModelError, parseEquations, sentence, solveNow } from '../../src/engine/index.ts';
import { infoById, infoFor, models } from './load.ts';

const info = infoById('seizure-clock');
const epileptor = models.get('epileptor') as Model;
const slower: Edits = { epileptor: { parameters: { tau_0: { value: 4000, unit: 'ms' } } } };

/** A state with changes that hold. */
async function edited(edits: Edits, of: FigureInfo = info): Promise<State> {
	const outcome = await tried(of, await modelsOf(of), edits);
	if (!('edit' in outcome)) throw new Error(sentence(outcome.problem));
	return { ...defaultState(outcome.edit.info), edit: outcome.edit };
}

describe('the form in links', () => {
	const anyEdit: fc.Arbitrary<Edit> = fc.record(
		{
			neurons: fc.dictionary(fc.string(), fc.record({ equations: fc.string(), reset: fc.string() })),
			synapses: fc.dictionary(fc.string(), fc.record({ on_pre: fc.string() })),
			parameters: fc.dictionary(
				fc.string(),
				fc.record({ value: fc.double({ noNaN: true, noDefaultInfinity: true }).map(x => x + 0), unit: fc.string() }),
			),
		},
		{ requiredKeys: [] },
	);

	test('what is written is read back', () =>
		fc.assert(
			fc.asyncProperty(anyEdit, async edit => {
				const edits = { epileptor: edit };
				expect(await editsOf(await codeOf(edits), ['epileptor'])).toEqual(JSON.parse(JSON.stringify(edits)));
			}),
			{ numRuns: 50 },
		));

	test('it is short, and in letters that an address keeps as they are', async () => {
		const equations = `${tidy(epileptor.neurons.tissue?.equations ?? Object.values(epileptor.neurons)[0]?.equations ?? '')} # mine`;
		const [kind = ''] = Object.keys(epileptor.neurons);
		const code = await codeOf({ epileptor: { neurons: { [kind]: { equations } } } });
		expect(code).toMatch(/^[\w-]+$/);
		expect(code.length).toBeLessThan(equations.length);
	});

	test('what is too long for a link is said', async () => {
		let noise = '';
		for (let k = 0; noise.length < 3 * longestCode; k++) noise += Math.imul(k + 1, 2654435761).toString(36);
		await expect(codeOf({ epileptor: { neurons: { x: { equations: noise } } } })).rejects.toThrow(
			/expected at most 4096/,
		);
	});

	test('any letters are read without harm: as changes, or as a sentence', () =>
		fc.assert(
			fc.asyncProperty(fc.string(), async text => {
				const code = Buffer.from(text).toString('base64url');
				await expect(editsOf(code, ['epileptor'])).rejects.toThrow(ModelError);
			}),
			{ numRuns: 50 },
		));

	test('a few letters that would unfold to very many are refused', async () => {
		const code = await codeOf({ epileptor: { neurons: { x: { equations: 'x'.repeat(200_000) } } } });
		expect(code.length).toBeLessThan(longestCode);
		await expect(editsOf(code, ['epileptor'])).rejects.toThrow('changes that cannot be read back');
	});

	test.each<[unknown, string]>([
		[{ brunel: {} }, "a change of 'brunel'"],
		[{ epileptor: { groups: {} } }, "a change of 'groups'"],
		[{ epileptor: { neurons: { a: { method: 'euler' } } } }, "a change of 'method'"],
		[{ epileptor: { neurons: { a: { equations: 1 } } } }, 'a text of another form'],
		[{ epileptor: { parameters: { a: { value: '1', unit: '1' } } } }, 'a value that is no number'],
		[{ epileptor: [] }, 'changes of another form'],
		[[], 'changes of another form'],
		[JSON.parse('{"__proto__": {}}'), "a change of '__proto__'"],
	])('%j is refused', async (said, found) =>
		expect(editsOf(await codeOf(said as Edits), ['epileptor'])).rejects.toThrow(found),
	);
});

describe('a state with changes', () => {
	test('is written into its link and comes back from it, with what stands beside it', async () => {
		const state = { ...(await edited(slower)), seed: 7 };
		const search = searchWith('?other=a:1', info, state);
		expect(search).toMatch(/^\?other=a:1&seizure-clock=seed:7,eq:[\w-]+,v:1$/);
		const reading = await readLink(search, info, false);
		expect(reading.problems.map(sentence).filter(text => !text.includes("'other'"))).toEqual([]);
		expect(sameState(reading.state, state)).toBe(true);
		expect(reading.state.edit?.info.edits).toEqual(slower);
	});

	test('is another state than the published one, and has another digest', async () => {
		const state = await edited(slower);
		expect(sameState(state, defaultState(info))).toBe(false);
		const solve = (s: State) => solveNow(experimentOf(info, s), Object.fromEntries(models));
		const [ours, published] = [solve(state), solve(defaultState(info))];
		expect(ours.digest).not.toBe(published.digest);
		expect(ours.recordings.tissue?.edited).toBe(true);
		expect(csvOf(ours).split('\r\n')[1]).toMatch(/^tissue \(edited model\),/);
		expect(csvOf(published)).not.toContain('edited');
		const json = JSON.parse(jsonOf(state.edit?.info as FigureInfo, state, ours, 'x'));
		expect(json.edited.edits).toEqual(slower);
		expect(json.title).toMatch(/, edited model$/);
		expect(JSON.parse(jsonOf(info, defaultState(info), published, 'x'))).not.toHaveProperty('edited');
		const cited = apa({
			title: state.edit?.info.figure.title ?? '',
			state: '',
			edition: { name: 'E', version: '1', year: 2025 },
			figureVersion: 1,
			url: 'u',
			digest: ours.digest,
			review: { title: 'R', DOI: 'd' },
		});
		expect(cited).toContain('edited model');
	});

	test('a slider starts from the value that a reader has set, and reaches it', async () => {
		const state = await edited({ epileptor: { parameters: { x_0: { value: -9, unit: '1' } } } });
		const control = state.edit?.info.controls.find(c => c.name === 'x_0');
		expect(control?.default).toBe(-9);
		expect(control?.range[0]).toBe(-9);
		expect(state.values.x_0).toBe(-9);
		const back = moved(state, state.edit?.info as FigureInfo, info);
		expect(back).toEqual(defaultState(info).values);
		expect(moved({ values: { ...state.values, x_0: -8 } }, state.edit?.info as FigureInfo, info).x_0).toBe(
			info.controls.find(c => c.name === 'x_0')?.range[0],
		);
	});

	test('noise that a reader adds brings a seed', async () => {
		const figure = infoById('wilson-cowan-plane');
		const [id, model] = ['wilson-cowan', models.get('wilson-cowan') as Model];
		const [kind = '', { equations = '' } = {}] = Object.entries(model.neurons)[0] ?? [];
		const text = equations.replace(/\/tau : 1/, '/tau + 0.01*xi/tau**0.5 : 1');
		expect(text).not.toBe(equations);
		expect(figure.runs.plane?.chance).toBe(false);
		const euler = infoWith(figure, await modelsOf(figure), { [id]: { neurons: { [kind]: { equations: text } } } });
		expect(euler.runs.plane?.chance).toBe(true);
	});
});

describe('a link whose changes do not hold', () => {
	test('keeps what else it says, and gives the texts to be mended', async () => {
		const [kind = ''] = Object.keys(epileptor.neurons);
		const eq = await codeOf({ epileptor: { neurons: { [kind]: { equations: 'dx/dt = -x/tau_0 + y : 1' } } } });
		const { state, problems, broken } = await readLink(`?seizure-clock=seed:7,eq:${eq},v:1`, info, true);
		expect(state.seed).toBe(7);
		expect(state.edit).toBeUndefined();
		expect(problems.map(sentence).join()).toMatch(/^link, equations of \w+, line 1, column \d+: found/);
		expect(broken?.model).toBe('epileptor');
		expect(broken?.problem.at?.line).toBe(1);
	});

	test.each(['', '%%%', 'AAAA', 'x'.repeat(5000)])('letters that say nothing are a sentence: %.10s', async eq => {
		const { state, problems, broken } = await readLink(`?seizure-clock=seed:7,eq:${eq},v:1`, info, true);
		expect(problems.map(sentence)).toEqual([expect.stringMatching(/^link: found .*The published model is shown/)]);
		expect([state.seed, state.edit, broken]).toEqual([7, undefined, undefined]);
	});

	test('a state without changes has none in its link', () => {
		expect(writeState(info, defaultState(info))).toBe('seizure-clock=v:1');
		expect(readState('?seizure-clock=v:1', info).eq).toBeUndefined();
	});
});

describe.each(figures.map(figure => [figure.id, infoFor(figure)] as const))('the editor of %s', (_, figure) => {
	test('an untouched form changes nothing; texts, values and new parameters come back from what they change', async () => {
		for (const [id, model] of await modelsOf(figure)) {
			const start = draftOf(figure, model);
			expect(editOf(figure, model, start)).toEqual({ edit: undefined });
			const texts = fieldsOf(model).map(field => [field.name, `${field.text} # mine`]);
			const values = Object.entries(startsOf(figure, model)).map(([name, value]) => [name, String(value + 1)]);
			const draft = {
				texts: Object.fromEntries(texts),
				values: Object.fromEntries(values),
				added: [{ name: 'k_mine', value: '2', unit: 'mV/ms' }],
			};
			const outcome = editOf(figure, model, draft);
			if (!('edit' in outcome)) throw new Error(sentence(outcome.problem));
			expect(draftOf(figure, model, outcome.edit)).toEqual(draft);
			expect(await editsOf(await codeOf({ [id]: outcome.edit as Edit }), [id])).toEqual({ [id]: outcome.edit });
		}
	});

	test('a note in its texts is told to all of the figure, and runs', async () => {
		for (const [id, model] of await modelsOf(figure)) {
			const [first] = fieldsOf(model);
			const texts = { ...draftOf(figure, model).texts, [first?.name ?? '']: `${first?.text} # mine` };
			const read = editOf(figure, model, { ...draftOf(figure, model), texts });
			const state = await edited({ [id]: ('edit' in read ? read.edit : undefined) as Edit }, figure);
			const { runs } = experimentOf(figure, state);
			for (const run of Object.values(runs)) expect(Boolean(run.edit)).toBe(run.model === id);
			expect(state.values).toEqual(defaultState(figure).values);
			expect(state.edit?.info.changes).toEqual([first?.name]);
		}
	});
});

test('a name that Brian2 has for itself is said where its script would be', () => {
	const of = (name: string) => ({
		model: 'epileptor',
		record: ['LFP'],
		edit: { parameters: { [name]: { value: 1, unit: '1' } } },
	});
	const [brian2] = simulators;
	expect(brian2?.without(epileptor, of('state'))).toMatch(/the name 'state', expected a name that Brian2 does not use/);
	expect(brian2?.without(epileptor, of('mine'))).toBeUndefined();
});

describe('texts', () => {
	test('lose the indentation of their file, and mean the same', () => {
		expect(tidy('\n\t\ta : 1\n\n\t\t\tb : 1\n\t')).toBe('a : 1\n\n\tb : 1');
		for (const model of models.values())
			for (const { field, text } of fieldsOf(model))
				if (field === 'equations') expect(parseEquations(text)).toBeTruthy();
	});

	test('a place is where it is', () => {
		const text = 'a = b : 1\nc = dd : 1';
		expect(text.slice(...spanOf(text, { line: 2, column: 5, length: 2 }))).toBe('dd');
		expect(text.slice(...spanOf(text, { line: 1, column: 1 }))).toBe('a');
	});

	test.each([
		['0,5', "found '0,5', expected a number. Decimals are written with a point, as in 0.5."],
		['', 'found nothing, expected a number.'],
		['1e999', "found '1e999'"],
	])('the value %j is no number', (typed, says) => {
		const draft = draftOf(info, epileptor);
		const outcome = editOf(info, epileptor, { ...draft, values: { ...draft.values, tau_0: typed } });
		expect('problem' in outcome && sentence(outcome.problem)).toContain(says);
	});

	test('a true minus sign is one', () => {
		const draft = draftOf(info, epileptor);
		const outcome = editOf(info, epileptor, { ...draft, values: { ...draft.values, x_0: '−1.8' } });
		expect('edit' in outcome && outcome.edit).toEqual({ parameters: { x_0: { value: -1.8, unit: '1' } } });
	});

	test('two parameters of one name are a mistake', () => {
		const draft = draftOf(info, epileptor);
		const typed = { name: 'tau_0', value: '1', unit: 'ms' };
		expect(editOf(info, epileptor, { ...draft, added: [typed] })).toHaveProperty('problem.in', 'parameter tau_0');
		expect(editOf(info, epileptor, { ...draft, added: [{ ...typed, name: ' ' }] })).toHaveProperty(
			'problem.found',
			'no name',
		);
	});
});
