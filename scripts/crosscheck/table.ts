/** Columns of numbers beside each other. */

/** Largest difference allowed, over the range of the variable. */
export const tolerance = 1e-9;

const widths = [14, 33, 14, 8, 11, 9, 9, 6];

/** Prints cells under the head of the table: the first three to the left, numbers to the right. */
export function print(...cells: readonly string[]): void {
	console.log(cells.map((cell, k) => (k < 3 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join(' '));
}

/** The greatest distance between two columns, and the range of the first. */
export function compare(ours: Float64Array, theirs: Float64Array): { range: number; apart: number } {
	if (ours.length !== theirs.length) throw new Error(`${ours.length} numbers here, ${theirs.length} in Brian2`);
	let [low, high, apart] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
	for (const [k, value] of ours.entries()) {
		low = Math.min(low, value);
		high = Math.max(high, value);
		const d = Math.abs(value - (theirs[k] as number));
		// Not '>': a NaN must not pass for agreement.
		if (!(d <= apart)) apart = d;
	}
	return { range: high - low, apart };
}

/** Compares, prints a line, and says whether they agree. */
export function agree(model: string, setting: string, name: string, ours: Float64Array, theirs: Float64Array): boolean {
	const { range, apart } = compare(ours, theirs);
	const agrees = apart <= tolerance * range;
	const numbers = [range.toPrecision(5), apart.toExponential(1), (apart / range).toExponential(1)];
	print(model, setting, name, String(ours.length), ...numbers, agrees ? 'ok' : 'FAILED');
	return agrees;
}
