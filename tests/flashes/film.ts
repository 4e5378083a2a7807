/** A film of one panel while a hand acts, watched for flashes. */
import { placeOf } from '../../src/components/chart/playhead.ts';
import type { FigureInfo } from '../../src/components/figure/info.ts';
import { playAt } from '../../src/components/figure/panels/index.ts';
import type { Outcome } from '../../src/engine/index.ts';
import { type Rectangle, type Verdict, watch } from './analyser.ts';
import { height, type Picture, pixelOf, type Theme, themes, width } from './pictures.ts';
import type { Seen } from './screen.ts';

/** A state of a figure, run and drawn. */
export interface Scene {
	outcome: Outcome;
	pictures: readonly Picture[];
}

/** Half the width of the point that stands for the playhead in a plane, px. */
const radius = 6;
/** As wide as the upright one can be, px. */
const thick = 2;

/** What the playhead covers. */
function covered(info: FigureInfo, { outcome, pictures }: Scene, k: number, share: number): Rectangle | undefined {
	const { panel, chart, drawn } = pictures[k] as Picture;
	const at = playAt(panel, share, outcome, info);
	const place = at && placeOf(chart, drawn, at);
	if (!place) return undefined;
	const [left, top] = [Math.round(place.left), Math.round(place.top)];
	const whole =
		place.height === undefined
			? { x: left - radius, y: top - radius, width: 2 * radius, height: 2 * radius }
			: { x: left, y: top, width: thick, height: Math.round(place.height) };
	const [x, y] = [Math.max(0, whole.x), Math.max(0, whole.y)];
	return {
		x,
		y,
		width: Math.min(width, whole.x + whole.width) - x,
		height: Math.min(height, whole.y + whole.height) - y,
	};
}

/** Every pixel of a rectangle, by its number. */
function each({ x, y, width: w, height: h }: Rectangle, act: (pixel: number, dx: number, dy: number) => void): void {
	for (let dy = 0; dy < h; dy++) for (let dx = 0; dx < w; dx++) act((y + dy) * width + x + dx, dx, dy);
}

/** Watches panel k for so many ms, at so many frames a second. */
export function watched(
	info: FigureInfo,
	scene: (state: number) => Scene,
	k: number,
	theme: Theme,
	{ length, rate, seen }: { length: number; rate: number; seen(now: number): Seen },
): Verdict {
	const watching = watch(width, height);
	const pixels = new Uint32Array(width * height);
	const ink = pixelOf(themes[theme].ink);
	let before: Seen | undefined;
	let under: Rectangle | undefined;
	for (let frame = 0; frame <= (length * rate) / 1000; frame++) {
		const time = (frame * 1000) / rate;
		const now = seen(time);
		const present = scene(now.state);
		const { pixels: base } = present.pictures[k] as Picture;
		const changed: Rectangle[] = [];
		if (now.state !== before?.state) {
			pixels.set(base[theme]);
			changed.push({ x: 0, y: 0, width, height });
			under = undefined;
		} else if (now.share === before.share) {
			watching.frame(time, pixels, []);
			continue;
		}
		if (under) {
			each(under, pixel => {
				pixels[pixel] = base[theme][pixel] as number;
			});
			changed.push(under);
		}
		under = now.share === undefined ? undefined : covered(info, present, k, now.share);
		if (under) {
			const upright = under.width <= thick;
			each(under, (pixel, dx, dy) => {
				const away = Math.hypot(dx + 0.5 - radius, dy + 0.5 - radius);
				if (upright || away <= radius) pixels[pixel] = ink;
			});
			changed.push(under);
		}
		before = now;
		watching.frame(time, pixels, changed);
	}
	return watching.verdict();
}
