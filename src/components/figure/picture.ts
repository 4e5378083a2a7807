/** The figure as it is seen now, as a picture to take away: its words and its charts, without what moves it. Loaded when one is asked for. */
import type { Chart } from '../chart/chart.ts';
import { configuration } from '../chart/configuration.ts';
import { paletteOf } from '../chart/palette.ts';
import { dotted, lined, type Paper } from '../chart/paper.ts';

/** What of the figure is in its picture, in this order. */
const parts = ['.fig-head', '.plots', '.says', 'figcaption'] as const;
const margin = 24;
const gap = 16;
const line = 18;

export type PictureForm = 'png' | 'svg';

/** Every line of words in an element, where it stands on the page and in its own type. */
function* linesIn(element: Element): Generator<{ text: string; place: DOMRect; style: CSSStyleDeclaration }> {
	const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
	for (let node = words.nextNode(); node; node = words.nextNode()) {
		const parent = node.parentElement as HTMLElement;
		if (!parent.checkVisibility() || parent.closest('.sr')) continue;
		const style = getComputedStyle(parent);
		let found: { text: string; place: DOMRect } | undefined;
		for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+/g)) {
			const range = document.createRange();
			range.setStart(node, index);
			range.setEnd(node, index + word.length);
			const place = range.getBoundingClientRect();
			if (found && Math.abs(found.place.top - place.top) < place.height / 2) found.text += ` ${word}`;
			else {
				if (found) yield { ...found, style };
				found = { text: word, place };
			}
		}
		if (found) yield { ...found, style };
	}
}

function write(paper: Paper, element: Element, from: DOMRect, to: { x: number; y: number }): void {
	const { g } = paper;
	for (const { text, place, style } of linesIn(element)) {
		g.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
		g.fillStyle = style.color;
		g.textAlign = 'left';
		g.textBaseline = 'middle';
		const said = style.textTransform === 'uppercase' ? text.toUpperCase() : text;
		paper.write(said, to.x + place.left - from.left, to.y + place.top + place.height / 2 - from.top);
	}
}

/**
 * The picture of a live figure in its present colours. `charts` are those of its canvases, in their order; `notes` stand below, a line each:
 * where the state is, its fingerprint, how it may be used.
 */
export async function pictureOf(
	form: PictureForm,
	figure: HTMLElement,
	charts: readonly Chart[],
	notes: readonly string[],
): Promise<Blob> {
	await document.fonts.ready;
	const shown = parts.flatMap(part => [...figure.querySelectorAll(part)]).filter(each => each.checkVisibility());
	const boxes = shown.map(each => each.getBoundingClientRect());
	const whole = figure.getBoundingClientRect();
	const width = Math.round(whole.width + 2 * margin);
	const height = Math.round(boxes.reduce((sum, { height: h }) => sum + h + gap, 0) + notes.length * line + 2 * margin);
	const palette = paletteOf(figure);
	const paper = await (form === 'svg' ? lined : dotted)(width, height);
	const { g } = paper;
	g.fillStyle = palette.paper;
	g.fillRect(0, 0, width, height);
	const canvases = [...figure.querySelectorAll<HTMLCanvasElement>('.live-chart canvas')];
	let y = margin;
	for (const [k, part] of shown.entries()) {
		const from = boxes[k] as DOMRect;
		const to = { x: margin + from.left - whole.left, y };
		write(paper, part, from, to);
		for (const [c, canvas] of canvases.entries()) {
			const chart = charts[c];
			if (!chart || !part.contains(canvas)) continue;
			const { left, top, width: w, height: h } = canvas.getBoundingClientRect();
			paper.chart(configuration(chart, palette), {
				x: to.x + left - from.left,
				y: to.y + top - from.top,
				width: w,
				height: h,
			});
		}
		y += from.height + gap;
	}
	const type = (size: number): string => `400 ${size}px ${getComputedStyle(figure).fontFamily}`;
	g.fillStyle = palette['ink-3'];
	g.textBaseline = 'middle';
	for (const [k, note] of notes.entries()) {
		g.font = type(12);
		// A line that is too long is written smaller, not cut.
		g.font = type(12 * Math.min(1, (width - 2 * margin) / g.measureText(note).width));
		paper.write(note, margin, y + (k + 0.5) * line);
	}
	return paper.finished();
}
