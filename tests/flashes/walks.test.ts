/**
 * Every figure under quick hands. Each twenty walks share the places where a hand may stop, so that their runs, which take most of the time,
 * are done once: the default, all presets, and moved states. The proofs walk more often, over more places: WALKS says how often.
 */
import { expect, test } from 'vitest';
import { loadPanels } from '../../src/components/figure/panels/index.ts';
import { defaultState, type State } from '../../src/components/figure/state.ts';
import { figures } from '../../src/content/figures/index.ts';
import { infoFor, solved } from '../figures/load.ts';
import { faults } from './analyser.ts';
import { type Scene, watched } from './film.ts';
import { chance, placesOf, walk } from './hand.ts';
import { picturesOf } from './pictures.ts';
import { screen } from './screen.ts';

const walks = Number(process.env.WALKS ?? 20);
const together = 20;
/** Of a walk, ms. */
const length = 4000;
const moved = 4;

test.each(figures.map(figure => [figure.id, figure] as const))(
	'%s: nothing flashes, whatever is moved; without the pace of pictures it would',
	async (id, figure) => {
		await loadPanels(figure);
		const info = infoFor(figure);
		let [teeth, looked] = [false, 0];
		const everMoved = new Set<string>();
		const start = defaultState(info);
		for (let first = 0; first < walks; first += together) {
			const places = placesOf(info, moved, chance(first, `places of ${id}`));
			for (const { values } of places)
				for (const name of Object.keys(values)) if (values[name] !== start.values[name]) everMoved.add(name);
			const made = new Map<number, Scene>();
			const scene = (k: number): Scene => {
				const known = made.get(k);
				if (known) return known;
				const outcome = solved(info, places[k] as State);
				const one = { outcome, pictures: picturesOf(info, outcome) };
				made.set(k, one);
				return one;
			};
			const panels = [...scene(0).pictures.keys()];
			for (let w = first; w < Math.min(walks, first + together); w++) {
				const acts = walk(length, places.length, figure.presets.length, chance(w, `walk in ${id}`));
				const theme = w % 2 ? 'dark' : 'light';
				const rate = w % 4 < 2 ? 60 : 30;
				const found = (least?: number): string[] =>
					panels.flatMap(k =>
						faults(watched(info, scene, k, theme, { length, rate, seen: screen(acts, least) })).map(
							fault => `walk ${w}, picture ${k}, ${theme}, ${rate} frames a second: ${fault}`,
						),
					);
				expect(found()).toEqual([]);
				looked++;
				teeth ||= found(0).length > 0;
			}
		}
		expect(looked).toBe(walks);
		expect(teeth, 'the same hands make it flash where pictures need not stand').toBe(true);
		expect(info.controls.filter(({ name }) => !everMoved.has(name))).toEqual([]);
	},
	60_000 * Math.max(10, walks / 5),
);
