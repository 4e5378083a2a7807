import { ModelError, type Place } from '../problem.ts';

export interface Token {
	kind: 'number' | 'name' | 'symbol' | 'newline' | 'end';
	text: string;
	at: Place;
}

const lexeme = /((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(\*\*|[<>=!]=|[-+*/]=|[-+*/()<>,:=;])/y;

/** Words, numbers and signs with their places. `#` starts a comment; a line ends an equation unless a bracket is open. */
export function tokenize(text: string, where: string): Token[] {
	const tokens: Token[] = [];
	let depth = 0;
	let end: Place = { line: 1, column: 1 };
	for (const [index, source] of text.split('\n').entries()) {
		const line = source.replace(/#.*/, '');
		for (let start = 0; start < line.length; ) {
			const character = line[start] as string;
			if (character.trim() === '') {
				start++;
				continue;
			}
			const at = { line: index + 1, column: start + 1 };
			lexeme.lastIndex = start;
			const match = lexeme.exec(line);
			if (!match) {
				throw new ModelError({
					in: where,
					at: { ...at, length: 1 },
					found: `'${character}'`,
					expected: 'a name, a number or an operator',
				});
			}
			const [word] = match;
			if (word === '(') depth++;
			if (word === ')') depth = Math.max(0, depth - 1);
			const kind = match[1] ? 'number' : match[2] ? 'name' : 'symbol';
			tokens.push({ kind, text: word, at: { ...at, length: word.length } });
			start = lexeme.lastIndex;
		}
		const last = line.trimEnd().length;
		end = { line: index + 1, column: last + 1 };
		if (depth === 0) tokens.push({ kind: 'newline', text: 'the end of the line', at: end });
	}
	if (depth > 0) tokens.push({ kind: 'newline', text: 'the end of the text', at: end });
	tokens.push({ kind: 'end', text: 'the end of the text', at: end });
	return tokens;
}
