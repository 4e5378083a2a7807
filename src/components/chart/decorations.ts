import type { Chart as ChartJs, Plugin } from 'chart.js';
import { type Chart, type Ink, type Layer, type Mark, placeOn, population, shades } from './chart.ts';
import type { Palette } from './palette.ts';

const font = (weight = 400): string =>
	`${weight} 12px 'IBM Plex Sans Variable', 'IBM Plex Sans', system-ui, sans-serif`;

type Draw = (js: ChartJs, g: CanvasRenderingContext2D) => void;
type Of<K extends Layer['kind']> = Extract<Layer, { kind: K }>;

/** What Chart.js has no word for: bands, arrows, marks of fixed points, names at line ends, titles at axis ends. */
export function decorations(chart: Chart, palette: Palette): Plugin<'scatter'> {
	const of = <K extends Layer['kind']>(kind: K): Of<K>[] => chart.layers.filter((l): l is Of<K> => l.kind === kind);
	const scales = (js: ChartJs): { px(v: number): number; py(v: number): number } => ({
		px: v => (js.scales.x as NonNullable<typeof js.scales.x>).getPixelForValue(placeOn(chart.x, v)),
		py: v => (js.scales.y as NonNullable<typeof js.scales.y>).getPixelForValue(placeOn(chart.y, v)),
	});

	const bands: Draw = (js, g) => {
		const { top, bottom } = js.chartArea;
		const { px } = scales(js);
		g.globalAlpha = 0.1;
		g.fillStyle = palette.ink;
		for (const { bands } of of('bands'))
			for (const [from, to] of bands) g.fillRect(px(from), top, px(to) - px(from), bottom - top);
		g.globalAlpha = 1;
	};

	const areas: Draw = (js, g) => {
		const { px, py } = scales(js);
		g.globalAlpha = 0.2;
		for (const { x, low, high, ink } of of('area')) {
			g.fillStyle = palette[ink];
			g.beginPath();
			for (let k = 0; k < x.length; k++) g.lineTo(px(x[k] as number), py(high[k] as number));
			for (let k = x.length - 1; k >= 0; k--) g.lineTo(px(x[k] as number), py(low[k] as number));
			g.fill();
		}
		g.globalAlpha = 1;
	};

	const rules: Draw = (js, g) => {
		const { top, bottom } = js.chartArea;
		for (const { x, name } of of('rule')) {
			const at = scales(js).px(x);
			stroke(g, palette['ink-3'], 1, () => {
				g.moveTo(at, top);
				g.lineTo(at, bottom);
			});
			if (name) text(g, name, at + 5, top + 5, palette['ink-3'], 'left');
		}
	};

	const arrows: Draw = (js, g) => {
		const { px, py } = scales(js);
		const { left, right } = js.chartArea;
		const length = (right - left) / 32;
		for (const { rows } of of('arrows')) {
			stroke(g, palette.edge, 1, () => {
				for (let k = 0; k + 3 < rows.length; k += 4) {
					const [x, y, dx, dy] = [rows[k], rows[k + 1], rows[k + 2], rows[k + 3]] as [number, number, number, number];
					const [ax, ay] = [px(x + dx) - px(x), py(y + dy) - py(y)];
					const size = Math.hypot(ax, ay);
					if (!(size > 0)) continue;
					const [ux, uy] = [(ax / size) * length, (ay / size) * length];
					const [tipX, tipY] = [px(x) + ux / 2, py(y) + uy / 2];
					g.moveTo(px(x) - ux / 2, py(y) - uy / 2);
					g.lineTo(tipX, tipY);
					g.moveTo(tipX - 0.4 * ux + 0.22 * uy, tipY - 0.4 * uy - 0.22 * ux);
					g.lineTo(tipX, tipY);
					g.lineTo(tipX - 0.4 * ux - 0.22 * uy, tipY - 0.4 * uy + 0.22 * ux);
				}
			});
		}
	};

	const points: Draw = (js, g) => {
		const { px, py } = scales(js);
		for (const { points } of of('points')) {
			for (const { x, y, full, name } of points) {
				if (x < chart.x.range[0] || x > chart.x.range[1] || y < chart.y.range[0] || y > chart.y.range[1]) continue;
				g.beginPath();
				g.arc(px(x), py(y), 5, 0, 2 * Math.PI);
				g.fillStyle = full ? palette.ink : palette.plate;
				g.fill();
				g.strokeStyle = palette.ink;
				g.lineWidth = 2;
				g.stroke();
				if (name) text(g, name, px(x) + 9, py(y) - 10, palette.ink, 'left', 600);
			}
		}
	};

	const dots: Draw = (js, g) => {
		const { px, py } = scales(js);
		for (const { x, y, mark: kind, ink, hollow } of of('dots'))
			for (let k = 0; k < x.length; k++) mark(g, kind, px(x[k] as number), py(y[k] as number), palette[ink], hollow);
	};

	const spikes: Draw = (js, g) => {
		const { px, py } = scales(js);
		g.globalAlpha = chart.strength ?? 1;
		for (const { x, y, mark, ink, size, heavy } of of('spikes')) {
			const height = Math.abs(py(size) - py(0));
			const width = heavy ? 1.6 : 1.1;
			g.beginPath();
			if (mark === 'tick') {
				g.strokeStyle = palette[ink];
				g.lineWidth = width;
				for (let k = 0; k < x.length; k++) {
					const [at, middle] = [px(x[k] as number), py(y[k] as number)];
					g.moveTo(at, middle - height / 2);
					g.lineTo(at, middle + height / 2);
				}
				g.stroke();
			} else {
				g.strokeStyle = palette[ink];
				const side = 2 * Math.min(1.6, height / 2) * (heavy ? 1.25 : 1);
				// Squares of this size are seen as dots. As the square ends of a line that is hardly longer than nothing they are short to write.
				const least = 0.2;
				g.lineWidth = side - least;
				g.lineCap = 'square';
				for (let k = 0; k < x.length; k++) {
					const [at, middle] = [px(x[k] as number), py(y[k] as number)];
					g.moveTo(at - least / 2, middle);
					g.lineTo(at + least / 2, middle);
				}
				g.stroke();
				g.lineCap = 'butt';
			}
		}
		g.globalAlpha = 1;
	};

	const bars: Draw = (js, g) => {
		const { px, py } = scales(js);
		for (const { starts, width, heights, ink } of of('bars')) {
			g.fillStyle = palette[ink];
			for (let k = 0; k < starts.length; k++) {
				const [left, right] = [px(starts[k] as number), px((starts[k] as number) + width)];
				const top = py(heights[k] as number);
				g.fillRect(left, top, right - left - 1, js.chartArea.bottom - top);
			}
		}
	};

	const regions: Draw = (js, g) => {
		const { px, py } = scales(js);
		for (const { loops, ink, fill = 1, line } of of('regions')) {
			g.beginPath();
			for (const loop of loops) {
				// On whole pixels, so that edges are crisp.
				for (let k = 0; k < loop.length; k += 2)
					g[k ? 'lineTo' : 'moveTo'](Math.round(px(loop[k] as number)), Math.round(py(loop[k + 1] as number)));
				g.closePath();
			}
			g.globalAlpha = fill;
			g.fillStyle = g.strokeStyle = palette[ink];
			g.lineWidth = line ?? 0;
			if (line) g.stroke();
			else g.fill();
		}
		g.globalAlpha = 1;
	};

	const keys: Draw = (js, g) => {
		for (const { ink, from, to, mark: at, name } of of('key')) {
			const [side, y] = [8, 8];
			text(g, to, js.chartArea.right, y, palette['ink-3'], 'right');
			const left = js.chartArea.right - g.measureText(to).width - 6 - side * (shades.count + 1);
			text(g, from, left - 6, y, palette['ink-3'], 'right');
			g.fillStyle = palette[ink];
			for (let k = 0; k <= shades.count; k++) {
				g.globalAlpha = k * shades.step;
				g.fillRect(left + k * side, y - 5, side, 10);
			}
			g.globalAlpha = 1;
			stroke(g, palette.edge, 1, () => g.rect(left, y - 5, side * (shades.count + 1), 10));
			if (!at) continue;
			stroke(g, palette.ink, 1.5, () => {
				g.moveTo(left + at * side, y - 7);
				g.lineTo(left + at * side, y + 7);
			});
			text(g, name ?? '', left - 14 - g.measureText(from).width, y, palette['ink-2'], 'right');
		}
	};

	const words: Draw = (js, g) => {
		const { px, py } = scales(js);
		const { left: west, right: east } = js.chartArea;
		const placed = of('labels')
			.flatMap(({ labels }) => labels)
			.map(({ x, y, text: t, strong = false }) => {
				g.font = font(strong ? 600 : 400);
				const half = g.measureText(t).width / 2;
				return { t, strong, half, x: Math.min(Math.max(px(x), west + half + 4), east - half + 20), y: py(y) };
			});
		const places = placed.filter(({ strong }) => strong);
		// The name of a place outranks the number on a line; a number that would touch it is left out.
		const touches = (a: (typeof placed)[number]): boolean =>
			places.some(b => Math.abs(a.x - b.x) < a.half + b.half + 4 && Math.abs(a.y - b.y) < 14);
		for (const label of placed) {
			const { t, strong, x, y } = label;
			if (strong || !touches(label))
				haloed(g, t, x, y, palette[strong ? 'ink' : 'ink-3'], palette.paper, strong ? 600 : 400);
		}
		for (const { x, y, name } of of('ring')) {
			g.beginPath();
			g.arc(px(x), py(y), 7, 0, 2 * Math.PI);
			g.fillStyle = palette.plate;
			g.fill();
			stroke(g, palette.ink, 2, () => g.arc(px(x), py(y), 7, 0, 2 * Math.PI));
			const left = px(x) > js.chartArea.right - 90;
			g.textAlign = left ? 'right' : 'left';
			haloed(g, name, px(x) + (left ? -12 : 12), py(y), palette.ink, palette.paper, 600, left ? 'right' : 'left');
		}
		for (const { rows } of of('rows')) {
			for (const { y, name } of rows) {
				const own = population[name];
				mark(g, own?.mark ?? 'none', js.chartArea.left - 26, py(y), palette[own?.ink ?? 'ink']);
				text(g, name, js.chartArea.left - 17, py(y), palette[own?.text ?? 'ink-2'], 'left', 600);
			}
		}
	};

	const names: Draw = (js, g) => {
		const ends = of('line')
			.filter(line => line.name && line.y.length > 0)
			.map(line => {
				const inside = lastInside(line, chart);
				return { line, x: inside.x, y: inside.y, at: scales(js).py(inside.y), px: scales(js).px(inside.x) };
			});
		// Names that would touch are pushed apart.
		ends.sort((a, b) => a.at - b.at);
		for (let k = 1; k < ends.length; k++) {
			const [a, b] = [ends[k - 1], ends[k]] as [(typeof ends)[number], (typeof ends)[number]];
			if (b.at - a.at < 16 && Math.abs(a.px - b.px) < 40) b.at = a.at + 16;
		}
		// None is pushed into the numbers of the axis: the others go up instead.
		for (let k = ends.length - 1; k >= 0; k--) {
			const [a, b] = [ends[k] as (typeof ends)[number], ends[k + 1]];
			a.at = Math.min(a.at, b && Math.abs(a.px - b.px) < 40 ? b.at - 16 : js.chartArea.bottom);
		}
		for (const { line, at, px } of ends) {
			const own = population[line.name as string];
			const ink: Ink = own?.text ?? (line.ink === 'e' ? 'e-text' : line.ink === 'i' ? 'i-text' : 'ink-2');
			const x = Math.min(px, js.chartArea.right) + 6;
			const drawn = mark(g, line.mark ?? own?.mark ?? 'none', x + 4, at, palette[line.ink]);
			haloed(g, line.name as string, x + (drawn ? 12 : 0), at, palette[ink], palette.paper, 600, 'left');
		}
	};

	const titles: Draw = (js, g) => {
		const { left, right } = js.chartArea;
		if (chart.x.title) text(g, `${chart.x.title} →`, right, js.height - 8, palette['ink-3'], 'right');
		if (chart.y.title) text(g, `↑ ${chart.y.title}`, left, 8, palette['ink-3'], 'left');
	};

	const clipped =
		(draw: Draw): Draw =>
		(js, g) => {
			const { left, top, right, bottom } = js.chartArea;
			g.save();
			g.beginPath();
			g.rect(left, top, right - left, bottom - top);
			g.clip();
			draw(js, g);
			g.restore();
		};

	return {
		id: 'decorations',
		beforeDatasetsDraw: js => {
			for (const draw of [bands, areas, arrows, bars, spikes, regions]) clipped(draw)(js as unknown as ChartJs, js.ctx);
			// Whole also where they stand on the edge of the window.
			dots(js as unknown as ChartJs, js.ctx);
		},
		afterDatasetsDraw: js => {
			for (const draw of [rules, points, names, words, titles, keys]) {
				js.ctx.save();
				draw(js as unknown as ChartJs, js.ctx);
				js.ctx.restore();
			}
		},
	};
}

/** The last point of a line that lies in the window. */
function lastInside({ x, y }: Of<'line'>, chart: Chart): { x: number; y: number } {
	for (let k = y.length - 1; k >= 0; k--) {
		const [px, py] = [x[k] as number, y[k] as number];
		if (px <= chart.x.range[1] && px >= chart.x.range[0] && py <= chart.y.range[1] && py >= chart.y.range[0])
			return { x: px, y: py };
	}
	return { x: chart.x.range[1], y: chart.y.range[0] };
}

function stroke(g: CanvasRenderingContext2D, colour: string, width: number, path: () => void): void {
	g.beginPath();
	g.strokeStyle = colour;
	g.lineWidth = width;
	path();
	g.stroke();
}

/** How words are set from now on: without ligatures, whose glyphs an SVG made here would lose. */
function pen(g: CanvasRenderingContext2D, align: CanvasTextAlign, weight: number): void {
	g.font = font(weight);
	g.textRendering = 'optimizeSpeed';
	g.textAlign = align;
	g.textBaseline = 'middle';
}

function text(
	g: CanvasRenderingContext2D,
	words: string,
	x: number,
	y: number,
	colour: string,
	align: CanvasTextAlign,
	weight = 400,
): void {
	pen(g, align, weight);
	g.fillStyle = colour;
	g.fillText(words, x, y);
}

/** Words on a halo of the ground, so that lines do not run through them. */
function haloed(
	g: CanvasRenderingContext2D,
	words: string,
	x: number,
	y: number,
	colour: string,
	ground: string,
	weight: number,
	align: CanvasTextAlign = 'center',
): void {
	pen(g, align, weight);
	g.strokeStyle = ground;
	g.lineWidth = 4;
	g.lineJoin = 'round';
	g.strokeText(words, x, y);
	g.fillStyle = colour;
	g.fillText(words, x, y);
}

/** E is pointed, I is round: the mark says it without the colour. */
function mark(g: CanvasRenderingContext2D, kind: Mark, x: number, y: number, colour: string, hollow = false): boolean {
	if (kind === 'none') return false;
	g.beginPath();
	if (kind === 'disc') g.arc(x, y, 3.5, 0, 2 * Math.PI);
	else {
		const corners = {
			triangle: [-3, -4.5, 4.5, 0, -3, 4.5],
			square: [-3, -3, 3, -3, 3, 3, -3, 3],
			diamond: [0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0],
		}[kind];
		for (let k = 0; k < corners.length; k += 2) g.lineTo(x + (corners[k] as number), y + (corners[k + 1] as number));
		g.closePath();
	}
	if (hollow) {
		g.strokeStyle = colour;
		g.lineWidth = 1;
		g.stroke();
	} else {
		g.fillStyle = colour;
		g.fill();
	}
	return true;
}
