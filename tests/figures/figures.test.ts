import { describe, expect, test } from 'vitest';
import { measuresOf } from '../../src/components/figure/info.ts';
import { chartOf, hasTime, loadPanels, playAt } from '../../src/components/figure/panels/index.ts';
import { slot, tell } from '../../src/components/figure/sentence.ts';
import { defaultState, presetState, type State } from '../../src/components/figure/state.ts';
import { tablesOf, viewOf } from '../../src/components/figure/view.ts';
import { figures } from '../../src/content/figures/index.ts';
import { disagreement, ledger } from '../../src/content/ledger.ts';
import { claim } from '../../src/content/library.ts';
import { measureUnit, splitMeasure } from '../../src/engine/index.ts';
import { infoFor, models, solved } from './load.ts';

for (const figure of figures) await loadPanels(figure);

test('ids and numbers are unique', () => {
	expect(new Set(figures.map(f => f.id)).size).toBe(figures.length);
	expect(new Set(figures.map(f => f.number)).size).toBe(figures.length);
});

/** Names that the grammar of links keeps for itself. */
const reserved = [
	'seed',
	'v',
	'preset',
	'compare',
	'n',
	'at',
	'tab',
	'view',
	'eq',
	'digest',
	't',
	'dt',
	'i',
	'j',
	'N',
	'xi',
	'rand',
	'randn',
];

describe.each(figures.map(figure => [figure.id, figure] as const))('%s', (_, figure) => {
	const info = infoFor(figure);
	const start = defaultState(info);
	// Every end is tried in the proof 'figures'; the walks that look for flashes pass through many states more.
	const tried = process.env.FIGURES === 'all' ? info.controls : info.controls.slice(0, 2);
	const ends = tried.flatMap(c =>
		c.range.map((value): [string, State] => [
			`${c.name} = ${value}`,
			{ ...start, values: { ...start.values, [c.name]: value } },
		]),
	);
	const states: [string, State][] = [
		['default', start],
		...figure.presets.map(({ id }): [string, State] => [id, presetState(info, id) as State]),
		...ends,
	];

	test('has an id for links, a number of its section, a version, a day', () => {
		expect(figure.id).toMatch(/^[a-z][a-z0-9-]*$/);
		expect(figure.number).toMatch(new RegExp(`^${figure.section.replace('.', '\\.')}-\\d+$`));
		expect(Number.isInteger(figure.version) && figure.version > 0).toBe(true);
		expect(figure.changes ?? [], 'a sentence for each version after the first').toHaveLength(figure.version - 1);
		for (const change of figure.changes ?? []) expect(change).toMatch(/^[A-Z].*\.$/);
		expect(new Date(figure.since).toISOString().slice(0, 10)).toBe(figure.since);
		for (const { name } of info.controls) expect(reserved).not.toContain(name);
	});

	test('types no digit where a measured number belongs', () => {
		for (const { says } of [...figure.describe, ...figure.caption, ...(figure.ask?.answer ?? [])])
			expect(says.replace(slot, '')).not.toMatch(/\d/);
	});

	test('names measures that exist', () => {
		const swept = figure.panels.flatMap(p => (p.kind === 'curve' ? p.curves.map(c => `${p.from}: ${c.measure}`) : []));
		for (const text of [...measuresOf(figure), ...swept]) {
			const { run, measure } = splitMeasure(text);
			expect(Object.keys(figure.runs)).toContain(run);
			expect(measureUnit(measure, models.get(figure.runs[run]?.model ?? '') as never)).toBeTruthy();
		}
	});

	test('tests claims that exist, and each as the first or beside the first, where that is built', () => {
		for (const test of figure.claims) {
			const first = figures.find(({ id }) => id === claim(test.claim).figure);
			if (first)
				expect(
					first.claims.map(own => own.claim),
					`the first figure of claim ${test.claim}`,
				).toContain(test.claim);
			expect(test.atLeast ?? test.times ?? test.within, 'a threshold').toBeGreaterThan(0);
		}
	});

	test.each(states)('%s: runs, says something, draws everything, and the numbers of its version', (name, state) => {
		const outcome = solved(info, state);
		if (name === 'default' || figure.presets.some(({ id }) => id === name))
			expect(disagreement(ledger, figure, name, outcome.digest)).toBeUndefined();
		const view = viewOf(info, outcome);
		expect(view.says).toMatch(/^[A-Z].*\.$/);
		expect(view.caption).toMatch(/^[A-Z].*\.$/);
		expect(`${view.says} ${view.caption} ${view.answer}`).not.toMatch(/NaN|undefined|Infinity|\{|–/);
		for (const { rows, head } of tablesOf(info, outcome)) for (const row of rows) expect(row).toHaveLength(head.length);
		for (const panel of figure.panels) {
			if (panel.kind === 'readout') continue;
			expect(hasTime(panel), `a marker along '${panel.title}'`).toBe(playAt(panel, 0.5, outcome, info) !== undefined);
			const { x, y, layers } = chartOf(panel, outcome, info);
			for (const [low, high] of [x.range, y.range]) expect(high).toBeGreaterThan(low);
			for (const layer of layers) {
				if (layer.kind === 'line')
					expect([...Array.from(layer.x), ...Array.from(layer.y)].every(Number.isFinite)).toBe(true);
			}
		}
	});

	test('every preset lies within the ranges', () => {
		for (const { id } of figure.presets) {
			const { values } = presetState(info, id) as State;
			for (const { name, range } of info.controls) {
				expect(values[name], `${name} of preset ${id}`).toBeGreaterThanOrEqual(range[0]);
				expect(values[name], `${name} of preset ${id}`).toBeLessThanOrEqual(range[1]);
			}
		}
	});

	test('every preset differs from the others', () => {
		const seen = figure.presets.map(({ id }) => JSON.stringify(presetState(info, id)));
		expect(new Set(seen).size).toBe(seen.length);
	});

	test('a compared preset stands behind without changing the figure before it', () => {
		const alone = solved(info, start);
		const both = solved(info, { ...start, compare: figure.presets.at(-1)?.id as string });
		for (const name of Object.keys(figure.runs))
			expect(both.recordings[name]?.digest).toBe(alone.recordings[name]?.digest);
		expect(both.measures).toMatchObject(alone.measures);
		expect(both.digest).not.toBe(alone.digest);
		const last = figure.presets.at(-1) as (typeof figure.presets)[number];
		const { says } = viewOf(info, both, last.id);
		expect(says.startsWith(viewOf(info, both).says)).toBe(true);
		const told = says.split(`Compared with “${last.label}”: `)[1] ?? '';
		if (!figure.panels.some(p => p.kind === 'readout')) return expect(told).toBe('');
		expect(told).toMatch(/^(.+, there .+|what is read off is the same)\.$/);
		expect(told.split('; ').length).toBeLessThanOrEqual(3);
	});
});

test('a sentence is told when all its conditions hold', () => {
	const say = (value: number): string =>
		tell(
			[
				{ when: [{ measure: 'a: x', above: 1 }], says: 'High: {a: x | 1}.' },
				{ when: [{ measure: 'a: x', atMost: 1 }], says: 'Low: {a: x | 0 %}.' },
				{ when: [{ measure: 'a: x', absent: true }], says: 'None.' },
			],
			{ 'a: x': value },
			{ 'a: x': 'Hz' },
		);
	expect(say(2.26)).toBe('High: 2.3\u00a0Hz.');
	expect(say(-0.5)).toBe('Low: −50\u00a0%.');
	expect(say(1)).toBe('Low: 100\u00a0%.');
	expect(say(Number.NaN)).toBe('None.');
});
