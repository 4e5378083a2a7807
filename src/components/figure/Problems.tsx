import type { JSX } from 'preact';
import { type Problem, sentence } from '../../engine/index.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is wrong, a sentence each, said as soon as it is there. */
export function Problems({ problems }: { problems: readonly Problem[] }): JSX.Element | null {
	if (problems.length === 0) return null;
	return (
		<div role="alert">
			{problems.map(sentence).map(text => (
				<div class="notice" key={text}>
					<svg class="ico" aria-hidden="true">
						<use href="#g-info" />
					</svg>
					<p>{capital(text)}</p>
				</div>
			))}
		</div>
	);
}
