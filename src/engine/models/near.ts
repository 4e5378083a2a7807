/** The band of an expectation: a number and how far from it a value may lie. */
export const near = (value: number, by: number): readonly [number, number] => [value - by, value + by];
