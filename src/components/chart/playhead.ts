import type { Chart } from './chart.ts';
import type { Drawn } from './draw.ts';

/** A place on the horizontal axis, in its units; or a point of the plane. */
export interface Moment {
	x: number;
	y?: number;
}

/** Where the playhead stands in a picture, px: an upright line with a height, or a point. Nothing where the moment lies outside. */
export function placeOf(
	chart: Pick<Chart, 'x' | 'y'>,
	{ left, right, top, bottom }: Drawn,
	at: Moment,
): { left: number; top: number; height?: number } | undefined {
	const share = (v: number, [low, high]: readonly [number, number]): number => (v - low) / (high - low);
	const [x, y] = [share(at.x, chart.x.range), at.y === undefined ? undefined : share(at.y, chart.y.range)];
	if (x < 0 || x > 1 || (y !== undefined && (y < 0 || y > 1))) return undefined;
	const px = left + x * (right - left);
	return y === undefined ? { left: px, top, height: bottom - top } : { left: px, top: bottom - y * (bottom - top) };
}
