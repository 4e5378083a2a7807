import { createCanvas, SvgExportFlag } from '@napi-rs/canvas';
import { escaped } from '../layout/escaped.ts';
import type { Chart } from './chart.ts';
import { ChartJs, configuration } from './configuration.ts';
import './fonts.ts';
import { placeholders, withVariables } from './palette.ts';
import { shared } from './shared-curves.ts';

/** How wide panels stand, px: in an article, on the home page, beside the column of a figure's own page. */
export const widths = {
	article: { left: 549, right: 339, half: 444, whole: 920 },
	home: { left: 687, right: 424, half: 556, whole: 1144 },
	landing: { left: 455, right: 281, half: 368, whole: 768 },
} as const;
export const phoneWidth = 358;

let drawings = 0;

interface Size {
	/** px */
	width: number;
	/** Height per width. */
	ratio: number;
}

/** The canvas writes a dashed line as many small shapes. Here an end that no line has tells which are dashed; `tidy` makes them so. */
const dashed = 'round';

/** What a canvas of this size writes as SVG, without the element around it. */
function drawn(chart: Chart, { width, ratio }: Size): string {
	const canvas = createCanvas(width, Math.round(width * ratio), SvgExportFlag.NoPrettyXML);
	const g = canvas.getContext('2d');
	g.setLineDash = pattern => {
		g.lineCap = pattern.length ? dashed : 'butt';
	};
	const js = new ChartJs(canvas as unknown as HTMLCanvasElement, configuration(chart, placeholders));
	const raw = canvas.getContent().toString('utf8');
	js.destroy();
	return raw.slice(raw.indexOf('>', raw.indexOf('<svg')) + 1, raw.lastIndexOf('</svg>'));
}

/** Its colours are the page's variables, each label is one text element, coordinates go to a tenth of a pixel. */
function finished(body: string, { width, ratio }: Size, label: string): string {
	const height = Math.round(width * ratio);
	const own = withVariables(tidy(body, nameOf(body)));
	return `<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(label)}">${own}</svg>`;
}

/** A chart as SVG. */
export const svgOf = (chart: Chart, width: number, ratio: number, label: string): string =>
	finished(drawn(chart, { width, ratio }), { width, ratio }, label);

/** A chart as two SVGs for one page, of which the second takes its long curves from the first. */
export function svgsOf(chart: Chart, wide: Size, narrow: Size, label: string): { wide: string; narrow: string } {
	const body = drawn(chart, wide);
	const pair = shared(body, drawn(chart, narrow), nameOf(body));
	return { wide: finished(pair.wide, wide, label), narrow: finished(pair.narrow, narrow, label) };
}

/** Several pictures stand on one page, so each has names of its own. */
const nameOf = (drawing: string): string => `${fingerprint(drawing)}-${++drawings}`;

/** A short name that depends on the picture only. */
function fingerprint(text: string): string {
	let hash = 0;
	for (let k = 0; k < text.length; k++) hash = (Math.imul(hash, 31) + text.charCodeAt(k)) | 0;
	return `p${(hash >>> 0).toString(36)}`;
}

const tenth = (number: string): string => String(Math.round(Number(number) * 10) / 10);

function tidy(svg: string, id: string): string {
	return svg
		.replace(/ font-family="[^"]*"/g, '')
		.replaceAll(` stroke-linecap="${dashed}"`, ' stroke-dasharray="5 4"')
		.replaceAll(' stroke-miterlimit="10"', '')
		.replace(/<rect fill-opacity="0"[^>]*\/>/, '')
		.replace(/(id="|url\(#)(cl_\w+)/g, `$1${id}-$2`)
		.replace(
			/ (x|y|width|height)="([-\d.]+)(?:, [^"]*)?"/g,
			(_, name: string, first: string) => ` ${name}="${tenth(first)}"`,
		)
		.replace(/ d="([^"]*)"/g, (_, path: string) => ` d="${shortened(path)}"`);
}

/** A full circle comes as some eighty curves; two arcs say the same. Anything else that is curved stays as it is. */
function circle(path: string): string | undefined {
	const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
	if (!/^M[-\d., ]+(Q[-\d., ]+){20,}$/.test(path)) return undefined;
	const [xs, ys] = [numbers.filter((_, k) => k % 2 === 0), numbers.filter((_, k) => k % 2 === 1)];
	const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
	const radius = (right - left) / 2;
	const [x, y] = [left + radius, (top + bottom) / 2];
	const round = xs.every((each, k) => Math.abs(Math.hypot(each - x, (ys[k] as number) - y) - radius) < 0.1);
	const r = tenth(String(radius));
	return round
		? `M${tenth(String(left))} ${tenth(String(y))}a${r} ${r} 0 1 1 ${tenth(String(2 * radius))} 0a${r} ${r} 0 1 1-${tenth(String(2 * radius))} 0`
		: undefined;
}

const placeOf = (command: string): [number, number] => {
	const [x = 0, y = 0] = (command.slice(1).match(/-?[\d.]+/g) ?? []).map(Number);
	return [x, y];
};

/** How far a place lies from the straight way between two others, px. */
function off([x, y]: [number, number], [ax, ay]: [number, number], [bx, by]: [number, number]): number {
	const [dx, dy] = [bx - ax, by - ay];
	const length = dx * dx + dy * dy;
	const along = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
	return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/** What no eye can tell, px. */
const unseen = 0.25;

/** Without the points that lie on the straight way between those that stay: contours and nullclines have many. */
function straightened(commands: readonly string[]): string[] {
	const kept: string[] = [];
	let since: [number, number][] = [];
	for (const [k, command] of commands.entries()) {
		const next = commands[k + 1];
		const before = kept.at(-1);
		if (command.startsWith('L') && next?.startsWith('L') && before && !before.startsWith('Z')) {
			const passed = [...since, placeOf(command)];
			const [from, to] = [placeOf(before), placeOf(next)];
			if (passed.every(place => off(place, from, to) < unseen)) {
				since = passed;
				continue;
			}
		}
		kept.push(command);
		since = [];
	}
	return kept;
}

/**
 * Straight lines by steps of tenths of a pixel, upright and level ones by one number, which is less than half as long; a step that rounds to
 * nothing is left out.
 */
function shortened(path: string): string {
	const commands = path.match(/[A-Za-z][^A-Za-z]*/g) ?? [];
	if (commands.some(c => !/^[MLZ]/.test(c))) return circle(path) ?? path.replace(/-?\d+\.\d+/g, tenth);
	let [x, y] = [0, 0];
	let last = '';
	const parts = straightened(commands).map(command => {
		const kind = command.charAt(0);
		if (kind === 'Z') return (last = 'z');
		const [toX = 0, toY = 0] = (command.slice(1).match(/-?[\d.]+/g) ?? []).map(n => Math.round(Number(n) * 10));
		const [dx, dy] = [toX - x, toY - y];
		const first = last === '';
		[x, y] = [toX, toY];
		// After a closed path a relative move would start at that path's beginning, not at its end.
		if (kind === 'M' && (first || last === 'z')) return (last = 'M') && `M${toX / 10} ${toY / 10}`;
		if (kind === 'L' && dx === 0 && dy === 0) return '';
		const name = kind === 'M' ? 'm' : dx === 0 ? 'v' : dy === 0 ? 'h' : 'l';
		const step = name === 'v' ? `${dy / 10}` : name === 'h' ? `${dx / 10}` : `${dx / 10}${dy < 0 ? '' : ' '}${dy / 10}`;
		const text = last === name && name !== 'm' ? `${step.startsWith('-') ? '' : ' '}${step}` : `${name}${step}`;
		last = name;
		return text;
	});
	return parts.join('').replace(/(?<![\d.])0\./g, '.');
}
