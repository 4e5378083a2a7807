import { describe, expect, test } from 'vitest';
import { faults, type Rectangle, type Verdict, watch } from './analyser.ts';

const [width, height] = [60, 48];
type Colour = readonly [number, number, number];
const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];
/** Of one grey value, 0 to 1 in relative luminance. */
const grey = (light: number): Colour => {
	const c = Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
	return [c, c, c];
};
const word = ([r, g, b]: Colour): number => (r | (g << 8) | (b << 16) | (255 << 24)) >>> 0;
const everywhere: Rectangle = { x: 0, y: 0, width, height };

/** Three seconds in which each part goes through its colours, so many of them a second; around the parts all is white. */
function film(
	rate: number,
	parts: readonly { at: Rectangle; colours: readonly Colour[]; perSecond: number; from?: number }[],
): Verdict {
	const watching = watch(width, height);
	for (let k = 0; k < 3 * rate; k++) {
		const pixels = new Uint32Array(width * height).fill(word(white));
		for (const { at, colours, perSecond, from = 0 } of parts) {
			const colour = colours[Math.floor((k * perSecond) / rate + from + 1e-9) % colours.length] as Colour;
			for (let y = at.y; y < at.y + at.height; y++)
				for (let x = at.x; x < at.x + at.width; x++) pixels[y * width + x] = word(colour);
		}
		watching.frame((k * 1000) / rate, pixels);
	}
	return watching.verdict();
}

/** A flash of so many Hz. */
const flash = (rate: number, hertz: number, colours: readonly Colour[] = [black, white], at = everywhere): Verdict =>
	film(rate, [{ at, colours, perSecond: colours.length * hertz }]);

describe.each([30, 60])('at %i frames a second', rate => {
	test('five flashes a second are found, at any size', () => {
		const verdict = flash(rate, 5);
		expect(verdict.general).toEqual({ flashes: 4, share: 1 });
		expect(faults(verdict)).toHaveLength(2);
	});

	test('two flashes a second pass, and so do three', () => {
		expect(flash(rate, 2).general).toEqual({ flashes: 2, share: 0 });
		expect(flash(rate, 3).general).toEqual({ flashes: 3, share: 0 });
		expect(faults(flash(rate, 3))).toEqual([]);
		expect(faults(flash(rate, 3.75))).not.toEqual([]);
	});

	test('a small spot that flashes five times a second is below the share of 2.3.1, and G19 finds it', () => {
		for (const size of [1, 3, 20]) {
			const verdict = flash(rate, 5, [black, white], { x: 7, y: 9, width: size, height: size });
			expect(verdict.general.share, `${size} px`).toBeLessThan(0.25);
			expect(verdict.general.share, `${size} px`).toBeGreaterThan(0);
			expect(faults(verdict), `${size} px`).toEqual(['G19: more than 3 general flashes in a second']);
		}
	});

	test('a quarter of the field may flash by 2.3.1, more may not', () => {
		const share = (part: number): number =>
			flash(rate, 5, [black, white], { x: 0, y: 0, width, height: part * height }).general.share;
		expect(share(0.25)).toBe(0.25);
		expect(share(0.5)).toBe(0.5);
	});

	test('changes below a tenth of full luminance, or above 0.8, are no flash', () => {
		expect(flash(rate, 5, [grey(0.3), grey(0.38)]).general.flashes).toBe(0);
		expect(flash(rate, 5, [grey(0.3), grey(0.42)]).general.flashes).toBe(4);
		expect(flash(rate, 5, [grey(0.84), white]).general.flashes).toBe(0);
		expect(flash(rate, 5, [grey(0.75), white]).general.flashes).toBe(4);
	});

	test('light that rises in steps is one change, however many there are', () => {
		const stairs = Array.from({ length: 30 }, (_, k) => grey(k / 40));
		expect(film(rate, [{ at: everywhere, colours: stairs, perSecond: 10 }]).general.flashes).toBe(0.5);
	});

	test('a saturated red that is as light as its grey is a red flash, and no general one', () => {
		// 0.2126 of relative luminance each.
		const verdict = flash(rate, 5, [[255, 0, 0], grey(0.2126)]);
		expect(verdict.general.flashes).toBe(0);
		expect(verdict.red).toEqual({ flashes: 4, share: 1 });
		expect(faults(verdict)).toHaveLength(2);
		expect(faults(flash(rate, 2, [[255, 0, 0], grey(0.2126)]))).toEqual([]);
		// Neither a red that is not saturated nor a blue is one.
		expect(flash(rate, 5, [[255, 150, 150], white]).red.flashes).toBe(0);
		expect(flash(rate, 5, [[0, 0, 255], white]).red.flashes).toBe(0);
	});

	test('pixels that take turns, none of which flashes by itself, flash together', () => {
		const rows = Array.from({ length: height }, (_, y) => ({ x: 0, y, width, height: 1 }));
		// Each third of the rows is dark for a fifth of a second out of three, one third after the other.
		const verdict = film(
			rate,
			rows.map((at, y) => ({
				at,
				colours: [0, 1, 2, 3, 4, 5].map(k => (k === 2 * (y % 3) ? black : white)),
				perSecond: 10,
			})),
		);
		const alone = film(rate, [{ at: everywhere, colours: [black, white, white, white, white, white], perSecond: 10 }]);
		expect(faults(alone)).toEqual([]);
		expect(faults(verdict)).toContain('G19: more than 3 general flashes in a second');
	});
});

test('told where a frame differs, it finds the same', () => {
	const [dark, light] = [black, white].map(c => new Uint32Array(width * height).fill(word(c)));
	const [all, told] = [watch(width, height), watch(width, height)];
	const part: Rectangle = { x: 20, y: 10, width: 9, height: 30 };
	const pixels = (light as Uint32Array).slice();
	for (let k = 0; k < 40; k++) {
		for (let y = part.y; y < part.y + part.height; y++)
			for (let x = part.x; x < part.x + part.width; x++) pixels[y * width + x] = (k % 2 ? dark : light)?.[0] as number;
		all.frame(k * 90, pixels);
		told.frame(k * 90, pixels, [part]);
	}
	expect(told.verdict()).toEqual(all.verdict());
	expect(told.verdict().general.flashes).toBe(4);
	// And a second is a second: the same changes slowly are none too many.
	const slow = watch(width, height);
	for (let k = 0; k < 40; k++) slow.frame(k * 250, (k % 2 ? dark : light) as Uint32Array);
	expect(slow.verdict().general.flashes).toBe(2);
});
