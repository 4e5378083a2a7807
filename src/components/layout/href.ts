/** A link inside the site, wherever it is served: href('/figures/') is '/ei-lens/figures/' under BASE=/ei-lens/. */
export function href(path: string): string {
	return import.meta.env.BASE_URL.replace(/\/$/, '') + (path.startsWith('/') ? path : `/${path}`);
}

/** The same for readers elsewhere: the whole address where the build was told its SITE, else from the root of the host. */
export const address = (path: string): string =>
	import.meta.env.SITE ? new URL(href(path), import.meta.env.SITE).href : href(path);
