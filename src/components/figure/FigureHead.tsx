import type { JSX } from 'preact';
import type { FigureInfo } from './info.ts';
import { inWords } from './sentence.ts';

interface Props {
	info: Pick<FigureInfo, 'figure' | 'edits'>;
	/** Undefined where nothing is drawn at random. */
	seed: number | undefined;
	/** How many draws are averaged, where there are several. */
	n: number | undefined;
	/** Whether this is the figure's own page, whose title is the figure's. */
	landing: boolean;
	level: 2 | 3;
	/** 0 to 1 while a run is under way. */
	progress: number | undefined;
	/** Whether this browser has calculated what is seen. */
	live: boolean;
	/** Whether it is what a citation has; undefined where none is compared. */
	asCited: boolean | undefined;
}

/** Number and title of a figure, and how what is seen has come about. */
export function FigureHead({ info, seed, n, landing, level, progress, live, asCited }: Props): JSX.Element {
	const { figure, edits } = info;
	const Title = `h${level}` as 'h2' | 'h3';
	const running = progress !== undefined;
	const status = running ? `Running, ${inWords(progress, 0, '1', true)}` : live ? 'Live' : 'Made at build';
	return (
		<div class="fig-head">
			<p class="label">Figure {figure.number}</p>
			<Title id={`${figure.id}-title`}>{landing ? figure.summary : figure.title}</Title>
			<p class="state">
				<span>
					<i class={`dot${running ? ' busy' : live ? '' : ' still'}`} />
					{status}
				</span>
				{edits && <b>Edited model</b>}
				{seed !== undefined && (
					<span>
						{n ? `Mean ± SD of ${n} draws, words of seed` : 'Seed'} {seed}
					</span>
				)}
				{asCited !== undefined && <span>{asCited ? 'as cited' : 'other numbers than cited'}</span>}
				<span>v{figure.version}</span>
			</p>
		</div>
	);
}
