/** The mark of the site and its colours, as the files say them that hold them: for what is not a page of the site. */
import favicon from '../../../public/favicon.svg?raw';
import tokens from '../styles/tokens.css?raw';

const need = (found: RegExpMatchArray | null, what: string): string => {
	if (!found?.[1]) throw new Error(`${what} is not where it should be`);
	return found[1];
};
const dark = need(tokens.match(/prefers-color-scheme: dark\)\s*\{([\s\S]*)/), 'the dark set of colours');
const colour = (name: string, css = tokens): string =>
	need(css.match(new RegExp(`--${name}:\\s*(#[0-9a-f]{6});`, 'i')), name);

export const paper = { light: colour('paper'), dark: colour('paper', dark) };
/** Two strokes, excitation and inhibition, in a box 26 high, 16 wide and 5 more on each side. */
export const strokes = (['e', 'i'] as const).map(side => ({
	colour: colour(side),
	path: need(favicon.match(new RegExp(`class="${side}" d="([^"]+)"`)), `the stroke ${side} of the favicon`),
}));
