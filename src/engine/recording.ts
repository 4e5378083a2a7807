/** What a run leaves behind: typed arrays that can be transferred, plotted, hashed. */

export type KernelKind = 'wasm' | 'interpreter';

/** One observable over time. `values` has times.length rows of n cells, row by row, in `unit`. */
export interface Trace {
	unit: string;
	n: number;
	values: Float64Array;
	/** Of blocks of a grid's cells, row by row. */
	map?: BlockMap;
}

/** Where the values of a trace lie. */
export interface BlockMap {
	width: number;
	height: number;
	/** The side of a block, mm. */
	side: number;
	/** How many of its cells are tissue. */
	tissue: Float64Array;
}

/** The spikes of a group, by time and then by cell. */
export interface Spikes {
	/** Cells in the group. */
	n: number;
	/** ms, one a spike. */
	times: Float64Array;
	/** Which cell, one a spike. */
	cells: Int32Array;
}

export interface Recording {
	model: string;
	/** Where a reader has changed the model. */
	edited?: true;
	/** Which back end computed it. */
	kernel: KernelKind;
	seed: number;
	/** ms */
	dt: number;
	/** ms; the state at each of these times, before the step that starts there (Brian2's 'start' slot). */
	times: Float64Array;
	traces: Record<string, Trace>;
	/** By the name of the observable. */
	spikes: Record<string, Spikes>;
	/** 64 hex digits; see digest.ts. */
	digest: string;
}
