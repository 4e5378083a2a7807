import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bannedIn } from '../../src/content/banned.ts';
import { disorders } from '../../src/content/disorders.ts';
import {
	answerHolds,
	answersIn,
	figureOfExplainer,
	markersOf,
	numberOf,
	presetsOf,
} from '../../src/content/explained.ts';
import { explainers, parseExplainer, plainOf } from '../../src/content/explainers.ts';
import { figures } from '../../src/content/figures/index.ts';
import { claim, claims, plannedFigures, reference, sectionPath } from '../../src/content/library.ts';
import { measureExplainer } from '../../src/content/measure.ts';
import { gradeOf, plainGrade, proseOf } from '../../src/content/readability.ts';
import { partIds } from '../../src/content/schemas/explainer.ts';
import { therapies } from '../../src/content/therapies.ts';
import { loadModels } from '../../src/engine/index.ts';

const all = explainers().map(each => [`${each.kind}/${each.id}`, each] as const);
const models = await loadModels();

/** A measured number is a short word, and names of genes are code. */
const words = (mdx: string): string =>
	proseOf(
		mdx
			.replace(/<Measured\s[^>]*>/g, 'five')
			.replace(/`[^`]*`/g, 'gene')
			.replace(/^\s*#+ .*$/gm, ''),
	);

test('there are explainers of both kinds', () => {
	expect(new Set(explainers().map(({ kind }) => kind)).size).toBe(2);
});

describe.each(all)('%s', (_, explainer) => {
	test('knows its claims, works, figures and sections', () => {
		for (const id of explainer.claims) expect(() => claim(id)).not.toThrow();
		for (const key of explainer.works) expect(() => reference(key)).not.toThrow();
		const known = new Set<string>([...figures.map(({ id }) => id), ...plannedFigures().map(({ id }) => id)]);
		expect(explainer.figures.filter(id => !known.has(id))).toEqual([]);
		expect(sectionPath(explainer.section)).toBeDefined();
		// One that the review's lists do not know says itself where it belongs.
		const listed: readonly string[] = [...disorders, ...therapies].map(({ id }) => id);
		expect(listed.includes(explainer.id) || explainer.kind === 'therapies' || explainer.places.length > 0).toBe(true);
	});

	test.each(explainer.parts.map(part => [part.id, part] as const))(
		`%s: what a reader of plain words sees asks for grade ${plainGrade} at most`,
		(_, part) => {
			const text = words(plainOf(part.body));
			expect(text.split(' ').length, 'words').toBeGreaterThan(25);
			expect(gradeOf(text), text).toBeLessThanOrEqual(plainGrade);
		},
	);

	test('types no digit where a number is measured', () => {
		const text = words(explainer.body.replace(/\s(?:title|caption)="([^"]*)"[^>]*>/g, '> $1 '));
		expect(text.match(/\S*\d\S*/g) ?? []).toEqual([]);
		expect(`${explainer.lede} ${explainer.title}`).not.toMatch(/\d/);
	});

	test('uses no phrase that the written style bans', () => {
		expect(bannedIn(`${explainer.lede} ${explainer.description} ${words(explainer.body)}`)).toEqual([]);
	});

	test('says at once where to turn', () => {
		expect(explainer.parts[0]?.body).toContain('<WhereToTurn');
	});

	test('has a chain from a cause to an experience; its circuits open the figure, and each link says how strong it is', () => {
		const chain = explainer.parts.find(({ id }) => id === 'chain')?.body ?? '';
		const steps = [...chain.matchAll(/<Step\s([^>]*)>/g)].map(([, attributes = '']) => attributes);
		const kinds = steps.map(step => /\bof="([^"]*)"/.exec(step)?.[1]);
		expect(kinds[0]).toBe('cause');
		expect(['synapse', 'cell']).toContain(kinds[1]);
		expect(kinds[2]).toBe('circuit');
		expect(kinds.at(-1)).toBe('experience');
		for (const [k, step] of steps.entries()) {
			const strength = /\b(?:evidence|claim)="/.test(step);
			// What a person feels is in no model: its mark says so.
			expect(strength, step).toBe(kinds[k] !== 'experience');
			expect(/\bpreset="/.test(step), step).toBe(kinds[k] === 'circuit');
		}
	});

	test('asks for a prediction, a run and an explanation, and its answers are what was measured', () => {
		const lesson = explainer.parts.find(({ id }) => id === 'lesson')?.body ?? '';
		const titles = [...lesson.matchAll(/<Task title="([^":]*)/g)].map(([, title]) => title);
		expect(titles.slice(0, 3)).toEqual(['Predict', 'Run', 'Explain']);
		expect(lesson).toMatch(/common wrong answer/);
		const answers = answersIn(explainer);
		expect(answers.length).toBeGreaterThanOrEqual(2);
		for (const answer of answers) {
			expect(['higher', 'lower', 'same']).toContain(answer.is);
			expect(answer.times, JSON.stringify(answer)).toBeGreaterThan(1);
			if (figureOfExplainer(explainer)) expect(answerHolds(explainer, answer), JSON.stringify(answer)).toBe(true);
		}
		// An answer that is turned round is refused: the check can fail.
		const [first] = answers;
		if (first && figureOfExplainer(explainer) && first.is !== 'same')
			expect(answerHolds(explainer, { ...first, is: first.is === 'higher' ? 'lower' : 'higher' })).toBe(false);
	});

	test.runIf(figureOfExplainer(explainer))('has a measured number for every biomarker in every preset', () => {
		expect(presetsOf(explainer).map(({ id }) => id)).toEqual([
			explainer.healthy,
			...explainer.altered,
			...explainer.treated,
		]);
		const kinds = presetsOf(explainer).map(({ kind }) => kind);
		expect(kinds).toEqual([
			'healthy',
			...explainer.altered.map(() => 'altered' as const),
			...explainer.treated.map(() => 'treated' as const),
		]);
		for (const { id } of presetsOf(explainer))
			for (const marker of markersOf(explainer)) expect(() => numberOf(explainer, marker.id, id)).not.toThrow();
	});
});

const matter = (more = '') => `---
title: A trial
lede: A lede.
description: What it says.
since: 2026-11-29
section: "2.1"
figure: wilson-cowan-plane
healthy: ${figures.find(({ id }) => id === 'wilson-cowan-plane')?.presets[0]?.id}
claims: [2.1a]
${more}---
`;
const body = (ids: readonly string[]) => ids.map(id => `<Part id="${id}">\n\nText.\n\n</Part>`).join('\n\n');

describe('a trial', () => {
	test('is one file: its parts, numbers and presets need nothing else', () => {
		const trial = parseExplainer('disorders', 'trial', matter() + body(partIds));
		expect(trial.parts.map(({ id }) => id)).toEqual(partIds);
		const figure = figureOfExplainer(trial);
		const [first] = measureExplainer(trial, figure as NonNullable<typeof figure>, models);
		expect(first?.id).toBe(`${trial.healthy} | ${markersOf(trial)[0]?.id}`);
		expect(first?.key).toMatch(/^[0-9a-f]{16}$/);
	});

	test.each([
		['a part is missing', body(partIds.slice(1)), /its parts are see-it .* they have to be plain/],
		['two parts change places', body([...partIds.slice(1), 'plain']), /in this order/],
		['a part stands twice', body([...partIds, 'plain']), /in this order/],
	])('%s: refused in words', (_, text, message) => {
		expect(() => parseExplainer('disorders', 'trial', matter() + text)).toThrow(message);
	});

	test.each([
		['a field that nobody knows', 'dose: high\n', /[Uu]nrecognized key/],
		['a place without a section', 'places: [{ side: excitation, as: high }]\n', /places/],
		['a biomarker without a measure', 'biomarkers: [{ id: rate, name: Rate }]\n', /biomarkers/],
	])('%s: refused in words', (_, more, message) => {
		expect(() => parseExplainer('disorders', 'trial', matter(more) + body(partIds))).toThrow(message);
	});

	test('a preset, or a number, that the figure does not have is named', () => {
		const wrong = parseExplainer('disorders', 'trial', matter('altered: [nobody]\n') + body(partIds));
		const figure = figureOfExplainer(wrong) as NonNullable<ReturnType<typeof figureOfExplainer>>;
		expect(() => measureExplainer(wrong, figure, models)).toThrow(/no preset 'nobody'/);
		const other = parseExplainer(
			'disorders',
			'trial',
			matter('biomarkers: [{ id: x, measure: "plane: mean E", name: X }]\n') + body(partIds),
		);
		expect(() => measureExplainer(other, figure, models)).toThrow(/does not show 'plane: mean E'/);
	});

	test('what is plain is what stands outside the full text', () => {
		expect(plainOf('A.\n<Full>\nB.\n</Full>\nC.').replace(/\s+/g, ' ')).toBe('A. C.');
	});
});

describe('the written style', () => {
	test.each([
		'an epileptic may drive',
		'people who suffer from migraine',
		'normal people do not',
		'this drug cures it',
		'you should stop taking it',
		'a dose of the drug',
		'two tablets a day',
		'this proves that',
		'of course it does',
		'her battle with depression',
		'it predicts whether you',
		'your risk is',
	])('bans “%s”', text => expect(bannedIn(text)).not.toEqual([]));

	test.each([
		'a person with epilepsy',
		'an epileptic seizure',
		'none of them is a dose, and there are no doses here',
		'the model shows that a cell fires more',
		'it may help some people',
		'the healthy preset',
		'this does not fit the line',
	])('allows “%s”', text => expect(bannedIn(text)).toEqual([]));

	test('holds for the map, the lists and what stands at the head of each page', () => {
		const pages = [
			'src/pages/disorders/index.astro',
			'src/pages/therapies/index.astro',
			'src/components/explainer/Banner.astro',
			'src/components/explainer/WhereToTurn.astro',
			'src/components/explainer/Line.astro',
		].map(file =>
			proseOf(
				readFileSync(file, 'utf8')
					.replace(/^---[\s\S]*?\n---/, '')
					.replace(/<style[\s\S]*?<\/style>/g, ''),
			),
		);
		const said = disorders.flatMap(({ remark, places }) => [remark ?? '', ...places.map(place => place.as)]);
		for (const text of [...pages, ...said]) expect(bannedIn(text), text).toEqual([]);
	});
});

describe('the line of the review', () => {
	test('every disorder has a place, or says why it has none', () => {
		for (const { id, places, remark } of disorders) expect(places.length > 0 || remark !== undefined, id).toBe(true);
	});

	test('depression stands at both ends, and the reason is there', () => {
		const depression = disorders.find(({ id }) => id === 'depression');
		expect(new Set(depression?.places.map(({ side }) => side)).size).toBe(2);
		expect(depression?.remark).toMatch(/both/);
		const twice = disorders.filter(({ places }) => new Set(places.map(({ side }) => side)).size > 1);
		expect(twice.map(({ id }) => id)).toEqual(['depression']);
	});

	test('a place is in a section that is written', () => {
		for (const { id, places } of disorders)
			for (const { section } of places) expect(sectionPath(section), `${id}, ${section}`).toBeDefined();
	});

	test('every therapy is one that a claim is about', () => {
		const ids = new Set(claims().map(({ id }) => id));
		for (const { id, claim } of therapies) expect(ids.has(claim), id).toBe(true);
	});
});
