import type { Chart } from './chart.ts';
import { ChartJs, configuration } from './configuration.ts';
import { paletteOf } from './palette.ts';

/** Where the axes ended up, in pixels of the picture: what an overlay needs. */
export interface Drawn {
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Draws a chart on a canvas at a width in CSS pixels, in the page's present colours. */
export function draw(canvas: HTMLCanvasElement, chart: Chart, width: number, ratio: number): Drawn {
	ChartJs.getChart(canvas)?.destroy();
	const height = Math.round(width * ratio);
	canvas.style.width = `${width}px`;
	canvas.style.height = `${height}px`;
	canvas.width = width;
	canvas.height = height;
	const config = configuration(chart, paletteOf(canvas));
	config.options = { ...config.options, devicePixelRatio: Math.min(window.devicePixelRatio || 1, 3) };
	const { left, right, top, bottom } = new ChartJs(canvas, config).chartArea;
	return { left, right, top, bottom };
}
