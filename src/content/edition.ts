import packageJson from '../../package.json' with { type: 'json' };

/** What every citation of this site says of it. */
export const edition = { name: 'E/I Lens', version: packageJson.version, year: 2026 } as const;
