/** The filters of a list, made from its items. */
export interface Option {
	value: string;
	word: string;
	n: number;
}

/** How many items have each value; `of` gives the values of an item. Values that none has are left out. */
export const optionsOf = <T>(
	items: readonly T[],
	words: readonly (readonly [value: string, word: string])[],
	of: (item: T) => readonly string[],
): Option[] =>
	words
		.map(([value, word]) => ({ value, word, n: items.filter(item => of(item).includes(value)).length }))
		.filter(({ n }) => n > 0);
