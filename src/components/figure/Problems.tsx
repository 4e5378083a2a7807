import type { JSX } from 'preact';
import { type Problem, sentence } from '../../engine/index.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A problem, or what else there is to say of a link. */
export type Said = Problem | JSX.Element;

/** What is wrong, a sentence each, or what else there is to say of a link; said as soon as it is there. */
export function Problems({ problems }: { problems: readonly Said[] }): JSX.Element | null {
	if (problems.length === 0) return null;
	return (
		<div role="alert">
			{problems.map(problem => (
				<div class="notice" key={problem}>
					<svg class="ico" aria-hidden="true">
						<use href="#g-info" />
					</svg>
					<p>{'found' in problem ? capital(sentence(problem)) : problem}</p>
				</div>
			))}
		</div>
	);
}
