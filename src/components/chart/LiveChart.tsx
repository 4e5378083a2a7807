import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Axis, type Chart, placeOn } from './chart.ts';
import type { Drawn } from './draw.ts';

interface Props {
	chart: Chart;
	label: string;
	/** Of the playhead, in units of the horizontal axis; or a point of the plane. */
	at?: { x: number; y?: number };
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

function Playhead({
	chart,
	drawn: { left, right, top, bottom },
	at,
}: {
	chart: Chart;
	drawn: Drawn;
	at: { x: number; y?: number };
}): JSX.Element | null {
	const share = (v: number, axis: Axis): number => {
		const [place = 0, low = 0, high = 0] = [v, ...axis.range].map(each => placeOn(axis, each));
		return (place - low) / (high - low);
	};
	const [x, y] = [share(at.x, chart.x), at.y === undefined ? undefined : share(at.y, chart.y)];
	if (x < 0 || x > 1 || (y !== undefined && (y < 0 || y > 1))) return null;
	const px = left + x * (right - left);
	if (y === undefined)
		return <i class="playhead" style={{ left: `${px}px`, top: `${top}px`, height: `${bottom - top}px` }} />;
	return <i class="playpoint" style={{ left: `${px}px`, top: `${bottom - y * (bottom - top)}px` }} />;
}
