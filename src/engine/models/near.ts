/** The band of an expectation: a number and how far from it a value may lie. */
export const near = (value: number, by: number): readonly [number, number] => [value - by, value + by];

/** Two standard errors of the difference between a source's mean over `trials` and one over `seeds`, where single runs differ by `spread`. */
export const error = (spread: number, trials: number, seeds: number): number =>
	2 * spread * Math.sqrt(1 / trials + 1 / seeds);
