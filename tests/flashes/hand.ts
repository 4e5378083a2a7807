/** Seeded walks of a hand through the controls of a figure, quicker than a hand is. */
import type { FigureInfo } from '../../src/components/figure/info.ts';
import { defaultState, presetState, type State } from '../../src/components/figure/state.ts';
import { words } from '../../src/engine/random/words.ts';

/** At a time, ms: a control sets a state, a preset does and puts the playhead away, or something happens to playhead or figure. */
export type Act = { at: number } & ({ does: 'set' | 'preset'; state: number } | { does: 'play' | 'step' | 'reset' });

/** From 0 up to 1. */
export type Chance = () => number;
export function chance(seed: number, what: string): Chance {
	const next = words(seed, what);
	return () => next() / 2 ** 32;
}
const below = (n: number, random: Chance): number => Math.floor(random() * n);

/**
 * Where a hand may stop: the default, every preset, and states that come from one of these by moving controls, each of them at least once,
 * a third of the time to one of its ends; now and then with another seed, or with a preset behind for comparison.
 */
export function placesOf(info: FigureInfo, moved: number, random: Chance): State[] {
	const { controls, figure } = info;
	const chancy = Object.values(info.runs).some(run => run.chance);
	const places = [defaultState(info), ...figure.presets.map(({ id }) => presetState(info, id) as State)];
	for (let k = 0; k < Math.max(moved, controls.length); k++) {
		const from = places[below(places.length, random)] as State;
		const values = { ...from.values };
		const others = [...controls].filter(() => random() < 0.25);
		for (const { name, range, step } of [...controls.slice(k % controls.length).slice(0, 1), ...others]) {
			const [low, high] = range;
			const share = random();
			const anywhere = low + Math.round((random() * (high - low)) / step) * step;
			values[name] = share < 1 / 6 ? low : share < 1 / 3 ? high : Number(Math.min(high, anywhere).toPrecision(12));
		}
		const { compare: _, ...alone } = from;
		const compared = random() < 0.2 && figure.presets[below(figure.presets.length, random)]?.id;
		places.push({
			...alone,
			values,
			...(chancy && random() < 0.3 && { seed: 1 + below(1000, random) }),
			...(compared && { compare: compared }),
		});
	}
	return places;
}

/** A walk of so many ms over so many places: controls moved to and fro, presets, playback, held keys, resets, and pauses between. */
export function walk(length: number, places: number, presets: number, random: Chance): Act[] {
	const acts: Act[] = [];
	let now = 100 + 300 * random();
	while (now < length) {
		const what = random();
		if (what < 0.5) {
			// A slider dragged to and fro, or two buttons in turn: what comes back is what flashes.
			const between = Array.from({ length: random() < 0.7 ? 2 : 3 }, () => below(places, random));
			const pause = 40 + 100 * random();
			for (let k = 6 + below(20, random); k > 0; k--) {
				acts.push({ at: now, does: 'set', state: between[k % between.length] as number });
				now += pause;
			}
		} else if (what < 0.65) acts.push({ at: now, does: 'preset', state: 1 + below(presets, random) });
		else if (what < 0.85) acts.push({ at: now, does: 'play' });
		else if (what < 0.95) {
			// A key that is held down repeats about thirty times a second.
			for (let k = 2 + below(25, random); k > 0; k--) {
				acts.push({ at: now, does: 'step' });
				now += 33;
			}
		} else acts.push({ at: now, does: 'reset' });
		now += 150 + 500 * random() * random();
	}
	return acts.filter(({ at }) => at < length);
}
