/** The one description of a chart. Panels write it; this folder draws it, on a canvas in the browser and as SVG at build. */

/** Tokens of tokens.css. */
export type Ink =
	| 'ink'
	| 'ink-2'
	| 'ink-3'
	| 'edge'
	| 'rule'
	| 'plate'
	| 'paper'
	| 'e'
	| 'i'
	| 'pv'
	| 'sst'
	| 'vip'
	| 'e-text'
	| 'i-text';

/** Shape before colour: E is pointed, I is round. */
export type Mark = 'triangle' | 'disc' | 'square' | 'diamond' | 'none';

export interface Axis {
	range: readonly [number, number];
	/** Stands on the last tick; '1' is left out. */
	unit: string;
	/** At the end of the axis, horizontal. */
	title?: string;
	/** No line, no ticks. */
	hidden?: boolean;
	/** Between two ticks; default what is round. */
	step?: number | undefined;
	/** Equal steps are equal ratios; all values are above 0. */
	log?: boolean;
}

/** Where a value stands on an axis: logarithmic axes are even in decades, and Chart.js is given these. */
export const placeOn = ({ log }: Pick<Axis, 'log'>, value: number): number => (log ? Math.log10(value) : value);

export type Layer =
	| {
			kind: 'line';
			x: ArrayLike<number>;
			y: ArrayLike<number>;
			ink: Ink;
			width: number;
			dash?: boolean;
			name?: string;
			mark?: Mark;
	  }
	/** What lies between two lines, faint. */
	| { kind: 'area'; x: ArrayLike<number>; low: ArrayLike<number>; high: ArrayLike<number>; ink: Ink }
	/** Marks, one a pair of numbers; hollow ones stand behind. */
	| {
			kind: 'dots';
			x: ArrayLike<number>;
			y: ArrayLike<number>;
			mark: Exclude<Mark, 'none'>;
			ink: Ink;
			hollow?: boolean;
	  }
	| { kind: 'points'; points: readonly { x: number; y: number; full: boolean; name?: string }[] }
	/** Grey stretches of the horizontal axis. */
	| { kind: 'bands'; bands: readonly (readonly [number, number])[] }
	/** A vertical line with its name on top. */
	| { kind: 'rule'; x: number; name?: string }
	/** Spikes: upright ticks for E, dots for I, one a point. `heavy` ones stand out. */
	| {
			kind: 'spikes';
			x: ArrayLike<number>;
			y: ArrayLike<number>;
			mark: 'tick' | 'dot';
			ink: Ink;
			size: number;
			heavy?: boolean;
	  }
	/** Bars that touch, from the horizontal axis up. */
	| { kind: 'bars'; starts: ArrayLike<number>; width: number; heights: ArrayLike<number>; ink: Ink }
	/** Words in the picture, on a halo of the ground. */
	| { kind: 'labels'; labels: readonly { x: number; y: number; text: string; strong?: boolean }[] }
	/** A ring: here we are. */
	| { kind: 'ring'; x: number; y: number; name: string }
	/** Names in the left margin, with the mark of their population. */
	| { kind: 'rows'; rows: readonly { y: number; name: string }[] }
	/** Directions: rows of x, y, dx, dy; all arrows have one length. */
	| { kind: 'arrows'; rows: ArrayLike<number> }
	/** Areas within closed ways of alternating x and y: filled so densely, or drawn as a line. */
	| { kind: 'regions'; loops: readonly (readonly number[])[]; ink: Ink; fill?: number; line?: number }
	/** What shades mean, above the picture: its two ends in words, and the shade at which the named line is drawn. */
	| { kind: 'key'; ink: Ink; from: string; to: string; mark?: number; name?: string };

/** So many shades of one ink on the bare ground, each so much denser than the one before. */
export const shades = { count: 9, step: 0.058 } as const;

export interface Chart {
	x: Axis;
	y: Axis;
	layers: readonly Layer[];
	/** Below 1 the marks step back. */
	strength?: number;
	/** Height over width of the whole picture, wide and on a phone. */
	ratio: { wide: number; narrow: number };
}

/** The mark and the ink of a population. */
export const population: Readonly<Record<string, { mark: Mark; ink: Ink; text: Ink }>> = {
	E: { mark: 'triangle', ink: 'e', text: 'e-text' },
	I: { mark: 'disc', ink: 'i', text: 'i-text' },
	PV: { mark: 'disc', ink: 'pv', text: 'i-text' },
	SST: { mark: 'square', ink: 'sst', text: 'i-text' },
	VIP: { mark: 'diamond', ink: 'vip', text: 'i-text' },
};

/** A line with at most two points a column of `columns`: the least and the greatest of each, in order, so that no spike is lost. */
export function thinned(x: ArrayLike<number>, y: ArrayLike<number>, columns: number): { x: number[]; y: number[] } {
	const n = y.length;
	if (n <= 2 * columns) return { x: Array.from(x), y: Array.from(y) };
	const out = { x: [] as number[], y: [] as number[] };
	const add = (k: number): void => {
		out.x.push(x[k] as number);
		out.y.push(y[k] as number);
	};
	add(0);
	for (let c = 0; c < columns; c++) {
		const [from, to] = [Math.floor((c * n) / columns), Math.floor(((c + 1) * n) / columns)];
		let [low, high] = [from, from];
		for (let k = from; k < to; k++) {
			if ((y[k] as number) < (y[low] as number)) low = k;
			if ((y[k] as number) > (y[high] as number)) high = k;
		}
		add(Math.min(low, high));
		if (low !== high) add(Math.max(low, high));
	}
	add(n - 1);
	return out;
}

/** A window that holds all values, widened to round numbers. */
export function rounded(low: number, high: number): readonly [number, number] {
	const span = high - low || Math.abs(high) || 1;
	const power = 10 ** Math.floor(Math.log10(span));
	const step = ([0.1, 0.2, 0.5, 1].find(s => span / (s * power) <= 8) ?? 1) * power;
	const digits = (v: number): number => Number(v.toPrecision(12));
	const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
	return [digits(from), digits(to > from ? to : from + step)];
}

/** The same for a logarithmic axis: whole decades. */
export function decades(low: number, high: number): readonly [number, number] {
	const [from, to] = [Math.floor(Math.log10(low) + 1e-9), Math.ceil(Math.log10(high) - 1e-9)];
	return [10 ** from, 10 ** Math.max(to, from + 1)];
}
