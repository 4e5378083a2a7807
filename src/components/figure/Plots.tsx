import type { JSX } from 'preact';
import type { Figure } from '../../content/schemas/figure.ts';
import type { DrawnPanel } from './panels/index.ts';
import type { View } from './view.ts';

interface Props {
	figure: Pick<Figure, 'panels' | 'even'>;
	view: Pick<View, 'readouts'>;
	/** Of the headings: one below the figure's own. */
	level: 3 | 4;
	/** The picture of a panel: SVG at build, a canvas in the browser. */
	picture(panel: DrawnPanel, index: number): JSX.Element | null;
}

/** The panels of a figure in their places; the build and the browser lay them out with this. */
export function Plots({ figure, view, level, picture }: Props): JSX.Element {
	const Heading = `h${level}` as 'h3' | 'h4';
	return (
		<div class={`plots${figure.even ? ' even' : ''}`}>
			{figure.panels.map((panel, index) => (
				<div key={panel.title} class={`plot${'wide' in panel && panel.wide ? ' whole' : ''}`}>
					<Heading>
						{panel.title} {panel.kind !== 'readout' && panel.note && <span>{panel.note}</span>}
					</Heading>
					{panel.kind === 'readout' ? <Readout view={view} title={panel.title} /> : picture(panel, index)}
				</div>
			))}
		</div>
	);
}

function Readout({ view, title }: { view: Props['view']; title: string }): JSX.Element | null {
	const readout = view.readouts[title];
	if (!readout) return null;
	return (
		<>
			{readout.badge && (
				<p class="badge">
					<svg class="ico" aria-hidden="true">
						<use href={readout.badge.yes ? '#c-altered' : '#c-healthy'} />
					</svg>
					{readout.badge.words}
				</p>
			)}
			<dl class="read">
				{readout.items.map(({ label, value, spread, behind }) => (
					<div key={label}>
						<dt>{label}</dt>
						<dd>
							{value}
							{spread && <small class="compared">± {spread}</small>}
							{behind && <small class="compared">compared: {behind}</small>}
						</dd>
					</div>
				))}
			</dl>
		</>
	);
}
