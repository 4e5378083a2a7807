import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readState } from '../../src/components/figure/reading.ts';
import {
	defaultState,
	mostDraws,
	presetState,
	type State,
	searchWith,
	writeState,
} from '../../src/components/figure/state.ts';
import { figures } from '../../src/content/figures/index.ts';
import { sentence } from '../../src/engine/index.ts';
import { hostileLinks } from './hostile-links.ts';
import { infoById, infoFor } from './load.ts';

describe.each(figures.map(figure => [figure.id, figure] as const))('%s', (_, figure) => {
	const info = infoFor(figure);
	const start = defaultState(info);
	const anyState = fc
		.record({
			values: fc.record(
				Object.fromEntries(
					info.controls.map(c => [c.name, fc.double({ min: c.range[0], max: c.range[1], noNaN: true })]),
				),
			),
			seed: fc.integer({ min: 0, max: 0xffffffff }),
			n: fc.option(fc.integer({ min: 2, max: mostDraws }), { nil: undefined }),
			compare: fc.option(fc.constantFrom(...figure.presets.map(p => p.id)), { nil: undefined }),
		})
		.map(({ values, seed, n, compare }): State => ({ values, seed, ...(n && { n }), ...(compare && { compare }) }));

	test('what is written is read back, to the last bit', () => {
		fc.assert(
			fc.property(anyState, state => {
				const { state: read, problems } = readState(`?${writeState(info, state)}`, info, true);
				expect(problems).toEqual([]);
				expect(Object.keys(read.values)).toEqual(Object.keys(state.values));
				for (const [name, value] of Object.entries(state.values))
					expect(read.values[name]).toBe(value === 0 ? 0 : value);
				expect([read.seed, read.n, read.compare]).toEqual([state.seed, state.n, state.compare]);
			}),
		);
	});

	test('any text is read without a failure, into the ranges', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, own) => {
				const { state } = readState(own ? `?${figure.id}=${text}` : text, info, true);
				for (const { name, range } of info.controls) {
					expect(state.values[name]).toBeGreaterThanOrEqual(range[0]);
					expect(state.values[name]).toBeLessThanOrEqual(range[1]);
				}
			}),
		);
	});

	test('defaults are left out, and the other figures of a page keep their part', () => {
		expect(searchWith('', info, start)).toBe('');
		expect(searchWith('?other=a:1', info, start)).toBe('?other=a:1');
		const moved = { ...start, seed: 7 };
		expect(searchWith('?other=a:1', info, moved)).toBe(`?other=a:1&${figure.id}=seed:7,v:${figure.version}`);
		expect(searchWith(searchWith('?other=a:1', info, moved), info, start)).toBe('?other=a:1');
	});

	test('a preset in a link is that preset, and a value beside it wins', () => {
		for (const { id } of figure.presets) {
			expect(readState(`?${figure.id}=preset:${id}`, info).state).toEqual(presetState(info, id));
			const [control] = info.controls;
			if (!control) continue;
			const [low] = control.range;
			expect(readState(`?${figure.id}=preset:${id},${control.name}:${low}`, info).state.values[control.name]).toBe(low);
		}
	});
});

test('at least twenty hostile links', () =>
	expect(new Set(hostileLinks.map(([query]) => query)).size).toBeGreaterThanOrEqual(20));

test.each(hostileLinks)('?%s', (query, says) => {
	const info = infoById('wilson-cowan-plane');
	const { state, problems } = readState(`?${query}`, info, true);
	const sentences = problems.map(sentence);
	expect(
		sentences.some(s => s.includes(says)),
		sentences.join('\n'),
	).toBe(true);
	for (const text of sentences) {
		expect(text).toMatch(/^link: found .+, expected .+\./);
		expect(text.length).toBeLessThan(300);
	}
	for (const { name, range } of info.controls) {
		expect(state.values[name]).toBeGreaterThanOrEqual(range[0]);
		expect(state.values[name]).toBeLessThanOrEqual(range[1]);
	}
});
