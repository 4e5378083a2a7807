/** A place in a text that somebody wrote: 1-based line and column, and how many characters are meant. */
export interface Place {
	line: number;
	column: number;
	length?: number;
}

/**
 * What is wrong with something that was given to us: the one shape of every error, from the parser to the page.
 * `in` names the text or thing ("equations of pair", "parameter P", "link").
 */
export interface Problem {
	in: string;
	at?: Place;
	found: string;
	expected: string;
	hint?: string;
}

/** One sentence for a reader: where, what was found, what was expected. */
export function sentence({ in: where, at, found, expected, hint }: Problem): string {
	const place = at ? `${where}, line ${at.line}, column ${at.column}` : where;
	return `${place}: found ${found}, expected ${expected}.${hint ? ` ${hint}` : ''}`;
}

/** A problem on its way up. */
export class ModelError extends Error {
	readonly problem: Problem;
	constructor(problem: Problem) {
		super(sentence(problem));
		this.name = 'ModelError';
		this.problem = problem;
	}
}
