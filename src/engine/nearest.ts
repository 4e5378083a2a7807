/** The nearest known name, for a hint after a slip of the pen. */
export function nearest(name: string, known: readonly string[]): string | undefined {
	const distance = (a: string, b: string): number => {
		let row = Array.from({ length: b.length + 1 }, (_, j) => j);
		for (let i = 1; i <= a.length; i++) {
			const next = [i];
			for (let j = 1; j <= b.length; j++) {
				next[j] = Math.min(
					(row[j] as number) + 1,
					(next[j - 1] as number) + 1,
					(row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
				);
			}
			row = next;
		}
		return row[b.length] as number;
	};
	const [best] = known
		.map(k => [distance(name.toLowerCase(), k.toLowerCase()), k] as const)
		.sort((p, q) => p[0] - q[0]);
	// Two slips at most, and something of the name must be left: any letter is one slip from any other.
	return best && best[0] <= 2 && best[0] < name.length ? best[1] : undefined;
}
