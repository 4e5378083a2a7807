import type { JSX } from 'preact';

/** A picture made at build, and the same one drawn for a phone; the stylesheet shows one of them. */
export default function StaticPicture({ wide, narrow }: { wide: string; narrow: string }): JSX.Element {
	return (
		<>
			<div class="wide-only" dangerouslySetInnerHTML={{ __html: wide }} />
			<div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
		</>
	);
}
