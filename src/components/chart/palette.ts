import type { Ink } from './chart.ts';

/** The colour of a token; at build a placeholder, in the browser what the page's theme says. */
export type Palette = Readonly<Record<Ink, string>>;

const inks: readonly Ink[] = [
	'ink',
	'ink-2',
	'ink-3',
	'edge',
	'rule',
	'plate',
	'paper',
	'e',
	'i',
	'pv',
	'sst',
	'vip',
	'e-text',
	'i-text',
];

/** A palette from what each token is. */
export function paletteFrom(colour: (ink: Ink, k: number) => string): Palette {
	return Object.fromEntries(inks.map((ink, k) => [ink, colour(ink, k)])) as unknown as Palette;
}

/** Colours that nothing else uses: each stands for a token until the picture is written. */
export const placeholders = paletteFrom((_, k) => `#0${(k + 1).toString(16)}0b0c`);

/** Placeholders become the page's own variables, so that one picture serves light and dark. */
export const withVariables = (svg: string): string =>
	inks.reduce((text, ink) => text.replaceAll(new RegExp(placeholders[ink], 'gi'), `var(--${ink})`), svg);

/** The tokens as they are on an element now. */
export function paletteOf(element: Element): Palette {
	const style = getComputedStyle(element);
	return paletteFrom(ink => style.getPropertyValue(`--${ink}`).trim());
}
