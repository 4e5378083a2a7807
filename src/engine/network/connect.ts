import { words } from '../random/words.ts';

/** Compressed rows: the targets of source i are targets[starts[i]] … targets[starts[i + 1] - 1], in ascending order of drawing. */
export interface Connections {
	starts: Int32Array;
	targets: Uint32Array;
}

/** A rule with its numbers in place. */
export type Wiring =
	/** `chances` of each target of a source, where they differ, with all that they depend on. */
	| { rule: 'pairwise_bernoulli'; p: number; by?: readonly unknown[]; chances?: (source: number) => ArrayLike<number> }
	| { rule: 'symmetric_pairwise_bernoulli'; p: number }
	| { rule: 'fixed_indegree'; indegree: number }
	| { rule: 'all_to_all' }
	| { rule: 'one_to_one' }
	| { rule: 'one_to_block' };

const two32 = 4294967296;

/** Draws the connections from a group of `sources` cells to one of `targets`. The same seed and pathway always give the same. */
export function connect(wiring: Wiring, sources: number, targets: number, seed: number, pathway: string): Connections {
	const starts = new Int32Array(sources + 1);
	const next = words(seed, `connect ${pathway}`);
	switch (wiring.rule) {
		case 'all_to_all': {
			for (let i = 0; i <= sources; i++) starts[i] = i * targets;
			return { starts, targets: Uint32Array.from({ length: sources * targets }, (_, k) => k % targets) };
		}
		case 'one_to_one': // blocks of one
		case 'one_to_block': {
			for (let i = 0; i <= sources; i++) starts[i] = (i * targets) / sources;
			return { starts, targets: Uint32Array.from({ length: targets }, (_, k) => k) };
		}
		case 'pairwise_bernoulli': {
			const drawn: number[] = [];
			for (let i = 0; i < sources; i++) {
				const chances = wiring.chances?.(i);
				for (let j = 0; j < targets; j++) {
					const p = chances ? (chances[j] as number) : wiring.p;
					if (p > 0 && next() < p * two32) drawn.push(j);
				}
				starts[i + 1] = drawn.length;
			}
			return { starts, targets: Uint32Array.from(drawn) };
		}
		case 'symmetric_pairwise_bernoulli': {
			const threshold = wiring.p * two32;
			const rows = Array.from({ length: sources }, (): number[] => []);
			for (let i = 0; i < sources; i++)
				for (let j = i + 1; j < sources; j++)
					if (next() < threshold) {
						rows[i]?.push(j);
						rows[j]?.push(i);
					}
			for (const [i, row] of rows.entries()) starts[i + 1] = (starts[i] as number) + row.length;
			return { starts, targets: Uint32Array.from(rows.flat()) };
		}
		case 'fixed_indegree': {
			const drawn = new Uint32Array(targets * wiring.indegree);
			for (let k = 0; k < drawn.length; k++) {
				const source = Math.floor((next() / two32) * sources);
				drawn[k] = source;
				starts[source + 1] = (starts[source + 1] as number) + 1;
			}
			for (let i = 0; i < sources; i++) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
			// A counting sort turns sources of each target into targets of each source and keeps their order.
			const sorted = new Uint32Array(drawn.length);
			const place = starts.slice();
			for (let k = 0; k < drawn.length; k++) {
				const source = drawn[k] as number;
				const at = place[source] as number;
				sorted[at] = Math.floor(k / wiring.indegree);
				place[source] = at + 1;
			}
			return { starts, targets: sorted };
		}
	}
}

const known = new Map<string, Connections>();
/** A slider that leaves the wiring alone should not have it drawn again: so many of the last ones are kept. */
const kept = 8;

/** The same, remembered. */
export function connections(
	wiring: Wiring,
	sources: number,
	targets: number,
	seed: number,
	pathway: string,
): Connections {
	const key = JSON.stringify([wiring, sources, targets, seed, pathway]);
	const found = known.get(key) ?? connect(wiring, sources, targets, seed, pathway);
	known.delete(key);
	known.set(key, found);
	for (const oldest of known.keys()) {
		if (known.size <= kept) break;
		known.delete(oldest);
	}
	return found;
}
