import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

/** The page's own fonts on the canvases of the build, so that text takes the same room as in the browser. */
const families = {
	'IBM Plex Sans Variable': ['plex-sans-latin', 'plex-sans-greek'],
	'Source Serif 4 Variable': ['source-serif-4-latin', 'source-serif-4-greek'],
};

for (const [family, files] of Object.entries(families))
	for (const file of files)
		GlobalFonts.registerFromPath(join(process.cwd(), 'public', 'fonts', `${file}.woff2`), family);
