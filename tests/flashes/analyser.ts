/**
 * Finds flashes in a film, as WCAG 2.2 defines them (2.3.1, with technique G19). A flash is two opposing changes: of a tenth of full
 * relative luminance, where the darker side is below 0.8; or of colour, by more than 0.2 in the chromaticity diagram of 1976, to or from a
 * saturated red. Stricter than the definition in four ways: slow changes count as fast ones do, each change to or from red counts whether
 * or not it opposes the one before, fine patterns are no exception, and every pixel, every square of 16 and the whole picture is looked at.
 */

export interface Rectangle {
	x: number;
	y: number;
	width: number;
	height: number;
}

export interface Finding {
	/** The most in any second, at any place and size; two changes are one. It is counted up to four. */
	flashes: number;
	/** Greatest share of the picture whose pixels flash more than three times in the same second. */
	share: number;
}

export interface Verdict {
	general: Finding;
	red: Finding;
}

export interface Watch {
	/** The next frame: its time in ms, its pixels as RGBA, and where it differs from the last one, if that is known. */
	frame(time: number, pixels: Uint32Array, changed?: readonly Rectangle[]): void;
	verdict(): Verdict;
}

/** No more than this many flashes in any second, at any size (G19). */
export const allowedFlashes = 3;
/** Where there are more, they may take this share of a field of ten degrees, 341 by 256 pixels (2.3.1). */
export const allowedShare = 0.25;

// Times are kept to a hundredth of a ms, light to a millionth.
const second = 1000 - 0.02;
const tenth = 0.1 - 1e-6;
/** So many changes of a cell are remembered. */
const kept = 8;

const linear = Float64Array.from({ length: 256 }, (_, k) => {
	const c = k / 255;
	return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
});

const luminance = (r: number, g: number, b: number): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;
const saturatedRed = (r: number, g: number, b: number): boolean => r > 0 && r / (r + g + b) >= 0.8;

/** u′ and v′ of 1976. Black has no colour of its own and counts as white. */
function chromaticity(r: number, g: number, b: number): readonly [number, number] {
	const x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
	const y = luminance(r, g, b);
	const z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
	const sum = x + 15 * y + 3 * z;
	return sum > 1e-9 ? [(4 * x) / sum, (9 * y) / sum] : chromaticity(1, 1, 1);
}

function apart(a: readonly [number, number, number], b: readonly [number, number, number]): number {
	const [u, v] = chromaticity(...a);
	const [p, q] = chromaticity(...b);
	return Math.hypot(u - p, v - q);
}

/** When each of so many cells changed, and how often in a second. */
function changes(cells: number) {
	const times = new Float32Array(cells * kept).fill(Number.NEGATIVE_INFINITY);
	const next = new Uint8Array(cells);
	const flashing = new Set<number>();
	let most = 0;
	let share = 0;
	/** Changes of a cell in the second that ends now. */
	const within = (cell: number, now: number): number => {
		let count = 0;
		for (let k = cell * kept; k < (cell + 1) * kept; k++) if (now - (times[k] as number) < second) count++;
		return count;
	};
	return {
		add(cell: number, now: number): void {
			times[cell * kept + (next[cell] as number)] = now;
			next[cell] = ((next[cell] as number) + 1) % kept;
			const count = within(cell, now);
			if (count > most) most = count;
			if (count > 2 * allowedFlashes) flashing.add(cell);
		},
		/** Once all changes of a frame are added. */
		close(now: number): void {
			for (const cell of flashing) if (within(cell, now) <= 2 * allowedFlashes) flashing.delete(cell);
			share = Math.max(share, flashing.size / cells);
		},
		finding: (): Finding => ({ flashes: most / 2, share }),
	};
}

/** Looks at so many cells, each of one colour: a pixel, or many in the mean. */
function lookAt(count: number) {
	// Which way the luminance last went, and how far: its peak or its valley since; before the first change both.
	const way = new Int8Array(count);
	const low = new Float32Array(count).fill(Number.NaN);
	const high = new Float32Array(count);
	const before = new Float32Array(3 * count);
	const general = changes(count);
	const red = changes(count);

	function lighter(cell: number, now: number, light: number): void {
		const [valley, peak] = [low[cell] as number, high[cell] as number];
		if (way[cell] !== 1 && light - valley >= tenth && valley < 0.8) {
			way[cell] = 1;
			high[cell] = light;
			general.add(cell, now);
		} else if (way[cell] !== -1 && peak - light >= tenth && light < 0.8) {
			way[cell] = -1;
			low[cell] = light;
			general.add(cell, now);
		} else {
			if (light < valley) low[cell] = light;
			if (light > peak) high[cell] = light;
		}
	}

	function redder(cell: number, now: number, r: number, g: number, b: number): void {
		const k = 3 * cell;
		const [p, q, s] = [before[k] as number, before[k + 1] as number, before[k + 2] as number];
		const either = saturatedRed(p, q, s) || saturatedRed(r, g, b);
		if (either && apart([p, q, s], [r, g, b]) <= 0.2) return;
		before[k] = r;
		before[k + 1] = g;
		before[k + 2] = b;
		if (either) red.add(cell, now);
	}

	return {
		/** The colour that a cell has from now on. */
		see(cell: number, now: number, r: number, g: number, b: number): void {
			const light = luminance(r, g, b);
			if (Number.isNaN(low[cell])) {
				low[cell] = light;
				high[cell] = light;
				before.set([r, g, b], 3 * cell);
				return;
			}
			lighter(cell, now, light);
			redder(cell, now, r, g, b);
		},
		close(now: number): void {
			general.close(now);
			red.close(now);
		},
		verdict: (): Verdict => ({ general: general.finding(), red: red.finding() }),
	};
}

/** Squares of the picture: what each is in the mean. */
function squares(size: number, width: number, height: number) {
	const columns = Math.ceil(width / size);
	const count = columns * Math.ceil(height / size);
	const of = Int32Array.from(
		{ length: width * height },
		(_, k) => Math.floor(Math.floor(k / width) / size) * columns + Math.floor((k % width) / size),
	);
	const pixels = new Float64Array(count);
	for (const square of of) pixels[square] = (pixels[square] as number) + 1;
	const sums = new Float64Array(3 * count);
	const touched = new Set<number>();
	const looking = lookAt(count);
	return {
		/** A pixel has got lighter by so much of each colour. */
		add(pixel: number, r: number, g: number, b: number): void {
			const square = of[pixel] as number;
			sums[3 * square] = (sums[3 * square] as number) + r;
			sums[3 * square + 1] = (sums[3 * square + 1] as number) + g;
			sums[3 * square + 2] = (sums[3 * square + 2] as number) + b;
			touched.add(square);
		},
		close(now: number): void {
			for (const square of touched) {
				// Sums of differences: a rest of rounding below black is black.
				const mean = (k: number): number => Math.max(0, (sums[3 * square + k] as number) / (pixels[square] as number));
				looking.see(square, now, mean(0), mean(1), mean(2));
			}
			touched.clear();
			looking.close(now);
		},
		verdict: looking.verdict,
	};
}

/** Watches a film of this size, frame by frame. */
export function watch(width: number, height: number): Watch {
	const whole: Rectangle = { x: 0, y: 0, width, height };
	const last = new Uint32Array(width * height);
	const single = lookAt(width * height);
	const larger = [16, Math.max(width, height)].map(size => squares(size, width, height));
	let begun = false;

	function look(k: number, time: number, is: number): void {
		const was = last[k] as number;
		last[k] = is;
		const [r, g, b] = [
			linear[is & 255] as number,
			linear[(is >>> 8) & 255] as number,
			linear[(is >>> 16) & 255] as number,
		];
		single.see(k, time, r, g, b);
		// Before the first frame all is black and transparent.
		const [p, q, s] = [
			linear[was & 255] as number,
			linear[(was >>> 8) & 255] as number,
			linear[(was >>> 16) & 255] as number,
		];
		for (const all of larger) all.add(k, r - p, g - q, b - s);
	}

	return {
		frame(time, pixels, changed = [whole]) {
			for (const part of begun ? changed : [whole])
				for (let y = part.y; y < part.y + part.height; y++)
					for (let k = y * width + part.x; k < y * width + part.x + part.width; k++) {
						const is = pixels[k] as number;
						if (!begun || is !== last[k]) look(k, time, is);
					}
			begun = true;
			single.close(time);
			for (const all of larger) all.close(time);
		},
		verdict() {
			const all = [single.verdict(), ...larger.map(each => each.verdict())];
			const worst = (kind: keyof Verdict): Finding => ({
				flashes: Math.max(...all.map(v => v[kind].flashes)),
				share: single.verdict()[kind].share,
			});
			return { general: worst('general'), red: worst('red') };
		},
	};
}

/** What a verdict holds against a film, a line each; none where it is safe. */
export const faults = (verdict: Verdict): string[] =>
	(['general', 'red'] as const).flatMap(kind => {
		const { flashes, share } = verdict[kind];
		return [
			...(flashes > allowedFlashes ? [`G19: more than ${allowedFlashes} ${kind} flashes in a second`] : []),
			...(share > allowedShare ? [`2.3.1: ${kind} flashes over ${Math.round(100 * share)} % of the field`] : []),
		];
	});
