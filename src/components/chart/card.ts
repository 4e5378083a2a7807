/** Pictures for links on other sites: the chart of a figure beside its title, in the light colours of the page, as PNG. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Canvas, createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import { edition } from '../../content/edition.ts';
import { pictureSize } from '../layout/metadata.ts';
import type { Chart } from './chart.ts';
import { ChartJs, configuration } from './configuration.ts';
import './fonts.ts';
import { type Palette, paletteFrom } from './palette.ts';

export interface Card {
	/** Above the title, small. */
	label: string;
	title: string;
	/** A sentence below it. */
	says: string;
	/** The chart and what is drawn in it. Without one the mark of the site stands in its place, large. */
	picture?: { chart: Chart; title: string };
}

const { width, height } = pictureSize;
const margin = 64;
/** The chart is drawn as wide as on a phone, and enlarged until it is read at the size of a thumb. */
const enlarged = 1.8;
const plate = { left: 476, top: 90, width: 660, height: 502 };
const column = 372;

// The first value of a token in the file is the light one.
const tokens = readFileSync(join(process.cwd(), 'src', 'components', 'styles', 'tokens.css'), 'utf8');
const light: Palette = paletteFrom(ink => {
	const value = new RegExp(`--${ink}:\\s*(#[0-9a-f]{6})`).exec(tokens)?.[1];
	if (!value) throw new Error(`tokens.css: found no light colour --${ink}, expected six hexadecimal digits.`);
	return value;
});

const serif = (weight: number, size: number): string => `${weight} ${size}px 'Source Serif 4 Variable'`;
const sans = (weight: number, size: number): string => `${weight} ${size}px 'IBM Plex Sans Variable'`;

/** The two lines of the lens, in a box 16 wide and 26 high. */
const lens = [
	['e', 'M1.6 25Q1 8.8 14.4 1'],
	['i', 'M1.6 25Q15 17.2 14.4 1'],
] as const;

function drawLens(g: SKRSContext2D, x: number, y: number, scale: number, thick = 2.1): void {
	g.save();
	g.translate(x, y);
	g.scale(scale, scale);
	g.lineWidth = thick;
	g.lineCap = 'round';
	for (const [ink, path] of lens) {
		g.strokeStyle = light[ink];
		g.stroke(new Path2D(path));
	}
	g.restore();
}

/** The name of the site as in the header of its pages. */
function drawName(g: SKRSContext2D, x: number, baseline: number, size: number): void {
	const [first = '', second = ''] = edition.name.split('/');
	g.fillStyle = light.ink;
	g.font = serif(500, size);
	g.fillText(first, x, baseline);
	const after = x + g.measureText(first).width + 0.05 * size;
	const scale = (1.24 * size) / 26;
	drawLens(g, after, baseline - 0.95 * size, scale);
	g.fillText(second, after + 16 * scale + 0.06 * size, baseline);
}

/** The text in lines no wider than `room`. */
function lines(g: SKRSContext2D, text: string, room: number): string[] {
	const out = [''];
	for (const word of text.split(' ')) {
		const longer = `${out.at(-1)} ${word}`.trim();
		if (out.at(-1) && g.measureText(longer).width > room) out.push(word);
		else out[out.length - 1] = longer;
	}
	return out;
}

/** Writes lines from the top down and gives the height that they took; what does not fit ends with an ellipsis. */
function write(
	g: SKRSContext2D,
	text: string,
	at: { y: number; font: string; step: number; ink: string; most: number },
): number {
	g.font = at.font;
	g.fillStyle = at.ink;
	const all = lines(g, text, column);
	const shown = all.slice(0, at.most);
	if (all.length > at.most) shown[at.most - 1] = `${shown.at(-1)?.replace(/[,;:.]?$/, '')} …`;
	for (const [k, line] of shown.entries()) g.fillText(line, margin, at.y + k * at.step);
	return shown.length * at.step;
}

function drawn(chart: Chart): Canvas {
	const [w, h] = [plate.width / enlarged, plate.height / enlarged].map(Math.round) as [number, number];
	const canvas = createCanvas(w, h);
	const config = configuration(chart, light);
	new ChartJs(canvas as unknown as HTMLCanvasElement, {
		...config,
		options: { ...config.options, devicePixelRatio: enlarged },
	});
	return canvas;
}

export function cardOf({ label, title, says, picture }: Card): Buffer {
	const canvas = createCanvas(width, height);
	const g = canvas.getContext('2d');
	g.fillStyle = light.paper;
	g.fillRect(0, 0, width, height);
	drawName(g, margin, 104, 40);
	let y = 200;
	y += write(g, label, { y, font: sans(500, 22), step: 46, ink: light['ink-3'], most: 1 });
	y += write(g, title, { y: y + 8, font: serif(600, 46), step: 54, ink: light.ink, most: 4 });
	write(g, says, { y: y + 14, font: sans(400, 22), step: 32, ink: light['ink-2'], most: Math.floor((600 - y) / 32) });
	if (picture) {
		g.drawImage(drawn(picture.chart), plate.left, plate.top);
		g.font = sans(500, 22);
		g.fillStyle = light['ink-2'];
		g.fillText(picture.title, plate.left + 8, plate.top - 14, plate.width);
	} else drawLens(g, 690, 81, 18, 1);
	return canvas.toBuffer('image/png');
}
