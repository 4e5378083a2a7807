/** The neighbours of an item in a row. */
export function neighbours<T>(
	row: readonly T[],
	is: (item: T) => boolean,
): { before: T | undefined; after: T | undefined } {
	const at = row.findIndex(is);
	return at < 0 ? { before: undefined, after: undefined } : { before: row[at - 1], after: row[at + 1] };
}
