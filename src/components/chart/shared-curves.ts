/**
 * Of two drawings of one chart, wide and narrow, the long curves are the same but for a shift and a stretch. The narrow one takes them from
 * the wide one, which halves what a page has to carry. Lines keep their width.
 */

/** Shorter ones cost less than what points to them. */
const long = 300;
/** How far a curve may come to lie from where it would have been drawn, px. */
const near = 1;

const element = /<path\b[^>]*? d="([^"]*)"\/>/g;
const curves = (svg: string): { whole: string; path: string }[] =>
	[...svg.matchAll(element)].map(([whole, path = '']) => ({ whole, path }));

const commands = (path: string): string => path.replace(/[^A-Za-z]+/g, ' ');
const numbers = (path: string): number[] => (path.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);

/** Shift and stretch that bring numbers to others, or nothing where they do not come near. */
function stretch(from: readonly number[], to: readonly number[]): { by: number; shift: number } | undefined {
	const [low, high] = [from.indexOf(Math.min(...from)), from.indexOf(Math.max(...from))];
	const [a, b] = [from[low] as number, from[high] as number];
	const by = b - a < 1 ? 1 : ((to[high] as number) - (to[low] as number)) / (b - a);
	const shift = (to[low] as number) - by * a;
	return from.every((x, k) => Math.abs(by * x + shift - (to[k] as number)) < near) ? { by, shift } : undefined;
}

const rounded = (x: number, digits: number): string => String(Number(x.toFixed(digits)));

/** Where a curve of one drawing lies in the other, as a transform; nothing where it is another curve. */
function placed(from: string, to: string): string | undefined {
	if (commands(from) !== commands(to)) return undefined;
	const [a, b] = [numbers(from), numbers(to)];
	const along = (list: readonly number[], axis: number): number[] => list.filter((_, k) => k % 2 === axis);
	const x = stretch(along(a, 0), along(b, 0));
	const y = stretch(along(a, 1), along(b, 1));
	return x && y && `matrix(${rounded(x.by, 4)} 0 0 ${rounded(y.by, 4)} ${rounded(x.shift, 1)} ${rounded(y.shift, 1)})`;
}

/**
 * The bodies of two SVGs, as they come from the canvas; long curves of the second become references to those of the first. `name` makes ids
 * of its own for each pair. Where the drawings do not have the same number of curves they stay as they are.
 */
export function shared(wide: string, narrow: string, name: string): { wide: string; narrow: string } {
	const [from, to] = [curves(wide), curves(narrow)];
	if (from.length !== to.length) return { wide, narrow };
	const pairs = new Map<number, string>();
	for (const [k, { whole, path }] of from.entries()) {
		if (path.length < long || /\b(?:transform|clip-path)=/.test(whole)) continue;
		const transform = placed(path, to[k]?.path ?? '');
		if (transform) pairs.set(k, transform);
	}
	const id = (k: number): string => `${name}-${k}`;
	let [n, m] = [-1, -1];
	return {
		wide: wide.replace(element, whole =>
			pairs.has(++n) ? whole.replace('<path', `<path id="${id(n)}" vector-effect="non-scaling-stroke"`) : whole,
		),
		narrow: narrow.replace(element, whole =>
			pairs.has(++m) ? `<use href="#${id(m)}" transform="${pairs.get(m)}"/>` : whole,
		),
	};
}
