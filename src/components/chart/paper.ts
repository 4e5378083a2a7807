/** What a picture to take away is drawn on: dots (PNG) or lines that stay sharp at any size (SVG). Both take what a canvas takes. */
import { BasicPlatform, type ChartConfiguration } from 'chart.js';
import { ChartJs } from './configuration.ts';

export interface Paper {
	/** What grounds are drawn with, px of the page. */
	g: CanvasRenderingContext2D;
	/** Writes words from a place on, as wide as they are on the page: the fonts where the picture is opened may be wider. */
	write(text: string, x: number, y: number): void;
	/** Draws a chart of this size, px, with its corner at a place. */
	chart(chart: ChartConfiguration<'scatter'>, at: { x: number; y: number; width: number; height: number }): void;
	/** Throws where the browser makes no picture. */
	finished(): Promise<Blob>;
}

/** Dots of the picture for one pixel of the page. */
const fine = 2;

const sheet = (width: number, height: number): HTMLCanvasElement =>
	Object.assign(document.createElement('canvas'), { width, height });

/** A picture of dots, twice as fine as the page. */
export function dotted(width: number, height: number): Paper {
	const picture = sheet(width * fine, height * fine);
	const g = picture.getContext('2d') as CanvasRenderingContext2D;
	g.scale(fine, fine);
	return {
		g,
		write: (text, x, y) => g.fillText(text, x, y),
		chart(chart, at) {
			const own = sheet(Math.round(at.width), Math.round(at.height));
			const drawn = new ChartJs(own, { ...chart, options: { ...chart.options, devicePixelRatio: fine } });
			g.drawImage(own, at.x, at.y, at.width, at.height);
			drawn.destroy();
		},
		finished: () =>
			new Promise((done, failed) =>
				picture.toBlob(blob => (blob ? done(blob) : failed(new Error('The browser made no picture.'))), 'image/png'),
			),
	};
}

/** A picture of lines and letters. What writes it is loaded when one is asked for. */
export async function lined(width: number, height: number): Promise<Paper> {
	const { Context } = await import('svgcanvas');
	const g = new Context({ width, height });
	return {
		g,
		write(text, x, y) {
			g.fillText(text, x, y);
			const written = [...g.getSvg().getElementsByTagName('text')].at(-1);
			written?.setAttribute('textLength', g.measureText(text).width.toFixed(1));
			written?.setAttribute('lengthAdjust', 'spacingAndGlyphs');
		},
		chart(chart, at) {
			const own = new Context({ width: Math.round(at.width), height: Math.round(at.height) });
			const drawn = new ChartJs(
				Object.assign(own, { getContext: () => own, style: {} }) as unknown as HTMLCanvasElement,
				{
					...chart,
					// Lines made of segments are drawn step by step; others as paths that only a real canvas knows.
					data: { datasets: chart.data.datasets.map(set => ({ ...set, segment: {} })) },
					options: { ...chart.options, devicePixelRatio: 1 },
					platform: BasicPlatform,
				},
			);
			g.drawImage(own as unknown as CanvasImageSource, at.x, at.y);
			drawn.destroy();
		},
		finished: async () => new Blob([g.getSerializedSvg(true)], { type: 'image/svg+xml' }),
	};
}
