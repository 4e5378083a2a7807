import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chart } from './chart.ts';
import type { Drawn } from './draw.ts';
import { type Moment, placeOf } from './playhead.ts';

interface Props {
	chart: Chart;
	label: string;
	/** Of the playhead. */
	at?: Moment;
}

/** Under this width a chart is drawn for a phone. */
const phone = 480;

/** A chart on a canvas: drawn anew when the chart, the width or the theme changes. Chart.js is fetched when the first one is needed. */
export function LiveChart({ chart, label, at }: Props): JSX.Element {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [drawn, setDrawn] = useState<Drawn>();
	useEffect(() => {
		const element = canvas.current as HTMLCanvasElement;
		const box = element.parentElement as HTMLElement;
		let gone = false;
		const paint = async (): Promise<void> => {
			const [{ draw }] = await Promise.all([import('./draw.ts'), document.fonts.ready]);
			const width = Math.floor(box.clientWidth);
			if (gone || width === 0) return;
			setDrawn(draw(element, chart, width, width < phone ? chart.ratio.narrow : chart.ratio.wide));
		};
		void paint();
		let last = box.clientWidth;
		const resized = new ResizeObserver(() => {
			if (Math.abs(box.clientWidth - last) < 1) return;
			last = box.clientWidth;
			void paint();
		});
		resized.observe(box);
		const themed = (): void => void paint();
		document.addEventListener('themechange', themed);
		return () => {
			gone = true;
			resized.disconnect();
			document.removeEventListener('themechange', themed);
		};
	}, [chart]);

	return (
		<div class="live-chart">
			<canvas ref={canvas} role="img" aria-label={label} />
			{at && drawn && <Playhead chart={chart} drawn={drawn} at={at} />}
		</div>
	);
}

function Playhead({ chart, drawn, at }: { chart: Chart; drawn: Drawn; at: Moment }): JSX.Element | null {
	const place = placeOf(chart, drawn, at);
	if (!place) return null;
	const { left, top, height } = place;
	if (height === undefined) return <i class="playpoint" style={{ left: `${left}px`, top: `${top}px` }} />;
	return <i class="playhead" style={{ left: `${left}px`, top: `${top}px`, height: `${height}px` }} />;
}
