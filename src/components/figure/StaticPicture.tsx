import type { JSX } from 'preact';

/** A picture made at build, and the same one drawn for a phone; the stylesheet shows one of them. */
export default function StaticPicture({ wide, narrow }: { wide: string; narrow: string }): JSX.Element {
	return (
		<>
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own SVG, written at build */}
			<div class="wide-only" dangerouslySetInnerHTML={{ __html: wide }} />
			{/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own SVG, written at build */}
			<div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
		</>
	);
}
