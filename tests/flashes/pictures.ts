/** What a reader sees of a figure in a state: its panels as the page draws them, in the field of ten degrees of WCAG 2.3.1, light and dark. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Chart } from '../../src/components/chart/chart.ts';
import { ChartJs, configuration } from '../../src/components/chart/configuration.ts';
import type { Drawn } from '../../src/components/chart/draw.ts';
import '../../src/components/chart/fonts.ts';
import { type Palette, paletteFrom } from '../../src/components/chart/palette.ts';
import type { FigureInfo } from '../../src/components/figure/info.ts';
import { chartOf, type DrawnPanel } from '../../src/components/figure/panels/index.ts';
import type { Outcome } from '../../src/engine/index.ts';

export const [width, height] = [341, 256];

const tokens = readFileSync(join(process.cwd(), 'src', 'components', 'styles', 'tokens.css'), 'utf8');

/** The first value of a token in the file is the light one, the second the dark one. */
const palette = (k: 0 | 1): Palette =>
	paletteFrom(ink => {
		const value = [...tokens.matchAll(new RegExp(`--${ink}:\\s*(#[0-9a-f]{6})`, 'g'))][k]?.[1];
		if (!value) throw new Error(`tokens.css: no colour ${k} of --${ink}`);
		return value;
	});
export const themes = { light: palette(0), dark: palette(1) } as const;
export type Theme = keyof typeof themes;

/** As the analyser wants it. */
export const pixelOf = (colour: string): number => {
	const [r, g, b] = [1, 3, 5].map(k => Number.parseInt(colour.slice(k, k + 2), 16)) as [number, number, number];
	return (r | (g << 8) | (b << 16) | (255 << 24)) >>> 0;
};

export interface Picture {
	panel: DrawnPanel;
	chart: Chart;
	drawn: Drawn;
	pixels: Readonly<Record<Theme, Uint32Array>>;
}

function drawIn(chart: Chart, theme: Theme): { drawn: Drawn; pixels: Uint32Array } {
	const canvas = createCanvas(width, height);
	const js = new ChartJs(canvas as unknown as HTMLCanvasElement, configuration(chart, themes[theme]));
	const { left, right, top, bottom } = js.chartArea;
	const page = createCanvas(width, height);
	const g = page.getContext('2d');
	g.fillStyle = themes[theme].paper;
	g.fillRect(0, 0, width, height);
	g.drawImage(canvas, 0, 0);
	js.destroy();
	const { data } = g.getImageData(0, 0, width, height);
	return { drawn: { left, right, top, bottom }, pixels: new Uint32Array(data.buffer.slice(0)) };
}

/** Every drawn panel of a figure. */
export const picturesOf = (info: FigureInfo, outcome: Outcome): Picture[] =>
	info.figure.panels
		.filter((panel): panel is DrawnPanel => panel.kind !== 'readout')
		.map(panel => {
			const chart = chartOf(panel, outcome, info);
			const [light, dark] = [drawIn(chart, 'light'), drawIn(chart, 'dark')];
			return { panel, chart, drawn: light.drawn, pixels: { light: light.pixels, dark: dark.pixels } };
		});
