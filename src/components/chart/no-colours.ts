/**
 * Stands in the browser for the library with which Chart.js mixes colours, a tenth of its bytes: it does so only for what lies under a
 * pointer and for pictures that move by themselves, and configuration.ts has neither. Colours come from palette.ts, ready.
 */
export class Color {
	constructor() {
		throw new Error('Chart.js wants to mix colours: take its library back in (astro.config.mjs).');
	}
}
