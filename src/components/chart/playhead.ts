import { type Axis, type Chart, placeOn } from './chart.ts';
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
	const share = (v: number, axis: Axis): number => {
		const [place = 0, low = 0, high = 0] = [v, ...axis.range].map(each => placeOn(axis, each));
		return (place - low) / (high - low);
	};
	const [x, y] = [share(at.x, chart.x), at.y === undefined ? undefined : share(at.y, chart.y)];
	if (x < 0 || x > 1 || (y !== undefined && (y < 0 || y > 1))) return undefined;
	const px = left + x * (right - left);
	return y === undefined ? { left: px, top, height: bottom - top } : { left: px, top: bottom - y * (bottom - top) };
}
