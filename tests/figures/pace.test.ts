import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standing, walk } from '../../src/components/figure/pace.ts';
import { ledClock } from '../flashes/screen.ts';

/** Pauses between asking for one picture and the next, ms. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(50), fc.nat(500), fc.nat(3000)), {
	minLength: 1,
	maxLength: 60,
});

/** At most so many of these times lie in any second. */
const mostInASecond = (times: readonly number[]): number =>
	Math.max(0, ...times.map(from => times.filter(t => t >= from && t < from + 1000).length));

test('pictures change three times in a second at most, and the newest is always shown', () => {
	fc.assert(
		fc.property(pauses, pauses => {
			const clock = ledClock();
			const shown: { time: number; picture: number }[] = [];
			const pictures = standing<number>(picture => shown.push({ time: clock.now(), picture }), clock);
			let asked = 0;
			for (const [k, pause] of pauses.entries()) {
				asked += pause;
				clock.lead(asked);
				pictures.next(k);
			}
			clock.lead(asked + 1000);
			expect(mostInASecond(shown.map(s => s.time))).toBeLessThanOrEqual(3);
			expect(shown.at(-1)?.picture).toBe(pauses.length - 1);
			// Never an older one after a newer one, and the last not later than a picture stands.
			expect(shown.every(({ picture }, k) => k === 0 || picture > (shown[k - 1]?.picture as number))).toBe(true);
			expect((shown.at(-1)?.time as number) - asked).toBeLessThan(1000 / 2);
		}),
	);
});

test('what is forgotten is not shown, and the next one is', () => {
	const clock = ledClock();
	const shown: string[] = [];
	const pictures = standing<string>(picture => shown.push(picture), clock);
	pictures.next('first');
	clock.lead(10);
	pictures.next('second');
	pictures.forget();
	clock.lead(2000);
	pictures.next('third');
	clock.lead(2000);
	expect(shown).toEqual(['first', 'third']);
});

/** A marker, and every place at which it was seen. */
function watched() {
	const clock = ledClock();
	const shown: { time: number; at: number }[] = [];
	const marker = walk(({ at }) => {
		if (at !== undefined && at !== shown.at(-1)?.at) shown.push({ time: clock.now(), at });
	}, clock);
	return { clock, shown, marker };
}

test('steps keep that pace under a held key, and none is lost', () => {
	const { clock, shown, marker } = watched();
	for (let k = 1; k <= 30; k++) {
		clock.lead(33 * k);
		marker.step();
	}
	clock.lead(3000);
	expect(mostInASecond(shown.map(s => s.time))).toBeLessThanOrEqual(3);
	expect(shown.at(-1)?.at).toBeCloseTo(30 / 60, 9);
});

test('it plays to the end, begins again, and stops where it is told to', () => {
	const clock = ledClock();
	let now: { at?: number; playing: boolean } = { playing: false };
	const marker = walk(next => {
		now = next;
	}, clock);
	const after = (ms: number): typeof now => {
		clock.lead(clock.now() + ms);
		marker.frame();
		return now;
	};
	marker.toggle();
	expect(now).toEqual({ at: 0, playing: true });
	expect(after(3750)).toEqual({ at: 0.25, playing: true });
	marker.toggle();
	expect(after(5000)).toEqual({ at: 0.25, playing: false });
	marker.toggle();
	expect(after(7500)).toEqual({ at: 0.75, playing: true });
	expect(after(60_000)).toEqual({ at: 1, playing: false });
	marker.toggle();
	expect(after(1500).at).toBeCloseTo(0.1, 9);
	marker.clear();
	expect(after(100)).toEqual({ playing: false });
});

test('a marker under a fast hand keeps that pace, too, and comes to where the hand has stopped', () => {
	const { clock, shown, marker } = watched();
	for (let k = 1; k <= 60; k++) {
		clock.lead(16 * k);
		marker.to(k % 2 ? 0.1 : 0.9);
	}
	clock.lead(16 * 60 + 1000);
	expect(mostInASecond(shown.map(s => s.time))).toBeLessThanOrEqual(3);
	expect(shown.at(-1)?.at).toBe(0.9);
});
