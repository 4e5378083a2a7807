import type { JSX } from 'preact';

/** A picture in a box of its own proportions, so that it has its place before it is laid out. */
function Picture({ svg, shown }: { svg: string; shown?: string }): JSX.Element {
	const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
	return (
		<div
			class={`still${shown ? ` ${shown}` : ''}`}
			{...(width && { style: { aspectRatio: `${width}/${height}` } })}
			dangerouslySetInnerHTML={{ __html: svg }}
		/>
	);
}

/** A picture made at build, and the same one drawn for a phone, of which the stylesheet shows one; or one that serves both. */
export default function StaticPicture({ wide, narrow }: { wide: string; narrow?: string }): JSX.Element {
	if (narrow === undefined) return <Picture svg={wide} />;
	return (
		<>
			<Picture svg={wide} shown="wide-only" />
			<Picture svg={narrow} shown="narrow" />
		</>
	);
}
