import type { JSX } from 'preact';

/** A picture made at build, and the same one drawn for a phone, of which the stylesheet shows one; or one that serves both. */
export default function StaticPicture({ wide, narrow }: { wide: string; narrow?: string }): JSX.Element {
	if (narrow === undefined) return <div dangerouslySetInnerHTML={{ __html: wide }} />;
	return (
		<>
			<div class="wide-only" dangerouslySetInnerHTML={{ __html: wide }} />
			<div class="narrow" dangerouslySetInnerHTML={{ __html: narrow }} />
		</>
	);
}
