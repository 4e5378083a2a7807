/** Text as it may stand in HTML or SVG, inside quotes too. */
export const escaped = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
