import { nearest, sentence } from '../../src/engine/index.ts';

/** What somebody asked cannot be done; its message is a sentence for them. */
export class Mistake extends Error {}

/** Something was found where something else was expected. */
export const wanted = (where: string, found: string, expected: string): Mistake =>
	new Mistake(sentence({ in: where, found, expected }));

/** A name that nothing has: "There is no parameter 'etta' in brunel; did you mean eta? It has g, eta, …". */
export function unknown(what: string, name: string, known: readonly string[], where?: string): Mistake {
	const near = nearest(name, known);
	const place = where ? ` in ${where}` : '';
	const hint = near ? `; did you mean ${near}?` : '.';
	return new Mistake(
		`There is no ${what} '${name}'${place}${hint} ${where ? 'It has' : 'There are'} ${known.join(', ')}.`,
	);
}
