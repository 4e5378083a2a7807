import packageJson from '../../package.json' with { type: 'json' };

/** What every citation of this site says of it. */
export const edition = { name: 'E/I Lens', version: packageJson.version, year: 2026 } as const;

/** The edition as a work, in one line, as in CITATION.cff. */
export const editionTitle = 'E/I Lens: an interactive edition of a review of excitation–inhibition balance';

/** Under which text, figures and data may be used again. */
export const licence = 'https://creativecommons.org/licenses/by/4.0/';
