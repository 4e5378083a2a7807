import type { JSX } from 'preact';
import { type Problem, sentence } from '../../../engine/index.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is wrong with a text, in words, and the line with the place marked under it. */
export function Mistake({
	id,
	problem,
	text,
}: {
	id: string;
	problem: Problem;
	text?: string | undefined;
}): JSX.Element {
	const { at } = problem;
	const line = at && text?.split('\n')[at.line - 1];
	// What stands before the place takes its room under it, tabs included.
	const before = at && line?.slice(0, at.column - 1).replace(/[^\t]/g, ' ');
	return (
		<div class="notice" id={id}>
			<svg class="ico" aria-hidden="true">
				<use href="#g-info" />
			</svg>
			<p>{capital(sentence(problem))}</p>
			{at && line !== undefined && (
				<pre class="code" aria-hidden="true">
					{line}
					{'\n'}
					{before}
					{'^'.repeat(Math.max(1, Math.min(at.length ?? 1, line.length - at.column + 1)))}
				</pre>
			)}
		</div>
	);
}

/** Where a place begins and ends in a text, counted in characters. */
export function spanOf(text: string, at: NonNullable<Problem['at']>): [number, number] {
	const start =
		text
			.split('\n')
			.slice(0, at.line - 1)
			.join('\n').length +
		(at.line > 1 ? 1 : 0) +
		at.column -
		1;
	return [start, start + (at.length ?? 1)];
}
