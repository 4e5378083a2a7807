import { describe, expect, test } from 'vitest';
import { decades, rounded, thinned } from '../../src/components/chart/chart.ts';
import { placeholders } from '../../src/components/chart/palette.ts';
import { shared } from '../../src/components/chart/shared-curves.ts';
import { svgOf, svgsOf } from '../../src/components/chart/static.ts';
import { built } from '../../src/components/figure/build.ts';
import { csvOf, jsonOf } from '../../src/components/figure/files.ts';
import { inDecades } from '../../src/components/figure/panels/avalanches.ts';
import { chartOf, playAt } from '../../src/components/figure/panels/index.ts';
import { defaultState } from '../../src/components/figure/state.ts';
import { figures } from '../../src/content/figures/index.ts';

describe.each(figures.map(f => f.id))('%s', id => {
	const { figure, info, outcome, picture } = built(id);
	const drawn = figure.panels.filter(p => p.kind !== 'readout');
	const pictures = drawn.flatMap(panel => {
		const { wide, narrow } = picture(panel, 'article');
		return narrow === undefined ? [wide] : [wide, narrow];
	});

	test('pictures use the page’s colours, one position a label, and names of their own', () => {
		for (const svg of pictures) {
			expect(svg).toContain('var(--');
			for (const colour of Object.values(placeholders)) expect(svg.toLowerCase()).not.toContain(colour);
			expect(svg).not.toMatch(/ [xy]="[^"]*,/);
			expect(svg).not.toMatch(/NaN|undefined/);
			expect(svg.length).toBeLessThan(60_000);
		}
		const ids = pictures.flatMap(svg => [...svg.matchAll(/ id="([^"]+)"/g)].map(m => m[1]));
		expect(new Set(ids).size).toBe(ids.length);
	});

	test('curves stand under their whole names', () => {
		for (const panel of drawn) {
			if (panel.kind !== 'time-course' || !panel.names) continue;
			const { wide } = picture(panel, 'article');
			const letters = wide.replace(/<[^>]*>/g, '');
			for (const name of Object.values(panel.names)) expect(letters).toContain(name);
		}
	});

	test('E is warm and pointed, I is cool and round', () => {
		for (const panel of drawn) {
			if (panel.kind !== 'time-course') continue;
			const { wide } = picture(panel, 'article');
			for (const name of ['E', 'I'].filter(n => panel.show.includes(n))) {
				const ink = name.toLowerCase();
				expect(wide).toMatch(new RegExp(`fill="var\\(--${ink}-text\\)"[^>]*>${name}<`));
				expect(wide).toContain(`stroke="var(--${ink})"`);
			}
		}
	});

	test('the files hold every recorded number', () => {
		const rows = Object.values(outcome.recordings).flatMap(r => Object.values(r.traces).map(t => t.values.length));
		const csv = csvOf(outcome).trim().split('\r\n');
		const spikes = Object.values(outcome.recordings).flatMap(r => Object.values(r.spikes).map(s => s.times.length));
		expect(csv.length).toBe(1 + [...rows, ...spikes].reduce((sum, n) => sum + n, 0));
		const data = JSON.parse(jsonOf(info, defaultState(info), outcome, 'x'));
		for (const [run, { traces, digest }] of Object.entries(outcome.recordings)) {
			expect(data.recordings[run].digest).toBe(digest);
			for (const [name, { values }] of Object.entries(traces))
				expect(data.recordings[run].traces[name].values).toEqual([...values]);
		}
	});
});

/** The corners of a path of straight lines, in whatever way each step is written. */
function walked(path: string): [number, number][] {
	let [x, y] = [0, 0];
	const places: [number, number][] = [];
	for (const [, kind = '', rest = ''] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
		const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
		if (!/^[MmlhvzZ]$/.test(kind)) throw new Error(`a step of kind ${kind}`);
		const two = /[Mml]/.test(kind);
		for (let k = 0; k < numbers.length; k += two ? 2 : 1) {
			const [a, b] = [numbers[k] as number, numbers[k + 1] as number];
			if (kind === 'M') [x, y] = [a, b];
			else if (two) [x, y] = [x + a, y + b];
			else if (kind === 'h') x += a;
			else y += a;
			places.push([x, y]);
		}
	}
	return places;
}

test('upright and level steps land where they were drawn', () => {
	const x = [10, 10, 200, 290];
	const y = [1, 3, 2, 2];
	const svg = svgOf(
		{
			x: { range: [0, 300], unit: '1' },
			y: { range: [0, 4], unit: '1' },
			ratio: { wide: 0.5, narrow: 0.5 },
			layers: [{ kind: 'line', x, y, ink: 'e', width: 2 }],
		},
		500,
		0.5,
		'corner',
	);
	const places = walked(/stroke="var\(--e\)"[^>]* d="([^"]+)"/.exec(svg)?.[1] as string);
	expect(places).toHaveLength(4);
	const [one, two, three, four] = places as [[number, number], [number, number], [number, number], [number, number]];
	expect(one[0]).toBeCloseTo(two[0], 5);
	expect(three[1]).toBeCloseTo(four[1], 5);
	expect((four[0] - three[0]) / (three[0] - two[0])).toBeCloseTo(90 / 190, 1);
});

test('a path by steps ends where the path by places does', () => {
	const x = Array.from({ length: 300 }, (_, k) => k);
	const y = x.map(k => Math.sin(k / 20) * 3);
	const svg = svgOf(
		{
			x: { range: [0, 299], unit: '1' },
			y: { range: [-4, 4], unit: '1' },
			ratio: { wide: 0.5, narrow: 0.5 },
			layers: [{ kind: 'line', x, y, ink: 'e', width: 2 }],
		},
		500,
		0.5,
		'wave',
	);
	const path = /stroke="var\(--e\)"[^>]* d="([^"]+)"/.exec(svg)?.[1] as string;
	const places = walked(path);
	const [[startX, startY], [px, py]] = [places[0], places.at(-1)] as [[number, number], [number, number]];
	// From the first to the last point of the wave on a plot about 450 px wide and 220 px high.
	expect(px - startX).toBeGreaterThan(400);
	expect(px - startX).toBeLessThan(500);
	const perUnit = (px - startX) / 299;
	expect(perUnit).toBeGreaterThan(1.3);
	expect(Math.sign(py - startY)).toBe(Math.sign(-((y.at(-1) as number) - (y[0] as number))));
});

test('thinning keeps ends and extremes', () => {
	const y = Array.from({ length: 5000 }, (_, k) => (k === 2345 ? 9 : k === 3456 ? -9 : Math.sin(k)));
	const thin = thinned(
		y.map((_, k) => k),
		y,
		300,
	);
	expect(thin.x.length).toBeLessThanOrEqual(602);
	expect(Math.max(...thin.y)).toBe(9);
	expect(Math.min(...thin.y)).toBe(-9);
	expect([thin.x[0], thin.x.at(-1)]).toEqual([0, 4999]);
	expect(thin.x.every((v, k) => k === 0 || v >= (thin.x[k - 1] as number))).toBe(true);
	expect(thinned([1, 2], [3, 4], 300)).toEqual({ x: [1, 2], y: [3, 4] });
});

test.each([
	[0.103, 0.27],
	[-3.2, 1.1],
	[5, 5],
])('a window around %s … %s is round and holds both', (low, high) => {
	const [a, b] = rounded(low, high);
	expect(a).toBeLessThanOrEqual(low);
	expect(b).toBeGreaterThanOrEqual(high);
	expect(b - a).toBeLessThan(2 * Math.max(high - low, Math.abs(high)));
	expect(String(a).length + String(b).length).toBeLessThan(12);
});

test('on logarithmic axes equal ratios are equal steps, and ticks are powers of ten', () => {
	const svg = svgOf(
		{
			x: { range: [1, 10_000], unit: '1', log: true },
			y: { range: [1e-4, 1], unit: '1', log: true },
			ratio: { wide: 0.5, narrow: 0.5 },
			layers: [{ kind: 'line', x: [1, 10, 10_000], y: [1, 0.01, 1e-4], ink: 'e', width: 2 }],
		},
		500,
		0.5,
		'power',
	);
	const places = walked(/stroke="var\(--e\)"[^>]* d="([^"]+)"/.exec(svg)?.[1] as string);
	const [a, b, c] = places as [[number, number], [number, number], [number, number]];
	expect((c[0] - a[0]) / (b[0] - a[0])).toBeCloseTo(4, 1);
	expect((c[1] - a[1]) / (b[1] - a[1])).toBeCloseTo(2, 1);
	const letters = svg.replace(/<[^>]*>/g, '');
	for (const tick of ['100', '10³', '0.01', '10⁻³']) expect(letters).toContain(tick);
});

test('a picture leaves out points that nobody could see, and no others', () => {
	const n = 600;
	const drawn = (x: (k: number) => number, y: (k: number) => number): [number, number][] => {
		const at = (f: (k: number) => number): number[] => Array.from({ length: n + 1 }, (_, k) => f(k / n));
		const svg = svgOf(
			{
				x: { range: [-1, 1], unit: '1' },
				y: { range: [-1, 1], unit: '1' },
				ratio: { wide: 0.5, narrow: 0.5 },
				layers: [{ kind: 'line', x: at(x), y: at(y), ink: 'e', width: 2 }],
			},
			500,
			0.5,
			'round',
		);
		return walked(/stroke="var\(--e\)"[^>]* d="([^"]+)"/.exec(svg)?.[1] as string) as [number, number][];
	};
	expect(
		drawn(
			k => 2 * k - 1,
			k => 1.6 * k - 0.8,
		),
	).toHaveLength(2);
	const turn = (k: number): number => 1.9 * Math.PI * k;
	const round = drawn(
		k => 0.9 * Math.cos(turn(k)),
		k => 0.9 * Math.sin(turn(k)),
	);
	expect(round.length).toBeLessThan(n / 4);
	const edges = round.map(([x]) => x);
	const [width, middle] = [Math.max(...edges) - Math.min(...edges), (Math.max(...edges) + Math.min(...edges)) / 2];
	const heights = round.map(([, y]) => y);
	const [height, centre] = [
		Math.max(...heights) - Math.min(...heights),
		(Math.max(...heights) + Math.min(...heights)) / 2,
	];
	for (const [k, [x, y]] of round.entries()) {
		// Halfway along each step, too, it is as round as before to a third of a pixel.
		const [u, v] = round[k + 1] ?? [x, y];
		const far = Math.hypot(((x + u) / 2 - middle) / (width / 2), ((y + v) / 2 - centre) / (height / 2));
		expect(Math.abs(far - 1) * (height / 2)).toBeLessThan(1 / 3);
	}
});

test.each([
	[1, 830, [1, 1000]],
	[0.003, 0.5, [0.001, 1]],
	[10, 10, [10, 100]],
])('whole decades around %s … %s', (low, high, window) => {
	const [a, b] = decades(low, high);
	expect(a).toBeCloseTo(window[0] as number, 12);
	expect(b).toBeCloseTo(window[1] as number, 9);
});

test('whole numbers in bins of equal ratio: each counted once, shares that add up', () => {
	const numbers = [1, 1, 1, 2, 2, 3, 5, 9, 40, 41, 1000];
	const { middles, counts, density } = inDecades(numbers, 5);
	expect(counts.reduce((a, b) => a + b)).toBe(numbers.length);
	expect([middles[0], counts[0], density[0]]).toEqual([1, 3, 3 / 11]);
	expect(middles.every((m, k) => k === 0 || m > (middles[k - 1] as number))).toBe(true);
	// Numbers that follow a power law lie on it.
	const many = Array.from({ length: 300 }, (_, k) => k + 1).flatMap(n =>
		Array.from({ length: Math.round(1e6 / n ** 2) }, () => n),
	);
	const found = inDecades(many, 5);
	for (const [k, middle] of found.middles.entries())
		if (middle < 200)
			expect(Math.log10((found.density[k] as number) * middle ** 2)).toBeCloseTo(Math.log10(1e6 / many.length), 1);
	expect(inDecades([], 5)).toEqual({ middles: [], counts: [], density: [] });
});

test('a scatter is drawn with the line that was measured, and its playhead follows one cell', () => {
	const { figure, outcome, info } = built('synaptic-scaling');
	const panel = figure.panels.find(p => p.kind === 'scatter');
	if (panel?.kind !== 'scatter') throw new Error('no scatter');
	const { layers } = chartOf(panel, outcome, info);
	const dots = layers.filter(l => l.kind === 'dots').at(-1);
	const line = layers.filter(l => l.kind === 'line').at(-1);
	if (dots?.kind !== 'dots' || line?.kind !== 'line') throw new Error('no dots, no line');
	expect(dots.x).toHaveLength(50);
	const slope = outcome.measures[panel.line.slope] as number;
	for (let k = 0; k < 50; k++) expect((dots.y[k] as number) / (dots.x[k] as number)).toBeCloseTo(slope, 6);
	expect(((line.y[1] as number) - (line.y[0] as number)) / ((line.x[1] as number) - (line.x[0] as number))).toBeCloseTo(
		slope,
		9,
	);
	const largest = Math.max(...Array.from(dots.x));
	// t_off and t_on of the run of 4000 s.
	expect(playAt(panel, 0.25, outcome, info)).toEqual({ x: largest, y: expect.closeTo(largest, 2) });
	expect(playAt(panel, 0.625, outcome, info)?.y).toBeCloseTo(largest * slope, 2);
});

test('avalanches lie near the line of their guide at the edge', () => {
	const { figure, outcome, info } = built('criticality');
	const panel = figure.panels.find(p => p.kind === 'avalanches');
	if (panel?.kind !== 'avalanches') throw new Error('no avalanches');
	const chart = chartOf(panel, outcome, info);
	expect([chart.x.log, chart.y.log]).toEqual([true, true]);
	const [guide] = chart.layers.filter(l => l.kind === 'line');
	const dots = chart.layers.find(l => l.kind === 'dots' && !l.hollow);
	if (guide?.kind !== 'line' || dots?.kind !== 'dots') throw new Error('no guide, no dots');
	for (let k = 0; k < dots.x.length; k++) {
		const [x, y] = [dots.x[k] as number, dots.y[k] as number];
		if (x <= 100) expect(Math.abs(Math.log10(y / ((guide.y[0] as number) * x ** -panel.guide)))).toBeLessThan(0.35);
	}
});

describe('two pictures of one chart', () => {
	const x = Array.from({ length: 200 }, (_, k) => k);
	const chart = {
		x: { range: [0, 199], unit: '1' },
		y: { range: [-1, 1], unit: '1' },
		ratio: { wide: 0.5, narrow: 0.8 },
		layers: [
			{ kind: 'line', x, y: x.map(k => Math.sin(k / 9) * Math.cos(k / 31)), ink: 'e', width: 2 },
			{ kind: 'line', x: [0, 199], y: [0, 0.5], ink: 'i', width: 1, dash: true },
		],
	} as const;
	const sizes = [
		{ width: 600, ratio: 0.5 },
		{ width: 358, ratio: 0.8 },
	] as const;
	const curve = (svg: string): string | undefined => /stroke="var\(--e\)"[^>]* d="([^"]+)"/.exec(svg)?.[1];

	test('the narrow one takes long curves from the wide one, to where it would have drawn them', () => {
		const { wide, narrow } = svgsOf(chart, ...sizes, 'both');
		const alone = walked(curve(svgOf(chart, 358, 0.8, 'alone')) as string);
		expect(curve(narrow)).toBeUndefined();
		const [, id, a, d, e, f] =
			/<use href="#([^"]+)" transform="matrix\(([-\d.]+) 0 0 ([-\d.]+) ([-\d.]+) ([-\d.]+)\)"/.exec(
				narrow,
			) as unknown as [string, string, string, string, string, string];
		expect(wide).toContain(`<path id="${id}" vector-effect="non-scaling-stroke"`);
		const moved = walked(curve(wide) as string).map(([px, py]) => [
			Number(a) * px + Number(e),
			Number(d) * py + Number(f),
		]);
		// Points that nobody could see may be left out of one and not of the other, so the ends and the extremes are compared.
		const edges = (places: readonly (readonly number[])[]): number[] => {
			const [xs, ys] = [places.map(p => p[0] as number), places.map(p => p[1] as number)];
			return [xs[0], ys[0], xs.at(-1), ys.at(-1), Math.min(...ys), Math.max(...ys)] as number[];
		};
		for (const [k, at] of edges(moved).entries()) expect(Math.abs(at - (edges(alone)[k] as number))).toBeLessThan(1);
	});

	test('curves that are not the same stay what they are', () => {
		const body = (d: string): string => `<path stroke="black" d="${d}"/>`;
		const line = (bend: number): string =>
			`M0 0${Array.from({ length: 60 }, (_, k) => `L${k}.25 ${(k * k * bend).toFixed(2)}`).join('')}`;
		const [one, other] = [body(line(0.1)), body(line(0.1).replace('L30.25 90.00', 'L30.25 70.00'))];
		expect(shared(one, other, 'n')).toEqual({ wide: one, narrow: other });
		expect(shared(one, `${other}${other}`, 'n').narrow).toBe(`${other}${other}`);
		expect(shared(one, body(line(0.05)), 'n').narrow).toBe('<use href="#n-0" transform="matrix(1 0 0 0.5 0 0)"/>');
	});

	test('dashes are written as dashes', () => {
		const svg = svgOf(chart, 500, 0.5, 'dashed');
		expect(svg).toMatch(/stroke="var\(--i\)"[^>]* stroke-dasharray="5 4"/);
		expect(svg.match(/dasharray/g)).toHaveLength(1);
	});
});
