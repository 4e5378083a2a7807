/** A straight line through points by least squares. */
export interface Line {
	slope: number;
	/** Its value at 0. */
	offset: number;
}

export function lineThrough(points: readonly (readonly [number, number])[]): Line {
	const n = points.length;
	let [x, y, xx, xy] = [0, 0, 0, 0];
	for (const [a, b] of points) {
		x += a;
		y += b;
		xx += a * a;
		xy += a * b;
	}
	const slope = (xy - (x * y) / n) / (xx - (x * x) / n);
	return { slope, offset: (y - slope * x) / n };
}
